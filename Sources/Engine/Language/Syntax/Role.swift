/// What a token turned out to be, for colours and completion.
public enum Role: Sendable, Equatable {
  case keyword, command, name, label, text, bytes, number, address, pattern, symbol, comment
}

extension Parser {
  /// Remembers the current token's role.
  mutating func note(_ role: Role) {
    note(role, token.span)
  }

  mutating func note(_ role: Role, _ span: Span) {
    guard roles != nil else { return }
    roles?.append((span, role))
  }

  /// The roles of a source's tokens in order, and whether the source needs another line to be whole.
  public static func outline(_ source: SourceText) -> (
    roles: [(span: Span, role: Role)], incomplete: Bool
  ) {
    var parser = Parser(source, recordingRoles: true)
    _ = parser.script()
    let comments = parser.lexer.comments.map { (span: $0, role: Role.comment) }
    let all = (parser.roles ?? []) + comments
    return (all.sorted { $0.span.start < $1.span.start }, parser.incomplete)
  }
}
