extension Parser {
  mutating func conditional() throws -> Statement.Kind {
    var branches: [(condition: Expression, body: Block)] = []
    repeat {
      takeKeyword()
      let condition = try header()
      branches.append((condition, try block("after the condition")))
      guard continues(with: "else") || continues(with: "elif") else {
        return .conditional(branches, otherwise: nil)
      }
      if isWord("elif") { continue }
      takeKeyword()
      if !isWord("if") {
        return .conditional(branches, otherwise: try block("after `else`"))
      }
    } while true
  }

  mutating func forLoop() throws -> Statement.Kind {
    takeKeyword()
    var targets = [try loopTarget()]
    let start = targets[0].span
    while accept(.comma) { targets.append(try loopTarget()) }
    guard isExpected("in") else {
      try fail(
        "SyntaxError: expected `in`, found \(describeToken())", token.span,
        hints: [
          "a loop over values reads `for x in xs { … }`",
          "a loop that counts reads `for i in range(10) { … }`",
        ])
    }
    let target =
      targets.count == 1 ? targets[0] : Target.several(targets, Span(start.start, previousEnd))
    takeKeyword()
    let values = try header()
    try refuseRange(values)
    return .forLoop(target, values, try block("after the values"))
  }

  /// `1..3` is the text of a range, for arguments such as `fault s read=1..3`: a loop over it would run
  /// over its characters.
  private mutating func refuseRange(_ values: Expression) throws {
    guard case .text(let text) = values.kind, Lexer.isDigit(lexer.byte(values.span.start)),
      let dot = text.firstIndex(of: ".")
    else { return }
    let first = text[..<dot]
    let last = text[dot...].dropFirst(2)
    let end = Int32(last).map { String(Int($0) + 1) } ?? "\(last) + 1"
    try fail(
      "SyntaxError: `\(text)` is no list", values.span,
      hints: ["the numbers from \(first) to \(last) are range(\(first), \(end))"])
  }

  private mutating func loopTarget() throws -> Target {
    guard isSymbol(.openParen) else {
      let name = try identifier("a variable's name")
      record?.assign(name)
      return .name(name)
    }
    let start = token.span.start
    let items = try brackets(.openParen, .closeParen) { parser in
      var items = [try parser.deeper { try $0.loopTarget() }]
      while parser.accept(.comma) { items.append(try parser.deeper { try $0.loopTarget() }) }
      if parser.isSymbol(.assign) {
        try parser.fail(
          "SyntaxError: `=` does not belong here", parser.token.span,
          hints: ["a loop that counts reads `for i in range(10) { … }`"])
      }
      return items
    }
    return .several(items, Span(start, previousEnd))
  }

  mutating func definition() throws -> Statement.Kind {
    takeKeyword()
    let name = try identifier("a function's name")
    guard isSymbol(.openParen) else {
      try fail(
        "SyntaxError: expected `(`, found \(describeToken())", token.span,
        hints: ["a function reads `def \(name.name)(a, b=1) { … }`"])
    }
    let parameters = try brackets(.openParen, .closeParen) { parser in
      var parameters: [FunctionSyntax.Parameter] = []
      while !parser.isSymbol(.closeParen) {
        parameters.append(try parser.parameter(after: parameters))
        if !parser.accept(.comma) { break }
      }
      return parameters
    }
    record?.define(name.name, parameters.map(\.name.name))
    let body = try block("after the parameters")
    return .define(FunctionSyntax(name: name, parameters: parameters, body: body))
  }

  private mutating func parameter(after earlier: [FunctionSyntax.Parameter]) throws
    -> FunctionSyntax.Parameter
  {
    if isSymbol(.star) || isSymbol(.doubleStar) {
      try fail(
        "SyntaxError: a function takes a fixed number of values", token.span,
        hints: ["pass a list or a map instead of `*args` and `**kwargs`"])
    }
    let name = try identifier("a parameter's name")
    record?.assign(name)
    if earlier.contains(where: { $0.name.name == name.name }) {
      try fail("SyntaxError: two parameters are named `\(name.name)`", name.span)
    }
    if accept(.assign) {
      return FunctionSyntax.Parameter(name: name, initial: try expression())
    }
    if let optional = earlier.last, optional.initial != nil {
      try fail(
        "SyntaxError: `\(name.name)` needs a default too", name.span,
        label: "it follows `\(optional.name.name)`, which has one")
    }
    return FunctionSyntax.Parameter(name: name, initial: nil)
  }

  mutating func attempt() throws -> Statement.Kind {
    let start = token.span
    takeKeyword()
    let body = try block("after `try`")
    var handlers: [HandlerSyntax] = []
    while continues(with: "except") { handlers.append(try handler(after: handlers)) }
    var otherwise: Block?
    if !handlers.isEmpty, continues(with: "else") {
      takeKeyword()
      otherwise = try block("after `else`")
    }
    var finally: Block?
    if continues(with: "finally") {
      takeKeyword()
      finally = try block("after `finally`")
    }
    if handlers.isEmpty, finally == nil {
      try fail(
        "SyntaxError: `try` without `except` or `finally`", start,
        hints: ["write `try { … } except ConnectionResetError as e { … }`"])
    }
    return .attempt(body, handlers: handlers, otherwise: otherwise, finally: finally)
  }

  private mutating func handler(after earlier: [HandlerSyntax]) throws -> HandlerSyntax {
    if let last = earlier.last, last.names.isEmpty {
      try fail(
        "SyntaxError: this `except` is never reached", token.span,
        label: "the one before it catches every error")
    }
    takeKeyword()
    let names = try errorNames()
    var variable: Identifier?
    if isExpected("as") {
      takeKeyword()
      let name = try identifier("the error's variable")
      record?.assign(name)
      variable = name
    }
    return HandlerSyntax(
      names: names, variable: variable, body: try block("after `except`"))
  }

  /// `A`, `A, B` or `(A, B)`; empty when a block or `as` follows at once.
  mutating func errorNames() throws -> [Identifier] {
    let grouped = accept(.openParen)
    var names: [Identifier] = []
    reach(.errorName)
    while token.kind == .name, !isWord("as") {
      reach(.errorName)
      record?.expectError(at: token.span.start)
      var name = try identifier("an error's name")
      // Python's `socket.timeout`: the module needs no import, and says nothing.
      if accept(.dot) { name = try identifier("an error's name") }
      names.append(name)
      if !accept(.comma) { break }
    }
    if grouped { try expect(.closeParen, "after the errors' names") }
    return names
  }
}
