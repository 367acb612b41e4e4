import Engine

/// The other end of `CaseProcess`: `workbench test --one-case [--sandbox] KIND FILE NOTE [ARGS…]` runs one case in this
/// process, as `workbench run` would, and writes into the file NOTE what the exit code cannot say.
enum CaseCommand {
  static let option = "--one-case"

  /// What the exit code cannot say.
  enum Note: String {
    /// The `test` block was not reached.
    case missed
    /// The script asked for the exit code itself.
    case exit

    /// From the bytes of its file.
    init?(_ bytes: [UInt8]) { self.init(rawValue: String(decoding: bytes, as: UTF8.self)) }
  }

  /// A case's kind as a word.
  static func word(for kind: TestCase.Kind) -> String {
    switch kind {
    case .prints, .ends: "whole"
    case .block(let name): "block=" + name
    case .computedBlocks: "computed"
    case .transcript: "transcript"
    }
  }

  @EngineActor
  static func run(_ words: [String], _ settings: Settings) async throws(UsageError) -> Int32 {
    let isSandboxed = words.first == "--sandbox"
    let words = isSandboxed ? Array(words.dropFirst()) : words
    guard words.count >= 3 else { throw UsageError("\(option) is for workbench test itself") }
    let (kind, file, place) = (words[0], words[1], words[2])
    guard endsWithRunner() else { return 130 }
    if isSandboxed {
      try ScriptFile.enterSandbox(ScriptFile.folder(of: file))
      // Its TMPDIR, and what tells the runner.
      try? Sandbox.allow(folder: ScriptFile.folder(of: place))
    }
    if kind == "transcript" {
      return try await ReplayCommand.run([file] + words.dropFirst(3), settings)
    }
    let source = try ScriptFile.load(file)
    guard let program = ScriptFile.compile(source, settings) else { return 2 }
    let given = try ScriptArguments(Array(words.dropFirst(3)), for: program, script: file)
    var options = Session.Options()
    options.parameters = given.values
    options.folder = source.folder
    options.tests = tests(kind, source)
    options.endsAtFailure = true
    let console = StandardConsole(settings)
    let session = Session(table: .complete, console: console, options: options)
    try? Signals.on(.terminate) {
      for task in session.tasks {
        guard let what = task.waitingFor else { continue }
        StandardStreams.writeMessage("\(task.name) was waiting: \(what)\n")
      }
    }
    let code = await RunCommand.run(program, session, console)
    let isMissed = code == 0 && options.tests != .none && session.testsBegun == 0
    let note: Note? = isMissed ? .missed : session.exitRequest != nil ? .exit : nil
    if let note { try? File.writeAll(place, Array(note.rawValue.utf8)) }
    return code
  }

  /// When the runner is killed there is nobody who ends what the case has started, so the case does it. False
  /// when that has happened already.
  @EngineActor
  private static func endsWithRunner() -> Bool {
    guard let mark = Host.environment(CaseProcess.mark),
      let runner = mark.split(separator: "-").first.flatMap({ Int($0) })
    else { return true }
    try? Signals.on(.hangup) {
      Processes.killAll(marked: "\(CaseProcess.mark)=\(mark)")
      if let folder = Host.environment("TMPDIR"), folder.hasSuffix("/tmp") {
        try? File.removeTree(String(folder.dropLast("/tmp".count)))
      }
      Host.exit(130)
    }
    return Processes.signalsAtEnd(of: runner, .hangup)
  }

  private static func tests(_ kind: String, _ source: SourceText) -> TestSelection {
    if kind.hasPrefix("block=") { return .named(String(kind.dropFirst("block=".count))) }
    guard kind == "computed", let block = try? Parser.parse(source) else { return .none }
    return .except(Set(TestBlocks(block).named.map(\.name)))
  }
}
