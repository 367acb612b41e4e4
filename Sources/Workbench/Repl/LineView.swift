/// What a person is to see of the line being edited: a value, from which frames are made.
struct LineView: Equatable {
  /// In front of the first line.
  var prompt = ""
  /// In front of the further lines of a block.
  var continuation = ""
  /// What is typed.
  var text: [Unicode.Scalar] = []
  /// How each scalar of the text looks; plain where it is shorter.
  var styles: [Style] = []
  /// The place in the text before which the cursor stands.
  var cursor = 0
  /// What could follow, in grey behind the text.
  var suggestion = ""
  /// A line below the text, in grey; empty for none.
  var below = ""
  /// What stands out in `below`, in scalars.
  var emphasis: Range<Int>?
}

/// A line view laid out on a terminal: rows as they are written, with the cursor's place.
struct LineFrame: Equatable {
  /// A row of the terminal.
  struct Row: Equatable {
    /// With its colours.
    var text = ""
    /// Columns taken.
    var width = 0
    /// Columns of each character.
    var widths: [UInt8] = []
    /// The next row goes on with the same line: the terminal wraps by itself.
    var isWrapped = false
  }

  private(set) var rows = [Row()]
  private(set) var cursor = (row: 0, column: 0)
  let columns: Int
  private let usesColor: Bool
  private var style = Style.plain

  static func == (left: LineFrame, right: LineFrame) -> Bool {
    left.rows == right.rows && left.cursor == right.cursor
  }

  /// Lays out a view on so many columns; with more rows than the terminal has, those around the cursor
  /// stay.
  init(_ view: LineView, columns: Int, rows height: Int, color: Bool) {
    self.columns = max(4, columns)
    usesColor = color
    add(view.prompt, .prompt)
    for (index, scalar) in view.text.enumerated() {
      if index == view.cursor { markCursor() }
      if scalar == "\n" {
        newRow()
        add(view.continuation, .faint)
      } else {
        add(scalar, view.styles.indices.contains(index) ? view.styles[index] : .plain)
      }
    }
    if view.cursor >= view.text.count { markCursor() }
    for scalar in view.suggestion.unicodeScalars {
      if scalar == "\n" { break }
      add(scalar, .faint)
    }
    finishRow()
    if cursor.row >= rows.count { rows.append(Row()) }
    addBelow(view)
    keepAroundCursor(max(1, height))
  }

  private mutating func markCursor() {
    cursor = (rows.count - 1, rows[rows.count - 1].width)
    // Behind a full row the cursor stands at the beginning of the next.
    if cursor.column >= columns { cursor = (rows.count, 0) }
  }

  private mutating func add(_ text: String, _ style: Style) {
    for scalar in text.unicodeScalars { add(scalar, style) }
  }

  private mutating func add(_ scalar: Unicode.Scalar, _ style: Style) {
    if scalar == "\t" {
      let stop = 8 - rows[rows.count - 1].width % 8
      for _ in 0..<stop { put(" ", 1, style) }
    } else if scalar.value < 0x20 || scalar.value == 0x7F {
      put("^", 1, style)
      put(Unicode.Scalar(UInt8(scalar.value ^ 0x40)), 1, style)
    } else if DisplayControl.isHidden(scalar) {
      for visible in "<\(String(scalar.value, radix: 16))>".unicodeScalars {
        put(visible, 1, style)
      }
    } else {
      put(scalar, DisplayControl.columns(of: scalar), style)
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar, _ width: Int, _ style: Style) {
    if rows[rows.count - 1].width + width > columns {
      // A wide character does not fit into the last column: a blank fills it.
      while rows[rows.count - 1].width < columns {
        rows[rows.count - 1].text += " "
        rows[rows.count - 1].widths.append(1)
        rows[rows.count - 1].width += 1
      }
      rows[rows.count - 1].isWrapped = true
      newRow()
    }
    change(to: style)
    rows[rows.count - 1].text.unicodeScalars.append(scalar)
    if width > 0 { rows[rows.count - 1].widths.append(UInt8(truncatingIfNeeded: width)) }
    rows[rows.count - 1].width += width
  }

  /// Rows above the cursor's once the terminal has wrapped the lines anew at so many columns.
  func rowsAboveCursor(columns: Int) -> Int {
    var above = 0
    var line: [UInt8] = []
    for row in rows[..<min(cursor.row, rows.count)] {
      line += row.widths
      if !row.isWrapped {
        above += Self.row(at: Int.max, line, columns) + 1
        line = []
      }
    }
    let before = line.reduce(0) { $0 + Int($1) }
    if cursor.row < rows.count { line += rows[cursor.row].widths }
    return above + Self.row(at: before + cursor.column, line, columns)
  }

  /// The row of the character before which so many columns are taken.
  private static func row(at place: Int, _ widths: [UInt8], _ columns: Int) -> Int {
    var (row, used, passed) = (0, 0, 0)
    for width in widths {
      if used + Int(width) > columns { (row, used) = (row + 1, 0) }
      if passed >= place { break }
      used += Int(width)
      passed += Int(width)
    }
    return row
  }

  private mutating func change(to new: Style) {
    guard usesColor, new.code != style.code else { return }
    if !style.code.isEmpty { rows[rows.count - 1].text += "\u{1B}[0m" }
    if !new.code.isEmpty { rows[rows.count - 1].text += "\u{1B}[\(new.code)m" }
    style = new
  }

  private mutating func finishRow() { change(to: .plain) }

  private mutating func newRow() {
    finishRow()
    rows.append(Row())
  }

  private mutating func addBelow(_ view: LineView) {
    guard !view.below.isEmpty else { return }
    newRow()
    var left = view.below.unicodeScalars.reduce(0) { $0 + DisplayControl.columns(of: $1) }
    var room = columns - 1
    for (index, scalar) in view.below.unicodeScalars.enumerated() {
      let width = DisplayControl.columns(of: scalar)
      guard left <= room || width < room else {
        put("…", 1, .faint)
        break
      }
      (room, left) = (room - width, left - width)
      put(scalar, width, view.emphasis?.contains(index) == true ? .command : .faint)
    }
    finishRow()
  }

  private mutating func keepAroundCursor(_ height: Int) {
    guard rows.count > height else { return }
    let first = min(max(0, cursor.row - height / 2), rows.count - height)
    rows = Array(rows[first..<first + height])
    rows[rows.count - 1].isWrapped = false
    cursor.row -= first
  }
}
