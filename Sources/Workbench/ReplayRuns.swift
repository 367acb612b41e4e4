import Engine

/// The runs of one `workbench replay`, some of them at once, and what is told about them.
@EngineActor
final class ReplayRuns {
  private let file: TranscriptFile
  private let options: Replay.Options
  private let request: ReplayRequest
  private let renderer: DiagnosticText
  private var next = 0
  private var passed = 0
  private var failed = 0
  private var busy = 0
  private var running: [Int: Replay] = [:]
  private var wasInterrupted = false
  private var problem: (any Error)?
  private let done = Gate()
  private let start = MonotonicClock.now

  init(
    _ file: TranscriptFile, _ options: Replay.Options, _ request: ReplayRequest,
    _ renderer: DiagnosticText
  ) {
    self.file = file
    self.options = options
    self.request = request
    self.renderer = renderer
  }

  /// Runs them all; gives the exit code.
  func run() async throws -> Int32 {
    Interruption.handle { [self] in
      wasInterrupted = true
      for replay in running.values { replay.cancel() }
    }
    defer { Interruption.stop() }
    for _ in 0..<min(request.jobs, request.times) { startNext() }
    try? await done.wait()
    if let problem { throw problem }
    if request.times > 1 {
      let milliseconds = (MonotonicClock.now - start) / 1_000_000
      let rest = request.times - passed - failed
      let open = rest > 0 ? ", \(rest) not run" : ""
      Output.write("\(passed) passed, \(failed) failed\(open) in \(milliseconds) ms\n")
    }
    return wasInterrupted ? 130 : failed == 0 ? 0 : 4
  }

  private func startNext() {
    guard next < request.times, !wasInterrupted, problem == nil else {
      if busy == 0 { done.open() }
      return
    }
    let number = next
    next += 1
    busy += 1
    Task { @EngineActor in
      do {
        try await play(number)
      } catch {
        problem = problem ?? error
      }
      busy -= 1
      startNext()
    }
  }

  private func play(_ number: Int) async throws {
    var options = options
    options.seed &+= UInt64(number)
    let replay = try Replay(file, options)
    if options.command == nil {
      let verb = options.side == .server ? "listening on" : "connecting to"
      replay.onReady = { StandardStreams.writeMessage("\(verb) \($0)\n") }
    }
    running[number] = replay
    let report = try await replay.run()
    running[number] = nil
    if let failure = report.failure {
      // What Ctrl-C has cut off says nothing.
      if wasInterrupted { return }
      failed += 1
      return tell(failure, report, options, number)
    }
    passed += 1
    if options.updates { try update(report) }
    if request.times == 1 {
      let milliseconds = report.duration / 1_000_000
      Output.write("ok  \(file.source.name)  \(report.played) lines in \(milliseconds) ms\n")
    }
  }

  /// The first failure at length, the others in a line.
  private func tell(
    _ failure: Diagnostic, _ report: Replay.Report, _ options: Replay.Options, _ number: Int
  ) {
    if failed > 1 {
      StandardStreams.writeMessage("run \(number + 1): \(failure.headline)\n")
      return
    }
    var text =
      request.times > 1 ? "run \(number + 1) of \(request.times), seed \(options.seed)\n" : ""
    text += renderer.render(failure)
    if let end = report.end, end != .exited(0), !text.contains("ended with \(end)") {
      text += "the program ended with \(end)\n"
    }
    if !report.output.isEmpty {
      text += "the program said:\n"
      let lines = String(decoding: report.output, as: UTF8.self).split(separator: "\n")
      if lines.count > 40 { text += "  …\n" }
      text += lines.suffix(40).map { "  \($0)\n" }.joined()
    }
    StandardStreams.writeMessage(text)
  }

  private func update(_ report: Replay.Report) throws {
    guard !report.findings.isEmpty else { return Output.write("nothing has changed\n") }
    try TranscriptUpdate(file, report.findings).write()
    Output.write("updated \(file.source.name)\n")
  }
}
