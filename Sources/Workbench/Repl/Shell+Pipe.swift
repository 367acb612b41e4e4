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
      lineReading?.cancel()
    }
    Socket.sink = session.trace
    var text: [UInt8] = []
    var code: Int32 = 0
    do {
      while code == 0, !wasInterrupted,
        let line = try await nextLine()
      {
        text += text.isEmpty ? line : [0x0A] + line
        guard isComplete(String(decoding: text, as: UTF8.self)) else { continue }
        code = await obey(text)
        text = []
        if session.exitRequest != nil { break }
      }
    } catch let error as SystemError {
      StandardStreams.writeMessage("workbench: standard input: \(error)\n")
      code = 3
    } catch {
      // The wait was interrupted, which `wasInterrupted` tells.
    }
    if code == 0, !text.isEmpty, !wasInterrupted { code = await obey(text) }
    console.flush()
    if code == 0, session.exitRequest == nil { code = await session.finish() }
    await session.endTasks()
    session.close()
    Interruption.stop()
    return wasInterrupted ? 130 : Output.code(session.exitRequest ?? code, ofScript: true)
  }

  private func obey(_ text: [UInt8]) async -> Int32 {
    let ending = await run(SourceText(name: "<stdin>", bytes: text), shows: true)
    remember(String(decoding: text, as: UTF8.self), ending)
    switch ending {
    case .well: return 0
    case .refused: return 2
    case .failed(let failure): return Session.code(of: failure)
    }
  }
}
