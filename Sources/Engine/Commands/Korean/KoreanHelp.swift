/// What help says in Korean, by the names of the table; one file for each group.
enum KoreanHelp {
  /// Every command's words by its name.
  static let commands = byName(
    sockets + bytes + texts + values + files + checking + looking + tasks + shell)
  /// The statements' words by their name.
  static let statements = byName(statementTexts)
  /// The groups' headings by their name.
  static let groups = byName(groupTexts)
  /// The socket options' words by their name.
  static let options = byName(optionTexts)

  private static func byName(_ texts: [CommandText]) -> [String: CommandText] {
    Dictionary(texts.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
