import Engine

/// `workbench play FILE [ARGS…]`: a script shown to a class.
enum PlayCommand: Subcommand {
  static let name = "play"
  static let usage = "[--auto] [--pace 1s] [--view V] [--sandbox] FILE [ARGS…]"
  static let summary = "Plays a script to a class: each statement as if typed, then what it did."
  static let example = "workbench play scripts/partial-read/demo.nws"
  static let details = """
    Space or Enter shows the next step, `b` looks a step back, `a` runs on, `p` opens the prompt with
    the script's variables and sockets (Ctrl-D there goes on with the script), `q` ends.
    A presenter's Page Down, Page Up and the arrows do the same as Space and `b`.
    Comments appear as notes; what stands in `hide { … }` is done without being shown.
      --auto       steps follow by themselves
      --pace T     how long each is shown: 1s, 500ms
      --view V     after each step: ladder, chunks, boundaries, state, sockets, info
      --sandbox    for a script that you do not know, as in `run`
    Without a terminal it runs through without waiting.
    """

  @EngineActor
  static func run(_ words: [String], _ settings: Settings) async throws(UsageError) -> Int32 {
    let options = try PlayOptions(words)
    if options.wantsHelp {
      Output.write(help(in: settings.language))
      return 0
    }
    guard let file = options.rest.first else {
      throw UsageError("play needs a script", hint: Wording(example))
    }
    let source = try ScriptFile.load(file)
    if options.isSandboxed { try ScriptFile.enterSandbox(source.folder) }
    guard let program = ScriptFile.compile(source, settings) else { return 2 }
    let given = try ScriptArguments(Array(options.rest.dropFirst()), for: program, script: file)
    if given.wantsHelp {
      Output.write(
        ScriptArguments.help(for: program, script: file, in: settings.language))
      return 0
    }
    let shell = Shell(settings, isInteractive: StandardStreams.isTerminal(0))
    shell.session.options.parameters = given.values
    shell.session.options.arguments = given.rest
    shell.session.options.folder = source.folder
    return await shell.perform { await Player(shell, source, options, waitsForTasks: true).play() }
  }
}
