/// Statements whose first word is an ordinary name elsewhere.
extension Parser {
  mutating func softStatement() throws -> Statement.Kind? {
    guard Keyword.mayBeSoft(tokenBytes) else { return nil }
    let word = tokenText
    guard Keyword.soft.contains(word), !isOrdinaryName(word) else { return nil }
    switch word {
    case "loop":
      takeKeyword()
      let count = isSymbol(.openBrace) ? nil : try header()
      return .loop(count: count, try block("after `loop`"))
    case "raise":
      takeKeyword()
      return .raise(atStatementEnd ? nil : try rightHandSide())
    case "within":
      takeKeyword()
      let limit = try header()
      return .within(limit, try block("after the time"))
    case "import": return try importStatement()
    case "param": return try parameterStatement()
    case "assert": return try assertion()
    case "expect_error":
      takeKeyword()
      let names = try errorNames()
      return .expectError(names, try block("after the error's name"))
    case "test":
      takeKeyword()
      let name = try header()
      return .test(name, try block("after the test's name"))
    case "global":
      takeKeyword()
      reach(.knownName)
      var names = [try identifier("a variable's name")]
      while accept(.comma) || token.kind == .name {
        reach(.knownName)
        names.append(try identifier("a variable's name"))
      }
      return .global(names)
    case "hide":
      takeKeyword()
      return .group(try block("after `hide`"))
    default:
      guard let task = try taskExpression() else { return nil }
      return .expression(task)
    }
  }

  /// Whether what follows shows that the word is a variable or a function here.
  private func isOrdinaryName(_ word: String) -> Bool {
    let end = token.span.end
    let adjacent = lexer.byte(end)
    if adjacent == UInt8(ascii: ".") || adjacent == UInt8(ascii: "[") { return true }
    if adjacent == UInt8(ascii: "("), word != "assert", word != "raise" { return true }
    let offset = skipBlanks(from: end)
    let next = lexer.byte(offset)
    let after = lexer.byte(offset + 1)
    if next == UInt8(ascii: "=") { return after != UInt8(ascii: "=") || word != "assert" }
    if next == UInt8(ascii: ",") || next == UInt8(ascii: ")") { return true }
    if after == UInt8(ascii: "="), [0x2B, 0x2D, 0x2A, 0x2F, 0x25].contains(next) { return true }
    if endsLine(after: end) { return word != "raise" && word != "loop" && word != "assert" }
    if word == "task" || word == "test" || word == "hide" {
      return !opensBlock(word, at: offset)
    }
    return false
  }

  private func opensBlock(_ word: String, at start: Int) -> Bool {
    let first = lexer.byte(start)
    if first == UInt8(ascii: "{") { return true }
    if word == "test" { return first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") }
    var offset = start
    while Lexer.continuesName(lexer.byte(offset)) { offset += 1 }
    return word == "task" && offset > start
      && lexer.byte(skipBlanks(from: offset)) == UInt8(ascii: "{")
  }

  private mutating func importStatement() throws -> Statement.Kind {
    takeKeyword()
    guard token.kind == .text else {
      try fail(
        "SyntaxError: expected a file's name in quotes, found \(describeToken())", token.span,
        hints: [
          "import \"tcp_server.nws\" as my",
          "sockets, time and files are built in: nothing needs importing for them",
        ])
    }
    let literal = try textLiteral()
    guard case .text(let path) = literal.kind else {
      try fail(
        "SyntaxError: a file to import is named by a plain text", literal.span,
        hints: ["write the name without ${…}"])
    }
    let alias: Identifier
    if isExpected("as") {
      takeKeyword()
      alias = try identifier("the module's name")
    } else {
      alias = Identifier(name: Parser.moduleName(path), span: literal.span)
    }
    record?.assign(alias)
    return .importFile(path: path, pathSpan: literal.span, alias: alias)
  }

  /// `lib/tcp-server.nws` is called `tcp_server` when it gets no other name.
  static func moduleName(_ path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let stem = file.split(separator: ".").first.map(String.init) ?? file
    return String(stem.map { $0.isLetter || $0.isNumber ? $0 : "_" })
  }

  private mutating func parameterStatement() throws -> Statement.Kind {
    takeKeyword()
    let name = try identifier("the parameter's name")
    record?.assign(name)
    var initial: Expression?
    if accept(.assign) {
      initial = try with({ $0 = Context(spaceEnds: true) }) { try $0.expression() }
    }
    var help = ""
    if token.kind == .text, case .text(let text) = try textLiteral().kind { help = text }
    return .parameter(name, initial: initial, help: help)
  }

  private mutating func assertion() throws -> Statement.Kind {
    takeKeyword()
    let condition = try with({ $0 = Context() }) { try $0.expression() }
    if accept(.comma) || token.kind == .text {
      return .assertion(condition, message: try expression())
    }
    // Written as a call, `assert(a, "message")`; a tuple would always hold.
    if case .tuple(let parts) = condition.kind, parts.count == 2 {
      return .assertion(parts[0], message: parts[1])
    }
    return .assertion(condition, message: nil)
  }
}
