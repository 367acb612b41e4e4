/// The program that a replay tests: a shell command with PORT, HOST, ADDRESS and WORKBENCH (this program) in
/// its environment. What it prints is kept; it and its children are ended with the replay.
@EngineActor final class ProgramUnderTest {
  private let child: ChildProcess
  private let read = Gate()
  /// The last 64 KiB of what it printed, errors too.
  private(set) var output: [UInt8] = []

  private static let limit = 64 * 1024

  init(
    _ command: String, in folder: String?, at address: SocketAddress
  ) throws(SocketError) {
    var values = [
      "PORT": address.port.map { "\($0)" } ?? "", "HOST": address.host,
      "ADDRESS": address.description,
    ]
    if let own = try? File.canonical("/proc/self/exe") { values["WORKBENCH"] = own }
    var script = "exec 2>&1\n"
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      script += "export \(name)=\(Self.quoted(value))\n"
    }
    if let folder { script += "cd \(Self.quoted(folder)) || exit\n" }
    script += command
    child = try ChildProcess(command: script, sink: NoEvents())
    // It has no input: whoever asks for some is told so at once.
    try? child.socket.shutdown(.write)
    collect()
  }

  /// How the shell that ran the command has ended; nil while it runs.
  var status: ProcessStatus? { child.status }

  /// How it ends before the deadline, if it does.
  func ended(until deadline: Deadline) async -> ProcessStatus? {
    _ = try? await child.wait(until: deadline)
    return child.status
  }

  /// Asks it and its children to end (SIGTERM), then makes them (SIGKILL); all output is read then.
  func stop() async {
    for signal in [Signal.terminate, .kill] {
      child.kill(signal)
      if (try? await child.wait(until: .after(nanoseconds: 500_000_000))) != nil { break }
    }
    child.killGroup()
    try? await read.wait(until: .after(nanoseconds: 200_000_000))
    child.socket.close()
  }

  /// A word that the shell takes as it is.
  private static func quoted(_ word: String) -> String {
    "'" + word.replacing("'", with: "'\\''") + "'"
  }

  private func collect() {
    let socket = child.socket
    Task { @EngineActor in
      while let bytes = try? await socket.recv(65_536, until: nil), !bytes.isEmpty {
        output += bytes
        if output.count > 2 * Self.limit { output.removeFirst(output.count - Self.limit) }
      }
      read.open()
    }
  }
}
