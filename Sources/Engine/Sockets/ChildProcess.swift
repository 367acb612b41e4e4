/// A child process: `/bin/sh -c COMMAND` whose standard input and output are one end of a socket pair, so
/// that it reads and writes like a connection. Standard error stays the program's, unless somebody hears it.
@EngineActor public final class ChildProcess {
  /// The number of its process and of its process group.
  public let identifier: Int
  /// What was run.
  public let command: String
  /// The connection to its standard streams.
  public let socket: Socket
  /// How it ended; nil while it runs.
  public private(set) var status: ProcessStatus?
  private let ended = Gate()
  /// Those that run, and those that have left others behind in their group.
  private static var running: [Int: ChildProcess] = [:]
  private static var isListening = false

  /// Starts the command in a process group of its own, with every signal at its default. `hear` gets each
  /// line of its standard error.
  public init(
    command: String, sink: (any EventSink)? = nil, hear: (@EngineActor (String) -> Void)? = nil
  ) throws(SocketError) {
    do throws(SystemError) {
      guard !command.utf8.contains(0) else {
        throw SystemError(errno: 22, call: "posix_spawn")
      }
      try Self.listen()
      let (ours, theirs) = try System.socketPair()
      defer { theirs.close() }
      try System.setBlocking(theirs.raw)
      if let hear {
        identifier = try Self.spawn(command, streams: theirs.raw, hear)
      } else {
        identifier = try System.spawnShell(command, streams: theirs.raw)
      }
      socket = Socket(
        adopting: ours, family: .unix, kind: .stream, role: .process,
        sink: sink ?? Socket.sink)
    } catch {
      throw SocketError(.spawn, .system(error.about(command)))
    }
    self.command = command
    socket.condition.isConnected = true
    socket.record(.spawn)
    Self.running[identifier] = self
    reap()
  }

  private static func spawn(
    _ command: String, streams: Int32, _ hear: @escaping @EngineActor (String) -> Void
  ) throws(SystemError) -> Int {
    let (ours, theirs) = try SystemCallLog.unlogged { () throws(SystemError) in
      let ends = try System.socketPair()
      try System.setBlocking(ends.1.raw)
      return ends
    }
    defer { SystemCallLog.unlogged { theirs.close() } }
    let identifier = try System.spawnShell(command, streams: streams, errors: theirs.raw)
    let reader = LineReader(descriptor: ours.raw, limit: 1 << 20)
    Task { @EngineActor in
      while let line = try? await reader.line() { hear(String(decoding: line, as: UTF8.self)) }
      ours.close()
    }
    return identifier
  }

  /// Waits until it has ended, and gives its code as a shell does: 128 and the number for a signal.
  public func wait(until deadline: Deadline? = nil) async throws(WaitFailure) -> Int {
    reap()
    try await ended.wait(until: deadline)
    return status?.code ?? 0
  }

  /// Sends a signal to the process and to all it has started (kill(2) of its group). Nothing happens when
  /// it has ended.
  public func kill(_ signal: Signal = .terminate) {
    guard status == nil else { return }
    System.killGroup(identifier, signal.rawValue)
  }

  /// Kills (SIGKILL) what the process has started and left behind in its group.
  public func killGroup() { System.killGroup(identifier, Signal.kill.rawValue) }

  /// Ends every child that still runs, and what it has started, for the end of the program: see `end`. It
  /// blocks the thread, for 0.4 s at most.
  public static func killAll() { end(Array(running.values)) }

  /// Waits a moment for those that end by themselves because their input has ended, then asks (SIGTERM),
  /// then kills (SIGKILL).
  static func end(_ children: [ChildProcess]) {
    for signal in [Signal.terminate, .kill] {
      let limit = Deadline.after(nanoseconds: 200_000_000)
      while children.contains(where: { !$0.isGone }), !limit.hasPassed {
        System.pause(nanoseconds: 2_000_000)
      }
      for child in children where !child.isGone {
        System.killGroup(child.identifier, signal.rawValue)
      }
    }
    for child in children where child.status == nil {
      child.finish(System.waitForEnd(child.identifier))
    }
  }

  /// SIGCHLD tells that some child has ended; each is asked for by its number, so that nobody else's is
  /// taken.
  private static func listen() throws(SystemError) {
    guard !isListening else { return }
    try Signals.on(.child) {
      for child in running.values { child.reap() }
    }
    isListening = true
  }

  /// Neither it nor another process of its group runs.
  private var isGone: Bool { reap() != nil && !System.isGroup(identifier) }

  /// How it ended, asked for now; nil while it runs.
  @discardableResult
  private func reap() -> ProcessStatus? {
    if status == nil, let status = System.waitNow(identifier) { finish(status) }
    return status
  }

  private func finish(_ status: ProcessStatus) {
    self.status = status
    if !System.isGroup(identifier) { Self.running[identifier] = nil }
    ended.open()
  }
}
