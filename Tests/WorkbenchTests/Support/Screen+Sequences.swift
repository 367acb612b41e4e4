/// Escape sequences.
extension Screen {
  mutating func perform(_ item: EscapeParser.Item) {
    switch item {
    case .scalar(let scalar) where (0x80..<0xA0).contains(scalar.value):
      unknown.append("control \(scalar.value)")
    case .scalar(let scalar): draw(scalar)
    case .control(let byte): control(byte)
    case .escape(let body): escape(body)
    case .sequence(let sequence): perform(sequence)
    case .string(let body): string(body)
    }
  }

  private mutating func escape(_ body: String) {
    switch body {
    case "7": saved = Mark(cursor: cursor, pen: pen, wrapIsPending: wrapIsPending)
    case "8": restore(saved)
    case "D": lineFeed()
    case "E":
      lineFeed()
      moveTo(column: 0)
    case "M": reverseLineFeed()
    case "c": reset()
    case "=", ">", "(B", ")B", ")0", "*B", "+B", "\\": break
    default: unknown.append("ESC \(body)")
    }
  }

  private mutating func restore(_ mark: Mark) {
    moveTo(row: mark.cursor.row, column: mark.cursor.column)
    (pen, wrapIsPending) = (mark.pen, mark.wrapIsPending)
  }

  private mutating func string(_ body: String) {
    for kind in ["]0;", "]2;"] where body.hasPrefix(kind) { title = String(body.dropFirst(3)) }
  }

  private mutating func perform(_ sequence: EscapeParser.ControlSequence) {
    switch (sequence.marker, sequence.final) {
    case (nil, "m"): draw(with: sequence.parameters.map { $0 ?? 0 })
    case (nil, _):
      if !move(sequence), !edit(sequence) { answer(sequence) }
    case ("?", "h"): for mode in sequence.parameters { set(mode ?? 0, true) }
    case ("?", "l"): for mode in sequence.parameters { set(mode ?? 0, false) }
    case (">", "c"): answer("\u{1B}[>0;136;0c")
    default: unknown.append("CSI \(sequence)")
    }
  }

  /// The cursor's movements; false for another sequence.
  private mutating func move(_ sequence: EscapeParser.ControlSequence) -> Bool {
    let count = sequence.count()
    switch sequence.final {
    case "A":
      moveTo(row: max(cursor.row - count, region.contains(cursor.row) ? region.lowerBound : 0))
    case "B", "e":
      let last = region.contains(cursor.row) ? region.upperBound - 1 : rowCount - 1
      moveTo(row: min(cursor.row + count, last))
    case "C", "a": moveTo(column: cursor.column + count)
    case "D": moveTo(column: cursor.column - count)
    case "E": moveTo(row: cursor.row + count, column: 0)
    case "F": moveTo(row: cursor.row - count, column: 0)
    case "G", "`": moveTo(column: count - 1)
    case "H", "f": moveTo(row: count - 1, column: sequence.count(1) - 1)
    case "I": moveTo(column: (cursor.column / 8 + count) * 8)
    case "Z": moveTo(column: ((cursor.column + 7) / 8 - count) * 8)
    case "d": moveTo(row: count - 1)
    case "s": saved = Mark(cursor: cursor, pen: pen, wrapIsPending: wrapIsPending)
    case "u": restore(saved)
    default: return false
    }
    return true
  }

  /// Erasing, inserting, deleting and scrolling; false for another sequence.
  private mutating func edit(_ sequence: EscapeParser.ControlSequence) -> Bool {
    let count = sequence.count()
    switch sequence.final {
    case "J": eraseScreen(sequence.count(standard: 0))
    case "K": eraseRow(sequence.count(standard: 0))
    case "X": grid[cursor.row].blank(cursor.column..<cursor.column + count, pen: pen)
    case "@": grid[cursor.row].insert(min(count, columns - cursor.column), at: cursor.column)
    case "P": grid[cursor.row].delete(count, at: cursor.column)
    case "L", "M":
      guard region.contains(cursor.row) else { return true }
      let whole = region
      region = cursor.row..<whole.upperBound
      let atTop = hidden == nil && region.lowerBound == 0 && sequence.final == "M"
      let kept = scrollback.count
      if sequence.final == "L" { scrollDown(count) } else { scrollUp(count) }
      if atTop { scrollback.removeSubrange(kept...) }
      region = whole
      moveTo(column: 0)
    case "S": scrollUp(count)
    case "T": scrollDown(count)
    case "b":
      let before = cursor.column > 0 ? grid[cursor.row].cells[cursor.column - 1].text : ""
      for _ in 0..<count { before.unicodeScalars.forEach { draw($0) } }
    case "r":
      let last = min(sequence.count(1, standard: rowCount), rowCount)
      if count < last { region = count - 1..<last }
      moveTo(row: 0, column: 0)
    case "h", "l":
      for mode in sequence.parameters {
        if mode == 4 { inserts = sequence.final == "h" } else { unknown.append("mode \(sequence)") }
      }
    default: return false
    }
    if "JKX@P".contains(sequence.final) { wrapIsPending = false }
    return true
  }

  private mutating func answer(_ sequence: EscapeParser.ControlSequence) {
    switch (sequence.final, sequence.count(standard: 0)) {
    case ("n", 5): answer("\u{1B}[0n")
    case ("n", 6): answer("\u{1B}[\(cursor.row + 1);\(cursor.column + 1)R")
    case ("c", 0): answer("\u{1B}[?62;22c")
    default: unknown.append("CSI \(sequence)")
    }
  }

  private mutating func eraseRow(_ kind: Int) {
    switch kind {
    case 0: grid[cursor.row].blank(cursor.column..<columns, pen: pen)
    case 1: grid[cursor.row].blank(0..<cursor.column + 1, pen: pen)
    default: grid[cursor.row].blank(0..<columns, pen: pen)
    }
    if kind != 1 { grid[cursor.row].wraps = false }
  }

  private mutating func eraseScreen(_ kind: Int) {
    if kind == 3 {
      scrollback = []
      return
    }
    if kind != 2 { eraseRow(kind) }
    let others = kind == 0 ? cursor.row + 1..<rowCount : kind == 1 ? 0..<cursor.row : 0..<rowCount
    for row in others {
      grid[row].blank(0..<columns, pen: pen)
      grid[row].wraps = false
    }
  }

  private mutating func set(_ mode: Int, _ on: Bool) {
    if on { modes.insert(mode) } else { modes.remove(mode) }
    guard mode == 1049 || mode == 1047 || mode == 47 else { return }
    if on, hidden == nil {
      hidden = (grid, Mark(cursor: cursor, pen: pen, wrapIsPending: wrapIsPending))
      grid = Array(repeating: ScreenRow(columns: columns), count: rowCount)
    } else if !on, let (grid, mark) = hidden {
      self.grid = grid
      hidden = nil
      if mode == 1049 { restore(mark) }
    }
  }
}
