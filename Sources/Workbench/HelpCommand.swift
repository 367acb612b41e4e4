import Engine

/// `workbench help` and `--version`.
enum HelpCommand: Subcommand {
  static let name = "help"
  static let usage = "[COMMAND]"
  static let summary = "Shows this, or the help of one command, here or in the language."
  static let example = "workbench help run"

  static let version = "0.1"

  @EngineActor
  static func run(_ words: [String], _ settings: Settings) async throws(UsageError) -> Int32 {
    guard let word = words.first, word != "-h", word != "--help" else { return show(settings) }
    if let command = Program.subcommands.first(where: { $0.name == word }) {
      Output.write(command.help(in: settings.language))
      return 0
    }
    let columns = StandardStreams.isTerminal(1) ? Terminal.size?.columns : nil
    let table = CommandTable.complete
    guard let lines = table.help(on: word, width: columns ?? 80, language: settings.language) else {
      throw UsageError("there is no command `\(word)`", hint: "workbench help")
    }
    Output.write(lines.map { $0 + "\n" }.joined())
    return 0
  }

  @EngineActor
  static func show(_ settings: Settings) -> Int32 {
    let language = settings.language
    func say(_ words: Wording) -> String { words.text(in: language) }
    var text = say("workbench \(version) — a scriptable network workbench") + "\n\n"
    let rows =
      [
        ("workbench", say("The shell; commands from a pipe, too.")),
        ("workbench FILE.nws", say("As run.")),
      ] + Program.subcommands.map { ("workbench \($0.name)", $0.text(in: language).summary) }
    let width = rows.map(\.0.count).max() ?? 0
    for (words, summary) in rows {
      text += "  " + ViewText.left(words, width) + "  " + summary + "\n"
    }
    text += "\n  " + say("workbench help COMMAND, or workbench COMMAND -h, tells its options.")
    text +=
      "\n\n"
      + say("Options in front of the command: --color auto|always|never, --version, -h") + "\n"
      + say(
        "Exit codes: 0 well, 1 usage, 2 syntax, 3 runtime error, 4 failed assertion, 130 interrupted"
      )
      + "\n\n" + say("Example:") + "\n  workbench demo echo\n"
    Output.write(text)
    return 0
  }

  @EngineActor
  static func showVersion(_ settings: Settings) -> Int32 {
    Output.write("workbench \(version)\n")
    return 0
  }
}
