import Engine

/// `workbench run FILE [ARGS…]`: plays a script at full speed; its output only.
enum RunCommand: Subcommand {
  static let name = "run"
  static let usage = "[--sandbox] [--show VIEW,…] [--record F] FILE [ARGS…]"
  static let summary = "Plays a script at full speed. FILE - reads it from standard input."
  static let example = "workbench run scripts/echo/server.nws --port 2500"
  static let details = """
    The script's own parameters stand behind its name: `workbench run FILE --help` lists them.
    In front of the name:
      --show VIEW,…  print views of the run when it has ended, well or not, on standard error, so that
                     the script's own output stays clean: chunks, boundaries, ladder, hexdump,
                     frames=u32be (or another format of `frames`); and state, info, sockets of what
                     is still open then
      --record F     write what the script's connections say into the transcript F
      --sandbox      for a script that you do not know: no other program, files only below its own
                     folder, sockets only on this machine (`listen :9000` is 127.0.0.1 then), no name
                     server; anything else is a PermissionError

    The log keeps up to 64 MiB of payloads, of a stream's short reads and sends the first 2 MiB each way and
    the newest messages; WORKBENCH_TRACE_LIMIT=4MiB changes that, and every view says what it does not have.

    Exit codes: 0 well, 1 usage, 2 syntax, 3 an error in the script, 4 a failed assertion or
    expectation, 130 interrupted.
    """

  @EngineActor
  static func run(_ words: [String], _ settings: Settings) async throws(UsageError) -> Int32 {
    try await run(words, settings, limit: nil)
  }

  /// The same for a demo, which ends with the first of its sides that fails, and after a time.
  @EngineActor
  static func run(
    _ words: [String], _ settings: Settings, limit: Int?
  ) async throws(UsageError) -> Int32 {
    let own = try RunOptions(words)
    if own.wantsHelp {
      Output.write(help(in: settings.language))
      return 0
    }
    guard let file = own.rest.first else {
      throw UsageError("run needs a script", hint: Wording(example))
    }
    let source = try ScriptFile.load(file)
    if own.isSandboxed { try ScriptFile.enterSandbox(source.folder, writing: own.record) }
    guard let program = ScriptFile.compile(source, settings) else { return 2 }
    let given = try ScriptArguments(Array(own.rest.dropFirst()), for: program, script: file)
    if given.wantsHelp {
      Output.write(
        ScriptArguments.help(for: program, script: file, in: settings.language))
      return 0
    }
    var options = Session.Options()
    options.parameters = given.values
    options.arguments = given.rest
    options.folder = source.folder
    options.language = settings.language
    options.endsAtFailure = limit != nil
    options.limit = limit
    let console = StandardConsole(settings)
    let session = Session(table: .complete, console: console, options: options)
    if StandardStreams.isTerminal(1), let size = Terminal.size { session.width = size.columns }
    guard let path = own.record else {
      return await run(program, session, console, showing: own.views)
    }
    let recorder: SessionRecorder
    do throws(SystemError) {
      recorder = try SessionRecorder(path, of: session.trace) { StandardStreams.writeMessage($0) }
    } catch {
      throw UsageError("\(error)", hint: "workbench run --record lab.nwt \(file)")
    }
    let code = await run(program, session, console, showing: own.views)
    return finish(recorder, code)
  }

  /// Ends a recording and tells what there is.
  @EngineActor
  private static func finish(_ recorder: SessionRecorder, _ code: Int32) -> Int32 {
    recorder.stop()
    StandardStreams.writeMessage(recorder.summary)
    return recorder.failure != nil && code == 0 ? 3 : code
  }

  /// Runs a compiled script to its end; Ctrl-C ends it with 130 and closes its sockets.
  @EngineActor
  static func run(
    _ program: Engine.Program, _ session: Session, _ console: StandardConsole,
    showing views: ShownViews = ShownViews()
  ) async -> Int32 {
    Interruption.handle { session.interrupt() }
    defer { Interruption.stop() }
    if !views.isEmpty { session.keepSocketNames() }
    let code = await session.run(program).code
    console.flush()
    views.show(session, ofOpenSockets: true)
    session.close()
    views.show(session, ofOpenSockets: false)
    return Output.code(session.hasLostRecording && code == 0 ? 3 : code, ofScript: true)
  }
}
