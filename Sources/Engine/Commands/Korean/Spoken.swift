/// The words of the tables in the language of people.
extension Command {
  /// What it does, in one line.
  func summary(in language: MessageLanguage) -> String {
    switch language {
    case .en: summary
    case .ko: KoreanHelp.commands[name]?.summary ?? summary
    }
  }

  /// The longer help.
  func details(in language: MessageLanguage) -> String {
    switch language {
    case .en: return details
    case .ko:
      guard let korean = KoreanHelp.commands[name] else { return details }
      if name != "set" { return korean.details }
      return SocketOption.all.map { "\($0.name): \($0.help(in: language))" }
        .joined(separator: "\n")
    }
  }
}

extension StatementHelp {
  /// What it does, in one line.
  func summary(in language: MessageLanguage) -> String {
    switch language {
    case .en: summary
    case .ko: KoreanHelp.statements[name]?.summary ?? summary
    }
  }
}

extension SocketOption {
  /// What it does, in one line.
  func help(in language: MessageLanguage) -> String {
    switch language {
    case .en: help
    case .ko: KoreanHelp.options[name]?.summary ?? help
    }
  }
}
