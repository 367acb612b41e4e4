import Engine

/// `workbench run FILE [ARGS…]`: plays a script at full speed; its output only.
enum RunCommand: Subcommand {
  static let name = "run"
  static let usage = "FILE [ARGS…]"
  static let summary = "Plays a script at full speed. FILE - reads it from standard input."
  static let example = "workbench run scripts/echo/server.nws --port 2500"
  static let details = """
    The script's own parameters stand behind its name: `workbench run FILE --help` lists them.
    Exit codes: 0 well, 1 usage, 2 syntax, 3 an error in the script, 4 a failed assertion or
    expectation, 130 interrupted.
    """

  @EngineActor
  static func run(_ words: [String], _ settings: Settings) async throws(UsageError) -> Int32 {
    guard let file = words.first else {
      throw UsageError("run needs a script", hint: example)
    }
    if file == "-h" || file == "--help" {
      Output.write(help)
      return 0
    }
    if file != "-", file.hasPrefix("-") {
      throw UsageError(
        "unknown option \(file)",
        hint: "workbench run FILE [ARGS…]; options of the script stand behind its name")
    }
    let source = try ScriptFile.load(file)
    guard let program = ScriptFile.compile(source, settings) else { return 2 }
    let given = try ScriptArguments(Array(words.dropFirst()), for: program, script: file)
    if given.wantsHelp {
      Output.write(ScriptArguments.help(for: program, script: file))
      return 0
    }
    var options = Session.Options()
    options.parameters = given.values
    options.arguments = given.rest
    options.folder = source.folder
    options.language = settings.language
    let console = StandardConsole(settings)
    return await run(
      program, Session(table: .standard, console: console, options: options), console)
  }

  /// Runs a compiled script to its end; Ctrl-C ends it with 130 and closes its sockets.
  @EngineActor
  static func run(
    _ program: Engine.Program, _ session: Session, _ console: StandardConsole
  ) async -> Int32 {
    Interruption.handle { session.interrupt() }
    defer { Interruption.stop() }
    let code = await session.run(program).code
    console.flush()
    session.close()
    if let failure = console.outputFailure, code == 0 {
      StandardStreams.writeMessage("error: standard output: \(failure.message) (\(failure.name))\n")
      return 3
    }
    return code
  }
}
