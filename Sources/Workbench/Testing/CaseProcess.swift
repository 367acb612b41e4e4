import Engine

/// One case in a process of its own: this same program, told to run that one case (`CaseCommand`).
@EngineActor
final class CaseProcess {
  /// Bytes that a case may print.
  static let outputLimit = 16 << 20
  /// Bytes of its messages that are kept.
  private static let messageLimit = 1 << 20
  private static var count = 0
  /// The variable that marks a case and what it starts; its value begins with the runner's number.
  nonisolated static let mark = "WORKBENCH_CASE"

  private let found: FoundCase
  /// A new folder with the case's messages, and its own folder for temporary files.
  private let folder: String
  private let mark: String
  private let child: ChildProcess
  private let startTime = MonotonicClock.now
  private var output: [UInt8] = []
  private var isFlooded = false
  private let outputEnded = Gate()

  /// Starts the case; `color` is for its messages.
  init(_ found: FoundCase, color: Bool, isSandboxed: Bool) throws {
    self.found = found
    folder = try File.makeTemporaryFolder()
    CaseProcess.count += 1
    mark = "\(CaseProcess.mark)=\(Host.processIdentifier)-\(CaseProcess.count)"
    do {
      try File.makeFolder(folder + "/tmp")
      let words =
        ["--color", color ? "always" : "never", "test", CaseCommand.option]
        + (isSandboxed ? ["--sandbox"] : [])
        + [CaseCommand.word(for: found.test.kind), found.test.file, folder + "/note"]
        + found.arguments
      let program = try File.canonical("/proc/self/exe")
      let line = ([program] + words).map(CaseProcess.quoted).joined(separator: " ")
      child = try ChildProcess(
        command: "TMPDIR=\(CaseProcess.quoted(folder + "/tmp")) \(mark) exec \(line)"
          + " 2>\(CaseProcess.quoted(folder + "/messages")) </dev/null")
    } catch {
      try? File.removeTree(folder)
      throw error
    }
    Task { await self.readOutput() }
  }

  /// Waits for its end, at most `limit` nanoseconds, and says how it went; nothing of it is left then.
  func result(limit: Int) async -> TestResult {
    let isLate = await !hasEnded(within: limit)
    if isLate { await end() }
    let time = MonotonicClock.now - startTime
    Processes.killAll(marked: mark)
    try? await outputEnded.wait(until: .after(nanoseconds: 1_000_000_000))
    child.socket.close()
    var result = TestResult(found.test, .passed, time: time, output: output, messages: messages)
    if let reason = isLate ? .time(limit) : reason { result.outcome = .failed(reason) }
    try? File.removeTree(folder)
    return result
  }

  /// Asks it to end, so that `finally` blocks run and its own children end; kills it when it does not.
  func end() async {
    child.kill(.terminate)
    if await hasEnded(within: 1_000_000_000) { return }
    child.kill(.kill)
    _ = try? await child.wait()
  }

  private func hasEnded(within nanoseconds: Int) async -> Bool {
    (try? await child.wait(until: .after(nanoseconds: nanoseconds))) != nil
  }

  /// Why it failed, as far as its end tells.
  private var reason: TestResult.Reason? {
    if isFlooded { return .flood(CaseProcess.outputLimit) }
    let note = (try? File.readAll(folder + "/note")).flatMap(CaseCommand.Note.init)
    switch child.status {
    case .signalled(let number): return .signal(number)
    case .exited(let code) where code != 0: return note == .exit ? .exit(code) : .code(code)
    case .exited, nil: break
    }
    if note == .missed { return .notReached }
    guard case .prints(let file) = found.test.kind else { return nil }
    do throws(SystemError) {
      let expected = try File.readAll(file, limit: CaseProcess.outputLimit)
      let difference = LineDifference(expected: expected, actual: output)
      return difference.map { .prints($0, file: file) }
    } catch {
      return .broken("\(file): \(error.message) (\(error.name))")
    }
  }

  private func readOutput() async {
    do throws(SocketError) {
      while true {
        let part = try await child.socket.recv(1 << 16, until: nil)
        if part.isEmpty { break }
        output += part
        if output.count > CaseProcess.outputLimit {
          isFlooded = true
          child.kill(.kill)
          break
        }
      }
    } catch {}
    outputEnded.open()
  }

  private var messages: String {
    guard let file = try? File(folder + "/messages", .read) else { return "" }
    let bytes = (try? file.read(CaseProcess.messageLimit)) ?? []
    try? file.close()
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A word for sh(1).
  private static func quoted(_ word: String) -> String {
    "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
