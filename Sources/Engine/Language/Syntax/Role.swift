/// What a token turned out to be, for colours and completion.
public enum Role: Sendable, Equatable {
  case keyword, command, name, property, label, text, bytes, number, address, pattern, comment
  /// A text without its end.
  case unclosed
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
    return (parser.sortedRoles, parser.incomplete)
  }

  /// The roles noted, with the comments, in the order of the source; what stands in a text follows it.
  var sortedRoles: [(span: Span, role: Role)] {
    let comments = lexer.comments.map { (span: $0, role: Role.comment) }
    return ((roles ?? []) + comments).sorted {
      ($0.span.start, -$0.span.end) < ($1.span.start, -$1.span.end)
    }
  }

  /// Notes what the current token looks like by itself, where nothing else is known of it.
  mutating func noteLexically() {
    guard roles != nil else { return }
    switch token.kind {
    case .number: note(.number)
    case .text: note(.text)
    case .bytes: note(.bytes)
    case .name: note(token.isReserved ? .keyword : .name)
    case .unknown:
      let text = source.bytes[token.span.start..<token.span.end]
      let quotes: [UInt8] = [UInt8(ascii: "\""), UInt8(ascii: "'")]
      if text.prefix(2).contains(where: quotes.contains) { note(.unclosed) }
    case .end, .newline, .semicolon, .symbol: break
    }
  }

  /// Notes all that follows lexically.
  mutating func skipRest() {
    while token.kind != .end {
      noteLexically()
      advance()
    }
  }
}
