import Testing

@testable import Engine

@Suite struct ValidUTF8Tests {
  static let rows: [(bytes: [UInt8], text: String?)] = [
    ([], ""), ([0], "\0"), ([0x61], "a"), (Array("안녕하세요, 여러분".utf8), "안녕하세요, 여러분"),
    (Array("😀".utf8), "😀"), ([0xFF], nil), ([0xEC, 0x95], nil), ([0xC0, 0x80], nil),
    ([0xED, 0xA0, 0x80], nil), ([0xF4, 0x90, 0x80, 0x80], nil), ([0x61, 0x80], nil),
  ]

  @Test(arguments: rows)
  func onlyTextIsText(_ row: (bytes: [UInt8], text: String?)) {
    #expect(String(validUTF8: row.bytes) == row.text)
  }
}
