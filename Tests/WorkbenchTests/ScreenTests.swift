import Testing

/// The model of the screen: what xterm does with these bytes.
@Suite struct ScreenTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let bytes: String
    let rows: [String]
    let row: Int
    let column: Int
    var testDescription: String { String(reflecting: bytes) }

    init(_ bytes: String, _ rows: [String], _ row: Int, _ column: Int) {
      (self.bytes, self.rows, self.row, self.column) = (bytes, rows, row, column)
    }
  }

  static let text = [
    Row("hello", ["hello"], 0, 5),
    Row("a\r\nb\nc", ["a", "b", " c"], 2, 2),
    Row("abc\rX", ["Xbc"], 0, 1),
    Row("abc\u{8}\u{8}X", ["aXc"], 0, 2),
    Row("\u{8}\u{8}x", ["x"], 0, 1),
    Row("a\tb", ["a       b"], 0, 9),
    Row("\t\t\tb", ["         b"], 0, 9),
    Row("0123456789", ["0123456789"], 0, 9),
    Row("0123456789X", ["0123456789", "X"], 1, 1),
    Row("0123456789\rX", ["X123456789"], 0, 1),
    Row("0123456789\r\nX", ["0123456789", "X"], 1, 1),
    Row("0123456789\u{8}X", ["01234567X9"], 0, 9),
    Row("0123456789 \u{8}", ["0123456789"], 1, 0),
    Row("안녕", ["안녕"], 0, 4),
    Row("안녕하세요", ["안녕하세요"], 0, 9),
    Row("123456789안", ["123456789", "안"], 1, 2),
    Row("12345678안녕", ["12345678안", "녕"], 1, 2),
    Row("안녕\u{8}X", ["안 X"], 0, 4),
    Row("안녕\r X", [" X녕"], 0, 2),
    Row("안녕\rX", ["X 녕"], 0, 1),
    Row("e\u{301}x", ["e\u{301}x"], 0, 2),
    Row("0123456789\u{301}", ["0123456789\u{301}"], 0, 9),
    Row("\u{1112}\u{1161}\u{11AB}", ["\u{1112}\u{1161}\u{11AB}"], 0, 2),
    Row("1\n2\n3\n4\r\n5", [" 2", "  3", "   4", "5"], 3, 1),
  ]

  static let movements = [
    Row("abc\u{1B}[2DX", ["aXc"], 0, 2),
    Row("\u{1B}[3Cx", ["   x"], 0, 4),
    Row("\u{1B}[99Cx", ["         x"], 0, 9),
    Row("\n\n\u{1B}[Ax", ["", "x"], 1, 1),
    Row("\u{1B}[2Bx", ["", "", "x"], 2, 1),
    Row("\u{1B}[2;4Hx", ["", "   x"], 1, 4),
    Row("\u{1B}[;fx", ["x"], 0, 1),
    Row("\u{1B}[5Gx", ["    x"], 0, 5),
    Row("\u{1B}[3dx", ["", "", "x"], 2, 1),
    Row("ab\u{1B}7\r\n\u{1B}8x", ["abx"], 0, 3),
    Row("ab\u{1B}[s\r\nc\u{1B}[ux", ["abx", "c"], 0, 3),
    Row("0123456789\u{1B}7\r\u{1B}8X", ["0123456789", "X"], 1, 1),
    Row("1\r\n2\u{1B}MX", ["1X", "2"], 0, 2),
    Row("1\u{1B}MX", [" X", "1"], 0, 2),
    Row("a\u{1B}[2Eb\u{1B}[1Fc", ["a", "c", "b"], 1, 1),
    Row("\u{1B}[2;3r\n\n\nx", ["", "", "x"], 2, 1),
    Row("1\r\n2\r\n3\r\n4\u{1B}[2;3r\u{1B}[3H\nx", ["1", "3", "x", "4"], 2, 1),
  ]

  static let editing = [
    Row("abcdef\u{1B}[4D\u{1B}[K", ["ab"], 0, 2),
    Row("abcdef\u{1B}[4D\u{1B}[1K", ["   def"], 0, 2),
    Row("abcdef\u{1B}[2K", [], 0, 6),
    Row("안녕\u{1B}[3D\u{1B}[K", [], 0, 1),
    Row("a\r\nb\r\nc\u{1B}[2;1H\u{1B}[J", ["a"], 1, 0),
    Row("a\r\nb\r\nc\u{1B}[2;1H\u{1B}[1J", ["", "", "c"], 1, 0),
    Row("a\r\nb\u{1B}[2J", [], 1, 1),
    Row("abc\r\u{1B}[2@", ["  abc"], 0, 0),
    Row("안녕\r\u{1B}[C\u{1B}[@", ["   녕"], 0, 1),
    Row("abcdef\r\u{1B}[2P", ["cdef"], 0, 0),
    Row("안녕\r\u{1B}[P", [" 녕"], 0, 0),
    Row("12345678안\r\u{1B}[@", [" 12345678"], 0, 0),
    Row("abcdef\r\u{1B}[3X", ["   def"], 0, 0),
    Row("abc\r\u{1B}[4hX\u{1B}[4lY", ["XYbc"], 0, 2),
    Row("1\r\n2\r\n3\u{1B}[2H\u{1B}[L", ["1", "", "2", "3"], 1, 0),
    Row("1\r\n2\r\n3\u{1B}[2H\u{1B}[M", ["1", "3"], 1, 0),
    Row("1\r\n2\u{1B}[S", ["2"], 1, 1),
    Row("1\r\n2\u{1B}[T", ["", "1", "2"], 1, 1),
    Row("a\u{1B}[3b", ["aaaa"], 0, 4),
    Row("0123456789\u{1B}[K", ["012345678"], 0, 9),
    Row("\u{1B}[?7l0123456789XY\u{1B}[?7h", ["012345678Y"], 0, 9),
    Row("a\u{1B}[?1049hb\u{1B}[?1049lc", ["ac"], 0, 2),
    Row("\u{1B}]0;a title\u{7}x\u{1B}]2;other\u{1B}\\y", ["xy"], 0, 2),
    Row("\u{1B}Pq#0\u{1B}\\x", ["x"], 0, 1),
    Row("abc\u{1B}c", [], 0, 0),
    Row("\u{1B}[31\u{8}mx", ["x"], 0, 1),
  ]

  @Test(arguments: text + movements + editing)
  func draws(row: Row) {
    var screen = Screen(columns: 10, rows: 4)
    screen.feed(row.bytes)
    let expected = row.rows + Array(repeating: "", count: 4 - row.rows.count)
    #expect(screen.rows == expected, "\n\(screen.picture)")
    #expect(screen.cursor == Screen.Position(row: row.row, column: row.column))
    #expect(screen.unknown.isEmpty)
    var byBytes = Screen(columns: 10, rows: 4)
    for byte in row.bytes.utf8 { byBytes.feed([byte]) }
    #expect(byBytes.rows == screen.rows && byBytes.cursor == screen.cursor)
  }

  @Test func brokenTextIsMarked() {
    var screen = Screen(columns: 10, rows: 2)
    screen.feed([0x61, 0xEC, 0x95, 0x62, 0xFF, 0xEA, 0xB0])
    #expect(screen.isInsideSequence)
    screen.feed("\r")
    #expect(screen.rows[0] == "a\u{FFFD}b\u{FFFD}\u{FFFD}")
  }

  @Test func whatScrollsAwayIsKept() {
    var screen = Screen(columns: 4, rows: 2)
    screen.feed("long line\r\nx\r\ny")
    #expect(screen.everything == "long\n lin\ne\nx\ny")
    #expect(screen.lines == ["long line", "x", "y"])
    screen.feed("\u{1B}[H\u{1B}[2J\u{1B}[3J")
    #expect(screen.everything == "")
  }

  @Test func pens() {
    var screen = Screen(columns: 30, rows: 2)
    screen.feed("\u{1B}[1;31ma\u{1B}[0mb\u{1B}[2;38;5;244mc\u{1B}[m")
    screen.feed("\u{1B}[38;2;1;2;3md\u{1B}[39;7me\u{1B}[27;4mf\u{1B}[0;94;103mg")
    #expect(screen.pen(of: "a") == .init(bold: true, foreground: .palette(1)))
    #expect(screen.pen(of: "b") == .init())
    #expect(screen.pen(of: "c") == .init(dim: true, foreground: .palette(244)))
    #expect(screen.pen(of: "d") == .init(foreground: .mix(red: 1, green: 2, blue: 3)))
    #expect(screen.pen(of: "e") == .init(reversed: true))
    #expect(screen.pen(of: "f") == .init(underlined: true))
    #expect(screen.pen(of: "g") == .init(foreground: .palette(12), background: .palette(11)))
    #expect(screen.pen(of: "no") == nil)
    #expect(screen.pen(of: "fg") == .init(underlined: true))
  }

  @Test func modesQuestionsAndBells() {
    var screen = Screen(columns: 10, rows: 4)
    screen.feed("ab\u{7}\u{1B}[?2004h\u{1B}[?25l\u{1B}[6n\u{1B}[c")
    #expect(screen.modes == [7, 2004] && screen.bells == 1)
    #expect(screen.takeReplies() == "\u{1B}[1;3R\u{1B}[?62;22c")
    screen.feed("\u{1B}[?2004l\u{1B}[?25h\u{1B}[?1049h")
    #expect(screen.modes == [7, 25, 1049] && screen.takeReplies() == "")
    screen.feed("\u{1B}[99z\u{1}")
    #expect(screen.unknown.count == 2)
  }

  struct Resize: Sendable {
    let reflows: Bool
    let columns: Int
    let rows: Int
    let text: [String]
    let above: Int
    let cursor: Screen.Position
  }

  @Test(arguments: [
    Resize(
      reflows: false, columns: 5, rows: 4, text: ["one", "abcde", "klm", ""], above: 0,
      cursor: .init(row: 2, column: 3)),
    Resize(
      reflows: true, columns: 5, rows: 4, text: ["one", "abcde", "fghij", "klm"], above: 0,
      cursor: .init(row: 3, column: 3)),
    Resize(
      reflows: true, columns: 4, rows: 4, text: ["abcd", "efgh", "ijkl", "m"], above: 1,
      cursor: .init(row: 3, column: 1)),
    Resize(
      reflows: true, columns: 20, rows: 4, text: ["one", "abcdefghijklm", "", ""], above: 0,
      cursor: .init(row: 1, column: 13)),
    Resize(
      reflows: false, columns: 10, rows: 2, text: ["abcdefghij", "klm"], above: 1,
      cursor: .init(row: 1, column: 3)),
  ])
  func resizes(row: Resize) {
    var screen = Screen(columns: 10, rows: 4)
    screen.reflows = row.reflows
    screen.feed("one\r\nabcdefghijklm")
    screen.resize(columns: row.columns, rows: row.rows)
    #expect(screen.rows == row.text, "\n\(screen.picture)")
    #expect(screen.cursor == row.cursor)
    #expect(screen.scrollback.count == row.above)
    guard row.reflows else { return }
    screen.resize(columns: 10, rows: 4)
    #expect(screen.lines == ["one", "abcdefghijklm"])
  }

  @Test func wideTextReflowsWhole() {
    var screen = Screen(columns: 10, rows: 4)
    screen.reflows = true
    screen.feed("안녕하세요 여러분")
    screen.resize(columns: 7, rows: 4)
    #expect(screen.rows == ["안녕하", "세요 여", "러분", ""])
    #expect(screen.cursor == .init(row: 2, column: 4))
  }
}
