extension Parser {
  /// An expression, up to `a if c else b`.
  mutating func expression() throws -> Expression {
    try deeper { parser in
      let value = try parser.disjunction()
      guard parser.isWord("if") else { return value }
      parser.note(.keyword)
      parser.advance()
      let condition = try parser.disjunction()
      guard parser.isWord("else") else {
        try parser.fail(
          "SyntaxError: expected `else`, found \(parser.describeToken())", parser.token.span,
          hints: ["a condition inside an expression reads `a if c else b`"])
      }
      parser.note(.keyword)
      parser.advance()
      let otherwise = try parser.expression()
      return Expression(
        kind: .conditional(condition, then: value, otherwise: otherwise),
        span: value.span.joined(otherwise.span))
    }
  }

  private mutating func disjunction() throws -> Expression {
    var left = try conjunction()
    var length = 0
    while isWord("or") {
      try lengthen(&length)
      note(.keyword)
      advance()
      skipNewlines()
      let right = try conjunction()
      left = Expression(kind: .either(left, right), span: left.span.joined(right.span))
    }
    return left
  }

  private mutating func conjunction() throws -> Expression {
    var left = try negation()
    var length = 0
    while isWord("and") {
      try lengthen(&length)
      note(.keyword)
      advance()
      skipNewlines()
      let right = try negation()
      left = Expression(kind: .both(left, right), span: left.span.joined(right.span))
    }
    return left
  }

  private mutating func negation() throws -> Expression {
    guard isWord("not") else { return try comparison() }
    let start = token.span
    note(.keyword)
    advance()
    let operand = try deeper { try $0.negation() }
    return Expression(kind: .unary(.not, operand), span: start.joined(operand.span))
  }

  private mutating func comparison() throws -> Expression {
    let first = try binary(0)
    var rest: [(op: ComparisonOperator, operand: Expression)] = []
    while let op = takeComparison() {
      if rest.count > Parser.chainLimit { try tooLong() }
      skipNewlines()
      rest.append((op, try binary(0)))
    }
    guard let last = rest.last else { return first }
    return Expression(kind: .comparison(first, rest), span: first.span.joined(last.operand.span))
  }

  private mutating func takeComparison() -> ComparisonOperator? {
    if case .symbol(let symbol) = token.kind {
      guard let op = symbol.comparison else { return nil }
      advance()
      return op
    }
    guard token.kind == .name else { return nil }
    if isWord("in") {
      note(.keyword)
      advance()
      return .contains
    }
    if isWord("is") {
      note(.keyword)
      advance()
      guard isWord("not") else { return .identical }
      advance()
      return .distinct
    }
    guard isWord("not"), followedByIn else { return nil }
    note(.keyword)
    advance()
    advance()
    return .lacks
  }

  private var followedByIn: Bool {
    let offset = skipBlanks(from: token.span.end)
    return lexer.byte(offset) == UInt8(ascii: "i") && lexer.byte(offset + 1) == UInt8(ascii: "n")
      && !Lexer.continuesName(lexer.byte(offset + 2))
  }

  private mutating func binary(_ level: Int) throws -> Expression {
    var left = try unary()
    var length = 0
    while case .symbol(let symbol) = token.kind,
      let (found, op) = symbol.binary, found >= level,
      !beginsArgument(symbol), !(symbol == .ampersand && endsLine(after: token.span.end))
    {
      try lengthen(&length)
      advance()
      skipNewlines()
      let right = try binary(found + 1)
      left = Expression(kind: .binary(op, left, right), span: left.span.joined(right.span))
    }
    return left
  }

  private mutating func lengthen(_ length: inout Int) throws {
    length += 1
    if length > Parser.chainLimit { try tooLong() }
  }

  private mutating func tooLong() throws -> Never {
    try fail(
      "SyntaxError: more than \(Parser.chainLimit) operators in a row", token.span,
      hints: ["split the expression, or use join or sum"])
  }

  private mutating func unary() throws -> Expression {
    let op: UnaryOperator
    switch token.kind {
    case .symbol(.minus): op = .negate
    case .symbol(.plus): op = .plus
    case .symbol(.tilde): op = .invert
    case .symbol, .end, .newline, .semicolon, .name, .number, .text, .bytes, .unknown:
      return try power()
    }
    let start = token.span
    advance()
    let operand = try deeper { try $0.unary() }
    return Expression(kind: .unary(op, operand), span: start.joined(operand.span))
  }

  private mutating func power() throws -> Expression {
    let base = try postfix()
    guard isSymbol(.doubleStar) else { return base }
    advance()
    skipNewlines()
    let exponent = try deeper { try $0.unary() }
    return Expression(
      kind: .binary(.power, base, exponent), span: base.span.joined(exponent.span))
  }

  /// Whether, between the arguments of a command, this token begins the next one: white space
  /// decides, as in Swift.
  func beginsArgument(_ symbol: Symbol) -> Bool {
    guard context.spaceEnds, token.spaceBefore else { return false }
    let next = lexer.byte(token.span.end)
    let tight = next > 0x20 && next != UInt8(ascii: "=")
    switch symbol {
    case .openParen, .openBracket, .openBrace: return true
    case .minus, .plus, .tilde, .colon, .dollar: return tight
    case .slash: return tight && lexer.endOfRegex(from: token.span.start) != nil
    case .closeParen, .closeBracket, .closeBrace, .comma, .dot, .assign, .star, .doubleStar,
      .doubleSlash, .percent, .ampersand, .pipe, .caret, .shiftLeft, .shiftRight, .equal,
      .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .plusAssign, .minusAssign,
      .starAssign, .slashAssign, .percentAssign, .doubleSlashAssign, .doubleStarAssign,
      .ampersandAssign, .pipeAssign, .caretAssign, .shiftLeftAssign, .shiftRightAssign, .question:
      return false
    }
  }

  /// The offset of the first byte that is no blank and no joined line.
  func skipBlanks(from start: Int) -> Int {
    var offset = start
    while true {
      switch lexer.byte(offset) {
      case 0x20, 0x09, 0x0D: offset += 1
      case UInt8(ascii: "\\") where lexer.byte(offset + 1) == 0x0A: offset += 2
      default: return offset
      }
    }
  }

  /// Whether nothing of the statement follows.
  func endsLine(after offset: Int) -> Bool {
    switch lexer.byte(skipBlanks(from: offset)) {
    case 0, 0x0A, UInt8(ascii: ";"), UInt8(ascii: "#"), UInt8(ascii: "}"): true
    default: false
    }
  }
}
