/// A text or bytes literal in a source, closed or not, cut into its parts.
struct QuotedLiteral {
  let source: SourceText
  /// With its quotes.
  let span: Span
  /// What closes it.
  let quote: String
  /// Between the quotes.
  let content: Span
  /// Whether it has its end.
  let isClosed: Bool
  /// Whether it is a text rather than bytes.
  let isText: Bool
  private let lexer: Lexer

  init(_ source: SourceText, _ span: Span) {
    self.source = source
    self.span = span
    lexer = Lexer(source, to: span.end)
    let first = lexer.byte(span.start)
    isText = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
    let open = isText ? span.start : span.start + 1
    let mark = lexer.byte(open)
    let isTriple =
      mark == UInt8(ascii: "\"") && lexer.byte(open + 1) == mark && lexer.byte(open + 2) == mark
    quote = String(repeating: mark == UInt8(ascii: "'") ? "'" : "\"", count: isTriple ? 3 : 1)
    let start = min(open + quote.utf8.count, span.end)
    var scan = Lexer(source, from: open, to: span.end)
    isClosed = scan.scanQuoted()
    content = Span(start, isClosed ? span.end - quote.utf8.count : span.end)
  }

  /// The expressions in `${…}`, without these marks, and whether each has its `}`.
  var interpolations: [(span: Span, isClosed: Bool)] {
    guard isText, quote != "'" else { return [] }
    var found: [(span: Span, isClosed: Bool)] = []
    var offset = content.start
    while offset < content.end {
      if lexer.byte(offset) == UInt8(ascii: "\\") {
        offset += 2
      } else if lexer.startsInterpolation(offset) {
        let end = min(lexer.endOfInterpolation(from: offset + 2), content.end)
        let isClosed = end > offset + 2 && lexer.byte(end - 1) == UInt8(ascii: "}")
        found.append((Span(offset + 2, isClosed ? end - 1 : end), isClosed))
        offset = max(end, offset + 1)
      } else {
        offset += 1
      }
    }
    return found
  }

  /// The expression in `${…}` that an offset stands in; one without an end is cut there.
  func interpolation(around offset: Int) -> Span? {
    for (span, isClosed) in interpolations where span.start <= offset && offset <= span.end {
      return isClosed ? span : Span(span.start, offset)
    }
    return nil
  }
}
