import Engine

extension Shell {
  /// The shell of what is typed without arguments: a person's at a terminal, else commands from a pipe.
  /// A file as standard input is a script.
  static func start(_ settings: Settings) async throws(UsageError) -> Int32 {
    if StandardStreams.isTerminal(0) {
      return await Shell(settings, isInteractive: true).interact()
    }
    if File.isFile("/proc/self/fd/0") { return try await RunCommand.run(["-"], settings) }
    return await Shell(settings, isInteractive: false).obey()
  }

  /// Commands from a pipe: each runs as soon as it is whole, its result is shown, and the first that
  /// fails ends the shell with its code.
  private func obey() async -> Int32 {
    Interruption.handle { [self] in
      wasInterrupted = true
      session.interrupt()
    }
    Socket.sink = session.trace
    var text = ""
    var code: Int32 = 0
    while code == 0, !wasInterrupted {
      guard let line = try? await StandardInput.readLine(until: nil) else { break }
      text += text.isEmpty ? line : "\n" + line
      guard isComplete(text) else { continue }
      code = await obey(text)
      text = ""
      if session.exitRequest != nil { break }
    }
    if code == 0, !text.isEmpty, !wasInterrupted { code = await obey(text) }
    console.flush()
    if code == 0, session.exitRequest == nil { code = await session.finish() }
    session.close()
    Interruption.stop()
    return wasInterrupted ? 130 : session.exitRequest ?? code
  }

  private func obey(_ text: String) async -> Int32 {
    switch await run(SourceText(name: "<stdin>", text: text), shows: true) {
    case .well:
      remember(text)
      return 0
    case .refused: return 2
    case .failed(let failure): return Session.code(of: failure)
    }
  }
}
