/// Writes the lines of a `Hexdump` straight into a buffer: for large data, where a `String` a row would
/// cost more than the row. It gives the same text as `HexdumpLine.styled`.
public struct HexdumpPrinter {
  /// Bytes a row.
  public let width: Int

  private let squeeze: Bool
  /// A note that does not fit behind its row in the terminal stands below it.
  private let noteIsBelow: Bool
  private var paint: Paint
  private let glyphs = GlyphTable()
  private var offset: Int
  /// Bytes that wait for those behind them, fewer than a row and three.
  private var pending: [UInt8] = []
  /// Cells of a character that goes on in the next row, three at most.
  private var carried: [Glyph] = []
  private var last: [UInt8] = []
  private var squeezed = false
  /// What a byte may need in a row: digits, a character of 8 bytes, and two changes of colour.
  private static let mostPerByte = 48
  private static let cutNote = "╎ cut inside a character"
  /// Digits and gaps of a whole row.
  private let hexColumns: Int

  /// A dump that counts from `offset`; `width` is brought into 1…`Hexdump.greatestWidth`. `columns` are
  /// those of the terminal.
  public init(
    width: Int = 16, offset: Int = 0, squeeze: Bool = true, color: Bool = false,
    columns: Int = .max
  ) {
    let width = min(max(width, 1), Hexdump.greatestWidth)
    self.width = width
    self.offset = offset
    self.squeeze = squeeze
    paint = Paint(isOn: color)
    noteIsBelow =
      Hexdump.rowColumns(width) + 2 + DisplayWidth.columns(of: Self.cutNote) > columns
    hexColumns = width * 3 - 1 + (width - 1) / 8
  }

  /// Writes the lines that are certain now. It holds back less than a row and three bytes.
  public mutating func feed(_ bytes: UnsafeRawBufferPointer, into out: inout OutputBuffer) {
    var start = 0
    if !pending.isEmpty {
      // The row at the seam, and what its last character may need.
      let needed = 2 * width + 6 - pending.count
      pending.append(contentsOf: bytes.prefix(needed))
      start = min(needed, bytes.count)
      let used = drain(pending, isLast: false, into: &out)
      if start == bytes.count {
        pending.removeFirst(used)
        return
      }
      // Bytes behind the rows written are among `bytes`, too: go on there.
      start -= pending.count - used
      pending.removeAll(keepingCapacity: true)
    }
    let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
    let used = drain(rest, isLast: false, into: &out)
    pending.append(contentsOf: rest[used...])
  }

  /// Writes the lines that are left; the data has ended.
  public mutating func finish(into out: inout OutputBuffer) {
    out.reserve(128)
    _ = drain(pending, isLast: true, into: &out)
    pending = []
    out.reserve(128)
    if squeezed {
      flushSqueezed(into: &out)
      paint.change(to: .faint, into: &out)
      out.put(Hex.text(of: offset, width: 8))
      paint.end(into: &out)
      out.put(0x0A)
    }
  }

  private mutating func drain(
    _ bytes: [UInt8], isLast: Bool, into out: inout OutputBuffer
  ) -> Int {
    bytes.withUnsafeBytes { drain($0, isLast: isLast, into: &out) }
  }

  /// Writes whole rows (with `isLast` the rest, too); how many bytes that were.
  private mutating func drain(
    _ bytes: UnsafeRawBufferPointer, isLast: Bool, into out: inout OutputBuffer
  ) -> Int {
    var start = 0
    while bytes.count - start >= width + 3 || (isLast && start < bytes.count) {
      let count = min(width, bytes.count - start)
      row(bytes, start, count, into: &out)
      start += count
    }
    return start
  }

  private mutating func row(
    _ bytes: UnsafeRawBufferPointer, _ start: Int, _ count: Int, into out: inout OutputBuffer
  ) {
    defer { offset &+= count }
    let row = UnsafeRawBufferPointer(rebasing: bytes[start..<start + count])
    let isRepeated = squeeze && Self.isSame(last, row)
    if isRepeated, carried.isEmpty, row[count - 1] < 0x80 {
      squeezed = true
      return
    }
    out.reserve(128 + width * Self.mostPerByte)
    if isRepeated {
      // Only to learn which cells are carried on.
      let mark = out.count
      text(bytes, start, count, into: &out)
      paint.end(into: &out)
      out.count = mark
      squeezed = true
      return
    }
    if squeezed { flushSqueezed(into: &out) }
    if squeeze { Self.keep(row, in: &last) }
    address(into: &out)
    hex(row, into: &out)
    paint.faint("│", into: &out)
    let isCut = text(bytes, start, count, into: &out)
    paint.end(into: &out)
    out.put(blanks: width - count)
    paint.faint("│", into: &out)
    if isCut {
      if noteIsBelow {
        out.put(0x0A)
        out.put(blanks: Hexdump.noteIndent)
      } else {
        out.put("  ")
      }
      paint.change(to: .bad, into: &out)
      out.put(Self.cutNote)
      paint.end(into: &out)
    }
    out.put(0x0A)
  }

  private static func isSame(_ last: [UInt8], _ row: UnsafeRawBufferPointer) -> Bool {
    guard last.count == row.count, last.first == row.first else { return false }
    return last.withUnsafeBytes { last in
      for index in 0..<row.count where last[index] != row[index] { return false }
      return true
    }
  }

  private static func keep(_ row: UnsafeRawBufferPointer, in last: inout [UInt8]) {
    if last.count == row.count {
      last.withUnsafeMutableBytes { $0.copyMemory(from: row) }
    } else {
      last = Array(row)
    }
  }

  private mutating func flushSqueezed(into out: inout OutputBuffer) {
    paint.faint("*", into: &out)
    out.put(0x0A)
    squeezed = false
  }

  private mutating func address(into out: inout OutputBuffer) {
    paint.change(to: .faint, into: &out)
    if UInt(bitPattern: offset) >> 32 == 0 {
      var rest = UInt32(truncatingIfNeeded: offset)
      for _ in 0..<8 {
        rest = rest << 4 | rest >> 28
        out.put(GlyphTable.digit(UInt8(truncatingIfNeeded: rest & 15)))
      }
    } else {
      out.put(Hex.text(of: offset, width: 8))
    }
    paint.end(into: &out)
    out.put(0x20)
    out.put(0x20)
  }

  private mutating func hex(_ row: UnsafeRawBufferPointer, into out: inout OutputBuffer) {
    if paint.isOn {
      for index in 0..<row.count {
        let byte = row[index]
        paint.change(to: ByteKind(byte).style, into: &out)
        out.put(blanks: index == 0 ? 0 : index & 7 == 0 ? 2 : 1)
        out.put(pair: glyphs.pairs[Int(byte)])
      }
      paint.end(into: &out)
    } else {
      let pairs = glyphs.pairs
      var place = out.place
      for index in 0..<row.count {
        if index & 7 == 0, index > 0 {
          place.storeBytes(of: 0x20, as: UInt8.self)
          place += 1
        }
        place.storeBytes(of: pairs[Int(row[index])], as: UInt16.self)
        place.storeBytes(of: 0x20, toByteOffset: 2, as: UInt8.self)
        place += 3
      }
      // Without the blank behind the last one.
      out.advance(to: place - 1)
    }
    out.put(blanks: hexColumns - (row.count * 3 - 1 + (row.count - 1) / 8) + 2)
  }

  /// The text column; true when the data ends inside a character there.
  @discardableResult
  private mutating func text(
    _ bytes: UnsafeRawBufferPointer, _ start: Int, _ count: Int, into out: inout OutputBuffer
  ) -> Bool {
    var index = 0
    var isCut = false
    if !carried.isEmpty {
      for glyph in carried.prefix(count) {
        isCut = isCut || glyph.isCut
        put(glyph, bytes[start + index], into: &out)
        index += 1
      }
      carried.removeFirst(index)
    }
    while index < count {
      if !paint.isOn { index = simple(bytes, start, from: index, to: count, into: &out) }
      if index == count { break }
      let byte = bytes[start + index]
      if byte < 0x80 {
        if paint.isOn { paint.change(to: ByteKind(byte).style, into: &out) }
        out.put(glyph: glyphs.ascii[Int(byte)])
        index += 1
        continue
      }
      let cells = glyphs.cells(bytes, at: start + index, room: count - index, width: width)
      for place in 0..<cells.count {
        let glyph = cells[place]
        if index < count {
          isCut = isCut || glyph.isCut
          put(glyph, bytes[start + index], into: &out)
          index += 1
        } else {
          carried.append(glyph)
        }
      }
    }
    return isCut
  }

  /// Writes the glyphs of bytes that need no decoding, without colours: ASCII, and those that begin no
  /// character. Gives the index of the first other one.
  @inline(__always)
  private func simple(
    _ bytes: UnsafeRawBufferPointer, _ start: Int, from first: Int, to count: Int,
    into out: inout OutputBuffer
  ) -> Int {
    let table = glyphs.simple
    var place = out.place
    var index = first
    while index < count {
      let glyph = table[Int(bytes[start &+ index])]
      if glyph.length == 0 {
        guard start &+ index &+ 1 < bytes.count, bytes[start &+ index &+ 1] & 0xC0 != 0x80 else {
          break
        }
        place.storeBytes(of: Glyph.invalid.code, as: UInt64.self)
        place += Int(Glyph.invalid.length)
      } else {
        place.storeBytes(of: glyph.code, as: UInt64.self)
        place += Int(glyph.length)
      }
      index &+= 1
    }
    out.advance(to: place)
    return index
  }

  @inline(__always)
  private mutating func put(_ glyph: Glyph, _ byte: UInt8, into out: inout OutputBuffer) {
    if paint.isOn { paint.change(to: glyph.isBad ? .bad : ByteKind(byte).style, into: &out) }
    out.put(glyph: glyph)
  }
}
