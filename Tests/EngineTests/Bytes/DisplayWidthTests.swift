import Testing

@testable import Engine

/// Expected values as glibc's wcwidth(3) gives them.
@Suite struct DisplayWidthTests {
  @Test(
    arguments: [
      ("a", 1), ("é", 1), ("\u{301}", 0), ("안", 2), ("ㅎ", 2), ("\u{1112}", 2), ("\u{1161}", 0),
      ("→", 1), ("│", 1), ("日", 2), ("Ａ", 2), ("ｱ", 1), ("😀", 2), ("\u{200D}", 0),
      ("\u{FE0F}", 0), ("\u{AD}", 1), ("\u{A0}", 1), ("\u{3000}", 2), ("\u{E000}", 1),
      ("\u{20000}", 2), ("\0", 0), ("\t", 0), ("\u{7F}", 0), ("\u{85}", 0), ("\u{10FFFF}", 1),
    ] as [(Unicode.Scalar, Int)])
  func countsScalars(scalar: Unicode.Scalar, columns: Int) {
    #expect(DisplayWidth.columns(of: scalar) == columns)
  }

  @Test func sumsText() {
    #expect(DisplayWidth.columns(of: "안녕 abc") == 8)
    #expect(DisplayWidth.columns(of: "e\u{301}") == 1)
    #expect(DisplayWidth.columns(of: "") == 0)
  }

  @Test func theTablesAreSortedAndDisjoint() {
    for table in [DisplayWidth.wide, DisplayWidth.zero] {
      for (one, next) in zip(table, table.dropFirst()) {
        #expect(one.first <= one.last)
        #expect(one.last < next.first)
      }
    }
    for range in DisplayWidth.zero {
      #expect(DisplayWidth.wide.allSatisfy { $0.last < range.first || range.last < $0.first })
    }
  }

  @Test func controlsAreWhatATerminalObeys() {
    #expect("\u{1B}\u{9B}\u{202E}\u{7F}\n".unicodeScalars.allSatisfy(DisplayWidth.isControl))
    #expect(!"a안 \u{301}".unicodeScalars.contains(where: DisplayWidth.isControl))
  }
}
