/// A typed text whose offsets are Unicode scalars, as the line editor counts them, beside the bytes
/// that the parser counts.
struct ScalarText {
  /// The text for the parser.
  let source: SourceText
  /// The byte offset of each scalar and of the end; nil while every scalar is a byte.
  private let starts: [Int]?

  init(_ text: String) {
    let bytes = Array(text.utf8)
    source = SourceText(name: "<prompt>", bytes: bytes)
    guard bytes.contains(where: { $0 >= 0x80 }) else {
      starts = nil
      return
    }
    var starts: [Int] = []
    starts.reserveCapacity(bytes.count + 1)
    for (offset, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 { starts.append(offset) }
    starts.append(bytes.count)
    self.starts = starts
  }

  var bytes: [UInt8] { source.bytes }

  /// The byte where a scalar begins; offsets outside of the text mean its ends.
  func byte(_ scalar: Int) -> Int {
    guard let starts else { return min(max(0, scalar), bytes.count) }
    return starts[min(max(0, scalar), starts.count - 1)]
  }

  /// The number of scalars that begin before a byte.
  func scalar(_ byte: Int) -> Int {
    guard let starts else { return min(max(0, byte), bytes.count) }
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < byte { low = middle + 1 } else { high = middle }
    }
    return min(low, starts.count - 1)
  }

  /// The scalars of a span of bytes.
  func range(_ span: Span) -> Range<Int> {
    let start = scalar(span.start)
    return start..<max(start, scalar(span.end))
  }

  func text(_ span: Span) -> String { source.text(span) }

  /// The name at an offset of bytes, or what shows which kind of value begins there: its first byte, or
  /// a prefix with its quote.
  func start(of offset: Int) -> String {
    var end = offset
    while end < bytes.count, Lexer.continuesName(bytes[end]) { end += 1 }
    let isPrefix = end == offset + 1 && end < bytes.count && bytes[end] == UInt8(ascii: "\"")
    if end == offset || isPrefix { end += 1 }
    return text(Span(offset, end))
  }
}
