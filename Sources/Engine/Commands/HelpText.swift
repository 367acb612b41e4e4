/// What `help` says, as lines of at most about `width` columns, in one of the languages.
struct HelpText {
  let table: CommandTable
  let width: Int
  var language = MessageLanguage.en

  /// The commands without those that only make errors.
  private var commands: [Command] { table.commands.filter { ErrorKind(rawValue: $0.name) == nil } }

  /// The commands by group, on one screen of 80×24: of most groups the first ones.
  var overview: [String] {
    let groups = CommandGroup.allCases.map { group in
      (name: group.rawValue, words: commands.filter { $0.group == group }.map(\.name))
    }
    let statements = (name: "statements", words: StatementHelp.all.map(\.name))
    let shown = (groups + [statements]).filter { !$0.words.isEmpty }
    let labels = shown.map { labelOfGroup($0.name) }
    let indent = 4 + (labels.map { DisplayWidth.columns(of: $0) }.max() ?? 0)
    var lines: [String] = []
    for (group, label) in zip(shown, labels) {
      lines += firstWords(of: group, label, indent: indent)
    }
    lines.append("")
    return lines
      + [
        ("help recv", "one command: what it does, the same in Python, an example"),
        ("help looking", "the commands of one group, a line each"),
        ("help errors", "what each error means; help statements, help options"),
      ].flatMap { labelled($0, say($1), indent: 17) }
  }

  /// As many words as go into a few lines, and how many more there are. The sockets are all shown.
  private func firstWords(
    of group: (name: String, words: [String]), _ label: String, indent: Int
  ) -> [String] {
    let limit = group.name == CommandGroup.sockets.rawValue ? Int.max : 2
    var lines = labelled(label, group.words.joined(separator: " "), indent: indent)
    var count = group.words.count
    while lines.count > limit, count > 1 {
      count -= 1
      let more: Wording = "… \(group.words.count - count) more: help \(group.name)"
      let words = group.words.prefix(count).joined(separator: " ")
      lines = labelled(label, "\(words) \(say(more))", indent: indent)
    }
    return lines
  }

  private func labelOfGroup(_ name: String) -> String {
    switch language {
    case .en: name
    case .ko: [name, KoreanHelp.groups[name]?.summary].compactMap(\.self).joined(separator: " ")
    }
  }

  /// What there is to say on a name; nil when it is not known.
  func topic(_ name: String) -> [String]? {
    let name = Self.pages[name] ?? (name.hasSuffix("()") ? String(name.dropLast(2)) : name)
    let isOption = SocketOption.all.contains { $0.name == name || $0.constant == name }
    let group = CommandGroup(rawValue: name)
    if let command = table[name], ErrorKind(rawValue: command.name) == nil {
      let title: Wording = "the group \(name)"
      let others = group.map { ["", "  \(say(title))", ""] + list($0) } ?? []
      return help(on: command) + others
    }
    if let statement = StatementHelp.all.first(where: { $0.name == name }) {
      return help(on: statement)
    }
    switch name {
    case "errors": return errors
    case "statements": return statements
    case "options": return options
    default: break
    }
    return group.map(list) ?? error(name) ?? (isOption ? options : nil)
  }

  /// Words of the language that have their page elsewhere.
  static let pages = [
    "else": "if", "elif": "if", "not": "if", "and": "if", "or": "if", "in": "for",
    "except": "try", "finally": "try", "as": "try", "true": "bool", "false": "bool",
    "none": "bool", "big": "to_bytes", "little": "to_bytes",
  ]

  /// Every word that `help` has something to say on.
  var topics: [String] {
    table.names + StatementHelp.all.map(\.name) + CommandGroup.allCases.map(\.rawValue)
      + ErrorKind.allCases.map(\.rawValue) + ["errors", "statements", "options"]
  }

  /// A line for each command of a group.
  func list(_ group: CommandGroup) -> [String] {
    commands.filter { $0.group == group }.flatMap { command in
      labelled(command.name, command.summary(in: language), indent: 17)
    }
  }

  private func help(on command: Command) -> [String] {
    var lines = wrapped(command.usage, indent: 0, hanging: 4)
    lines += wrapped(command.summary(in: language), indent: 2)
    let details = command.details(in: language)
    if !details.isEmpty { lines.append("") }
    let paragraphs = details.split(separator: "\n").map(String.init)
    let hanging = paragraphs.count > 1 ? 2 : 0
    for paragraph in paragraphs { lines += wrapped(paragraph, indent: 2, hanging: hanging) }
    lines.append("")
    for parameter in command.signature.parameters
    where parameter.words.count > 1 && !parameter.hasShortList {
      let words: Wording = "one of \(parameter.words.joined(separator: ", "))"
      lines += labelled(parameter.name, say(words), indent: 15)
    }
    if !command.aliases.isEmpty {
      lines += labelled(say("also called"), command.aliases.joined(separator: ", "), indent: 15)
    }
    lines += code("Python", command.python) + code("example", command.example)
    if !command.slide.isEmpty { lines += labelled(say("slide"), command.slide, indent: 15) }
    if command.signature.hasSocket {
      let one = command.signature.parameters[0]
      let which: Wording =
        one.isListener
        ? "the last listener" : "the connection opened, accepted or named by `use` last"
      lines += labelled(say("without \(one.name)"), say(which), indent: 15)
    }
    return lines
  }

  private func code(_ label: Wording, _ text: String) -> [String] {
    text.split(separator: "\n").enumerated().flatMap { index, line in
      labelled(index == 0 ? say(label) : "", String(line), indent: 15)
    }
  }

  private func help(on statement: StatementHelp) -> [String] {
    wrapped(statement.usage, indent: 0, hanging: 4)
      + wrapped(statement.summary(in: language), indent: 2)
      + [""] + code("Python", statement.python) + code("example", statement.example)
      + (statement.slide.isEmpty ? [] : labelled(say("slide"), statement.slide, indent: 15))
  }

  private var statements: [String] {
    StatementHelp.all.flatMap {
      wrapped($0.usage, indent: 2, hanging: 4) + wrapped($0.summary(in: language), indent: 6)
    }
  }

  private var options: [String] {
    let lines = SocketOption.all.flatMap { option in
      let names = ViewText.left(option.name, 11) + (option.constant ?? "")
      return labelled(names, option.help(in: language), indent: 33)
    }
    return lines + [""] + code("example", "set s nodelay=true rcvbuf=4096     print get(s, rcvbuf)")
  }

  /// Words in the language of this text.
  func say(_ words: Wording) -> String { words.text(in: language) }
}

extension CommandTable {
  /// What `help NAME` shows, in lines; nil when there is nothing of that name.
  public func help(on name: String, width: Int, language: MessageLanguage) -> [String]? {
    HelpText(table: self, width: width, language: language).topic(name)
  }
}
