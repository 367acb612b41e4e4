import Testing

@testable import Engine

@Suite struct LineDifferenceTests {
  struct Row: Sendable {
    let expected: String
    let actual: String
    let lines: [String]
  }

  @Test(arguments: [
    Row(
      expected: "one\ntwo\nthree\n", actual: "one\ntoo\nthree\n",
      lines: [
        "      1  one", "-     2  two", "+     2  too", "          ^", "      3  three",
      ]),
    Row(
      expected: "a\n", actual: "a",
      lines: ["-     1  a", "+     1  a (no newline at the end)", "          ^"]),
    Row(expected: "", actual: "x\n", lines: ["+     1  x"]),
    Row(expected: "x\n", actual: "", lines: ["-     1  x"]),
    Row(
      expected: "a \n", actual: "a\t\r\n",
      lines: ["-     1  a·", "+     1  a\\t\\r", "          ^"]),
    Row(
      expected: "안녕\n", actual: "안냥\n", lines: ["-     1  안녕", "+     1  안냥", "           ^"]),
    Row(
      expected: "1\n2\n3\n4\n5\n6\n7\n8\n", actual: "1\n2\n3\n4\n5\n6\nx\n7\n8\n",
      lines: [
        "      ⋮  4 lines the same", "      5  5", "      6  6", "+     7  x", "      8  7",
        "      9  8",
      ]),
    Row(
      expected: "a\nb\nc\n", actual: "c\n",
      lines: ["-     1  a", "-     2  b", "      1  c"]),
    Row(
      expected: "\u{1B}[1m\n", actual: "b\n",
      lines: ["-     1  \\u{1b}[1m", "+     1  b", "         ^"]),
  ])
  func shows(row: Row) throws {
    let difference = try #require(
      LineDifference(expected: Array(row.expected.utf8), actual: Array(row.actual.utf8)))
    #expect(difference.lines() == row.lines)
  }

  @Test func nothingToShowWhereTextsAreTheSame() {
    #expect(LineDifference(expected: [0xFF, 0x0A], actual: [0xFF, 0x0A]) == nil)
    #expect(LineDifference(expected: [0xFF], actual: [0xFE]) != nil)
  }

  /// Every line of both texts is there once when nothing is left out.
  @Test func losesNoLine() throws {
    var noise = Noise()
    for _ in 0..<300 {
      let texts = (0..<2).map { _ in
        (0..<Int(noise.next() % 12)).map { _ in "\(noise.next() % 4)\n" }
      }
      let bytes = texts.map { Array($0.joined().utf8) }
      guard
        let difference = LineDifference(
          expected: bytes[0], actual: bytes[1], context: 100, limit: 1000)
      else {
        #expect(texts[0] == texts[1])
        continue
      }
      let lines = difference.parts.compactMap { part in
        if case .line(let line) = part { line } else { nil }
      }
      #expect(lines.filter { $0.side != .actual }.flatMap(\.bytes) == bytes[0])
      #expect(lines.filter { $0.side != .expected }.flatMap(\.bytes) == bytes[1])
      #expect(lines.count == difference.parts.count)
    }
  }

  @Test func manyLinesAreCutAndLargeTextsEnd() throws {
    let old = (0..<6000).map { "\($0)\n" }.joined()
    let new = (0..<6000).map { "\($0 * 7 % 6000)\n" }.joined()
    let difference = try #require(
      LineDifference(expected: Array(old.utf8), actual: Array(new.utf8), limit: 10))
    #expect(difference.parts.count == 11)
    #expect(difference.parts.last == .hidden(11_989))
  }
}
