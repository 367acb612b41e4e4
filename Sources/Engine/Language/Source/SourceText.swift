/// A half-open range of byte offsets in a source.
public struct Span: Hashable, Sendable {
  // Each node of a tree and each instruction has one; no source is read whole that is so large.
  private var first: Int32
  private var limit: Int32

  /// Offset of the first byte.
  public var start: Int {
    get { Int(first) }
    set { first = Int32(clamping: newValue) }
  }

  /// Offset after the last byte.
  public var end: Int {
    get { Int(limit) }
    set { limit = Int32(clamping: newValue) }
  }

  /// The bytes from `start` up to `end`, both below 2 GiB.
  public init(_ start: Int, _ end: Int) {
    first = Int32(clamping: start)
    limit = Int32(clamping: max(start, end))
  }

  /// The smallest span that holds both.
  public func joined(_ other: Span) -> Span {
    Span(min(start, other.start), max(end, other.end))
  }
}

/// The text of one script, or of one line typed at the prompt, with its name for messages.
public final class SourceText: Sendable {
  /// The file's path as the person gave it, `<stdin>` or `<prompt>`.
  public let name: String
  /// The folder that relative imports and `script_folder` start from.
  public let folder: String
  /// The UTF-8 bytes of the script.
  public let bytes: [UInt8]
  // As in a span, 32 bits are enough.
  private let lineStarts: [Int32]

  /// A source named `name` whose imports are looked up in `folder`.
  public init(name: String, folder: String = ".", bytes: [UInt8]) {
    self.name = name
    self.folder = folder
    self.bytes = bytes
    var starts: [Int32] = [0]
    bytes.withUnsafeBytes { bytes in
      var rest = bytes
      while let newline = System.index(of: 0x0A, in: rest) {
        rest = .init(rebasing: rest[(newline + 1)...])
        starts.append(Int32(clamping: bytes.count - rest.count))
      }
    }
    lineStarts = starts
  }

  /// A source made of text.
  public convenience init(name: String, folder: String = ".", text: String) {
    self.init(name: name, folder: folder, bytes: Array(text.utf8))
  }

  /// The number of the line, from 1, that holds this byte offset.
  public func line(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The span of a line's bytes, without its line end.
  public func span(ofLine line: Int) -> Span {
    guard line >= 1, line <= lineStarts.count else { return Span(bytes.count, bytes.count) }
    let start = Int(lineStarts[line - 1])
    var end = line < lineStarts.count ? Int(lineStarts[line]) - 1 : bytes.count
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return Span(start, end)
  }

  /// The column, from 1, in characters as a person counts them.
  public func column(of offset: Int) -> Int {
    let start = span(ofLine: line(of: offset)).start
    return text(Span(start, max(start, offset))).count + 1
  }

  /// The text of a span; bytes that are no UTF-8 appear as the replacement character.
  public func text(_ span: Span) -> String {
    let start = min(max(0, span.start), bytes.count)
    let end = min(max(start, span.end), bytes.count)
    return bytes.withUnsafeBufferPointer { bytes in
      let piece = UnsafeBufferPointer(rebasing: bytes[start..<end])
      return String(shortASCII: piece) ?? String(decoding: piece, as: UTF8.self)
    }
  }

  /// `file:line:column`, as compilers write a place.
  public func place(of span: Span) -> String {
    "\(name):\(line(of: span.start)):\(column(of: span.start))"
  }
}
