import Testing

@testable import Engine

@Suite struct SourceTextTests {
  @Test(arguments: [
    ("", [0, 0]), ("\n", [0, 0, 1, 1]), ("a", [0, 1]), ("a\nbc\r\n\nd", [0, 1, 2, 4, 6, 6, 7, 8]),
    ("a\n", [0, 1, 2, 2]),
  ])
  func linesAreWithoutTheirEnds(text: String, ends: [Int]) {
    let source = SourceText(name: "x.nws", text: text)
    for line in 1...ends.count / 2 {
      #expect(source.span(ofLine: line) == Span(ends[2 * line - 2], ends[2 * line - 1]))
      #expect(source.line(of: ends[2 * line - 2]) == line)
    }
    let beyond = source.span(ofLine: ends.count / 2 + 1)
    #expect(beyond == Span(source.bytes.count, source.bytes.count))
  }

  @Test(arguments: [
    ([0x61, 0xFF], 1), ([0xEA, 0xB0], 0), ([0x61, 0xEA, 0xB0, 0x61], 1), ([0xC0, 0x80], 0),
    ([0xED, 0xA0, 0x80], 0),
  ])
  func theByteThatIsNoTextIsNamed(bytes: [UInt8], offset: Int) throws {
    let source = SourceText(name: "x.nws", bytes: bytes)
    let problem = try #require(source.encodingProblem)
    #expect(problem.span == Span(offset, offset + 1))
  }

  @Test(arguments: ["", "plain", "안녕 🙂"])
  func textIsNoProblem(text: String) {
    #expect(SourceText(name: "x.nws", text: text).encodingProblem == nil)
  }
}
