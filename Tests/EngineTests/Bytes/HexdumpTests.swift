import Testing

@testable import Engine

@Suite struct HexdumpTests {
  @Test func looksAsInTheManual() {
    #expect(
      Hexdump.text(of: [0x01, 0x33, 0xC5, 0x2F])
        == "00000000  01 33 c5 2f                                       │×3×/            │")
    #expect(
      Hexdump.text(of: Array("안녕".utf8))
        == "00000000  ec 95 88 eb 85 95                                 │안 녕           │")
    #expect(
      Hexdump.text(of: Array("안녕".utf8.prefix(4)))
        == "00000000  ec 95 88 eb                                       │안 ╎            │"
        + "  ╎ cut inside a character")
    #expect(
      Hexdump.text(of: 0x30..<0x45, offset: 0x10)
        == """
        00000010  30 31 32 33 34 35 36 37  38 39 3a 3b 3c 3d 3e 3f  │0123456789:;<=>?│
        00000020  40 41 42 43 44                                    │@ABCD           │
        """)
    #expect(
      Hexdump.text(of: Array("Hello".utf8), width: 8)
        == "00000000  48 65 6c 6c 6f           │Hello   │")
    #expect(Hexdump.text(of: []) == "")
  }

  @Test func repeatedRowsAreSqueezed() {
    let zeros = [UInt8](repeating: 0, count: 40)
    #expect(
      Hexdump.text(of: zeros + [1], width: 8)
        == """
        00000000  00 00 00 00 00 00 00 00  │××××××××│
        *
        00000028  01                       │×       │
        """)
    #expect(
      Hexdump.text(of: zeros, width: 8)
        == """
        00000000  00 00 00 00 00 00 00 00  │××××××××│
        *
        00000028
        """)
    let plain = Hexdump.text(of: zeros, width: 8, squeeze: false)
    #expect(plain.split(separator: "\n").count == 5)
    #expect(!plain.contains("*"))
  }

  @Test(arguments: [
    ("a", "a"), ("\u{E9}", "é "), ("안", "안 "), ("→", "→  "), ("😀", "😀  "),
    ("e\u{301}", "e◌\u{301} "),
    ("\u{202E}x", "×  x"), ("\u{85}", "× "), ("\u{9B}31m", "× 31m"), ("\u{200B}", "×  "),
    ("\u{1B}[2J", "×[2J"), ("\t\r\n\0\u{7F}", "×××××"), ("\u{3000}", "\u{3000} "),
    ("\u{378}", "× "), ("\u{FEFF}", "×  "),
  ])
  func aCharacterStandsOverItsBytes(text: String, cells: String) {
    let row = Self.rows(Array(text.utf8), width: 16).first
    #expect(row?.text == cells)
  }

  @Test(
    arguments: [
      ([0xEC], "╎"), ([0xEC, 0x95], "╎ "), ([0x61, 0xF0, 0x9F, 0x98], "a╎  "),
      ([0xEC, 0x61], "×a"), ([0xEC, 0x95, 0x61], "××a"), ([0x95, 0x88, 0x61], "××a"),
      ([0xC0, 0x80], "××"), ([0xED, 0xA0, 0x80], "×××"), ([0xFF], "×"),
    ] as [([UInt8], String)])
  func invalidAndCutBytesAreMarked(bytes: [UInt8], cells: String) {
    let row = Self.rows(bytes, width: 16).first
    #expect(row?.text == cells)
    #expect(row?.cutInsideCharacter == cells.contains("╎"))
  }

  /// The character goes where it has room: the row where it begins or the one after it.
  @Test(arguments: [
    ("123456안x", 8, ["123456안", " x"]), ("1234567안x", 8, ["1234567 ", "안x"]),
    ("12345안x", 8, ["12345안 ", "x"]), ("1234567éx", 8, ["1234567é", " x"]),
    ("123456😀x", 8, ["123456😀", "  x"]), ("1234567😀x", 8, ["1234567 ", "😀 x"]),
    ("안녕", 1, ["·", " ", " ", "·", " ", " "]), ("안녕", 2, ["안", "  ", "녕"]),
    ("1안", 2, ["1 ", "안"]), ("1😀2", 2, ["1 ", "😀", " 2"]),
  ])
  func aCharacterMayGoOnInTheNextRow(text: String, width: Int, expected: [String]) {
    #expect(Self.rows(Array(text.utf8), width: width).map(\.text) == expected)
  }

  @Test func piecesOfAnySizeGiveTheSameRows() {
    let text = "GET / HTTP/1.1\r\nHost: 안녕하세요.kr\r\n" + String(repeating: "가", count: 40) + "😀é"
    let bytes = Array(text.utf8) + [0, 0xFF, 0xEC, 0x95]
    for width in [1, 3, 8, 16] {
      let whole = Self.rows(bytes, width: width)
      for piece in [1, 2, 5, 17] {
        #expect(Self.rows(bytes, width: width, piece: piece) == whole)
      }
      #expect(whole.flatMap(\.bytes) == bytes)
      for row in whole {
        #expect(row.cells.count == row.bytes.count)
        #expect(row.cells.reduce(0) { $0 + $1.columns } == row.bytes.count)
        #expect(DisplayWidth.columns(of: row.text) == row.bytes.count)
      }
    }
  }

  @Test func anyBytesFillTheirColumns() {
    var noise = Noise()
    for width in [1, 2, 5, 16] {
      let bytes = (0..<4_000).map { _ in noise.next() }
      let rows = Self.rows(bytes, width: width)
      #expect(rows == Self.rows(bytes, width: width, piece: 3))
      #expect(rows.allSatisfy { $0.cells.count == $0.bytes.count })
      #expect(rows.allSatisfy { DisplayWidth.columns(of: $0.text) == $0.bytes.count })
    }
  }

  @Test func aLongStreamHoldsBackLessThanTwoRows() {
    var dump = Hexdump(squeeze: true)
    var lines = 0
    for _ in 0..<8 { lines += dump.feed([UInt8](repeating: 0, count: 100_003)).count }
    #expect(lines == 1)
    let rest = dump.finish()
    #expect(rest.count == 2)
    #expect(rest.first == .squeezed(rows: 800_024 / 16 - 1, offset: 16))
  }

  @Test(
    arguments: [
      (0x00, .null), (0x01, .control), (0x09, .space), (0x0D, .space), (0x0E, .control),
      (0x20, .space), (0x21, .printable), (0x7E, .printable), (0x7F, .control), (0x80, .high),
      (0xFF, .high),
    ] as [(UInt8, ByteKind)])
  func bytesHaveAKind(byte: UInt8, kind: ByteKind) {
    #expect(ByteKind(byte) == kind)
  }

  /// What a chunk cuts is marked, and the next one completes it (issue 4).
  @Test(arguments: [
    ("안녕", 4, "안 ╎            ", "cut inside a character", "녕              ", "completes 녕"),
    ("안녕", 5, "안 ╎            ", "cut inside a character", "╎               ", "completes 녕"),
    ("é", 1, "╎               ", "cut inside a character", "é               ", "completes é"),
    ("😀!", 2, "╎               ", "cut inside a character", "😀!              ", "completes 😀"),
    (
      "\u{85}", 1, "╎               ", "cut inside a character", "×               ",
      "completes U+0085"
    ),
  ])
  func aCutCharacterIsCompleted(
    text: String, cut: Int, first: String, firstNote: String, second: String, secondNote: String
  ) {
    let bytes = Array(text.utf8)
    let front = Hexdump.styled(of: bytes.prefix(cut)).plain
    let back = Hexdump.styled(of: bytes.dropFirst(cut), after: Array(bytes.prefix(cut))).plain
    #expect(front[0].contains("│\(first.prefix(3))"))
    #expect(front[0].hasSuffix("│  ╎ \(firstNote)"))
    #expect(back[0].contains("│\(second.prefix(2))"))
    #expect(back[0].hasSuffix("│  ╎ \(secondNote)"))
  }

  @Test func aCutCharacterMayStayCutOrTurnOutToBeNone() {
    let bytes = Array("😀".utf8)
    let middle = Hexdump.styled(of: [bytes[1]], after: [bytes[0]]).plain
    #expect(middle[0].hasSuffix("│╎               │  ╎ cut inside a character"))
    let none = Hexdump.styled(of: [0x61], after: [0x62, 0xEC, 0x95]).plain
    #expect(none[0].hasSuffix("│a               │"))
    let whole = Hexdump.styled(of: [0x61], after: Array("안".utf8)).plain
    #expect(whole == none)
  }

  @Test func thePrinterWritesWhatTheRowsSay() {
    var noise = Noise()
    let text = "GET / HTTP/1.1\r\n안녕하세요 😀é\u{301}\u{202E}\0\u{1B}[31m"
    for width in [1, 2, 3, 5, 8, 16, 17] {
      for round in 0..<8 {
        var bytes = Array(String(repeating: text, count: 3).utf8)
        bytes += [UInt8](repeating: round % 2 == 0 ? 0x41 : 0xEC, count: 5 * width)
        bytes += (0..<200).map { _ in noise.next() }
        bytes += Array(text.utf8.prefix(20 + round))
        for (squeeze, color) in [(true, false), (false, true), (true, true)] {
          let expected = Hexdump.styled(of: bytes, width: width, squeeze: squeeze, offset: 7)
            .map { $0.text(color: color) + "\n" }.joined()
          for piece in [1, 2, 7, 64, 1000] {
            #expect(
              Self.printed(bytes, width, squeeze, color, piece: piece) == expected,
              "width \(width), pieces of \(piece)")
          }
        }
      }
    }
  }

  @Test func thePrinterHoldsBackLittle() {
    var printer = HexdumpPrinter(width: 16)
    var out = OutputBuffer(capacity: 64)
    let bytes = [UInt8](0...255)
    bytes.withUnsafeBytes { printer.feed($0, into: &out) }
    #expect(out.text.split(separator: "\n").count == 15)
    #expect(HexdumpPrinter(width: 0).width == 1)
    #expect(HexdumpPrinter(width: .max).width == 1024)
  }

  private static func printed(
    _ bytes: [UInt8], _ width: Int, _ squeeze: Bool, _ color: Bool, piece: Int
  ) -> String {
    var printer = HexdumpPrinter(width: width, offset: 7, squeeze: squeeze, color: color)
    var out = OutputBuffer(capacity: 64)
    var rest = bytes[...]
    while !rest.isEmpty {
      rest.prefix(piece).withUnsafeBytes { printer.feed($0, into: &out) }
      rest = rest.dropFirst(piece)
    }
    printer.finish(into: &out)
    return out.text
  }

  @Test(arguments: [(160, 16), (78, 16), (77, 8), (45, 8), (44, 4), (40, 4), (20, 2)])
  func narrowTerminalsGetShorterRows(columns: Int, width: Int) {
    #expect(Hexdump.width(for: columns) == width)
    let line = Hexdump.styled(of: [UInt8](0..<32), width: width).plain[0]
    #expect(DisplayWidth.columns(of: line) <= max(columns, 22))
  }

  @Test func hostileSettingsAreBounded() {
    #expect(Hexdump(width: 0).width == 1)
    #expect(Hexdump(width: .max).width == 1024)
    #expect(Hexdump.text(of: [1, 2], width: -3, offset: .max).split(separator: "\n").count == 2)
  }

  private static func rows(_ bytes: [UInt8], width: Int, piece: Int = .max) -> [HexdumpRow] {
    var dump = Hexdump(width: width, squeeze: false)
    var lines: [HexdumpLine] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      lines += dump.feed(rest.prefix(piece))
      rest = rest.dropFirst(piece)
    }
    lines += dump.finish()
    return lines.compactMap { line in
      switch line {
      case .row(let row): row
      case .squeezed, .end: nil
      }
    }
  }
}
