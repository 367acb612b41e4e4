import Testing

@testable import Engine

@Suite struct ShortTextTests {
  @Test(arguments: [
    ("", 20, "''"), ("This", 20, "'This'"), (" is ", 20, "' is '"),
    ("a\r\n\tb", 20, "'a\\r\\n\\tb'"),
    ("it's", 20, "'it\\'s'"), ("a\\b", 20, "'a\\\\b'"), ("안녕", 20, "'안녕'"),
    ("hello", 7, "'hello'"), ("hello!", 7, "'hell'…"), ("hello", 6, "'hel'…"),
    ("안녕하세요", 9, "'안녕하'…"), ("x\u{1B}[31mred on red", 30, "'x\\x1b[31mred on red'"),
    ("\u{202E}right", 30, "'\\u{202e}right'"), ("e\u{301}", 30, "'e\\u{301}'"),
  ])
  func text(text: String, columns: Int, expected: String) {
    #expect(ShortText.of(Array(text.utf8), columns: columns) == expected)
  }

  @Test(
    arguments: [
      ([0, 0, 0x4E, 0x20], 20, "x\"00 00 4e 20\""), ([0, 0, 0x4E, 0x20], 14, "x\"00 00 4e 20\""),
      ([0, 0, 0x4E, 0x20], 13, "x\"00 00 4e\"…"), ([1, 0x33, 0xC5, 0x2F], 0, "x\"01\"…"),
      ([0xEC, 0x95, 0x88, 0xEB], 20, "'안\\xeb'"), ([0x85, 0x95], 20, "x\"85 95\""),
      ([0x61, 0x62, 0x63, 0xFF], 20, "'abc\\xff'"), ([0xFF], 20, "x\"ff\""),
    ] as [([UInt8], Int, String)])
  func bytesThatAreNoText(bytes: [UInt8], columns: Int, expected: String) {
    #expect(ShortText.of(bytes, columns: columns) == expected)
  }

  @Test func nothingIsWiderThanAsked() {
    var noise = Noise()
    for columns in 6...40 {
      for size in [0, 1, 5, 40, 300] {
        let bytes = (0..<size).map { _ in noise.next() }
        #expect(DisplayWidth.columns(of: ShortText.of(bytes, columns: columns)) <= columns)
        let letters = bytes.map { $0 % 26 + 97 }
        #expect(DisplayWidth.columns(of: ShortText.of(letters, columns: columns)) <= columns)
      }
    }
  }

  @Test func aCharacterIsNotCutByThePreviewItself() {
    let text = String(repeating: "가", count: 100)
    #expect(ShortText.of(Array(text.utf8), columns: 10) == "'가가가'…")
  }

  @Test func escapedKeepsQuotes() {
    #expect(ShortText.escaped(Array("don't\r".utf8) + [0xFF]) == "don't\\r\\xff")
  }
}
