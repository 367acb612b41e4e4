/// One column of a row: a character with what combines with it, or the right half of a wide one.
struct ScreenCell: Equatable {
  /// Empty in the right half of a wide character.
  var text = " "
  /// 2 for a wide character, 0 for its right half.
  var width = 1
  var pen = Pen()

  /// How a character is drawn (SGR).
  struct Pen: Hashable {
    var bold = false
    var dim = false
    var italic = false
    var underlined = false
    var reversed = false
    var foreground: Colour?
    var background: Colour?
  }

  /// A colour of the palette, or a mix.
  enum Colour: Hashable {
    case palette(Int)
    case mix(red: Int, green: Int, blue: Int)
  }
}

/// One row of a screen.
struct ScreenRow: Equatable {
  var cells: [ScreenCell]
  /// True when the text went on to the next row for want of columns.
  var wraps = false

  init(columns: Int) { cells = Array(repeating: ScreenCell(), count: columns) }

  /// What stands there, without the blanks at the end.
  var text: String { Self.trimmed(cells.map(\.text).joined()) }

  /// Without the blanks at the end.
  static func trimmed(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }

  /// Blanks `columns`, and the other halves of the wide characters cut by that.
  mutating func blank(_ columns: Range<Int>, pen: ScreenCell.Pen = .init()) {
    let columns = columns.clamped(to: 0..<cells.count)
    guard !columns.isEmpty else { return }
    if cells[columns.lowerBound].width == 0 { cells[columns.lowerBound - 1] = ScreenCell() }
    if columns.upperBound < cells.count, cells[columns.upperBound].width == 0 {
      cells[columns.upperBound] = ScreenCell()
    }
    let blank = ScreenCell(pen: .init(background: pen.background))
    for column in columns { cells[column] = blank }
  }

  /// Makes room for `count` blanks at `column`; what leaves at the right is lost.
  mutating func insert(_ count: Int, at column: Int) {
    let columns = cells.count
    if cells[column].width == 0 { blank(column..<column + 1) }
    cells.insert(contentsOf: Array(repeating: ScreenCell(), count: count), at: column)
    cut(to: columns)
  }

  /// Takes `count` columns out at `column`; blanks come in from the right.
  mutating func delete(_ count: Int, at column: Int) {
    let columns = cells.count
    let end = min(column + count, columns)
    blank(column..<end)
    cells.removeSubrange(column..<end)
    cut(to: columns)
  }

  /// Makes the row this wide; a wide character cut in two goes.
  mutating func cut(to columns: Int) {
    while cells.count < columns { cells.append(ScreenCell()) }
    cells.removeSubrange(columns...)
    if let last = cells.last, last.width == 2 { cells[columns - 1] = ScreenCell() }
  }
}
