extension Parser {
  /// `b"…"`, `b'…'` and hex bytes `x"00 00 00 14"`.
  mutating func bytesLiteral() throws -> Expression {
    let span = token.span
    note(.bytes)
    let isHex = source.bytes[span.start] == UInt8(ascii: "x")
    let inner = Span(span.start + 2, span.end - 1)
    let bytes = isHex ? try hexBytes(inner) : try plainBytes(inner)
    advance(to: span.end)
    return Expression(kind: .bytes(bytes), span: span)
  }

  private mutating func plainBytes(_ span: Span) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var offset = span.start
    while offset < span.end {
      if source.bytes[offset] == UInt8(ascii: "\\") {
        offset = try escape(at: offset, limit: span.end, into: &bytes, asBytes: true)
      } else {
        bytes.append(source.bytes[offset])
        offset += 1
      }
    }
    return bytes
  }

  private mutating func hexBytes(_ span: Span) throws -> [UInt8] {
    var digits: [UInt8] = []
    for offset in span.start..<span.end {
      let byte = source.bytes[offset]
      if byte == 0x20 || byte == 0x09 { continue }
      guard let digit = Parser.hexValue(byte) else {
        try fail(
          "SyntaxError: not a hexadecimal digit", Span(offset, offset + 1),
          hints: ["x\"…\" holds pairs of digits 0-9 a-f, for example x\"00 00 00 14\""])
      }
      digits.append(digit)
    }
    guard digits.count.isMultiple(of: 2) else {
      try fail(
        "SyntaxError: \(digits.count) hexadecimal digits make no whole number of bytes", span,
        label: "each byte has two digits")
    }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  /// Reads one escape; gives the offset after it. In a text, `\xHH` is the character U+00HH.
  mutating func escape(
    at start: Int, limit: Int, into bytes: inout [UInt8], asBytes: Bool
  ) throws -> Int {
    guard start + 1 < limit else {
      try fail("SyntaxError: a lone `\\` at the end", Span(start, limit), hints: ["write \\\\"])
    }
    let letter = source.bytes[start + 1]
    if let plain = Parser.simpleEscapes[letter] {
      bytes.append(plain)
      return start + 2
    }
    switch letter {
    case UInt8(ascii: "x"):
      guard start + 4 <= limit, let high = Parser.hexValue(source.bytes[start + 2]),
        let low = Parser.hexValue(source.bytes[start + 3])
      else {
        try fail(
          "SyntaxError: `\\x` needs two hexadecimal digits", Span(start, min(start + 4, limit)))
      }
      let value = high << 4 | low
      if asBytes || value < 0x80 {
        bytes.append(value)
      } else {
        bytes.append(contentsOf: String(UnicodeScalar(value)).utf8)
      }
      return start + 4
    case UInt8(ascii: "u"):
      return try unicodeEscape(at: start, limit: limit, into: &bytes)
    case 0x0A:
      return start + 2
    default:
      let span = Span(start, min(start + 2, limit))
      try fail(
        "SyntaxError: unknown escape `\(source.text(span))`", span,
        hints: [
          "the escapes are \\n \\r \\t \\0 \\\\ \\\" \\' \\$ \\xHH \\u{HEX}; a backslash is \\\\"
        ])
    }
  }

  private mutating func unicodeEscape(at start: Int, limit: Int, into bytes: inout [UInt8]) throws
    -> Int
  {
    var offset = start + 2
    var digits = ""
    if offset < limit, source.bytes[offset] == UInt8(ascii: "{") {
      offset += 1
      while offset < limit, Lexer.isHexDigit(source.bytes[offset]), digits.count < 8 {
        digits.unicodeScalars.append(UnicodeScalar(source.bytes[offset]))
        offset += 1
      }
      offset += 1
    } else {
      while offset < limit, Lexer.isHexDigit(source.bytes[offset]), digits.count < 4 {
        digits.unicodeScalars.append(UnicodeScalar(source.bytes[offset]))
        offset += 1
      }
    }
    let span = Span(start, min(offset, limit))
    guard offset <= limit, let value = UInt32(digits, radix: 16), let scalar = UnicodeScalar(value)
    else {
      try fail(
        "SyntaxError: `\(source.text(span))` names no character", span,
        hints: ["write \\u{AC00}, with the character's number in hexadecimal"])
    }
    bytes.append(contentsOf: String(scalar).utf8)
    return offset
  }

  private static let simpleEscapes: [UInt8: UInt8] = [
    UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
    UInt8(ascii: "0"): 0, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "\""): 0x22,
    UInt8(ascii: "'"): 0x27, UInt8(ascii: "$"): 0x24, UInt8(ascii: "a"): 0x07,
    UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "v"): 0x0B,
    UInt8(ascii: "e"): 0x1B,
  ]

  static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  /// `localhost:9000`, `[::1]:80`, `:9000`, `${host}:${port}`; nil when none begins here.
  mutating func addressLiteral() throws -> Expression? {
    let start = token.span.start
    switch token.kind {
    case .name, .number:
      let next = lexer.byte(token.span.end)
      guard
        next == UInt8(ascii: ":") || next == UInt8(ascii: ".") || next == UInt8(ascii: "-")
          || next == UInt8(ascii: "$")
      else { return nil }
    case .symbol(.openBracket), .symbol(.colon), .symbol(.dollar):
      break
    case .symbol, .end, .newline, .semicolon, .text, .bytes, .unknown:
      return nil
    }
    guard let colon = lexer.colonOfAddress(from: start) else {
      if isSymbol(.dollar) {
        try fail(
          "SyntaxError: `${…}` belongs inside a text or an address", token.span,
          hints: ["write the variable's name alone, or \"${name}\""])
      }
      return nil
    }
    var end = colon + 1
    if lexer.startsInterpolation(end) {
      end = lexer.endOfInterpolation(from: end + 2)
    } else {
      while Lexer.isDigit(lexer.byte(end)) { end += 1 }
    }
    let host = try templateParts(Span(start, colon), interpolating: true)
    let port = try templateParts(Span(colon + 1, end), interpolating: true)
    note(.address, Span(start, end))
    advance(to: end)
    return Expression(kind: .address(host: host, port: port), span: Span(start, end))
  }

  /// `1..7`, unquoted where an argument may start: the text of these characters.
  mutating func rangeWord() -> Expression? {
    var end = token.span.end
    guard context.addresses, lexer.byte(end) == UInt8(ascii: "."),
      lexer.byte(end + 1) == UInt8(ascii: "."), Lexer.isDigit(lexer.byte(end + 2))
    else { return nil }
    end += 2
    while Lexer.isDigit(lexer.byte(end)) { end += 1 }
    let span = Span(token.span.start, end)
    note(.number, span)
    advance(to: end)
    return Expression(kind: .text(source.text(span)), span: span)
  }
}
