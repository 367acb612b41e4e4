import BigInt

extension Parser {
  /// What the current number token is: integer, float, duration or size.
  mutating func numberLiteral() throws -> Expression.Kind {
    if let value = plainInteger { return .int(value) }
    let text = tokenText.filter { $0 != "_" }
    let bytes = Array(text.utf8)
    if bytes.count > 1, bytes[0] == UInt8(ascii: "0"), !Lexer.isDigit(bytes[1]),
      bytes[1] != UInt8(ascii: "."), bytes[1] | 0x20 != UInt8(ascii: "e"),
      let radix = ["x": 16, "o": 8, "b": 2][text.dropFirst().prefix(1).lowercased()]
    {
      return try integer(String(text.dropFirst(2)), radix: radix)
    }
    var end = bytes.count
    while end > 0, !Lexer.isDigit(bytes[end - 1]) { end -= 1 }
    let digits = String(decoding: bytes[..<end], as: UTF8.self)
    let unit = String(decoding: bytes[end...], as: UTF8.self)
    let isFloat = digits.utf8.contains { !Lexer.isDigit($0) }
    if unit.isEmpty {
      guard isFloat else {
        try refuseLeadingZero(digits)
        return try integer(digits, radix: 10)
      }
      guard let value = Double(digits) else { try badNumber(text) }
      return .float(value)
    }
    if let scale = Parser.durations[unit] { return .duration(try scaled(digits, by: scale)) }
    if let scale = Parser.sizes[unit] { return .int(try scaled(digits, by: scale)) }
    try badNumber(text, unit: unit)
  }

  /// The value of a token that is nothing but up to 18 digits, as most numbers are.
  private var plainInteger: Int? {
    let digits = tokenBytes
    guard digits.count <= 18, digits.count == 1 || digits.first != UInt8(ascii: "0") else {
      return nil
    }
    var value = 0
    for digit in digits {
      guard Lexer.isDigit(digit) else { return nil }
      value = value * 10 + Int(digit &- 0x30)
    }
    return value
  }

  /// Nanoseconds in a unit of time.
  static let durations: [String: Int] = [
    "ns": 1, "us": 1000, "ms": 1_000_000, "s": 1_000_000_000, "m": 60_000_000_000,
    "h": 3_600_000_000_000,
  ]
  /// Bytes in a unit of size.
  static let sizes: [String: Int] = [
    "B": 1, "kB": 1000, "KiB": 1024, "MB": 1_000_000, "MiB": 1 << 20, "GB": 1_000_000_000,
    "GiB": 1 << 30,
  ]

  private mutating func scaled(_ digits: String, by scale: Int) throws -> Int {
    if let whole = Int(digits) {
      let (value, overflow) = whole.multipliedReportingOverflow(by: scale)
      if !overflow { return value }
    } else if let value = Double(digits), value * Double(scale) < 9e18 {
      return Int((value * Double(scale)).rounded())
    }
    try fail("SyntaxError: `\(tokenText)` is too large", token.span)
  }

  private mutating func integer(_ digits: String, radix: Int) throws -> Expression.Kind {
    if let value = Int(digits, radix: radix) { return .int(value) }
    if digits.count > 4300 {
      try fail(
        "SyntaxError: an integer of \(digits.count) digits; 4300 are allowed", token.span)
    }
    guard !digits.isEmpty, let value = BigInt(digits, radix: radix) else {
      try badNumber(tokenText)
    }
    return .bigInt(value)
  }

  /// As in Python: C reads 010 as eight, people as ten.
  private mutating func refuseLeadingZero(_ digits: String) throws {
    guard digits.hasPrefix("0"), digits.contains(where: { $0 != "0" }) else { return }
    let decimal = digits.drop { $0 == "0" }
    let isOctal = Int(decimal, radix: 8) != nil
    try fail(
      "SyntaxError: `\(tokenText)` begins with a zero", token.span,
      hints: [
        isOctal ? "write \(decimal), or 0o\(decimal) for an octal number" : "write \(decimal)"
      ])
  }

  private mutating func badNumber(_ text: String, unit: String = "") throws -> Never {
    let units = Array(Parser.durations.keys) + Array(Parser.sizes.keys)
    var hints: [Wording] = []
    if unit.isEmpty {
      hints = ["hexadecimal is 0x1F, octal 0o17, binary 0b101"]
    } else if let close = Suggestion.closest(to: unit, among: units) {
      hints = ["did you mean `\(text.dropLast(unit.count))\(close)`?"]
    } else {
      hints = ["units are us ms s m for times, kB KiB MB MiB GB GiB for sizes"]
    }
    try fail("SyntaxError: `\(text)` is not a number", token.span, hints: hints)
  }

  /// `"…"`, `'…'` or `"""…"""`, with escapes and, in double quotes, interpolation.
  mutating func textLiteral() throws -> Expression {
    let span = token.span
    note(.text)
    let quote = source.bytes[span.start]
    let triple = span.end - span.start >= 6 && isTriple(span.start)
    let edge = triple ? 3 : 1
    let inner = Span(span.start + edge, span.end - edge)
    let parts = try templateParts(inner, interpolating: quote == UInt8(ascii: "\""))
    advance(to: span.end)
    if parts.isEmpty { return Expression(kind: .text(""), span: span) }
    if parts.count == 1, case .text(let text) = parts[0] {
      return Expression(kind: .text(text), span: span)
    }
    return Expression(kind: .template(parts), span: span)
  }

  private func isTriple(_ offset: Int) -> Bool {
    let quote = UInt8(ascii: "\"")
    return source.bytes[offset] == quote && lexer.byte(offset + 1) == quote
      && lexer.byte(offset + 2) == quote
  }

  /// The pieces of a text between two offsets. Leaves the lexer anywhere.
  mutating func templateParts(_ span: Span, interpolating: Bool) throws -> [TemplatePart] {
    var parts: [TemplatePart] = []
    var literal: [UInt8] = []
    var offset = span.start
    while offset < span.end {
      let byte = source.bytes[offset]
      if byte == UInt8(ascii: "\\") {
        offset = try escape(at: offset, limit: span.end, into: &literal, asBytes: false)
      } else if interpolating, lexer.startsInterpolation(offset) {
        if !literal.isEmpty { parts.append(.text(try utf8(literal, span))) }
        literal = []
        let end = min(lexer.endOfInterpolation(from: offset + 2), span.end)
        parts.append(try interpolation(Span(offset, end)))
        offset = end
      } else {
        literal.append(byte)
        offset += 1
      }
    }
    if !literal.isEmpty { parts.append(.text(try utf8(literal, span))) }
    return parts
  }

  private mutating func utf8(_ bytes: [UInt8], _ span: Span) throws -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    try fail(
      "SyntaxError: this text is not UTF-8", span,
      hints: ["save the file as UTF-8; for raw bytes write b\"\\xHH\" or x\"…\""])
  }

  /// `${value}` or `${value:spec}`; the span goes from `$` to after `}`.
  private mutating func interpolation(_ span: Span) throws -> TemplatePart {
    guard span.end - span.start > 3, source.bytes[span.end - 1] == UInt8(ascii: "}") else {
      try fail(
        "SyntaxError: this `${` needs an expression and a `}`", span,
        hints: ["write \"${name}\", or \\$ for a dollar sign"])
    }
    let saved = (lexer: lexer, token: token, context: context, previousEnd: previousEnd)
    var inner = Lexer(source, from: span.start + 2, to: span.end - 1)
    inner.diagnosticsTaken(from: lexer)
    lexer = inner
    context = Context(acrossLines: true, addresses: false)
    defer {
      let seen = lexer
      (lexer, token, context, previousEnd) = saved
      lexer.diagnosticsTaken(from: seen)
    }
    advance()
    let value = try expression()
    if token.kind == .end { return .value(value, spec: nil) }
    guard isSymbol(.colon) else {
      try fail("SyntaxError: \(describeToken()) does not belong here", token.span)
    }
    let specSpan = Span(token.span.end, span.end - 1)
    return .value(value, spec: Identifier(name: source.text(specSpan), span: specSpan))
  }

  /// `/…/`; `\/` is a slash.
  mutating func regexLiteral(to end: Int) -> Expression {
    let span = Span(token.span.start, end)
    note(.pattern, span)
    var pattern: [UInt8] = []
    var offset = span.start + 1
    while offset < end - 1 {
      let byte = source.bytes[offset]
      if byte == UInt8(ascii: "\\"), lexer.byte(offset + 1) == UInt8(ascii: "/") { offset += 1 }
      pattern.append(source.bytes[offset])
      offset += 1
    }
    advance(to: end)
    return Expression(kind: .regex(String(decoding: pattern, as: UTF8.self)), span: span)
  }
}
