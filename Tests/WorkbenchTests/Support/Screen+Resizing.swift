/// A window that changes its size.
extension Screen {
  mutating func resize(columns: Int, rows: Int) {
    if reflows, columns != self.columns, hidden == nil {
      reflow(columns: columns, rows: rows)
    } else {
      for index in grid.indices { grid[index].cut(to: columns) }
      if let (other, mark) = hidden {
        var beneath = self
        (beneath.grid, beneath.cursor, beneath.hidden) = (other, mark.cursor, nil)
        beneath.resize(columns: columns, rows: rows)
        scrollback = beneath.scrollback
        hidden = (beneath.grid, Mark(cursor: beneath.cursor, pen: mark.pen))
      }
      fit(rows: rows, columns: columns)
    }
    setSize(columns: columns, rows: rows)
    moveTo(row: cursor.row, column: cursor.column)
  }

  /// Rows leave at the top when the cursor would be below the bottom, and come back when there is room.
  private mutating func fit(rows: Int, columns: Int) {
    while grid.count > rows {
      if cursor.row < rows {
        grid.removeLast(grid.count - rows)
      } else {
        let row = grid.removeFirst()
        if hidden == nil { scrollback.append(row) }
        cursor.row -= 1
      }
    }
    while grid.count < rows {
      if hidden == nil, var row = scrollback.popLast() {
        row.cut(to: columns)
        grid.insert(row, at: 0)
        cursor.row += 1
      } else {
        grid.append(ScreenRow(columns: columns))
      }
    }
  }

  /// Wraps every line anew; the cursor stays at its character.
  private mutating func reflow(columns: Int, rows: Int) {
    let last = max(cursor.row, grid.lastIndex { !$0.text.isEmpty } ?? 0)
    let old = scrollback + grid[...last]
    let cursorRow = scrollback.count + cursor.row
    var new: [ScreenRow] = []
    var place = Position(row: 0, column: 0)
    var index = 0
    while index < old.count {
      var cells: [ScreenCell] = []
      var offset: Int?
      repeat {
        if index == cursorRow { offset = cells.count + cursor.column }
        cells += old[index].cells
        index += 1
      } while old[index - 1].wraps && index < old.count
      while let end = cells.last, end == ScreenCell(), cells.count > (offset ?? 0) {
        cells.removeLast()
      }
      let wrapped = Self.wrap(cells, columns: columns)
      if let offset {
        let row = wrapped.lastIndex { $0.start <= offset } ?? 0
        place = Position(
          row: new.count + row, column: min(offset - wrapped[row].start, columns - 1))
      }
      new += wrapped.map(\.row)
    }
    let above = max(0, max(new.count - rows, place.row - rows + 1))
    scrollback = Array(new[..<above])
    grid = Array(new[above...].prefix(rows))
    cursor = Position(row: place.row - above, column: place.column)
    while grid.count < rows { grid.append(ScreenRow(columns: columns)) }
  }

  private static func wrap(
    _ cells: [ScreenCell], columns: Int
  ) -> [(start: Int, row: ScreenRow)] {
    var result: [(start: Int, row: ScreenRow)] = []
    var start = 0
    repeat {
      var end = min(start + columns, cells.count)
      if end < cells.count, end > start + 1, cells[end].width == 0 { end -= 1 }
      var row = ScreenRow(columns: 0)
      row.cells = Array(cells[start..<end])
      row.cut(to: columns)
      row.wraps = end < cells.count
      result.append((start, row))
      start = end
    } while start < cells.count
    return result
  }
}
