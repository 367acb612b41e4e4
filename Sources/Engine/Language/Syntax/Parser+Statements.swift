extension Parser {
  /// One statement, without its end.
  mutating func statement() throws -> Statement {
    let start = token.span.start
    let kind = try statementKind()
    return Statement(kind: kind, span: Span(start, previousEnd))
  }

  private mutating func statementKind() throws -> Statement.Kind {
    reach(.statement)
    guard token.kind == .name else {
      if isSymbol(.openBrace), !looksLikeMap { return .group(try block("here")) }
      return try simpleStatement()
    }
    if let kind = try compoundStatement() { return kind }
    if let kind = try softStatement() { return kind }
    return try simpleStatement()
  }

  /// `{}` and `{key: …` are maps; any other `{` at the start of a statement opens a group.
  private var looksLikeMap: Bool {
    var offset = token.span.end
    while lexer.byte(offset) == 0x20 || lexer.byte(offset) == 0x0A { offset += 1 }
    let first = lexer.byte(offset)
    return first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
      || first == UInt8(ascii: "}") || Lexer.isDigit(first)
  }

  private mutating func compoundStatement() throws -> Statement.Kind? {
    guard token.isReserved else { return nil }
    switch tokenText {
    case "if": return try conditional()
    case "while":
      takeKeyword()
      let condition = try header()
      return .whileLoop(condition, try block("after the condition"))
    case "for": return try forLoop()
    case "def": return try definition()
    case "try": return try attempt()
    case "break":
      takeKeyword()
      return .breakLoop
    case "continue":
      takeKeyword()
      return .continueLoop
    case "return":
      takeKeyword()
      return .giveBack(try returned())
    case "else", "except", "finally":
      try fail(
        "SyntaxError: this `\(tokenText)` belongs to nothing", token.span,
        hints: ["it stands after the `}` of its `\(tokenText == "else" ? "if" : "try")`"])
    default: return nil
    }
  }

  private mutating func returned() throws -> [Expression] {
    if atStatementEnd { return [] }
    let start = token.span.start
    let (items, isTuple) = try rightHandItems()
    guard isTuple, items.count == 1 else { return items }
    return [Expression(kind: .tuple(items), span: Span(start, previousEnd))]
  }

  /// A command, an assignment, or an expression.
  private mutating func simpleStatement() throws -> Statement.Kind {
    if startsCommand() { return .expression(try command()) }
    let first = try expression()
    if case .symbol(let symbol) = token.kind, let op = symbol.augmented {
      let target = try assignable(first)
      advance()
      return .augment(target, op, try rightHandSide())
    }
    guard isSymbol(.assign) || isSymbol(.comma) else {
      return .expression(try inBackground(first))
    }
    return try assignment(first)
  }

  private mutating func assignment(_ first: Expression) throws -> Statement.Kind {
    var value = try commaList(first)
    var target: Target?
    var more: [Target] = []
    while isSymbol(.assign) {
      let left = value
      let next = try assignable(left)
      if target == nil { target = next } else { more.append(next) }
      advance()
      defer { noteAssigned(left, value) }
      value = try rightHandSide()
    }
    return target.map { .assign($0, more, value) } ?? .expression(value)
  }

  private mutating func commaList(_ first: Expression) throws -> Expression {
    guard isSymbol(.comma) else { return first }
    var items = [first]
    while accept(.comma) {
      skipNewlines()
      if isSymbol(.assign) || atStatementEnd { break }
      items.append(try expression())
    }
    return Expression(kind: .tuple(items), span: Span(first.span.start, previousEnd))
  }

  private func noteAssigned(_ target: Expression, _ value: Expression) {
    guard let record else { return }
    switch target.kind {
    case .name(let name): record.assign(Identifier(name: name, span: target.span), from: value)
    case .tuple(let items), .list(let items):
      for (index, item) in items.enumerated() {
        guard case .name(let name) = item.kind else { continue }
        let target = Identifier(name: name, span: item.span)
        record.assign(target, from: index == 0 ? value : nil)
      }
    default: break
    }
  }

  /// The target that an expression left of `=` means.
  mutating func assignable(_ expression: Expression) throws -> Target {
    switch expression.kind {
    case .name(let name): return .name(Identifier(name: name, span: expression.span))
    case .index(let base, let index): return .index(base, index, expression.span)
    case .property(let base, let name): return .property(base, name)
    case .tuple(let items), .list(let items):
      return .several(try items.map { try assignable($0) }, expression.span)
    case .none, .bool, .int, .bigInt, .float, .duration, .text, .template, .bytes, .regex,
      .address, .map, .unary, .binary, .comparison, .both, .either, .conditional, .call, .slice,
      .task:
      try fail(
        "SyntaxError: nothing can be assigned to this", expression.span,
        hints: ["left of `=` stands a name, several names, or an element such as xs[0]"])
    }
  }

  mutating func takeKeyword() {
    note(.keyword)
    advance()
  }

  /// The condition or value between a keyword and its block.
  mutating func header() throws -> Expression {
    try with({ $0 = Context(braces: false) }) { try $0.expression() }
  }

  /// `{ … }`
  mutating func block(_ where_: String) throws -> Block {
    guard isSymbol(.openBrace) else {
      var hints: [Wording] = []
      if isSymbol(.colon) { hints = ["blocks stand in braces: `{ … }`, without `:`"] }
      if isSymbol(.assign) { hints = ["two values are compared by `==`"] }
      if isSymbol(.minus), lexer.byte(token.span.end) == UInt8(ascii: ">") {
        hints = ["a function has no type annotation: `def f(a, b) { … }`"]
      }
      if case .text = token.kind, where_.hasSuffix("`except`") {
        hints = ["an error is named: `except ConnectionResetError as e { … }`"]
      }
      try fail(
        "SyntaxError: expected `{` \(where_), found \(describeToken())", token.span, hints: hints)
    }
    let opening = token.span
    return try deeper { parser in
      let saved = parser.context
      parser.context = Context()
      defer { parser.context = saved }
      parser.advance()
      var statements: [Statement] = []
      while !parser.isSymbol(.closeBrace), parser.token.kind != .end {
        parser.statementOrRecover(into: &statements)
      }
      guard parser.isSymbol(.closeBrace) else {
        try parser.fail(
          "SyntaxError: a block without its `}`", opening, label: "opened here",
          hints: ["add `}` where the block ends"])
      }
      parser.context = saved
      parser.advance()
      return Block(
        statements: statements, span: Span(opening.start, parser.previousEnd))
    }
  }

  /// Whether a word such as `else` continues the statement, perhaps after line ends.
  mutating func continues(with word: StaticString) -> Bool {
    if isExpected(word) { return true }
    guard token.kind == .newline, record != nil || mayFollow(word) else { return false }
    let saved = (lexer, token, previousEnd)
    skipNewlines()
    if isExpected(word) { return true }
    (lexer, token, previousEnd) = saved
    return false
  }

  /// Whether the word or a comment is the next thing behind the ends of lines, by its first letter.
  private func mayFollow(_ word: StaticString) -> Bool {
    var offset = token.span.end
    while [0x20, 0x0A, 0x09, 0x0D].contains(lexer.byte(offset)) { offset += 1 }
    let first = lexer.byte(offset)
    return first == word.utf8Start.pointee || first == UInt8(ascii: "#")
      || first == UInt8(ascii: "\\")
  }
}
