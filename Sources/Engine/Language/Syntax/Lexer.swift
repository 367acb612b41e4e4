/// Cuts a source into tokens, on demand. What a character means can depend on where it stands
/// (`/` divides or begins a pattern, `:9000` is an address where an argument may start): the parser
/// knows, and asks `Lexer+Scanning` again from the same offset.
struct Lexer {
  let source: SourceText
  /// Offset of the next byte to look at.
  var position: Int
  /// Where this lexer stops: the end of the source, or of an interpolation.
  let limit: Int
  /// What was wrong on the way.
  private(set) var diagnostics: [Diagnostic] = []
  /// Comments passed over, for colours.
  private(set) var comments: [Span] = []
  /// The last eight bytes of the name that was scanned last, as a number.
  private var nameCode: UInt64 = 0

  init(_ source: SourceText, from start: Int = 0, to limit: Int? = nil) {
    self.source = source
    self.position = start
    self.limit = min(limit ?? source.bytes.count, source.bytes.count)
  }

  /// The byte at an offset, 0 beyond the end.
  @inline(__always)
  func byte(_ offset: Int) -> UInt8 {
    offset < limit && offset >= 0 ? source.bytes[offset] : 0
  }

  /// The next token; with `acrossLines` newlines are white space.
  mutating func next(acrossLines: Bool) -> Token {
    let begin = position
    let endsStatement = mayBeSpace(byte(begin)) && skipSpace(acrossLines: acrossLines)
    let start = position
    let spaced = start > begin
    if endsStatement {
      position += 1
      return Token(kind: .newline, span: Span(start, position), spaceBefore: spaced)
    }
    guard start < limit else {
      return Token(kind: .end, span: Span(limit, limit), spaceBefore: spaced)
    }
    let kind = scan()
    return Token(
      kind: kind, span: Span(start, position), spaceBefore: spaced,
      isReserved: kind == .name && Keyword.isReserved(nameCode, length: position - start))
  }

  /// Notes something wrong.
  mutating func complain(
    _ headline: String, _ span: Span, label: Wording = "", hints: [Wording] = []
  ) {
    diagnostics.append(
      Diagnostic(headline, in: source, at: span, label: label, hints: hints))
  }

  /// Whether there may be something to pass over: what begins a name or a number is none.
  private func mayBeSpace(_ byte: UInt8) -> Bool {
    byte <= UInt8(ascii: "#") || byte == UInt8(ascii: "\\") || byte == 0xEF
  }

  /// Passes over blanks, comments and joined lines; says whether a newline that ends a statement follows.
  private mutating func skipSpace(acrossLines: Bool) -> Bool {
    while true {
      switch byte(position) {
      case 0x20: position = endOfBlanks(from: position)
      case 0x09, 0x0D: position += 1
      case 0x0A:
        if !acrossLines { return true }
        position += 1
      case UInt8(ascii: "#"):
        let start = position
        while position < limit, source.bytes[position] != 0x0A { position += 1 }
        comments.append(Span(start, position))
      case UInt8(ascii: "\\") where byte(position + 1) == 0x0A:
        position += 2
      case UInt8(ascii: "\\") where byte(position + 1) == 0x0D && byte(position + 2) == 0x0A:
        position += 3
      case 0xEF where position == 0 && byte(1) == 0xBB && byte(2) == 0xBF:
        position += 3
      default:
        return false
      }
    }
  }

  private func endOfBlanks(from start: Int) -> Int {
    source.bytes.withUnsafeBufferPointer { bytes in
      var end = start
      while end < limit, bytes[end] == 0x20 { end += 1 }
      return end
    }
  }

  /// Goes on with what another lexer of the same source has noted.
  mutating func diagnosticsTaken(from other: Lexer) {
    diagnostics = other.diagnostics
    comments = other.comments
  }

  private mutating func scan() -> Token.Kind {
    let first = source.bytes[position]
    switch first {
    case UInt8(ascii: ";"):
      position += 1
      return .semicolon
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return scanQuoted() ? .text : .unknown
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      scanNumber()
      return .number
    default:
      break
    }
    if first >= 0xE2, isCurlyQuote || plain(at: position) != nil {
      scanUnknown()
      return .unknown
    }
    if Lexer.startsName(first) {
      let next = byte(position + 1)
      let quoted = next == UInt8(ascii: "\"") || next == UInt8(ascii: "'")
      if quoted, first == UInt8(ascii: "b") || first == UInt8(ascii: "x") {
        position += 1
        return scanQuoted() ? .bytes : .unknown
      }
      scanName()
      return .name
    }
    return scanSymbol()
  }

  private mutating func scanName() {
    let start = position
    var all: UInt8 = 0
    (position, nameCode) = source.bytes.withUnsafeBufferPointer { bytes in
      var end = position
      var code: UInt64 = 0
      while end < limit, Lexer.continuesName(bytes[end]) {
        code = code << 8 | UInt64(bytes[end])
        all |= bytes[end]
        end += 1
      }
      return (end, code)
    }
    if all >= 0x80 {
      stopAtWide(from: start)
      nameCode = source.bytes[start..<position].reduce(0) { $0 << 8 | UInt64($1) }
    }
  }

  /// Goes back to the first full-width sign of what was scanned.
  mutating func stopAtWide(from start: Int) {
    let end = position
    position = (start..<end).first { plain(at: $0).map { $0 < "0" || $0 > "9" } ?? false } ?? end
  }

  /// The plain character for a full-width sign or digit, as input methods for Korean and Chinese write it.
  private func plain(at offset: Int) -> Unicode.Scalar? {
    guard byte(offset) == 0xEF || byte(offset) == 0xE3 else { return nil }
    let low = UInt32(byte(offset + 1) & 0x3F) << 6 | UInt32(byte(offset + 2) & 0x3F)
    let code = UInt32(byte(offset) & 0x0F) << 12 | low
    switch code {
    case 0x3000: return " "
    case 0x3001: return ","
    case 0x3002: return "."
    case 0x300C...0x300F: return "\""
    case 0xFF01...0xFF5E:
      let plain = UInt8(code - 0xFEE0)
      return Lexer.startsName(plain) ? nil : Unicode.Scalar(plain)
    default: return nil
    }
  }

  private mutating func scanSymbol() -> Token.Kind {
    let first = Int(source.bytes[position])
    if first < 128 {
      let ahead = UInt32(byte(position + 1)) << 8 | UInt32(byte(position + 2))
      for spelling in Lexer.symbols[first] where ahead & spelling.mask == spelling.rest {
        position += spelling.count
        return .symbol(spelling.symbol)
      }
    }
    scanUnknown()
    return .unknown
  }

  /// `“`, `”`, `‘` or `’`, as word processors and slides write quotes.
  private var isCurlyQuote: Bool {
    byte(position) == 0xE2 && byte(position + 1) == 0x80
      && [0x98, 0x99, 0x9C, 0x9D].contains(byte(position + 2))
  }

  private mutating func scanUnknown() {
    let start = position
    if isCurlyQuote {
      position += 3
      let span = Span(start, position)
      return complain(
        "SyntaxError: `\(source.text(span))` is no quote here", span,
        hints: ["quotes are straight: \"…\" or '…'; slides and word processors curl them"])
    }
    position += 1
    while position < limit, source.bytes[position] & 0xC0 == 0x80 { position += 1 }
    let span = Span(start, position)
    if let plain = plain(at: start) {
      return complain(
        "SyntaxError: `\(source.text(span))` is a full-width character", span,
        hints: ["write the plain one: `\(String(plain))`"])
    }
    if source.bytes[start] == UInt8(ascii: "!") {
      complain("SyntaxError: `!` is not an operator", span, hints: ["write `not x`, or `a != b`"])
    } else {
      complain("SyntaxError: unexpected character `\(source.text(span))`", span)
    }
  }

  @inline(__always)
  static func startsName(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_") || byte >= 0xC2
  }

  @inline(__always)
  static func continuesName(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  /// A symbol's bytes behind the first, at most two, as a number to compare with what stands there.
  private struct Spelling {
    let symbol: Symbol
    let count: Int
    let rest: UInt32
    let mask: UInt32

    init(_ symbol: Symbol) {
      let bytes = Array(symbol.rawValue.utf8)
      self.symbol = symbol
      count = bytes.count
      mask = [0, 0, 0xFF00, 0xFFFF][count]
      rest = (bytes.dropFirst() + [0, 0]).prefix(2).reduce(0) { $0 << 8 | UInt32($1) }
    }
  }

  /// By first byte, the longest spelling first.
  private static let symbols: [[Spelling]] = {
    var table = [[Spelling]](repeating: [], count: 128)
    for symbol in Symbol.allCases.sorted(by: { $0.rawValue.count > $1.rawValue.count }) {
      if let first = symbol.rawValue.utf8.first { table[Int(first)].append(Spelling(symbol)) }
    }
    return table
  }()
}
