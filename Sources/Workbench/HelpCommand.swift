import Engine

/// `workbench help` and `--version`.
enum HelpCommand: Subcommand {
  static let name = "help"
  static let usage = "[COMMAND]"
  static let summary = "Shows this, or the help of one command."
  static let example = "workbench help run"

  static let version = "0.1"

  @EngineActor
  static func run(_ words: [String], _ settings: Settings) async throws(UsageError) -> Int32 {
    guard let word = words.first, word != "-h", word != "--help" else { return show(settings) }
    guard let command = Program.subcommands.first(where: { $0.name == word }) else {
      throw UsageError("there is no command `\(word)`", hint: "workbench help")
    }
    Output.write(command.help)
    return 0
  }

  static func show(_ settings: Settings) -> Int32 {
    var text = "workbench \(version) — a scriptable network workbench\n\n"
    let rows =
      [("workbench", "The shell; commands from a pipe, too."), ("workbench FILE.nws", "As run.")]
      + Program.subcommands.map { ("workbench \($0.name)", $0.summary) }
    let width = rows.map(\.0.count).max() ?? 0
    for (words, summary) in rows {
      text += "  " + ViewText.left(words, width) + "  " + summary + "\n"
    }
    text += "\n  workbench help COMMAND, or workbench COMMAND -h, tells its options.\n"
    text += """

      Options in front of the command: --color auto|always|never, --version, -h
      Exit codes: 0 well, 1 usage, 2 syntax, 3 runtime error, 4 failed assertion, 130 interrupted

      Example:
        workbench demo echo

      """
    Output.write(text)
    return 0
  }

  static func showVersion(_ settings: Settings) -> Int32 {
    Output.write("workbench \(version)\n")
    return 0
  }
}
