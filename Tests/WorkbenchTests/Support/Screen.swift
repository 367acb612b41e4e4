/// What a person sees on a terminal that has been sent these bytes: the subset of xterm that line
/// editors and terminfo's xterm-256color, vt100 and dumb use.
///
/// A character in the last column leaves the cursor there until the next one wraps, and a wide one
/// that does not fit wraps whole, as in xterm. Whatever the model does not know is kept in `unknown`.
struct Screen {
  /// A place on the screen, both from 0.
  struct Position: Equatable {
    var row: Int
    var column: Int
  }

  /// What ESC 7 keeps.
  struct Mark {
    var cursor = Position(row: 0, column: 0)
    var pen = ScreenCell.Pen()
    var wrapIsPending = false
  }

  private(set) var columns: Int
  private(set) var rowCount: Int
  var grid: [ScreenRow]
  /// Rows that left at the top, oldest first.
  var scrollback: [ScreenRow] = []
  var cursor = Position(row: 0, column: 0)
  var wrapIsPending = false
  var pen = ScreenCell.Pen()
  var saved = Mark()
  /// The rows between which text scrolls.
  var region: Range<Int>
  /// The screen that the alternate one hides.
  var hidden: (grid: [ScreenRow], mark: Mark)?
  /// Private modes (DECSET) that are on: 7 wraps, 25 shows the cursor, 2004 brackets pastes.
  var modes: Set<Int> = [7, 25]
  var inserts = false
  var bells = 0
  var title = ""
  /// What the terminal answers to the questions it was asked.
  private(set) var replies = ""
  var unknown: [String] = []
  /// Whether a change of width wraps long lines anew, as VTE and tmux do, or cuts rows, as xterm does.
  var reflows = false
  private var parser = EscapeParser()

  init(columns: Int = 80, rows: Int = 24) {
    self.columns = columns
    rowCount = rows
    grid = Array(repeating: ScreenRow(columns: columns), count: rows)
    region = 0..<rows
  }

  /// Draws what a program wrote.
  mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      for item in parser.feed(byte) { perform(item) }
    }
  }

  /// Draws text.
  mutating func feed(_ text: String) { feed(text.utf8) }

  /// True in the middle of a character or a sequence.
  var isInsideSequence: Bool { parser.isInside }

  /// The rows from top to bottom, without the blanks at their ends.
  var rows: [String] { grid.map(\.text) }

  /// The rows down to the last that is not blank.
  var text: String { Self.joined(rows) }

  /// What scrolled away, then what is seen.
  var everything: String { Self.joined((scrollback + grid).map(\.text)) }

  /// Every line as it was written: rows that wrapped are one line; with what scrolled away.
  var lines: [String] {
    var lines: [String] = []
    var open = false
    for row in scrollback + grid {
      let text = row.wraps ? row.cells.map(\.text).joined() : row.text
      if open { lines[lines.count - 1] += text } else { lines.append(text) }
      open = row.wraps
    }
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  /// The row of the cursor.
  var cursorRow: String { grid[cursor.row].text }

  /// The cursor's row up to the cursor.
  var beforeCursor: String {
    grid[cursor.row].cells[..<cursor.column].map(\.text).joined()
  }

  /// The line of the cursor, its wrapped rows joined: what stands before the cursor and from it on.
  var cursorLine: (before: String, after: String) {
    var (first, last) = (cursor.row, cursor.row)
    while first > 0, grid[first - 1].wraps { first -= 1 }
    while last + 1 < rowCount, grid[last].wraps { last += 1 }
    let before =
      grid[first..<cursor.row].flatMap(\.cells) + grid[cursor.row].cells[..<cursor.column]
    let after =
      grid[cursor.row].cells[cursor.column...]
      + grid[(cursor.row + 1)..<(last + 1)].flatMap(\.cells)
    return (before.map(\.text).joined(), ScreenRow.trimmed(after.map(\.text).joined()))
  }

  /// The screen as `text`, its wrapped rows joined.
  var joinedText: String {
    var text = ""
    for row in grid { text += row.wraps ? row.cells.map(\.text).joined() : row.text + "\n" }
    while text.last == "\n" { text.removeLast() }
    return text
  }

  /// The line above the last prompt.
  var aboveThePrompt: String {
    let lines = lines
    guard let place = lines.lastIndex(where: { $0.hasPrefix("nws>") }), place > 0 else { return "" }
    return lines[place - 1]
  }

  /// How many prompts there are, with what scrolled away.
  var prompts: Int { (scrollback + grid).count { $0.text.hasPrefix("nws>") } }

  /// How the last place that shows `text` is drawn; nil when nothing shows it in one row.
  func pen(of text: String) -> ScreenCell.Pen? {
    for row in grid.reversed() {
      for start in row.cells.indices where row.cells[start].width > 0 {
        var shown = ""
        for cell in row.cells[start...] where shown.utf8.count < text.utf8.count {
          shown += cell.text
        }
        if shown == text { return row.cells[start].pen }
      }
    }
    return nil
  }

  /// The screen in a frame, for messages of tests.
  var picture: String {
    let rule = String(repeating: "─", count: columns)
    let shown = grid.map { row in
      "│" + row.text + String(repeating: " ", count: columns - Self.width(of: row)) + "│"
    }
    return
      (["┌\(rule)┐"] + shown + [
        "└\(rule)┘", "cursor in row \(cursor.row), column \(cursor.column)",
      ])
      .joined(separator: "\n")
  }

  private static func width(of row: ScreenRow) -> Int {
    (row.cells.lastIndex { $0.text != " " } ?? -1) + 1
  }

  private static func joined(_ rows: [String]) -> String {
    rows[...((rows.lastIndex { !$0.isEmpty }) ?? rows.startIndex - 1)].joined(separator: "\n")
  }

  /// Blank again (RIS); what had scrolled away stays.
  mutating func reset() {
    var new = Screen(columns: columns, rows: rowCount)
    (new.scrollback, new.unknown, new.replies) = (scrollback, unknown, replies)
    (new.reflows, new.bells, new.title) = (reflows, bells, title)
    self = new
  }

  mutating func answer(_ reply: String) { replies += reply }

  /// The answers not yet taken.
  mutating func takeReplies() -> String {
    defer { replies = "" }
    return replies
  }

  mutating func setSize(columns: Int, rows: Int) {
    self.columns = columns
    rowCount = rows
    region = 0..<rows
  }
}
