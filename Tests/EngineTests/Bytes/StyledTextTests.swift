import Testing

@testable import Engine

@Suite struct StyledTextTests {
  @Test func neighboursOfOneStyleAreOnePiece() {
    var text = StyledText("a", .bad)
    text.append("b", .bad)
    text.append("")
    text += "c"
    #expect(text.runs.map(\.text) == ["ab", "c"])
    #expect(text.plain == "abc")
    #expect(text.text(color: false) == "abc")
    #expect(text.text(color: true) == "\u{1B}[31mab\u{1B}[0mc")
    #expect(StyledText().plain == "")
  }

  @Test func columnsAreThoseOfTheTerminal() {
    #expect((StyledText("안녕", .left) + "!").columns == 5)
  }

  /// Yellow, blue, white and black vanish on some background.
  @Test(arguments: StyledText.Style.allCases)
  func coloursShowOnAnyBackground(style: StyledText.Style) {
    let code = "\(style.code)"
    #expect(style == .plain ? code.isEmpty : code.wholeMatch(of: /\e\[(1|2|31|32|35|36)m/) != nil)
  }
}
