import Testing

@testable import Engine

@Suite struct TerminalTextTests {
  @Test(arguments: [
    ("안녕, plain\ttext\r\n", "안녕, plain\ttext\r\n"),
    ("", ""),
    ("\u{1B}[31mred\u{7}", #"\x1b[31mred\x07"#),
    ("\u{0}\u{7F}\u{80}\u{9B}2J\u{9F}\u{A0}é", "\\x00\\x7f\\x80\\x9b2J\\x9f\u{A0}é"),
    ("a\u{8}b\u{C}", #"a\x08b\x0c"#),
  ])
  func controlsAreShown(text: String, shown: String) {
    #expect(TerminalText.shown(text) == shown)
  }
}
