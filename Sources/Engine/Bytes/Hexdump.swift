/// Turns bytes that come in pieces into the rows of a hexdump, holding back at most one row.
///
/// A UTF-8 character stands over its bytes: three bytes of `안` are its two columns and a blank
/// one. A character that a row's end divides stands in the row where it has room.
public struct Hexdump: Sendable {
  /// The widest row: 1024 bytes.
  public static let greatestWidth = 1024

  /// Bytes a row.
  public let width: Int

  private let squeeze: Bool
  private var offset: Int
  private var pending: [UInt8] = []
  private var carried: [HexdumpCell] = []
  /// The begun character that the first bytes may complete.
  private var begun: [UInt8]
  private var last: [UInt8] = []
  private var squeezed = 0

  /// A dump that counts from `offset`; `width` is brought into 1…`greatestWidth`. `before` are bytes
  /// that came before: a character that they begin is completed by the first bytes of this dump.
  public init(
    width: Int = 16, offset: Int = 0, squeeze: Bool = true, after before: [UInt8] = []
  ) {
    self.width = min(max(width, 1), Self.greatestWidth)
    self.offset = offset
    self.squeeze = squeeze
    begun = TextEncoding.begunCharacter(atEndOf: before)
  }

  /// Takes in the next bytes and gives the lines that are certain now.
  public mutating func feed(_ bytes: some Sequence<UInt8>) -> [HexdumpLine] {
    pending.append(contentsOf: bytes)
    return drain(isLast: false)
  }

  /// Gives the lines that are left; the data has ended.
  public mutating func finish() -> [HexdumpLine] {
    var lines = drain(isLast: true)
    if squeezed > 0 {
      flushSqueezed(into: &lines)
      lines.append(.end(offset: offset))
    }
    return lines
  }

  /// A row is certain when the three bytes behind it, which may end its last character, are there.
  private mutating func drain(isLast: Bool) -> [HexdumpLine] {
    var lines: [HexdumpLine] = []
    let buffer = pending
    var start = 0
    buffer.withUnsafeBufferPointer { bytes in
      while bytes.count - start >= width + 3 || (isLast && start < bytes.count) {
        let end = min(start + width, bytes.count)
        take(bytes, start..<end, into: &lines)
        start = end
      }
    }
    pending.removeFirst(start)
    return lines
  }

  private mutating func take(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into lines: inout [HexdumpLine]
  ) {
    defer { offset &+= range.count }
    let completed = begun.isEmpty ? nil : complete(bytes, range)
    let isRepeated = squeeze && last.elementsEqual(bytes[range])
    if isRepeated, carried.isEmpty, bytes[range.upperBound - 1] < 0x80 {
      squeezed += 1
      return
    }
    let cells = cells(bytes, range)
    if isRepeated {
      squeezed += 1
      return
    }
    flushSqueezed(into: &lines)
    let row = HexdumpRow(
      offset: offset, bytes: Array(bytes[range]), cells: cells, completed: completed)
    if squeeze { last = row.bytes }
    lines.append(.row(row))
  }

  private mutating func flushSqueezed(into lines: inout [HexdumpLine]) {
    guard squeezed > 0 else { return }
    lines.append(.squeezed(rows: squeezed, offset: offset &- squeezed &* width))
    squeezed = 0
  }

  /// The cells of one row; those of a character that goes on behind it are carried to the next.
  private mutating func cells(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> [HexdumpCell] {
    var cells = Array(carried.prefix(range.count))
    carried.removeFirst(cells.count)
    while cells.count < range.count {
      let room = range.count - cells.count
      let made = character(bytes, at: range.lowerBound + cells.count, room: room)
      cells.append(contentsOf: made.prefix(room))
      carried = Array(made.dropFirst(room))
    }
    return cells
  }

  /// Carries the cells of the bytes that complete the begun character; gives it, or nil when they do not.
  private mutating func complete(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Unicode.Scalar? {
    let front = begun + bytes[range.lowerBound..<min(bytes.count, range.lowerBound + 3)]
    let count = begun.count
    begun = []
    switch front.withUnsafeBufferPointer({ TextEncoding.utf8Step($0, at: 0) }) {
    case .bad: return nil
    case .cut:
      carried = [.cut] + Array(repeating: .afterCut, count: front.count - count - 1)
      return nil
    case .scalar(let scalar, let length):
      let drawn = Self.drawn(scalar, width: width)
      let room = length - count
      let cells = drawn.count <= room ? drawn : [.completing]
      carried = cells + Array(repeating: .blank, count: room - cells.count)
      return scalar
    }
  }

  /// The cells over the bytes of one character, of which `room` bytes stand in this row.
  private func character(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, room: Int
  ) -> [HexdumpCell] {
    switch TextEncoding.utf8Step(bytes, at: index) {
    case .bad(let length, _): return Array(repeating: .invalid, count: length)
    case .cut:
      return [.cut] + Array(repeating: .afterCut, count: bytes.count - index - 1)
    case .scalar(let scalar, let length):
      let drawn = Self.drawn(scalar, width: width)
      let blanks = Array(repeating: HexdumpCell.blank, count: length - drawn.count)
      if drawn.count <= room { return drawn + blanks }
      let before = Array(repeating: HexdumpCell.blank, count: room)
      return before + drawn + blanks.dropFirst(room)
    }
  }

  /// The cells of a character itself, as many as it has columns.
  private static func drawn(_ scalar: Unicode.Scalar, width: Int) -> [HexdumpCell] {
    switch ScalarLook(scalar) {
    case .control: [.control]
    case .combining: [HexdumpCell(text: "◌\(scalar)", columns: 1, role: .character)]
    case .narrow: [HexdumpCell(text: String(scalar), columns: 1, role: .character)]
    case .wide where width < 2: [HexdumpCell(text: "·", columns: 1, role: .character)]
    case .wide: [HexdumpCell(text: String(scalar), columns: 2, role: .character), .covered]
    }
  }
}
