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
  private var last: [UInt8] = []
  private var squeezed = 0

  /// A dump that counts from `offset`; `width` is brought into 1…`greatestWidth`.
  public init(width: Int = 16, offset: Int = 0, squeeze: Bool = true) {
    self.width = min(max(width, 1), Self.greatestWidth)
    self.offset = offset
    self.squeeze = squeeze
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
    let row = HexdumpRow(offset: offset, bytes: Array(bytes[range]), cells: cells)
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

  /// The cells over the bytes of one character, of which `room` bytes stand in this row.
  private func character(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, room: Int
  ) -> [HexdumpCell] {
    switch TextEncoding.utf8Step(bytes, at: index) {
    case .bad(let length, _): return Array(repeating: .invalid, count: length)
    case .cut:
      return [.cut] + Array(repeating: .afterCut, count: bytes.count - index - 1)
    case .scalar(let scalar, let length):
      let cell = Self.cell(of: scalar, width: width)
      let blanks = Array(repeating: HexdumpCell.blank, count: length - cell.columns)
      let drawn = cell.columns == 2 ? [cell, .covered] : [cell]
      if cell.columns <= room { return drawn + blanks }
      let before = Array(repeating: HexdumpCell.blank, count: room)
      return before + drawn + blanks.dropFirst(room)
    }
  }

  /// Nothing that would move the cursor, join the cell before it or turn the direction of writing.
  private static func cell(of scalar: Unicode.Scalar, width: Int) -> HexdumpCell {
    if scalar.value >= 0x20, scalar.value < 0x7F {
      return HexdumpCell(text: String(scalar), columns: 1, role: .character)
    }
    if DisplayWidth.isControl(scalar) { return .control }
    let columns = DisplayWidth.columns(of: scalar)
    switch scalar.properties.generalCategory {
    case .unassigned, .control, .lineSeparator, .paragraphSeparator: return .control
    case .format where columns == 0: return .control
    default: break
    }
    if columns == 0 { return HexdumpCell(text: "◌\(scalar)", columns: 1, role: .character) }
    if columns > width { return HexdumpCell(text: "·", columns: 1, role: .character) }
    return HexdumpCell(text: String(scalar), columns: columns, role: .character)
  }
}
