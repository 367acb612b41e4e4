/// What `help` says, as lines of at most about `width` columns.
struct HelpText {
  let table: CommandTable
  let width: Int

  /// The commands without those that only make errors.
  private var commands: [Command] { table.commands.filter { ErrorKind(rawValue: $0.name) == nil } }

  /// The list of all commands by group.
  var overview: [String] {
    var lines: [String] = []
    let indent = 15
    for group in CommandGroup.allCases {
      let names = commands.filter { $0.group == group }.map(\.name).joined(separator: " ")
      guard !names.isEmpty else { continue }
      lines += labelled(group.rawValue, names, indent: indent)
    }
    let statements = StatementHelp.all.map(\.name).joined(separator: " ")
    lines += labelled("statements", statements, indent: indent)
    lines += [
      "", "  help recv      one command: what it does, the same in Python, an example",
      "  help looking   the commands of one group, a line each",
      "  help errors    what each error means; help statements, help options",
    ]
    return lines
  }

  /// What there is to say on a name; nil when it is not known.
  func topic(_ name: String) -> [String]? {
    let group = CommandGroup(rawValue: name)
    if let command = table[name], ErrorKind(rawValue: command.name) == nil {
      let others = group.map { ["", "  the group \(name)", ""] + list($0) } ?? []
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
    return group.map(list) ?? error(name)
  }

  /// Every word that `help` has something to say on.
  var topics: [String] {
    table.names + StatementHelp.all.map(\.name) + CommandGroup.allCases.map(\.rawValue)
      + ErrorKind.allCases.map(\.rawValue) + ["errors", "statements", "options"]
  }

  /// A line for each command of a group.
  func list(_ group: CommandGroup) -> [String] {
    commands.filter { $0.group == group }.map { command in
      "  " + ViewText.left(command.name, 14) + " " + command.summary
    }
  }

  private func help(on command: Command) -> [String] {
    var lines = wrapped(command.usage, indent: 0, hanging: 4)
    lines += wrapped(command.summary, indent: 2)
    if !command.details.isEmpty { lines.append("") }
    let paragraphs = command.details.split(separator: "\n").map(String.init)
    let hanging = paragraphs.count > 1 ? 2 : 0
    for paragraph in paragraphs { lines += wrapped(paragraph, indent: 2, hanging: hanging) }
    lines.append("")
    for parameter in command.signature.parameters
    where parameter.words.count > 1 && !parameter.hasShortList {
      let words = parameter.words.joined(separator: ", ")
      lines += labelled(parameter.name, "one of \(words)", indent: 15)
    }
    if !command.aliases.isEmpty {
      lines += labelled("also called", command.aliases.joined(separator: ", "), indent: 15)
    }
    for (label, text) in [
      ("Python", command.python), ("example", command.example), ("slide", command.slide),
    ] where !text.isEmpty {
      lines += text.split(separator: "\n").enumerated().map { index, line in
        "  " + ViewText.left(index == 0 ? label : "", 13) + line
      }
    }
    if command.signature.hasSocket {
      let one = command.signature.parameters[0]
      let which =
        one.isListener
        ? "the last listener" : "the connection opened, accepted or named by `use` last"
      lines += labelled("without \(one.name)", which, indent: 15)
    }
    return lines
  }

  private func help(on statement: StatementHelp) -> [String] {
    [statement.usage, "  \(statement.summary)", "", "  example      \(statement.example)"]
  }

  private var statements: [String] {
    StatementHelp.all.flatMap { ["  \($0.usage)", "      \($0.summary)"] }
  }

  private var options: [String] {
    SocketOption.all.flatMap { option in
      labelled(ViewText.left(option.name, 11) + (option.constant ?? ""), option.help, indent: 33)
    } + ["", "  example      set s nodelay=true rcvbuf=4096     print get(s, rcvbuf)"]
  }
}

/// Errors.
extension HelpText {
  /// Every error under the one that catches it too.
  var errors: [String] {
    var lines: [String] = []
    func add(_ parent: ErrorKind?, _ depth: Int) {
      for kind in ErrorKind.allCases where kind.parent == parent && kind != .exit {
        lines += labelled(ViewText.blanks(2 * depth) + kind.rawValue, kind.meaning, indent: 31)
        add(kind, depth + 1)
      }
    }
    add(nil, 0)
    return lines + [
      "", "  help errors NAME   why it comes and what to try; NAME may be ECONNRESET too",
    ]
  }

  /// What an error means, by its name or by the system's symbol; nil for neither.
  func error(_ name: String) -> [String]? {
    if let kind = ErrorKind(name: name) { return help(on: kind) }
    guard let number = ErrnoName.number(of: name) else { return nil }
    let canonical = ErrnoName.name(of: number) ?? name
    let advice = ErrnoCoach.advice(canonical, verb: nil)
    let message = SystemError(errno: number, call: "").message
    var lines = ["\(canonical) (\(number)): \(message)", "  comes as \(advice.kind.rawValue)"]
    lines += explained(advice)
    return lines
  }

  private func help(on kind: ErrorKind) -> [String] {
    var lines = [kind.rawValue, "  \(kind.meaning)"]
    var parents: [String] = []
    var parent = kind.parent
    while let next = parent {
      parents.append(next.rawValue)
      parent = next.parent
    }
    if !parents.isEmpty {
      lines += labelled(
        "caught by", "except \(([kind.rawValue] + parents).joined(separator: ", "))", indent: 15)
    }
    if !kind.remedy.isEmpty { lines += labelled("try", kind.remedy, indent: 15) }
    for name in kind.errnoNames {
      lines += ["", "  \(name)"] + explained(ErrnoCoach.advice(name, verb: nil))
    }
    let children = ErrorKind.allCases.filter { $0.parent == kind }.map(\.rawValue)
    if !children.isEmpty {
      lines += [""] + labelled("among them", children.joined(separator: ", "), indent: 15)
    }
    return lines
  }

  private func explained(_ advice: ErrnoCoach) -> [String] {
    let why = advice.why.isEmpty ? [] : labelled("why", advice.why, indent: 15)
    let hints = advice.hints.flatMap { hint in labelled("try", hint, indent: 15) }
    return why + hints
  }
}

/// Layout.
extension HelpText {
  private func labelled(_ label: String, _ text: String, indent: Int) -> [String] {
    let lines = wrapped(text, indent: indent)
    guard let first = lines.first else { return [] }
    let rest = first.unicodeScalars.dropFirst(indent)
    return [ViewText.left("  " + label, indent) + String(rest)] + lines.dropFirst()
  }

  private func wrapped(_ text: String, indent: Int, hanging: Int = 0) -> [String] {
    var lines: [String] = []
    var line = ViewText.blanks(indent)
    var isEmpty = true
    for word in text.split(separator: " ") {
      let columns = DisplayWidth.columns(of: line) + 1 + DisplayWidth.columns(of: word)
      if !isEmpty, columns > max(40, width) {
        lines.append(line)
        line = ViewText.blanks(indent + hanging)
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return isEmpty ? lines : lines + [line]
  }
}
