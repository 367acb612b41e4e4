extension Lexer {
  /// Passes over a quoted text or bytes literal, with its interpolations; false when it has no end.
  mutating func scanQuoted() -> Bool {
    let start = position
    let quote = source.bytes[position]
    if quote == UInt8(ascii: "\""), byte(position + 1) == quote, byte(position + 2) == quote {
      return scanTripleQuoted(from: start)
    }
    position += 1
    var interpolation = start
    while position < limit {
      let current = source.bytes[position]
      if current == quote {
        position += 1
        return true
      }
      if current == 0x0A { break }
      interpolation = position
      step(over: current, interpolating: quote == UInt8(ascii: "\""))
    }
    position = min(position, limit)
    if interpolation > start, quote == UInt8(ascii: "\""), startsInterpolation(interpolation),
      byte(position - 1) != UInt8(ascii: "}")
    {
      complain(
        "SyntaxError: this `${` has no `}`", Span(interpolation, position),
        label: "the text ends inside it", hints: ["write \"${name}\", or \\$ for a dollar sign"])
      return false
    }
    complain(
      "SyntaxError: this text has no end", Span(start, position),
      label: "`\(String(UnicodeScalar(quote)))` is missing before the line ends",
      hints: [
        "close it on the same line, or use \"\"\"…\"\"\" for text of several lines",
        "a `\(String(UnicodeScalar(quote)))` inside the text is written \\\(String(UnicodeScalar(quote)))",
      ])
    return false
  }

  private mutating func scanTripleQuoted(from start: Int) -> Bool {
    let quote = UInt8(ascii: "\"")
    position += 3
    while position < limit {
      if byte(position) == quote, byte(position + 1) == quote, byte(position + 2) == quote {
        position += 3
        return true
      }
      step(over: source.bytes[position], interpolating: true)
    }
    position = limit
    complain(
      "SyntaxError: this text has no end", Span(start, min(start + 3, limit)),
      label: "opened here", hints: ["close it with \"\"\""])
    return false
  }

  /// One character, one escape, or a whole `${…}`.
  private mutating func step(over current: UInt8, interpolating: Bool) {
    if current == UInt8(ascii: "\\") {
      position += 2
    } else if interpolating, current == UInt8(ascii: "$"), byte(position + 1) == UInt8(ascii: "{") {
      position = endOfInterpolation(from: position + 2)
    } else {
      position += 1
    }
  }

  /// The offset after the brace that closes an interpolation opened before `start`; the line's end if
  /// there is none. Quoted texts inside are passed over; nesting is bounded.
  func endOfInterpolation(from start: Int) -> Int {
    var offset = start
    var depth = 1
    var quote: UInt8 = 0
    while offset < limit {
      let current = source.bytes[offset]
      if current == 0x0A { return offset }
      if quote != 0 {
        if current == UInt8(ascii: "\\") {
          offset += 1
        } else if current == quote {
          quote = 0
        }
      } else {
        switch current {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = current
        case UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: "}"):
          depth -= 1
          if depth == 0 { return offset + 1 }
        default: break
        }
      }
      offset += 1
    }
    return limit
  }

  /// Passes over digits, a fraction, an exponent and a unit's letters.
  mutating func scanNumber() {
    if byte(position) == UInt8(ascii: "0"), Lexer.isRadixLetter(byte(position + 1)) {
      position += 2
      while Lexer.continuesName(byte(position)) { position += 1 }
      return
    }
    skipDigits()
    if byte(position) == UInt8(ascii: "."), Lexer.isDigit(byte(position + 1)) {
      position += 1
      skipDigits()
    }
    if byte(position) | 0x20 == UInt8(ascii: "e") {
      let sign = byte(position + 1) == UInt8(ascii: "+") || byte(position + 1) == UInt8(ascii: "-")
      if Lexer.isDigit(byte(position + (sign ? 2 : 1))) {
        position += sign ? 2 : 1
        skipDigits()
      }
    }
    let start = position
    while Lexer.continuesName(byte(position)) { position += 1 }
    if position > start { stopAtWide(from: start) }
  }

  /// The end of a pattern `/…/` that begins at `start`, or nil when the line has none.
  func endOfRegex(from start: Int) -> Int? {
    var offset = start + 1
    var inClass = false
    while offset < limit, source.bytes[offset] != 0x0A {
      switch source.bytes[offset] {
      case UInt8(ascii: "\\"): offset += 1
      case UInt8(ascii: "["): inClass = true
      case UInt8(ascii: "]"): inClass = false
      case UInt8(ascii: "/") where !inClass: return offset == start + 1 ? nil : offset + 1
      default: break
      }
      offset += 1
    }
    return nil
  }

  /// The offset of the colon before the port of an address that begins at `start`, or nil.
  func colonOfAddress(from start: Int) -> Int? {
    var offset = start
    if byte(offset) == UInt8(ascii: "[") {
      offset += 1
      while Lexer.isHexDigit(byte(offset)) || byte(offset) == UInt8(ascii: ":")
        || byte(offset) == UInt8(ascii: ".")
      {
        offset += 1
      }
      if byte(offset) == UInt8(ascii: "%") {
        while byte(offset) != UInt8(ascii: "]"), byte(offset) > 0x20 { offset += 1 }
      }
      guard byte(offset) == UInt8(ascii: "]"), offset > start + 2 else { return nil }
      offset += 1
    } else {
      offset = endOfHost(from: start)
    }
    guard byte(offset) == UInt8(ascii: ":"), startsPort(offset + 1) else { return nil }
    return offset
  }

  private func endOfHost(from start: Int) -> Int {
    var offset = start
    while true {
      let current = byte(offset)
      if Lexer.continuesName(current) || current == UInt8(ascii: ".")
        || current == UInt8(ascii: "-")
      {
        offset += 1
      } else if startsInterpolation(offset) {
        offset = endOfInterpolation(from: offset + 2)
      } else {
        return offset
      }
    }
  }

  private func startsPort(_ offset: Int) -> Bool {
    Lexer.isDigit(byte(offset)) || startsInterpolation(offset)
  }

  /// Whether `${` stands here.
  func startsInterpolation(_ offset: Int) -> Bool {
    byte(offset) == UInt8(ascii: "$") && byte(offset + 1) == UInt8(ascii: "{")
  }

  private mutating func skipDigits() {
    while Lexer.isDigit(byte(position))
      || (byte(position) == UInt8(ascii: "_") && Lexer.isDigit(byte(position + 1)))
    {
      position += 1
    }
  }

  private static func isRadixLetter(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower == UInt8(ascii: "x") || lower == UInt8(ascii: "b") || lower == UInt8(ascii: "o")
  }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  @inline(__always)
  static func isHexDigit(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 0x20) &- 0x61 < 6 }
}
