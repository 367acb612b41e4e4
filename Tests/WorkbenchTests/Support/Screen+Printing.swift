import CPseudoTerminal

/// Characters and the controls that move by lines and columns.
extension Screen {
  /// Draws one character at the cursor.
  mutating func draw(_ scalar: Unicode.Scalar) {
    let width = scalar.value < 0x300 ? 1 : Int(cpt_columns(scalar.value))
    guard width > 0 else {
      combine(scalar)
      return
    }
    if wrapIsPending || (cursor.column + width > columns && modes.contains(7)) { wrap() }
    let place = min(cursor.column, columns - width)
    if inserts { grid[cursor.row].insert(width, at: place) }
    grid[cursor.row].blank(place..<place + width)
    grid[cursor.row].cells[place] = ScreenCell(text: String(scalar), width: width, pen: pen)
    if width == 2 {
      grid[cursor.row].cells[place + 1] = ScreenCell(text: "", width: 0, pen: pen)
    }
    cursor.column = min(place + width, columns - 1)
    wrapIsPending = place + width == columns && modes.contains(7)
  }

  private mutating func wrap() {
    grid[cursor.row].wraps = true
    cursor.column = 0
    lineFeed()
  }

  /// Puts a combining character with the one in front of the cursor.
  private mutating func combine(_ scalar: Unicode.Scalar) {
    var column = wrapIsPending ? cursor.column : cursor.column - 1
    if column >= 0, grid[cursor.row].cells[column].width == 0 { column -= 1 }
    guard column >= 0 else {
      unknown.append("combining U+\(String(scalar.value, radix: 16)) with nothing in front")
      return
    }
    grid[cursor.row].cells[column].text.unicodeScalars.append(scalar)
  }

  /// A C0 control.
  mutating func control(_ byte: UInt8) {
    switch byte {
    case 0x07: bells += 1
    case 0x08: moveTo(column: cursor.column - 1)
    case 0x09: moveTo(column: (cursor.column / 8 + 1) * 8)
    case 0x0A, 0x0B, 0x0C: lineFeed()
    case 0x0D: moveTo(column: 0)
    case 0x00, 0x7F: break
    default: unknown.append("control \(byte)")
    }
  }

  /// Down one row; at the bottom of the region the text scrolls up.
  mutating func lineFeed() {
    wrapIsPending = false
    if cursor.row + 1 == region.upperBound {
      scrollUp(1)
    } else if cursor.row + 1 < rowCount {
      cursor.row += 1
    }
  }

  /// Up one row; at the top of the region the text scrolls down.
  mutating func reverseLineFeed() {
    wrapIsPending = false
    if cursor.row == region.lowerBound {
      scrollDown(1)
    } else if cursor.row > 0 {
      cursor.row -= 1
    }
  }

  /// Scrolls the region up; rows that leave at the top of the screen are kept.
  mutating func scrollUp(_ count: Int) {
    for _ in 0..<min(count, region.count) {
      let row = grid.remove(at: region.lowerBound)
      if region.lowerBound == 0, hidden == nil { scrollback.append(row) }
      grid.insert(ScreenRow(columns: columns), at: region.upperBound - 1)
    }
  }

  /// Scrolls the region down.
  mutating func scrollDown(_ count: Int) {
    for _ in 0..<min(count, region.count) {
      grid.remove(at: region.upperBound - 1)
      grid.insert(ScreenRow(columns: columns), at: region.lowerBound)
    }
  }

  mutating func moveTo(row: Int? = nil, column: Int? = nil) {
    cursor.row = min(max(row ?? cursor.row, 0), rowCount - 1)
    cursor.column = min(max(column ?? cursor.column, 0), columns - 1)
    wrapIsPending = false
  }
}
