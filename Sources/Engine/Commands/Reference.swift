/// The reference of the language in Markdown, written from the same table that runs it.
public enum Reference {
  /// The whole page: the commands by group, statements, errors, socket options.
  public static func markdown(of table: CommandTable) -> String {
    var parts = [introduction]
    for group in CommandGroup.allCases {
      let commands = table.commands.filter {
        $0.group == group && ErrorKind(rawValue: $0.name) == nil
      }
      if commands.isEmpty { continue }
      parts.append("## \(group.title)\n")
      parts += commands.map(entry)
    }
    return (parts + [statements, errors, options]).joined(separator: "\n")
  }

  private static let introduction = """
    # Reference

    Every command, as `help NAME` shows it. `[…]` may be left out; `NAME=` is given by name. Each \
    command can be written in three ways: `send client "Hello"`, `send(client, "Hello")` and \
    `client.send("Hello")`.

    """

  private static func entry(_ command: Command) -> String {
    var text = "### \(command.name)\n\n    \(command.usage)\n\n\(sentence(command.summary))"
    let details = command.details.split(separator: "\n")
    text += details.count > 1 ? "\n\n" : "\n"
    text += details.map { details.count > 1 ? "- \($0)\n" : "\($0)\n" }.joined()
    var notes: [String] = []
    if !command.aliases.isEmpty {
      notes.append("Also called " + command.aliases.map(code).joined(separator: ", "))
    }
    if !command.python.isEmpty { notes.append("Python: " + code(command.python)) }
    if !command.example.isEmpty { notes.append("Example: " + code(command.example)) }
    if !command.slide.isEmpty { notes.append("Slide: \(command.slide)") }
    return text + (notes.isEmpty ? "" : "\n" + notes.map { "- \($0)\n" }.joined())
  }

  private static var statements: String {
    "## Statements\n\n"
      + rows(
        ["statement", "does", "example"],
        StatementHelp.all.map { [code($0.usage), $0.summary, code($0.example)] })
  }

  private static var errors: String {
    let kinds = ErrorKind.allCases.filter { $0 != .exit }
    let cells = kinds.map { kind in
      [
        code(kind.rawValue), kind.parent.map { code($0.rawValue) } ?? "", kind.meaning.description,
        kind.errnoNames.joined(separator: ", "),
      ]
    }
    return "## Errors\n\n`except` with the name in the second column catches an error too.\n\n"
      + rows(["error", "is a", "means", "errno"], cells)
  }

  private static var options: String {
    "## Socket options\n\nFor `set` and `get`.\n\n"
      + rows(
        ["option", "constant", "does"],
        SocketOption.all.map { [code($0.name), $0.constant.map(code) ?? "", $0.help] })
  }

  private static func rows(_ heading: [String], _ cells: [[String]]) -> String {
    let rule = heading.map { _ in "---" }
    return ([heading, rule] + cells).map { row in
      "| " + row.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
    }.joined()
  }

  private static func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  /// Text as code; line breaks become `; `.
  private static func code(_ text: String) -> String {
    let line = text.split(separator: "\n").joined(separator: "; ")
    guard line.contains("`") else { return "`\(line)`" }
    return "`` \(line) ``"
  }
}

extension CommandGroup {
  /// The heading of its commands.
  var title: String {
    switch self {
    case .sockets: "Sockets"
    case .bytes: "Bytes and text"
    case .values: "Values, lists and maps"
    case .files: "Files, time and chance"
    case .checking: "Checking"
    case .looking: "Looking"
    case .tasks: "Tasks and processes"
    case .shell: "The shell"
    }
  }
}
