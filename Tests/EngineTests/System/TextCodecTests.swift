import Testing

@testable import Engine

/// Expected bytes as CPython's codecs give them.
@Suite struct TextCodecTests {
  static let encoded: [(name: String, text: String, hex: String)] = [
    ("euc-kr", "안녕하세요 abc", "bec8b3e7c7cfbcbcbfe420616263"),
    ("cp949", "안녕하세요 abc", "bec8b3e7c7cfbcbcbfe420616263"),
    ("euc_kr", "안녕하세요 abc", "bec8b3e7c7cfbcbcbfe420616263"),
    ("johab", "안녕하세요 abc", "b4659177d061ad41b66120616263"),
    ("shift_jis", "日本語 abc", "93fa967b8cea20616263"),
    ("big5", "中文 abc", "a4a4a4e520616263"),
    ("gbk", "中文 abc", "d6d0cec420616263"),
    ("cp1252", "café", "636166e9"),
    ("koi8-r", "Привет", "f0d2c9d7c5d4"),
    ("windows-1251", "Привет", "cff0e8e2e5f2"),
    ("iso-8859-15", "café", "636166e9"),
    ("ks_c_5601-1987", "안녕하세요 abc", "bec8b3e7c7cfbcbcbfe420616263"),
    ("uhc", "안녕하세요 abc", "bec8b3e7c7cfbcbcbfe420616263"),
    ("949", "안녕하세요 abc", "bec8b3e7c7cfbcbcbfe420616263"),
    ("iso-2022-kr", "안녕하세요 abc", "1b2429430e3e483367474f3c3c3f640f20616263"),
    ("utf-7", "안녕하세요 abc", "2b785569785664565977546a476c4120616263"),
    ("EUC_JP", "日本語 abc", "c6fccbdcb8ec20616263"),
    ("gb18030", "中文 abc", "d6d0cec420616263"),
    ("cp437", "café", "63616682"),
    ("latin2", "café", "636166e9"),
  ]

  @Test(arguments: encoded)
  func agreesWithPython(name: String, text: String, hex: String) throws {
    let bytes = try Hex.bytes(of: hex)
    #expect(try TextCodec.decode(bytes, name) == text)
    let made = try TextCodec.encode(text, name)
    #expect(try TextCodec.decode(made, name) == text)
    if name != "iso-2022-kr", name != "utf-7" { #expect(made == bytes) }
    #expect(TextCodec.knows(name))
  }

  @Test func tellsACutFromABadByte() throws {
    let bytes = try TextCodec.encode("안녕", "euc-kr")
    let cut = TextDecodeFailure(
      encoding: "euc-kr", offset: 2, bytes: [0xB3], reason: "incomplete multibyte sequence",
      cutInsideCharacter: true)
    #expect(throws: TextCodecError.undecodable(cut)) {
      try TextCodec.decode(Array(bytes.prefix(3)), "euc-kr")
    }
    let bad = TextDecodeFailure(
      encoding: "cp949", offset: 2, bytes: [0xFF], reason: "illegal multibyte sequence",
      cutInsideCharacter: false)
    #expect(throws: TextCodecError.undecodable(bad)) {
      try TextCodec.decode([0x61, 0x62, 0xFF, 0x63], "cp949")
    }
  }

  @Test(
    arguments: [
      (.replace, "ab��c�", "a?b"), (.ignore, "abc", "ab"),
      (.backslashreplace, "ab\\xff\\xffc\\xb3", "a\\U0001f600b"),
    ] as [(TextErrorMode, String, String)])
  func repairsAsPython(mode: TextErrorMode, decoded: String, encoded: String) throws {
    let bytes: [UInt8] = [0x61, 0x62, 0xFF, 0xFF, 0x63, 0xB3]
    #expect(try TextCodec.decode(bytes, "euc-kr", errors: mode) == decoded)
    #expect(try TextCodec.encode("a😀b", "euc-kr", errors: mode) == Array(encoded.utf8))
  }

  @Test func anUnencodableCharacterHasItsOffset() {
    let failure = TextEncodeFailure(encoding: "euc-kr", offset: 3, scalar: "😀")
    #expect(throws: TextCodecError.unencodable(failure)) {
      try TextCodec.encode("a안b😀c", "euc-kr")
    }
  }

  @Test(
    arguments: [
      ("eucr-kr", ["euc-kr"]), ("utf-9", ["utf-7", "utf-8"]), ("nonsense-codec", []), ("", []),
      ("euc-kr//IGNORE", []), ("../utf-8", nil), ("안녕", []), ("a\0b", []),
    ] as [(String, [String]?)])
  func refusesUnknownNames(name: String, suggestions: [String]?) {
    #expect(!TextCodec.knows(name) || suggestions == nil)
    guard let suggestions else { return }
    #expect(throws: TextCodecError.unknownEncoding(name, suggestions: suggestions)) {
      try TextCodec.decode([0x61], name)
    }
  }

  @Test func largeDataNeedsNoLargeBuffer() throws {
    let text = String(repeating: "안녕하세요 ", count: 20_000)
    let bytes = try TextCodec.encode(text, "cp949")
    #expect(bytes.count == 11 * 20_000)
    #expect(try TextCodec.decode(bytes, "cp949") == text)
  }
}
