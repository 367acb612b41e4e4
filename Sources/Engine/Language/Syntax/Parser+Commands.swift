extension Parser {
  /// Whether the name here is followed by an argument, so that it begins a command (language.md §1).
  func startsCommand() -> Bool {
    guard token.kind == .name, !token.isReserved else { return false }
    let end = token.span.end
    let blank = lexer.byte(end)
    guard blank == 0x20 || blank == 0x09 || blank == UInt8(ascii: "\\") else { return false }
    let next = skipBlanks(from: end)
    return startsArgument(at: next) || isHelpTopic(at: next)
  }

  /// `help while`, `help recv()`, `help recv ()`: a word of the language or an empty call, alone behind
  /// `help`, is a name to be explained.
  private func isHelpTopic(at offset: Int) -> Bool {
    guard isWord("help") else { return false }
    var end = offset
    while Lexer.continuesName(lexer.byte(end)) { end += 1 }
    guard Lexer.startsName(lexer.byte(offset)) else { return false }
    let open = skipBlanks(from: end)
    if lexer.byte(open) == UInt8(ascii: "("), lexer.byte(open + 1) == UInt8(ascii: ")") {
      return endsLine(after: open + 2)
    }
    return endsLine(after: end)
      && (Keyword.isReserved(source.bytes[offset..<end]) || source.text(Span(offset, end)) == "as")
  }

  private mutating func helpTopic() -> Argument {
    reach(.argument)
    record?.argument(at: token.span.start, label: nil)
    let word = Expression(kind: .name(tokenText), span: token.span)
    note(token.isReserved ? .keyword : .name)
    advance()
    if accept(.openParen) { _ = accept(.closeParen) }
    return Argument(label: nil, value: word)
  }

  private func startsArgument(at offset: Int) -> Bool {
    let first = lexer.byte(offset)
    let next = lexer.byte(offset + 1)
    let tight = next > 0x20 && next != UInt8(ascii: "=")
    switch first {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: "["),
      UInt8(ascii: "{"):
      return true
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "~"):
      return tight
    case UInt8(ascii: "/"):
      return tight && next != UInt8(ascii: "/") && lexer.endOfRegex(from: offset) != nil
    case UInt8(ascii: ":"):
      return Lexer.isDigit(next) || lexer.startsInterpolation(offset + 1)
    case UInt8(ascii: "$"):
      return next == UInt8(ascii: "{")
    case UInt8(ascii: "&"):
      return endsLine(after: offset + 1)
    default:
      if Lexer.isDigit(first) { return true }
      return Lexer.startsName(first) && startsWordArgument(at: offset)
    }
  }

  private func startsWordArgument(at offset: Int) -> Bool {
    var end = offset
    while Lexer.continuesName(lexer.byte(end)) { end += 1 }
    let word = source.text(Span(offset, end))
    if word == "not" {
      let after = skipBlanks(from: end)
      return
        !(lexer.byte(after) == UInt8(ascii: "i") && lexer.byte(after + 1) == UInt8(ascii: "n")
        && !Lexer.continuesName(lexer.byte(after + 2)))
    }
    return !Keyword.infix.contains(word)
  }

  /// `send client "Hello"`, with a trailing `&` for the background.
  mutating func command() throws -> Expression {
    try advising { try $0.commandLine() }
  }

  private mutating func commandLine() throws -> Expression {
    let callee = Identifier(name: tokenText, span: token.span)
    note(.command)
    record?.begin(callee, nil, .command)
    var end: Int?
    defer { record?.leave(end) }
    let isAboutWord = isHelpTopic(at: skipBlanks(from: token.span.end))
    let arguments = try with({
      $0 = Context(acrossLines: false, addresses: true, spaceEnds: true)
    }) { parser in
      parser.advance()
      if isAboutWord { return [parser.helpTopic()] }
      var arguments: [Argument] = []
      while !parser.atStatementEnd, !parser.atBackground, !parser.atClosing {
        arguments.append(try parser.commandArgument())
      }
      return arguments
    }
    end = previousEnd
    let span = Span(callee.span.start, previousEnd)
    let call = CallSyntax(callee: callee, receiver: nil, arguments: arguments, style: .command)
    return try inBackground(Expression(kind: .call(call), span: span))
  }

  /// Wraps a call followed by `&` into a task.
  mutating func inBackground(_ call: Expression) throws -> Expression {
    guard atBackground else { return call }
    advance()
    let statement = Statement(kind: .giveBack([call]), span: call.span)
    return Expression(
      kind: .task(nil, Block(statements: [statement], span: call.span)),
      span: Span(call.span.start, previousEnd))
  }

  private var atBackground: Bool {
    isSymbol(.ampersand) && endsLine(after: token.span.end)
  }

  private var atClosing: Bool {
    switch token.kind {
    case .symbol(.closeParen), .symbol(.closeBracket), .symbol(.comma), .symbol(.assign): true
    case .symbol, .end, .newline, .semicolon, .name, .number, .text, .bytes, .unknown: false
    }
  }

  private mutating func commandArgument() throws -> Argument {
    let after = lexer.byte(token.span.end)
    guard token.kind == .name, after == UInt8(ascii: "="),
      lexer.byte(token.span.end + 1) != UInt8(ascii: "=")
    else { return try plainArgument() }
    reach(.argument)
    let label = Identifier(name: tokenText, span: token.span)
    note(.label)
    advance()
    let equals = token.span
    advance()
    if token.spaceBefore || atStatementEnd {
      try fail(
        "SyntaxError: `\(label.name)=` needs its value right behind it", equals,
        hints: ["write \(label.name)=VALUE without blanks around `=`"])
    }
    record?.argument(at: token.span.start, label: label.name)
    return Argument(label: label, value: try expression())
  }

  /// An argument without a keyword.
  mutating func plainArgument() throws -> Argument {
    reach(.argument)
    record?.argument(at: token.span.start, label: nil)
    return Argument(label: nil, value: try expression())
  }

  /// What stands right of `=`, `return` or `raise`: a command, a task, an expression, or several.
  mutating func rightHandSide() throws -> Expression {
    let start = token.span.start
    if let whole = try wholeRightHand() { return whole }
    let first = try expression()
    guard isSymbol(.comma) else { return try inBackground(first) }
    return Expression(kind: .tuple(try items(after: first)), span: Span(start, previousEnd))
  }

  /// The values right of `=`, `return` or `raise`, and whether commas make them a tuple.
  mutating func rightHandItems() throws -> (items: [Expression], isTuple: Bool) {
    if let whole = try wholeRightHand() { return ([whole], false) }
    let first = try expression()
    guard isSymbol(.comma) else { return ([try inBackground(first)], false) }
    return (try items(after: first), true)
  }

  /// A task or a command, behind which no comma goes on.
  private mutating func wholeRightHand() throws -> Expression? {
    reach(.rightHand)
    if isWord("task"), let task = try taskExpression() { return task }
    return startsCommand() ? try command() : nil
  }

  private mutating func items(after first: Expression) throws -> [Expression] {
    var items = [first]
    while accept(.comma) {
      skipNewlines()
      if atStatementEnd { break }
      items.append(try expression())
    }
    return items
  }

  /// `task { … }` or `task name { … }`; nil when `task` is an ordinary name here.
  mutating func taskExpression() throws -> Expression? {
    let start = token.span
    var offset = skipBlanks(from: start.end)
    var nameSpan: Span?
    if Lexer.startsName(lexer.byte(offset)) {
      let begin = offset
      while Lexer.continuesName(lexer.byte(offset)) { offset += 1 }
      nameSpan = Span(begin, offset)
      offset = skipBlanks(from: offset)
    }
    guard lexer.byte(offset) == UInt8(ascii: "{") else { return nil }
    note(.keyword)
    advance()
    var name: Identifier?
    if nameSpan != nil {
      let given = try identifier("a task's name")
      record?.assign(given)
      name = given
    }
    let body = try block("after `task`")
    return Expression(kind: .task(name, body), span: Span(start.start, previousEnd))
  }
}
