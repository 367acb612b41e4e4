import Testing

@testable import Engine

/// Expected values as CPython's codecs give them (but utf-8-sig counts its mark here); text is written as the hex of its UTF-8.
@Suite struct TextEncodingTests {
  /// A failure is "offset count reason", empty when there is none; then the result of replace,
  /// ignore and backslashreplace.
  static let decoded:
    [(name: String, hex: String, failure: String, replace: String, ignore: String, escape: String)] =
      [
        ("utf-8", "", "", "", "", ""),
        ("utf-8", "48656c6c6f", "", "48656c6c6f", "48656c6c6f", "48656c6c6f"),
        ("utf-8", "ec9588eb8595", "", "ec9588eb8595", "ec9588eb8595", "ec9588eb8595"),
        (
          "utf-8", "ec9588eb", "3 1 unexpected end of data", "ec9588efbfbd", "ec9588",
          "ec95885c786562"
        ),
        (
          "utf-8", "ec9588eb85", "3 2 unexpected end of data", "ec9588efbfbd", "ec9588",
          "ec95885c7865625c783835"
        ),
        ("utf-8", "ff", "0 1 invalid start byte", "efbfbd", "", "5c786666"),
        ("utf-8", "c080", "0 1 invalid start byte", "efbfbdefbfbd", "", "5c7863305c783830"),
        (
          "utf-8", "e08080", "0 1 invalid continuation byte", "efbfbdefbfbdefbfbd", "",
          "5c7865305c7838305c783830"
        ),
        (
          "utf-8", "eda080", "0 1 invalid continuation byte", "efbfbdefbfbdefbfbd", "",
          "5c7865645c7861305c783830"
        ),
        (
          "utf-8", "f4908080", "0 1 invalid continuation byte", "efbfbdefbfbdefbfbdefbfbd", "",
          "5c7866345c7839305c7838305c783830"
        ),
        ("utf-8", "f09f9880", "", "f09f9880", "f09f9880", "f09f9880"),
        ("utf-8", "f09f98", "0 3 unexpected end of data", "efbfbd", "", "5c7866305c7839665c783938"),
        ("utf-8", "41c341", "1 1 invalid continuation byte", "41efbfbd41", "4141", "415c78633341"),
        (
          "utf-8", "e2e282ac", "0 1 invalid continuation byte", "efbfbde282ac", "e282ac",
          "5c786532e282ac"
        ),
        (
          "utf-8", "f0908041", "0 3 invalid continuation byte", "efbfbd41", "41",
          "5c7866305c7839305c78383041"
        ),
        ("utf-8", "80", "0 1 invalid start byte", "efbfbd", "", "5c783830"),
        (
          "utf-8", "f8888080", "0 1 invalid start byte", "efbfbdefbfbdefbfbdefbfbd", "",
          "5c7866385c7838385c7838305c783830"
        ),
        ("utf-8", "c2", "0 1 unexpected end of data", "efbfbd", "", "5c786332"),
        (
          "utf-8", "efbfbdef", "3 1 unexpected end of data", "efbfbdefbfbd", "efbfbd",
          "efbfbd5c786566"
        ),
        (
          "utf-8", "61f09f61", "1 2 invalid continuation byte", "61efbfbd61", "6161",
          "615c7866305c78396661"
        ),
        ("utf-8-sig", "efbbbf61", "", "61", "61", "61"),
        ("utf-8-sig", "61", "", "61", "61", "61"),
        ("utf-8-sig", "efbbbf", "", "", "", ""),
        ("utf-8-sig", "efbb", "0 2 unexpected end of data", "efbfbd", "", "5c7865665c786262"),
        ("utf-8-sig", "efbbbfff", "3 1 invalid start byte", "efbfbd", "", "5c786666"),
        ("ascii", "6162", "", "6162", "6162", "6162"),
        ("ascii", "61ff62", "1 1 ordinal not in range(128)", "61efbfbd62", "6162", "615c78666662"),
        ("ascii", "8081", "0 1 ordinal not in range(128)", "efbfbdefbfbd", "", "5c7838305c783831"),
        ("latin-1", "e9ff80", "", "c3a9c3bfc280", "c3a9c3bfc280", "c3a9c3bfc280"),
        ("utf-16", "fffe6100", "", "61", "61", "61"),
        ("utf-16", "feff0061", "", "61", "61", "61"),
        ("utf-16", "6100", "", "61", "61", "61"),
        ("utf-16", "fffe3dd800de", "", "f09f9880", "f09f9880", "f09f9880"),
        ("utf-16", "fffe3dd8", "2 2 unexpected end of data", "efbfbd", "", "5c7833645c786438"),
        (
          "utf-16", "fffe3dd86100", "2 2 illegal UTF-16 surrogate", "efbfbd61", "61",
          "5c7833645c78643861"
        ),
        ("utf-16", "fffe00de6100", "2 2 illegal encoding", "efbfbd61", "61", "5c7830305c78646561"),
        ("utf-16", "fffe61", "2 1 truncated data", "efbfbd", "", "5c783631"),
        ("utf-16", "feffd83dde00", "", "f09f9880", "f09f9880", "f09f9880"),
        (
          "utf-16", "feffd83d00", "2 3 unexpected end of data", "efbfbd", "",
          "5c7864385c7833645c783030"
        ),
        ("utf-16", "fffe", "", "", "", ""),
        ("utf-16-le", "fffe6100", "", "efbbbf61", "efbbbf61", "efbbbf61"),
        ("utf-16-le", "48c5", "", "ec9588", "ec9588", "ec9588"),
        ("utf-16-le", "48c561", "2 1 truncated data", "ec9588efbfbd", "ec9588", "ec95885c783631"),
        (
          "utf-16-le", "3dd83dd800de", "0 2 illegal UTF-16 surrogate", "efbfbdf09f9880", "f09f9880",
          "5c7833645c786438f09f9880"
        ),
        ("utf-16-be", "c548", "", "ec9588", "ec9588", "ec9588"),
        ("utf-16-be", "d8", "0 1 truncated data", "efbfbd", "", "5c786438"),
        ("utf-16-be", "d83d", "0 2 unexpected end of data", "efbfbd", "", "5c7864385c783364"),
        ("utf-16-be", "dc00", "0 2 illegal encoding", "efbfbd", "", "5c7864635c783030"),
        ("utf-32", "fffe000061000000", "", "61", "61", "61"),
        ("utf-32", "0000feff00000061", "", "61", "61", "61"),
        ("utf-32", "61000000", "", "61", "61", "61"),
        ("utf-32", "61", "0 1 truncated data", "efbfbd", "", "5c783631"),
        (
          "utf-32", "fffe000000d80000",
          "4 4 code point in surrogate code point range(0xd800, 0xe000)", "efbfbd", "",
          "5c7830305c7864385c7830305c783030"
        ),
        (
          "utf-32", "fffe000000001100", "4 4 code point not in range(0x110000)", "efbfbd", "",
          "5c7830305c7830305c7831315c783030"
        ),
        ("utf-32-le", "48c50000", "", "ec9588", "ec9588", "ec9588"),
        ("utf-32-le", "48c5", "0 2 truncated data", "efbfbd", "", "5c7834385c786335"),
        ("utf-32-be", "0000c548", "", "ec9588", "ec9588", "ec9588"),
        (
          "utf-32-be", "00110000ff", "0 4 code point not in range(0x110000)", "efbfbdefbfbd", "",
          "5c7830305c7831315c7830305c7830305c786666"
        ),
      ]

  @Test(arguments: decoded)
  func decodesAsPython(
    name: String, hex: String, failure: String, replace: String, ignore: String, escape: String
  ) throws {
    let encoding = try #require(TextEncoding(named: name))
    let bytes = try Hex.bytes(of: hex)
    do {
      let text = try encoding.decode(bytes)
      #expect(failure == "")
      #expect(Hex.text(of: text.utf8) == replace)
    } catch {
      guard case .undecodable(let found) = error else { throw error }
      #expect("\(found.offset) \(found.bytes.count) \(found.reason)" == failure)
      #expect(found.bytes == Array(bytes[found.offset...].prefix(found.bytes.count)))
      let ends = found.offset + found.bytes.count == bytes.count
      let cut = found.reason.hasPrefix("unexpected end") || found.reason == "truncated data"
      #expect(found.cutInsideCharacter == (ends && cut))
    }
    #expect(Hex.text(of: try encoding.decode(bytes, errors: .replace).utf8) == replace)
    #expect(Hex.text(of: try encoding.decode(bytes, errors: .ignore).utf8) == ignore)
    #expect(Hex.text(of: try encoding.decode(bytes, errors: .backslashreplace).utf8) == escape)
  }

  /// The results of strict, replace, ignore and backslashreplace; "@2" fails at character 2.
  static let encoded: [(name: String, text: String, results: [String])] = [
    ("utf-8", "", [""]),
    ("utf-8", "Hello", ["48656c6c6f"]),
    ("utf-8", "안녕", ["ec9588eb8595"]),
    ("utf-8", "é", ["c3a9"]),
    ("utf-8", "a안é😀b", ["61ec9588c3a9f09f988062"]),
    ("utf-8", "ÿĀ", ["c3bfc480"]),
    ("utf-8-sig", "", ["efbbbf"]),
    ("utf-8-sig", "Hello", ["efbbbf48656c6c6f"]),
    ("utf-8-sig", "안녕", ["efbbbfec9588eb8595"]),
    ("utf-8-sig", "é", ["efbbbfc3a9"]),
    ("utf-8-sig", "a안é😀b", ["efbbbf61ec9588c3a9f09f988062"]),
    ("utf-8-sig", "ÿĀ", ["efbbbfc3bfc480"]),
    ("ascii", "", ["", "", "", ""]),
    ("ascii", "Hello", ["48656c6c6f", "48656c6c6f", "48656c6c6f", "48656c6c6f"]),
    ("ascii", "안녕", ["@0", "3f3f", "", "5c75633534385c7562313535"]),
    ("ascii", "é", ["@0", "3f", "", "5c786539"]),
    (
      "ascii", "a안é😀b",
      ["@1", "613f3f3f62", "6162", "615c75633534385c7865395c55303030316636303062"]
    ),
    ("ascii", "ÿĀ", ["@0", "3f3f", "", "5c7866665c7530313030"]),
    ("latin-1", "", ["", "", "", ""]),
    ("latin-1", "Hello", ["48656c6c6f", "48656c6c6f", "48656c6c6f", "48656c6c6f"]),
    ("latin-1", "안녕", ["@0", "3f3f", "", "5c75633534385c7562313535"]),
    ("latin-1", "é", ["e9", "e9", "e9", "e9"]),
    ("latin-1", "a안é😀b", ["@1", "613fe93f62", "61e962", "615c7563353438e95c55303030316636303062"]),
    ("latin-1", "ÿĀ", ["@1", "ff3f", "ff", "ff5c7530313030"]),
    ("utf-16", "", ["fffe"]),
    ("utf-16", "Hello", ["fffe480065006c006c006f00"]),
    ("utf-16", "안녕", ["fffe48c555b1"]),
    ("utf-16", "é", ["fffee900"]),
    ("utf-16", "a안é😀b", ["fffe610048c5e9003dd800de6200"]),
    ("utf-16", "ÿĀ", ["fffeff000001"]),
    ("utf-16-le", "", [""]),
    ("utf-16-le", "Hello", ["480065006c006c006f00"]),
    ("utf-16-le", "안녕", ["48c555b1"]),
    ("utf-16-le", "é", ["e900"]),
    ("utf-16-le", "a안é😀b", ["610048c5e9003dd800de6200"]),
    ("utf-16-le", "ÿĀ", ["ff000001"]),
    ("utf-16-be", "", [""]),
    ("utf-16-be", "Hello", ["00480065006c006c006f"]),
    ("utf-16-be", "안녕", ["c548b155"]),
    ("utf-16-be", "é", ["00e9"]),
    ("utf-16-be", "a안é😀b", ["0061c54800e9d83dde000062"]),
    ("utf-16-be", "ÿĀ", ["00ff0100"]),
    ("utf-32", "", ["fffe0000"]),
    ("utf-32", "Hello", ["fffe000048000000650000006c0000006c0000006f000000"]),
    ("utf-32", "안녕", ["fffe000048c5000055b10000"]),
    ("utf-32", "é", ["fffe0000e9000000"]),
    ("utf-32", "a안é😀b", ["fffe00006100000048c50000e900000000f6010062000000"]),
    ("utf-32", "ÿĀ", ["fffe0000ff00000000010000"]),
    ("utf-32-le", "", [""]),
    ("utf-32-le", "Hello", ["48000000650000006c0000006c0000006f000000"]),
    ("utf-32-le", "안녕", ["48c5000055b10000"]),
    ("utf-32-le", "é", ["e9000000"]),
    ("utf-32-le", "a안é😀b", ["6100000048c50000e900000000f6010062000000"]),
    ("utf-32-le", "ÿĀ", ["ff00000000010000"]),
    ("utf-32-be", "", [""]),
    ("utf-32-be", "Hello", ["00000048000000650000006c0000006c0000006f"]),
    ("utf-32-be", "안녕", ["0000c5480000b155"]),
    ("utf-32-be", "é", ["000000e9"]),
    ("utf-32-be", "a안é😀b", ["000000610000c548000000e90001f60000000062"]),
    ("utf-32-be", "ÿĀ", ["000000ff00000100"]),
  ]

  @Test(arguments: encoded)
  func encodesAsPython(name: String, text: String, results: [String]) throws {
    let encoding = try #require(TextEncoding(named: name))
    for (mode, expected) in zip(TextErrorMode.allCases, results) {
      do {
        #expect(Hex.text(of: try encoding.encode(text, errors: mode)) == expected)
      } catch {
        guard case .unencodable(let failure) = error else { throw error }
        #expect("@\(failure.offset)" == expected)
        #expect(Array(text.unicodeScalars)[failure.offset] == failure.scalar)
      }
    }
  }

  @Test(
    arguments: [
      ("UTF8", .utf8), ("U8", .utf8), ("utf_8", .utf8), ("Latin-1", .latin1), ("L1", .latin1),
      ("ISO-8859-1", .latin1), ("iso8859_1", .latin1), ("US-ASCII", .ascii),
      ("UTF-16LE", .utf16LittleEndian), ("utf_16_be", .utf16BigEndian), ("euc-kr", nil),
      ("iso-8859-11", nil), ("", nil),
    ] as [(String, TextEncoding?)])
  func knowsPythonsAliases(name: String, encoding: TextEncoding?) {
    #expect(TextEncoding(named: name) == encoding)
  }

  @Test func everyScalarSurvivesEachUnicodeEncoding() throws {
    let values = [Array(0..<0xD800), Array(0xE000..<0x1_1000), Array(0x10_FF00..<0x11_0000)]
    var text = ""
    for value in values.joined() { Unicode.Scalar(value).map { text.unicodeScalars.append($0) } }
    for encoding in TextEncoding.allCases where encoding != .ascii && encoding != .latin1 {
      let bytes = try encoding.encode(text)
      #expect(try encoding.decode(bytes).unicodeScalars.elementsEqual(text.unicodeScalars))
    }
  }

  @Test func messagesSayWhatWasCutAndWhatToTry() {
    #expect(throws: TextCodecError.self) { try TextEncoding.utf8.decode([0xEC, 0x95]) }
    let cut = TextDecodeFailure(
      encoding: "utf-8", offset: 3, bytes: [0xEB], reason: "unexpected end of data",
      cutInsideCharacter: true)
    #expect(
      TextCodecError.undecodable(cut).description
        == "byte 0xeb at offset 3 is not utf-8: unexpected end of data; the data ends in the"
        + " middle of a character: receive the rest, then decode the whole")
    let missing = TextEncodeFailure(encoding: "ascii", offset: 1, scalar: "안")
    #expect(
      TextCodecError.unencodable(missing).headline
        == "'안' (U+C548) at offset 1 has no form in ascii")
  }
}
