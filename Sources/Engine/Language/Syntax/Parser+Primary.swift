extension Parser {
  /// A value with what hangs on it: `.name`, `.name(…)`, `[…]`.
  mutating func postfix() throws -> Expression {
    var value = try primary()
    var length = 0
    while case .symbol(let symbol) = token.kind, !beginsArgument(symbol) {
      length += 1
      if length > Parser.chainLimit {
        try fail("SyntaxError: more than \(Parser.chainLimit) accesses in a row", token.span)
      }
      switch symbol {
      case .dot:
        value = try member(of: value)
      case .openBracket:
        value = try subscripted(value)
      case .openParen:
        try fail(
          "SyntaxError: only a name can be called", token.span,
          hints: ["write f(a), x.f(a) or, with blanks, f a"])
      default:
        return value
      }
    }
    return value
  }

  private mutating func member(of value: Expression) throws -> Expression {
    advance()
    reach(.member(value))
    guard token.kind == .name else {
      try fail(
        "SyntaxError: expected a name after the dot, found \(describeToken())", token.span,
        hints: afterDotHint.map { [$0] } ?? [])
    }
    let name = Identifier(name: tokenText, span: token.span)
    let called = lexer.byte(token.span.end) == UInt8(ascii: "(")
    note(called ? .command : .property)
    advance()
    guard called else {
      return Expression(kind: .property(value, name), span: value.span.joined(name.span))
    }
    let arguments = try parenthesisedArguments(of: name, receiver: value, .method)
    let call = CallSyntax(callee: name, receiver: value, arguments: arguments, style: .method)
    return Expression(kind: .call(call), span: Span(value.span.start, previousEnd))
  }

  /// What was probably meant by what stands where a name should, behind a dot.
  private var afterDotHint: Wording? {
    switch token.kind {
    case .number: "a number begins with a digit: 0.\(tokenText)"
    case .symbol(.dot): "the numbers from a up to, but not including, b are range(a, b)"
    case .symbol, .newline, .semicolon, .name, .text, .bytes, .unknown, .end: nil
    }
  }

  /// `(a, b, name=c)`
  private mutating func parenthesisedArguments(
    of callee: Identifier, receiver: Expression?, _ style: CallSyntax.Style
  ) throws -> [Argument] {
    record?.begin(callee, receiver, style)
    var end: Int?
    defer { record?.leave(end) }
    let arguments = try brackets(.openParen, .closeParen) { parser in
      var arguments: [Argument] = []
      while !parser.isSymbol(.closeParen) {
        arguments.append(try parser.labelledArgument())
        if !parser.accept(.comma) { break }
      }
      return arguments
    }
    end = previousEnd
    return arguments
  }

  private mutating func labelledArgument() throws -> Argument {
    guard token.kind == .name else { return try plainArgument() }
    let offset = skipBlanks(from: token.span.end)
    guard lexer.byte(offset) == UInt8(ascii: "="), lexer.byte(offset + 1) != UInt8(ascii: "=")
    else { return try plainArgument() }
    reach(.argument)
    let label = Identifier(name: tokenText, span: token.span)
    note(.label)
    advance()
    advance()
    record?.argument(at: token.span.start, label: label.name)
    return Argument(label: label, value: try expression())
  }

  /// What stands between two brackets; newlines are white space there.
  mutating func brackets<T>(
    _ open: Symbol, _ close: Symbol, addresses: Bool = true,
    _ body: (inout Parser) throws -> T
  ) throws -> T {
    let opening = token.span
    return try deeper { parser in
      let saved = parser.context
      parser.context = Context(acrossLines: true, addresses: addresses)
      defer { parser.context = saved }
      parser.advance()
      let value = try body(&parser)
      guard parser.isSymbol(close) else { try parser.failUnclosed(open, close, opening) }
      parser.context = saved
      parser.advance()
      return value
    }
  }

  private mutating func failUnclosed(_ open: Symbol, _ close: Symbol, _ opening: Span) throws
    -> Never
  {
    if token.kind == .end {
      try fail(
        "SyntaxError: `\(open.rawValue)` is never closed", opening, label: "opened here",
        hints: ["add `\(close.rawValue)`"])
    }
    try fail(
      "SyntaxError: expected `\(close.rawValue)`, found \(describeToken())", token.span,
      hints: unclosedHint(close).map { [$0] } ?? [],
      remarks: [.init(text: "`\(open.rawValue)` was opened here", span: opening)])
  }

  /// What was probably meant by what stands where a bracket should close.
  private func unclosedHint(_ close: Symbol) -> Wording? {
    if source.bytes[previousEnd..<max(previousEnd, token.span.start)].contains(0x0A) {
      return "`\(close.rawValue)` is missing before this line"
    }
    return switch token.kind {
    case .symbol(.assign): "two values are compared by `==`"
    case .name where isWord("for"): "there are no comprehensions: a `for` loop appends to a list"
    case .name, .number, .text, .bytes: "a comma stands between two values"
    case .symbol, .newline, .semicolon, .unknown, .end: nil
    }
  }

  private mutating func subscripted(_ base: Expression) throws -> Expression {
    let kind: Expression.Kind = try brackets(.openBracket, .closeBracket, addresses: false) {
      parser in
      let from = parser.isSymbol(.colon) ? nil : try parser.expression()
      guard parser.accept(.colon) else {
        guard let from else { return .none }
        return .index(base, from)
      }
      var to: Expression?
      var step: Expression?
      if !parser.isSymbol(.colon), !parser.isSymbol(.closeBracket) {
        to = try parser.expression()
      }
      if parser.accept(.colon), !parser.isSymbol(.closeBracket) { step = try parser.expression() }
      return .slice(base, from: from, to: to, step: step)
    }
    return Expression(kind: kind, span: Span(base.span.start, previousEnd))
  }

  private mutating func primary() throws -> Expression {
    reach(.operand)
    if context.addresses, let address = try addressLiteral() { return address }
    let span = token.span
    switch token.kind {
    case .number:
      if let range = rangeWord() { return range }
      let kind = try numberLiteral()
      note(.number)
      advance()
      try refuseDottedNumber(from: span)
      return Expression(kind: kind, span: span)
    case .text: return try textLiteral()
    case .bytes: return try bytesLiteral()
    case .name: return try nameOrCall()
    case .symbol(.openParen): return try parenthesised()
    case .symbol(.openBracket):
      let items = try brackets(.openBracket, .closeBracket) { try $0.items(until: .closeBracket) }
      return Expression(kind: .list(items), span: Span(span.start, previousEnd))
    case .symbol(.openBrace) where context.braces: return try mapLiteral()
    case .symbol(.slash), .symbol(.slashAssign):
      if let end = lexer.endOfRegex(from: span.start) { return regexLiteral(to: end) }
      try failOperand()
    case .symbol, .end, .newline, .semicolon, .unknown:
      try failOperand()
    }
  }

  /// `127.0.0.1` without a port is no value.
  private mutating func refuseDottedNumber(from start: Span) throws {
    guard isSymbol(.dot), !token.spaceBefore, Lexer.isDigit(lexer.byte(token.span.end)) else {
      return
    }
    var end = token.span.end
    while Lexer.continuesName(lexer.byte(end)) || lexer.byte(end) == UInt8(ascii: ".") { end += 1 }
    let whole = Span(start.start, end)
    let text = source.text(whole)
    try fail(
      "SyntaxError: `\(text)` is no number", whole,
      hints: [
        "an address has its port: \(text):9000", "a host alone stands in quotes: \"\(text)\"",
      ])
  }

  private mutating func failOperand() throws -> Never {
    try fail(
      "SyntaxError: expected a value, found \(describeToken())", token.span,
      hints: operandHint.map { [$0] } ?? [])
  }

  /// What was probably meant by what stands where a value should.
  private var operandHint: Wording? {
    let before = lexer.byte(token.span.start - 1)
    let doubled = before == lexer.byte(token.span.start)
    switch token.kind {
    case .symbol(.openBrace) where beginsMap: return "a map stands in parentheses here: ({ … })"
    case .symbol(.ampersand) where doubled: return "both conditions: `a and b`"
    case .symbol(.pipe) where doubled: return "either condition: `a or b`"
    case .symbol(.slash), .symbol(.doubleSlash): return "a comment begins with `#`"
    case .symbol(.less), .symbol(.greater):
      let sign = source.text(token.span)
      switch before {
      case UInt8(ascii: "="): return "it is written `\(sign)=`"
      case UInt8(ascii: "<") where sign == ">": return "two values differ by `!=`"
      default: return nil
      }
    case .symbol(.star) where Lexer.startsName(lexer.byte(token.span.end)),
      .symbol(.doubleStar) where Lexer.startsName(lexer.byte(token.span.end)):
      return "lists are passed as they are: there is no `*xs`"
    case .symbol(.colon) where !token.spaceBefore:
      return "the port of an address is a number: localhost:9000, or ${port}"
    case .symbol(.assign): return "two values are compared by `==`"
    case .end, .newline, .semicolon:
      let end = previousEnd
      let twice = lexer.byte(end - 1) == lexer.byte(end - 2)
      let isStep =
        lexer.byte(end - 1) == UInt8(ascii: "+") || lexer.byte(end - 1) == UInt8(ascii: "-")
      let sign = String(UnicodeScalar(lexer.byte(end - 1)))
      return twice && isStep ? "a variable is changed by one with n \(sign)= 1" : nil
    case .symbol, .name, .number, .text, .bytes, .unknown: return nil
    }
  }

  /// Whether the brace here is that of a map rather than of a block.
  private var beginsMap: Bool {
    let line = source.bytes[token.span.end...].prefix { $0 != 0x0A }
    return line.first { $0 != 0x20 } == UInt8(ascii: "}")
      || line.prefix { $0 != UInt8(ascii: "}") }.contains(UInt8(ascii: ":"))
  }

  /// `… for x in xs` behind a value, as Python has it.
  private mutating func refuseComprehension(_ hint: Wording) throws {
    guard isWord("for") else { return }
    try fail("SyntaxError: there are no comprehensions", token.span, hints: [hint])
  }

  private mutating func items(until close: Symbol) throws -> [Expression] {
    var items: [Expression] = []
    while !isSymbol(close) {
      items.append(try expression())
      if !accept(.comma) { break }
    }
    try refuseComprehension("write a `for` loop that appends to a list")
    return items
  }

  private mutating func parenthesised() throws -> Expression {
    let start = token.span.start
    var commaSeen = false
    let items = try brackets(.openParen, .closeParen) { parser -> [Expression] in
      var items: [Expression] = []
      while !parser.isSymbol(.closeParen) {
        items.append(try parser.expression())
        guard parser.accept(.comma) else { break }
        commaSeen = true
      }
      return items
    }
    let span = Span(start, previousEnd)
    if items.count == 1, !commaSeen { return Expression(kind: items[0].kind, span: span) }
    return Expression(kind: .tuple(items), span: span)
  }

  private mutating func mapLiteral() throws -> Expression {
    let start = token.span.start
    let pairs = try brackets(.openBrace, .closeBrace) { parser in
      var pairs: [(key: Expression, value: Expression)] = []
      while !parser.isSymbol(.closeBrace) {
        let key = try parser.with({ $0.addresses = false }) { try $0.expression() }
        try parser.expect(
          .colon, "between a key and its value",
          hints: [
            "a map reads {\"key\": value}",
            "a block stands only behind the language's words, such as if, loop, def or task",
          ])
        pairs.append((key, try parser.expression()))
        try parser.refuseComprehension("write a `for` loop that sets m[key] = value")
        if !parser.accept(.comma) { break }
      }
      return pairs
    }
    return Expression(kind: .map(pairs), span: Span(start, previousEnd))
  }

  private mutating func nameOrCall() throws -> Expression {
    let name = tokenText
    let span = token.span
    try refusePrefix(name)
    if name == "lambda", beginsLambda {
      try fail(
        "SyntaxError: there is no `lambda`", span,
        hints: ForeignWord.advice(name).map { [$0] } ?? [])
    }
    if token.isReserved {
      guard let kind = Parser.constant(name) else {
        try fail("SyntaxError: expected a value, found `\(name)`", span)
      }
      note(.keyword)
      advance()
      return Expression(kind: kind, span: span)
    }
    if name == "task", let task = try taskExpression() { return task }
    let called =
      lexer.byte(span.end) == UInt8(ascii: "(")
      || (!context.spaceEnds && lexer.byte(skipBlanks(from: span.end)) == UInt8(ascii: "("))
    note(called ? .command : .name)
    advance()
    guard called else { return Expression(kind: .name(name), span: span) }
    let callee = Identifier(name: name, span: span)
    let arguments = try parenthesisedArguments(of: callee, receiver: nil, .call)
    let call = CallSyntax(callee: callee, receiver: nil, arguments: arguments, style: .call)
    return Expression(kind: .call(call), span: Span(span.start, previousEnd))
  }

  /// `lambda x, y:` with at least a name or the colon.
  private var beginsLambda: Bool {
    let rest = source.bytes[token.span.end...].drop {
      Lexer.continuesName($0) || $0 == UInt8(ascii: ",") || $0 == 0x20
    }
    return rest.first == UInt8(ascii: ":")
      && (rest.startIndex == token.span.end || lexer.byte(token.span.end) == 0x20)
  }

  /// `f"…"` and other letters before a text, as in Python.
  private mutating func refusePrefix(_ name: String) throws {
    let next = lexer.byte(token.span.end)
    guard next == UInt8(ascii: "\"") || next == UInt8(ascii: "'"), name.utf8.count <= 2 else {
      return
    }
    let hints: [String: Wording] = [
      "f": "a text in double quotes interpolates by itself: \"hello ${name}\"",
      "r": "a pattern is written /…/; in a text a backslash is \\\\",
      "u": "every text is Unicode: leave the letter out",
    ]
    try fail(
      "SyntaxError: no `\(name)` stands before a text", token.span,
      hints: [hints[name.lowercased()] ?? "bytes are b\"…\", or hexadecimal x\"00 14\""])
  }

  private static func constant(_ name: String) -> Expression.Kind? {
    switch name {
    case "true": .bool(true)
    case "false": .bool(false)
    case "none": Expression.Kind.none
    case "big", "little": .text(name)
    default: nil
    }
  }
}
