/// What the grammar says of one place in a text: the word there, the calls around it, what may stand.
struct CursorContext {
  /// A quoted literal that the cursor stands in.
  struct Quoted {
    /// What stands between its quotes.
    let content: Span
    /// The quotes that close it.
    let quote: String
    /// Whether they are there.
    let isClosed: Bool
    /// Whether it is a text rather than bytes.
    let isText: Bool
  }

  /// The text.
  let text: ScalarText
  /// The cursor as an offset of bytes.
  let cursor: Int
  /// The name around the cursor, or an empty span at it.
  let word: Span
  /// What may stand there; nil where only `words` may.
  let position: SyntaxRecord.Position?
  /// Words of the language that may continue what stands before.
  let words: [String]
  /// Everything else that was read, of the whole text.
  let record: SyntaxRecord
  private let found: SyntaxRecord
  /// Set inside a text or bytes.
  let quoted: Quoted?
  /// Inside a comment or a pattern nothing can be known.
  let isOpaque: Bool
  /// Where the source begins that `position` counts in: the text's start, or that of `${…}`.
  let base: Int
  /// Inside `${…}`.
  var isInterpolation: Bool { base > 0 }

  /// The place at a scalar offset.
  init(_ text: String, cursor: Int) {
    let text = ScalarText(text)
    self.init(text, cursor: text.byte(cursor))
  }

  init(_ text: ScalarText, cursor: Int) {
    let (record, roles, _) = Parser.record(text.source)
    let around = roles.last { $0.span.start < cursor && CursorContext.holds($0, cursor, text) }
    switch around?.role {
    case .comment?, .pattern?:
      self.init(text, cursor, Span(cursor, cursor), SyntaxRecord(), record, isOpaque: true)
    case .text?, .bytes?, .unclosed?:
      self.init(text, cursor, in: around?.span ?? Span(cursor, cursor), record)
    case .keyword?, .command?, .name?, .property?, .label?, .number?, .address?, nil:
      let word = CursorContext.word(text.bytes, cursor)
      let marked = CursorContext.mark(text.bytes, word)
      let found = Parser.record(SourceText(name: "", bytes: marked), at: word.start).record
      self.init(text, cursor, word, found, record)
    }
  }

  private init(
    _ text: ScalarText, _ cursor: Int, _ word: Span, _ found: SyntaxRecord, _ record: SyntaxRecord,
    quoted: Quoted? = nil, isOpaque: Bool = false, base: Int = 0
  ) {
    self.text = text
    self.cursor = cursor
    self.word = word
    position = found.position
    words = found.words
    self.found = found
    self.record = record
    self.quoted = quoted
    self.isOpaque = isOpaque
    self.base = base
  }

  /// Inside the literal of that span.
  private init(_ text: ScalarText, _ cursor: Int, in span: Span, _ record: SyntaxRecord) {
    let literal = QuotedLiteral(text.source, span)
    if let inner = literal.interpolation(around: cursor) {
      let slice = Array(text.bytes[inner.start..<inner.end])
      let local = CursorContext.word(slice, cursor - inner.start)
      let marked = CursorContext.mark(slice, local)
      let found = Parser.recordExpression(SourceText(name: "", bytes: marked), at: local.start)
      let word = Span(local.start + inner.start, local.end + inner.start)
      self.init(text, cursor, word, found.record, record, base: inner.start)
      return
    }
    let marked = CursorContext.mark(text.bytes, span)
    let found = Parser.record(SourceText(name: "", bytes: marked), at: span.start).record
    let quoted = Quoted(
      content: literal.content, quote: literal.quote, isClosed: literal.isClosed,
      isText: literal.isText)
    self.init(text, cursor, Span(cursor, cursor), found, record, quoted: quoted)
  }

  private static func holds(
    _ item: (span: Span, role: Role), _ cursor: Int, _ text: ScalarText
  ) -> Bool {
    switch item.role {
    case .comment, .unclosed: cursor <= item.span.end
    case .text, .bytes, .pattern: cursor < item.span.end
    case .keyword, .command, .name, .property, .label, .number, .address: false
    }
  }

  private static func word(_ bytes: [UInt8], _ cursor: Int) -> Span {
    var start = cursor
    while start > 0, Lexer.continuesName(bytes[start - 1]) { start -= 1 }
    var end = cursor
    while start < cursor, end < bytes.count, Lexer.continuesName(bytes[end]) { end += 1 }
    return Span(start, end)
  }

  /// The bytes with a name in place of a span; a number stays, for it ends what came before.
  private static func mark(_ bytes: [UInt8], _ span: Span) -> [UInt8] {
    if span.start < span.end, Lexer.isDigit(bytes[span.start]) { return bytes }
    var name = Array("_x".utf8)
    if span.end < bytes.count, Lexer.continuesName(bytes[span.end]) { name.append(0x20) }
    return bytes[..<span.start] + name + bytes[span.end...]
  }
}

extension CursorContext {
  /// What of the word stands before the cursor.
  var prefix: String { text.text(Span(word.start, cursor)) }

  /// What of the word stands after the cursor.
  var suffix: String { text.text(Span(cursor, word.end)) }

  /// The innermost call around the cursor, and which argument it stands in.
  var call: (call: SyntaxRecord.OpenCall, argument: Int)? { position?.calls.last }

  /// The parameter that the cursor's argument stands for.
  func parameter(_ table: CommandTable, _ symbols: PromptSymbols) -> ParameterAtHand? {
    guard let (call, argument) = call else { return nil }
    return ParameterAtHand(call, argument: argument, table, symbols) { [base, text] start in
      text.start(of: start + base)
    }
  }

  /// The names known here: a name is not known yet in its own value.
  func names(_ symbols: PromptSymbols) -> PromptSymbols {
    guard let position, !isInterpolation else {
      return symbols.adding(record.assigned.filter { $0.name.span.end <= cursor }, record.functions)
    }
    return symbols.adding(found.assigned.prefix(position.assigned), record.functions)
  }
}
