extension Parser {
  /// An expression, up to `a if c else b`.
  mutating func expression() throws -> Expression {
    try deeper { parser in
      let value = try parser.operation(Level.or)
      guard parser.isWord("if") else { return value }
      parser.note(.keyword)
      parser.advance()
      let condition = try parser.operation(Level.or)
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

  /// How strongly operators with two operands bind; the levels of `Symbol.binary` follow those of words
  /// and comparisons.
  private enum Level {
    static let or = 0
    static let and = 1
    static let not = 2
    static let comparison = 3
    static let binary = 4
  }

  /// An operand, and what operators of a level and above make of it and those that follow.
  private mutating func operation(_ level: Int) throws -> Expression {
    var left = level <= Level.not && isWord("not") ? try negation() : try unary()
    var length = 0
    while let found = infixLevel, found >= level {
      try lengthen(&length)
      left = try infix(found, left)
    }
    return left
  }

  /// The level of the operator that stands here between two operands, if one does.
  private var infixLevel: Int? {
    if case .symbol(let symbol) = token.kind {
      if let (level, _) = symbol.binary {
        let isBetween =
          !beginsArgument(symbol) && !(symbol == .ampersand && endsLine(after: token.span.end))
        return isBetween ? Level.binary + level : nil
      }
      return symbol.comparison == nil ? nil : Level.comparison
    }
    guard token.isReserved else { return nil }
    if isWord("or") { return Level.or }
    if isWord("and") { return Level.and }
    return isWord("in") || isWord("is") || (isWord("not") && followedByIn)
      ? Level.comparison : nil
  }

  private mutating func infix(_ level: Int, _ left: Expression) throws -> Expression {
    if level == Level.comparison { return try comparison(left) }
    if level < Level.not { note(.keyword) }
    var op: BinaryOperator?
    if case .symbol(let symbol) = token.kind { op = symbol.binary?.op }
    advance()
    skipNewlines()
    let right = try operation(level + 1)
    let kind: Expression.Kind =
      if let op { .binary(op, left, right) } else {
        level == Level.or ? .either(left, right) : .both(left, right)
      }
    return Expression(kind: kind, span: left.span.joined(right.span))
  }

  private mutating func negation() throws -> Expression {
    let start = token.span
    note(.keyword)
    advance()
    let operand = try deeper { try $0.operation(Level.not) }
    return Expression(kind: .unary(.not, operand), span: start.joined(operand.span))
  }

  private mutating func comparison(_ first: Expression) throws -> Expression {
    guard let (op, second) = try comparand() else { return first }
    var more: [(op: ComparisonOperator, operand: Expression)] = []
    while let next = try comparand() {
      if more.count >= Parser.chainLimit { try tooLong() }
      more.append(next)
    }
    let end = more.last?.operand.span ?? second.span
    return Expression(
      kind: .comparison(first, op, second, more: more), span: first.span.joined(end))
  }

  /// What follows an operand of a comparison, if a comparison operator does.
  private mutating func comparand() throws -> (op: ComparisonOperator, operand: Expression)? {
    guard let op = takeComparison() else { return nil }
    skipNewlines()
    return (op, try operation(Level.binary))
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
