import Testing

@testable import Engine

@Suite struct HexTests {
  @Test(
    arguments: [
      ("", []), ("00 14 ff", [0, 20, 255]), ("0014FF", [0, 20, 255]), (" 01\t02\n", [1, 2]),
      ("deadBEEF", [0xDE, 0xAD, 0xBE, 0xEF]),
    ] as [(String, [UInt8])])
  func spellsBytes(text: String, bytes: [UInt8]) throws {
    #expect(try Hex.bytes(of: text) == bytes)
    #expect(try Hex.bytes(of: Hex.text(of: bytes)) == bytes)
  }

  @Test(
    arguments: [
      ("0 1", .loneDigit(offset: 0)), ("01 2", .loneDigit(offset: 3)),
      ("012", .loneDigit(offset: 2)), ("zz", .notADigit("z", offset: 0)),
      ("0x01", .notADigit("x", offset: 1)), ("00 안", .notADigit("안", offset: 3)),
      ("0-", .notADigit("-", offset: 1)),
    ] as [(String, HexError)])
  func namesTheBadOffset(text: String, error: HexError) {
    #expect(throws: error) { try Hex.bytes(of: text) }
  }

  @Test func writesSeparatorsAndOffsets() {
    #expect(Hex.text(of: [1, 2, 0xAB], separator: " ") == "01 02 ab")
    #expect(Hex.text(of: [], separator: ":") == "")
    #expect(Hex.text(of: 255, width: 8) == "000000ff")
    #expect(Hex.text(of: 0x1_2345_6789, width: 8) == "123456789")
  }
}
