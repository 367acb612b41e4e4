/// Reads a source into a syntax tree, or into all of its syntax errors. Does no I/O and knows no
/// commands: which names are commands, and whether their arguments fit, is the compiler's to say.
public struct Parser {
  /// Thrown to leave a statement that does not parse; its diagnostic is already noted.
  struct Failed: Error {}

  /// What the surroundings of an expression allow.
  struct Context {
    /// Inside brackets a newline is white space.
    var acrossLines = false
    /// `host:port` may be written without quotes.
    var addresses = true
    /// A blank ends the expression, as between the arguments of a command.
    var spaceEnds = false
    /// `{` begins a map rather than the block that follows a condition.
    var braces = true
  }

  let source: SourceText
  var lexer: Lexer
  var token: Token
  var context = Context()
  /// How deep brackets and blocks are nested here.
  var depth = 0
  /// Where the last token that was taken ended.
  var previousEnd = 0
  private var complaints: [Diagnostic] = []
  /// Set when the source ended where more was needed, so that a prompt asks for another line.
  private(set) var incomplete = false
  /// Every token taken, with what it turned out to be; filled only when asked for.
  var roles: [(span: Span, role: Role)]?
  /// What the prompt wants to know besides.
  let record: SyntaxRecord?

  /// How deep brackets, blocks and chains of operators may nest.
  static let depthLimit = 200
  static let chainLimit = 1000
  /// After so many errors the rest of a source is not read.
  static let complaintLimit = 1000

  init(_ source: SourceText, recordingRoles: Bool = false, record: SyntaxRecord? = nil) {
    self.source = source
    self.record = record
    lexer = Lexer(source)
    token = lexer.next(acrossLines: false)
    if recordingRoles { roles = [] }
  }

  /// The script's statements; throws every syntax error of the source at once.
  public static func parse(_ source: SourceText) throws(SyntaxErrors) -> Block {
    if let problem = source.encodingProblem { throw SyntaxErrors([problem]) }
    var parser = Parser(source)
    let block = parser.script()
    let errors = parser.allDiagnostics
    if !errors.isEmpty { throw SyntaxErrors(errors) }
    return block
  }

  /// In the order of the source, at most one a line; what the lexer says goes before what follows
  /// from it.
  var allDiagnostics: [Diagnostic] {
    var seen = Set<Int>()
    let first = (lexer.diagnostics + complaints).filter {
      seen.insert(source.line(of: $0.span.start)).inserted
    }
    return first.sorted { $0.span.start < $1.span.start }
  }

  // The whole source.
  mutating func script() -> Block {
    var statements: [Statement] = []
    while token.kind != .end, complaints.count + lexer.diagnostics.count < Parser.complaintLimit {
      statementOrRecover(into: &statements)
      if isSymbol(.closeBrace) {
        complain("SyntaxError: this `}` closes nothing", token.span, label: "no `{` is open here")
        advance()
      }
    }
    return Block(statements: statements, span: Span(0, source.bytes.count))
  }

  /// Reads one statement and its end; after an error goes on at the next line.
  mutating func statementOrRecover(into statements: inout [Statement]) {
    if token.kind == .newline || token.kind == .semicolon { return advance() }
    if isSymbol(.closeBrace) { return }
    do {
      try advising { parser in
        statements.append(try parser.statement())
        try parser.endOfStatement()
      }
    } catch {
      recover()
    }
  }

  /// What begins with a word of another language fails further on; the hint speaks of the word.
  mutating func advising<T>(_ body: (inout Parser) throws -> T) throws -> T {
    let first = token
    let count = complaints.count
    do {
      return try body(&self)
    } catch {
      if first.kind == .name, complaints.indices.contains(count),
        let advice = ForeignWord.advice(source.text(first.span)),
        ![0x3D, 0x2E, 0x2C].contains(lexer.byte(skipBlanks(from: first.span.end)))
      {
        complaints[count].hints = [advice]
      }
      throw error
    }
  }

  /// Skips to the end of the line; a block that opens on the way is still read for its own errors.
  private mutating func recover() {
    context = Context()
    while token.kind != .end, token.kind != .newline, token.kind != .semicolon {
      if isSymbol(.closeBrace) { return }
      if isSymbol(.openBrace), depth < Parser.depthLimit {
        _ = try? block("block")
      } else {
        noteLexically()
        advance()
      }
    }
  }

  private mutating func endOfStatement() throws {
    if atStatementEnd { return }
    try fail(
      "SyntaxError: \(describeToken()) does not belong here", token.span,
      hints: strayHint.map { [$0] } ?? [])
  }

  /// What the token that does not belong behind a statement was probably meant for.
  private var strayHint: Wording? {
    guard case .symbol(let symbol) = token.kind else { return nil }
    switch symbol {
    case .comma: return "separate the arguments of a command by blanks, or write it as f(a, b)"
    case .colon:
      return endsLine(after: token.span.end)
        ? "blocks stand in braces: `{ … }`, without `:`"
        : "a variable has no type annotation: write name = value"
    case .assign: return "a named argument is written NAME=VALUE, without blanks"
    case .dollar: return "a variable is written without `$`; inside a text it is ${name}"
    case .closeParen, .closeBracket: return "nothing is open here that it could close"
    case .question: return "a choice between two values reads `a if c else b`"
    default: return nil
    }
  }

  /// Whether a statement may end before the current token.
  var atStatementEnd: Bool {
    switch token.kind {
    case .end, .newline, .semicolon: true
    case .symbol(.closeBrace): true
    case .name, .number, .text, .bytes, .symbol, .unknown: false
    }
  }
}

// Taking tokens.
extension Parser {
  mutating func advance() {
    previousEnd = token.span.end
    token = lexer.next(acrossLines: context.acrossLines)
  }

  /// Goes on after a literal that was scanned by hand up to `offset`.
  mutating func advance(to offset: Int) {
    previousEnd = offset
    lexer.position = offset
    token = lexer.next(acrossLines: context.acrossLines)
  }

  func isSymbol(_ symbol: Symbol) -> Bool { token.kind == .symbol(symbol) }

  /// Whether the current token is this word.
  func isWord(_ word: StaticString) -> Bool {
    guard token.kind == .name, token.span.end - token.span.start == word.utf8CodeUnitCount else {
      return false
    }
    return word.withUTF8Buffer { buffer in
      for (index, byte) in buffer.enumerated()
      where source.bytes[token.span.start + index] != byte { return false }
      return true
    }
  }

  var tokenText: String { source.text(token.span) }

  var tokenBytes: ArraySlice<UInt8> { source.bytes[token.span.start..<token.span.end] }

  mutating func accept(_ symbol: Symbol) -> Bool {
    guard isSymbol(symbol) else { return false }
    advance()
    return true
  }

  mutating func expect(_ symbol: Symbol, _ where_: String, hints: [Wording] = []) throws {
    guard !accept(symbol) else { return }
    try fail(
      "SyntaxError: expected `\(symbol.rawValue)` \(where_), found \(describeToken())", token.span,
      hints: hints)
  }

  mutating func identifier(_ what: String) throws -> Identifier {
    let name = tokenText
    reach(.newName(what))
    guard token.kind == .name else {
      try fail("SyntaxError: expected \(what), found \(describeToken())", token.span)
    }
    if token.isReserved {
      try fail(
        "SyntaxError: `\(name)` is a word of the language and cannot be \(what)", token.span,
        hints: ["choose another name, for example `\(name)_`"])
    }
    let span = token.span
    note(.name)
    advance()
    return Identifier(name: name, span: span)
  }

  mutating func skipNewlines() {
    while token.kind == .newline { advance() }
  }

  mutating func complain(
    _ headline: String, _ span: Span, label: Wording = "", hints: [Wording] = [],
    remarks: [Diagnostic.Remark] = []
  ) {
    if token.kind == .end { incomplete = true }
    complaints.append(
      Diagnostic(headline, in: source, at: span, label: label, hints: hints, remarks: remarks))
  }

  mutating func fail(
    _ headline: String, _ span: Span, label: Wording = "", hints: [Wording] = [],
    remarks: [Diagnostic.Remark] = []
  ) throws -> Never {
    if token.kind != .unknown {
      // At the end of the script there is nothing to show but what stands before it.
      let isEnd = token.kind == .end && span == token.span
      complain(
        headline, isEnd ? Span(previousEnd, previousEnd) : span, label: label, hints: hints,
        remarks: remarks)
    }
    throw Failed()
  }

  func describeToken() -> String {
    switch token.kind {
    case .end: lexer.limit < source.bytes.count ? "`}`" : "the end of the script"
    case .newline: "the end of the line"
    case .semicolon: "`;`"
    case .name, .number, .symbol, .unknown: "`\(tokenText)`"
    case .text: "a text"
    case .bytes: "a bytes literal"
    }
  }

  /// Runs `body` with other surroundings, then restores them.
  mutating func with<T>(
    _ change: (inout Context) -> Void, _ body: (inout Parser) throws -> T
  ) rethrows -> T {
    let saved = context
    change(&context)
    defer { context = saved }
    return try body(&self)
  }

  /// One level deeper; the limit keeps hostile nesting from exhausting the stack.
  mutating func deeper<T>(_ body: (inout Parser) throws -> T) throws -> T {
    depth += 1
    defer { depth -= 1 }
    if depth > Parser.depthLimit {
      try fail(
        "SyntaxError: nested deeper than \(Parser.depthLimit) levels", token.span,
        hints: ["split the expression into several statements"])
    }
    return try body(&self)
  }
}
