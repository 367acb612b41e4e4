extension TranscriptCursor {
  /// What an entry holds, with the spans of its parts.
  mutating func content() throws(Problem) -> (Transcript.Content, [Span]) {
    let start = offset
    for (word, content) in Self.words where take(word: word) {
      return (content, [Span(start, offset)])
    }
    if take(word: "file") {
      return try payload(from: start)
    }
    var parts: [Transcript.Part] = []
    var spans: [Span] = []
    var isFirst = true
    while let byte, byte != UInt8(ascii: "#") || isFirst {
      let start = offset
      add(try part(), Span(start, offset), &parts, &spans)
      isFirst = false
      skipBlanks()
    }
    if isFirst { throw nothing(here) }
    if spans.isEmpty { spans = [Span(start, offset)] }
    return (.data(parts), spans)
  }

  private static let words: [(String, Transcript.Content)] = [
    ("end", .end), ("reset", .reset), ("timeout", .timeout),
  ]

  private func nothing(_ span: Span) -> Problem {
    problem(
      "neither bytes nor an end", span,
      label: "expected \"text\", x\"00 14\", /pattern/, file, end, reset or timeout")
  }

  /// Bytes behind bytes become one part.
  private func add(
    _ part: Transcript.Part, _ span: Span, _ parts: inout [Transcript.Part], _ spans: inout [Span]
  ) {
    switch (parts.last, part) {
    case (_, .bytes(let more)) where more.isEmpty: return
    case (.bytes(let bytes), .bytes(let more)):
      parts[parts.count - 1] = .bytes(bytes + more)
      spans[spans.count - 1] = spans[spans.count - 1].joined(span)
    case (_, .bytes), (_, .pattern):
      parts.append(part)
      spans.append(span)
    }
  }

  private mutating func part() throws(Problem) -> Transcript.Part {
    let next = offset + 1 < source.bytes.count ? source.bytes[offset + 1] : 0
    switch byte {
    case UInt8(ascii: "\""): return .bytes(try quoted(asBytes: false))
    case UInt8(ascii: "b") where next == UInt8(ascii: "\""):
      skip(1)
      return .bytes(try quoted(asBytes: true))
    case UInt8(ascii: "x") where next == UInt8(ascii: "\""): return .bytes(try hex())
    case UInt8(ascii: "/"): return .pattern(try pattern())
    case _:
      let start = offset
      var end = offset
      while end < endOfLine, source.bytes[end] > 0x20 { end += 1 }
      throw nothing(Span(start, max(end, start)))
    }
  }

  /// A text in quotes, with the escapes of the language; in bytes `\xHH` is one byte.
  mutating func quoted(asBytes: Bool) throws(Problem) -> [UInt8] {
    let start = offset
    skip(1)
    var bytes: [UInt8] = []
    while let byte {
      if byte == UInt8(ascii: "\"") {
        skip(1)
        return bytes
      }
      if byte == UInt8(ascii: "\\") {
        try escape(into: &bytes, asBytes)
      } else {
        bytes.append(byte)
        skip(1)
      }
    }
    throw problem("the quote is not closed", Span(start, endOfLine), hints: ["write \" at its end"])
  }

  private mutating func escape(into bytes: inout [UInt8], _ asBytes: Bool) throws(Problem) {
    let start = offset
    skip(1)
    let letter = byte
    skip(1)
    switch letter {
    case UInt8(ascii: "n"): bytes.append(0x0A)
    case UInt8(ascii: "r"): bytes.append(0x0D)
    case UInt8(ascii: "t"): bytes.append(0x09)
    case UInt8(ascii: "0"): bytes.append(0)
    case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "$"), UInt8(ascii: "'"):
      bytes.append(letter ?? 0)
    case UInt8(ascii: "x"):
      let digits = source.text(Span(offset, min(offset + 2, endOfLine)))
      guard digits.utf8.count == 2, digits.allSatisfy(\.isHexDigit),
        let value = UInt8(digits, radix: 16)
      else {
        throw problem("\\x needs two hexadecimal digits", Span(start, offset))
      }
      skip(2)
      bytes += asBytes ? [value] : Array(String(UnicodeScalar(value)).utf8)
    case UInt8(ascii: "u"): try unicode(into: &bytes, from: start)
    case _:
      throw problem(
        "an unknown escape", Span(start, min(offset, endOfLine)),
        hints: ["\\n \\r \\t \\0 \\\\ \\\" \\xHH \\u{HEX}"])
    }
  }

  private mutating func unicode(into bytes: inout [UInt8], from start: Int) throws(Problem) {
    var end = offset
    while end < endOfLine, source.bytes[end] != UInt8(ascii: "}"), end - offset < 10 { end += 1 }
    let text = source.text(Span(offset, end))
    guard text.hasPrefix("{"), end < endOfLine, source.bytes[end] == UInt8(ascii: "}"),
      text.dropFirst().allSatisfy(\.isHexDigit),
      let value = UInt32(text.dropFirst(), radix: 16), let scalar = UnicodeScalar(value)
    else {
      throw problem("\\u needs a character's number, as \\u{ac00}", Span(start, end))
    }
    move(to: end + 1)
    bytes += Array(String(scalar).utf8)
  }

  private mutating func hex() throws(Problem) -> [UInt8] {
    let start = offset
    skip(2)
    let inner = offset
    while let byte, byte != UInt8(ascii: "\"") { skip(1) }
    guard byte != nil else {
      throw problem("the quote is not closed", Span(start, offset), hints: ["write \" at its end"])
    }
    defer { skip(1) }
    do {
      return try Hex.bytes(of: source.text(Span(inner, offset)))
    } catch {
      throw problem(
        "no hexadecimal bytes", Span(inner, offset), label: "pairs of the digits 0-9 a-f",
        hints: ["x\"00 00 4e 20\""])
    }
  }

  /// `/…/`, where `\/` does not end it and `[/]` neither.
  private mutating func pattern() throws(Problem) -> String {
    let start = offset
    skip(1)
    var inClass = false
    while let byte, inClass || byte != UInt8(ascii: "/") {
      if byte == UInt8(ascii: "\\") { skip(1) }
      if byte == UInt8(ascii: "[") { inClass = true }
      if byte == UInt8(ascii: "]") { inClass = false }
      if self.byte != nil { skip(1) }
    }
    let inner = Span(start + 1, offset)
    guard byte != nil else {
      throw problem("the pattern is not closed", Span(start, offset), hints: ["write / at its end"])
    }
    skip(1)
    let text = source.text(inner)
    if text.isEmpty { throw problem("an empty pattern", Span(start, offset)) }
    do {
      _ = try Pattern(text)
    } catch {
      throw problem("this is no regular expression", Span(start, offset), label: "\(error)")
    }
    return text
  }

  /// `file "NAME" COUNT [at OFFSET] sha256 DIGEST`, with the span of what stands in front of the digest:
  /// nobody reads that, and it is long.
  private mutating func payload(
    from start: Int
  ) throws(Problem) -> (Transcript.Content, [Span]) {
    let (name, nameSpan) = try word("the file's name in quotes")
    if name.isEmpty || name.hasPrefix("/") || name.split(separator: "/").contains("..") {
      throw problem(
        "a payload stands beside its transcript", nameSpan,
        label: "a name without / in front and without ..")
    }
    let count = try number("the number of bytes")
    var place = 0
    var end = offset
    var (next, span) = try word("sha256 and the digest")
    if next == "at" {
      place = try number("the offset in the file")
      end = offset
      (next, span) = try word("sha256 and the digest")
    }
    if next != "sha256" { throw problem("`\(next)` instead of sha256", span) }
    let (digest, digestSpan) = try word("64 hexadecimal digits")
    guard digest.utf8.count == 64, digest.allSatisfy({ $0.isHexDigit && !$0.isUppercase }) else {
      throw problem("no SHA-256", digestSpan, label: "64 hexadecimal digits, in small letters")
    }
    let payload = Transcript.Payload(name, count: count, offset: place, sha256: digest)
    return (.file(payload), [Span(start, end)])
  }

  private mutating func number(_ wanted: Wording) throws(Problem) -> Int {
    let (text, span) = try word(wanted)
    guard let number = Int(text), (0...1 << 40).contains(number) else {
      throw problem("`\(text)` is no number", span, label: "expected \(wanted)")
    }
    return number
  }
}
