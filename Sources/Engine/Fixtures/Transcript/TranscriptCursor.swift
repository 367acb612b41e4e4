/// A place in the text of a transcript, and the words and times that can be read there.
struct TranscriptCursor {
  /// Why a line cannot be read.
  struct Problem: Error {
    let diagnostic: Diagnostic
  }

  let source: SourceText
  private(set) var offset: Int
  /// The text ended without a line feed.
  private(set) var isUnfinished = false
  /// The text ended where `\` promised another line.
  private(set) var wantsMore = false

  init(_ source: SourceText, at offset: Int) {
    self.source = source
    self.offset = offset
  }

  /// The byte here; nil at the end of the line.
  var byte: UInt8? {
    guard offset < source.bytes.count else { return nil }
    let byte = source.bytes[offset]
    if byte == 0x0A { return nil }
    if byte == 0x0D, offset + 1 == source.bytes.count || source.bytes[offset + 1] == 0x0A {
      return nil
    }
    return byte
  }

  /// The span of the character here, for messages.
  var here: Span { Span(offset, byte == nil ? offset : offset + 1) }

  /// Where this line ends, without its line feed.
  var endOfLine: Int { source.span(ofLine: source.line(of: offset)).end }

  /// The rest of this line without the blanks at its end. A carriage return is one of them: written again, it
  /// would belong to the end of the line.
  func text(from start: Int) -> String {
    var end = max(start, endOfLine)
    while end > start, [0x20, 0x09, 0x0D].contains(source.bytes[end - 1]) { end -= 1 }
    return source.text(Span(start, end))
  }

  mutating func skip(_ count: Int) { offset = min(offset + count, source.bytes.count) }

  mutating func move(to offset: Int) { self.offset = min(max(offset, 0), source.bytes.count) }

  /// Moves behind this line.
  mutating func skipLine() {
    while offset < source.bytes.count, source.bytes[offset] != 0x0A { offset += 1 }
    if offset == source.bytes.count { isUnfinished = true } else { offset += 1 }
  }

  /// Blanks, and the end of a line behind `\`.
  mutating func skipBlanks() {
    while let byte {
      if byte == 0x20 || byte == 0x09 {
        offset += 1
      } else if byte == UInt8(ascii: "\\"), let next = lineBehindBackslash {
        offset = next
        if next == source.bytes.count { wantsMore = true }
      } else {
        return
      }
    }
  }

  private var lineBehindBackslash: Int? {
    var next = offset + 1
    if next < source.bytes.count, source.bytes[next] == 0x0D { next += 1 }
    guard next < source.bytes.count else { return next }
    return source.bytes[next] == 0x0A ? next + 1 : nil
  }

  func problem(
    _ what: String, _ span: Span, label: Wording = "", hints: [Wording] = []
  ) -> Problem {
    Problem(
      diagnostic: Diagnostic(
        "SyntaxError: \(what)", in: source, at: span, label: label, hints: hints))
  }

  /// A run of bytes that are no blanks, or a text in quotes; with the blanks behind it skipped.
  mutating func word(_ wanted: Wording) throws(Problem) -> (String, Span) {
    skipBlanks()
    guard let first = byte, first != UInt8(ascii: "#") else {
      throw problem("the line ends too early", here, label: "expected \(wanted)")
    }
    if first == UInt8(ascii: "\"") {
      let start = offset
      let bytes = try quoted(asBytes: false)
      return (String(decoding: bytes, as: UTF8.self), Span(start, offset))
    }
    let start = offset
    while let byte, byte != 0x20, byte != 0x09 { offset += 1 }
    return (source.text(Span(start, offset)), Span(start, offset))
  }

  /// Moves behind a word when it stands here.
  mutating func take(word: String) -> Bool {
    let end = offset + word.utf8.count
    guard end <= source.bytes.count, source.bytes[offset..<end].elementsEqual(word.utf8),
      end == source.bytes.count || source.bytes[end] <= 0x20
    else { return false }
    offset = end
    return true
  }

  /// `NAME:` at this place: the span of the name, behind which the cursor stands then.
  mutating func headerName() -> Span? {
    var end = offset
    while end < source.bytes.count, Self.isLetter(source.bytes[end]) { end += 1 }
    guard end > offset, end < source.bytes.count, source.bytes[end] == UInt8(ascii: ":") else {
      return nil
    }
    defer { offset = end }
    return Span(offset, end)
  }

  /// The span of a connection's name, when one stands here.
  func nameSpan() -> Span? {
    var end = offset
    while end < source.bytes.count, Self.continuesName(source.bytes[end]) { end += 1 }
    return end > offset ? Span(offset, end) : nil
  }

  /// `# …` or the end of the line: what stands behind the `#`, or nil.
  mutating func remark() throws(Problem) -> String? {
    skipBlanks()
    guard let byte else { return nil }
    guard byte == UInt8(ascii: "#") else {
      throw problem(
        "more on the line than belongs there", Span(offset, endOfLine),
        hints: ["a remark begins with #"])
    }
    defer { offset = endOfLine }
    return text(from: offset + 1)
  }

  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return false }
    return text != "connection" && !(0x30...0x39).contains(first)
      && text.utf8.allSatisfy(continuesName)
  }

  static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  static func continuesName(_ byte: UInt8) -> Bool {
    isLetter(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
  }
}

extension TranscriptCursor {
  /// `0.4ms`, `2s`, `250us` in nanoseconds; nil when no digit stands here.
  mutating func time() throws(Problem) -> Int? {
    guard let first = byte, (0x30...0x39).contains(first) else { return nil }
    let start = offset
    while let byte, byte > 0x20 { offset += 1 }
    let span = Span(start, offset)
    guard let nanoseconds = Self.duration(source.text(span)) else {
      throw problem(
        "`\(source.text(span))` is no time", span, label: "a number and ns, us, ms, s or m",
        hints: ["0.4ms"])
    }
    return nanoseconds
  }

  /// The nanoseconds of `812.2ms`; nil for anything else, and for more than some years.
  static func duration(_ text: String) -> Int? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let units = ["ns": 1, "us": 1000, "ms": 1_000_000, "s": 1_000_000_000, "m": 60_000_000_000]
    guard let unit = units[String(text[digits.endIndex...])] else { return nil }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = Int(parts[0]) else { return nil }
    let (product, overflow) = whole.multipliedReportingOverflow(by: unit)
    guard !overflow, product < 1 << 60 else { return nil }
    guard parts.count == 2 else { return product }
    guard let fraction = Int(parts[1].prefix(15)) else { return nil }
    var scale = 1
    for _ in parts[1].prefix(15) { scale *= 10 }
    // Both stay below 2^63: the unit is below 10^11, and only its share of the scale is kept.
    return product + Int((Double(fraction) / Double(scale) * Double(unit)).rounded())
  }
}
