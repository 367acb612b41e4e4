import Testing

@testable import Engine

@Suite struct ViewTextTests {
  @Test(arguments: [
    (0, "0.00 ms"), (4_999, "0.00 ms"), (5_000, "0.01 ms"), (210_000, "0.21 ms"),
    (999_994_999, "999.99 ms"), (999_995_000, "1.00 s"), (1_000_000_000, "1.00 s"),
    (59_994_999_999, "59.99 s"), (59_995_000_000, "0 min 59 s"), (123_000_000_000, "2 min 03 s"),
    (-5, "0.00 ms"), (.max, "153722867 min 16 s"),
  ])
  func times(nanoseconds: Int, text: String) { #expect(ViewText.time(nanoseconds) == text) }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (1_000_000, "1,000,000"), (-12345, "-12,345"),
    (.min, "-9,223,372,036,854,775,808"),
  ])
  func groups(number: Int, text: String) { #expect(ViewText.grouped(number) == text) }

  @Test func countsHaveTheirPlural() {
    #expect(ViewText.count(1, "byte") == "1 byte")
    #expect(ViewText.count(0, "byte") == "0 bytes")
  }

  @Test func columnsAreThoseOfTheTerminal() {
    #expect(ViewText.left("안", 4) + "|" == "안  |")
    #expect(ViewText.right("안", 4) == "  안")
    #expect(ViewText.left("long", 2) == "long")
  }

  @Test(arguments: [
    ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("안녕하", 6, "안녕하"), ("안녕하", 5, "안녕…"),
    ("안녕하", 4, "안…"), ("abc", 1, "…"), ("abc", 0, ""), ("abc", -1, ""), ("", 0, ""),
  ])
  func cuts(text: String, columns: Int, expected: String) {
    #expect(ViewText.cut(text, columns) == expected)
  }

  @Test func tablesAlignTheirColumns() {
    #expect(
      ViewText.table([["", "n"], ["안", "7"], ["abc", "12"]], numbers: [1]).plain
        == ["        n", "  안    7", "  abc  12"])
    #expect(ViewText.table([["a", ""], ["b", "c"]], indent: 0).plain == ["a", "b  c"])
  }

  @Test func aTableThatIsTooWideBecomesBlocks() {
    let rows: [[StyledText]] = [["c1", "127.0.0.1:50000", "ESTABLISHED"], ["안녕", "–", ""]]
    let heading = ["", "address", "state"]
    #expect(
      ViewText.table(heading: heading, rows, columns: 40).plain == [
        "      address          state", "c1    127.0.0.1:50000  ESTABLISHED", "안녕  –",
      ])
    #expect(
      ViewText.table(heading: heading, rows, columns: 30).plain == [
        "c1", "  address   127.0.0.1:50000", "  state     ESTABLISHED", "안녕", "  address   –",
      ])
  }

  @Test(arguments: [
    ("short", 10, ["short"]), ("one two three", 10, ["one two", "    three"]),
    ("  one two three", 9, ["  one two", "    three"]), ("안녕 하세요", 7, ["안녕", "    하…"]),
    ("unbreakable", 6, ["unbre…"]),
  ])
  func longLinesAreWrapped(text: String, columns: Int, lines: [String]) {
    #expect(ViewText.wrapped(text, columns).plain == lines)
  }

  @Test(arguments: [
    (10, 0, 10, 10), (10, 10, 10, 10), (10, 4, 3, 9), (100, 40, 30, 90), (5, 1, 1, 5),
  ])
  func splitsKeepTheEnd(count: Int, limit: Int, front: Int, back: Int) {
    let parts = ViewText.split(count, limit: limit)
    #expect(parts.front == 0..<front)
    #expect(parts.hidden == front..<back)
    #expect(parts.back == back..<count)
  }
}
