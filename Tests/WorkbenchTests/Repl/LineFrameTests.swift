import Testing

@testable import Workbench

/// How a line is laid out on the rows of a terminal.
@Suite struct LineFrameTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let text: String
    let cursor: Int
    let columns: Int
    let rows: [String]
    let place: [Int]
    var testDescription: String { "\(text.debugDescription) on \(columns)" }
  }

  @Test(arguments: [
    Row(text: "", cursor: 0, columns: 10, rows: ["nws> "], place: [0, 5]),
    Row(text: "abc", cursor: 1, columns: 10, rows: ["nws> abc"], place: [0, 6]),
    // A full row: the cursor goes to the next.
    Row(text: "abcde", cursor: 5, columns: 10, rows: ["nws> abcde", ""], place: [1, 0]),
    Row(text: "abcdef", cursor: 6, columns: 10, rows: ["nws> abcde", "f"], place: [1, 1]),
    // A wide character does not fit into the last column.
    Row(text: "가나다", cursor: 3, columns: 10, rows: ["nws> 가나 ", "다"], place: [1, 2]),
    Row(text: "가나다", cursor: 1, columns: 10, rows: ["nws> 가나 ", "다"], place: [0, 7]),
    Row(
      text: "loop {\n}", cursor: 7, columns: 20, rows: ["nws> loop {", "...> }"], place: [1, 5]),
    // Controls are shown, not executed; a combining accent takes no column.
    Row(text: "\u{1B}[2J", cursor: 4, columns: 20, rows: ["nws> ^[[2J"], place: [0, 10]),
    Row(text: "e\u{301}x", cursor: 3, columns: 20, rows: ["nws> e\u{301}x"], place: [0, 7]),
    Row(text: "a\u{202E}b", cursor: 3, columns: 20, rows: ["nws> a<202e>b"], place: [0, 13]),
  ])
  func layout(_ row: Row) {
    let view = LineView(
      prompt: "nws> ", continuation: "...> ", text: Array(row.text.unicodeScalars),
      cursor: row.cursor)
    let frame = LineFrame(view, columns: row.columns, rows: 24, color: false)
    #expect(frame.rows.map(\.text) == row.rows)
    #expect([frame.cursor.row, frame.cursor.column] == row.place)
  }

  @Test func aBlockTallerThanTheTerminalShowsTheRowsAroundTheCursor() {
    let text = Array((0..<50).map { "line\($0)" }.joined(separator: "\n").unicodeScalars)
    for cursor in [0, text.count / 2, text.count] {
      let view = LineView(prompt: "> ", continuation: "  ", text: text, cursor: cursor)
      let frame = LineFrame(view, columns: 40, rows: 10, color: false)
      #expect(frame.rows.count == 10)
      #expect(frame.rows.indices.contains(frame.cursor.row))
    }
  }

  @Test(arguments: [
    (12, "usage 안녕!"), (11, "usage 안…"), (10, "usage 안…"), (9, "usage …"), (7, "usage…"),
  ])
  func whatIsBelowIsCutWithAMark(columns: Int, shown: String) {
    let view = LineView(prompt: "", text: [], cursor: 0, below: "usage 안녕!")
    let frame = LineFrame(view, columns: columns, rows: 24, color: false)
    #expect(frame.rows.last?.text == shown)
  }

  @Test func coloursEndWhereTheyShould() {
    let view = LineView(
      prompt: "", text: Array("send x".unicodeScalars),
      styles: Array(repeating: .command, count: 4), cursor: 6, suggestion: " y", below: "usage")
    let frame = LineFrame(view, columns: 40, rows: 24, color: true)
    #expect(
      frame.rows.map(\.text)
        == ["\u{1B}[1msend\u{1B}[0m x\u{1B}[2m y\u{1B}[0m", "\u{1B}[2musage\u{1B}[0m"])
  }
}
