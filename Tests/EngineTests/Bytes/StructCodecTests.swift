import BigInt
import Testing

@testable import Engine

/// Expected bytes as CPython's struct module gives them on x86-64.
@Suite struct StructCodecTests {
  /// Values are integers, floats, "?" for true and "x" with the hex of bytes; packed bytes as hex,
  /// or only their number; then what they unpack to.
  static let packed: [(format: String, values: String, hex: String, unpacked: String)] = [
    ("B", "200", "c8", "200"),
    ("!IH", "4000000000 40000", "ee6b28009c40", "4000000000 40000"),
    ("<IH", "4000000000 40000", "00286bee409c", "4000000000 40000"),
    ("@IH", "4000000000 40000", "00286bee409c", "4000000000 40000"),
    ("@BI", "200 4000000000", "c800000000286bee", "200 4000000000"),
    ("BIB", "200 4000000000 200", "c800000000286beec8", "200 4000000000 200"),
    ("=BI", "200 4000000000", "c800286bee", "200 4000000000"),
    (
      "bBhHiIlLqQ",
      "-5 200 -300 40000 -70000 4000000000 -9 4294967295 -9223372036854775808 18446744073709551615",
      "fbc8d4fe409c000090eefeff00286beef7ffffffffffffffffffffff000000000000000000000080ffffffffffffffff",
      "-5 200 -300 40000 -70000 4000000000 -9 4294967295 -9223372036854775808 18446744073709551615"
    ),
    (
      "!bBhHiIlLqQ",
      "-5 200 -300 40000 -70000 4000000000 -9 4294967295 -9223372036854775808 18446744073709551615",
      "fbc8fed49c40fffeee90ee6b2800fffffff7ffffffff8000000000000000ffffffffffffffff",
      "-5 200 -300 40000 -70000 4000000000 -9 4294967295 -9223372036854775808 18446744073709551615"
    ),
    ("@nN", "-2 9223372036854775808", "feffffffffffffff0000000000000080", "-2 9223372036854775808"),
    ("?", "?", "01", "?"),
    ("3?", "? ? ?", "010101", "? ? ?"),
    ("c", "x41", "41", "x41"),
    ("4c", "x41 x41 x41 x41", "41414141", "x41 x41 x41 x41"),
    ("10s", "x48656c6c6f", "48656c6c6f0000000000", "x48656c6c6f0000000000"),
    ("0s", "x48656c6c6f", "", "x"),
    ("p", "x48656c6c6f", "00", "x"),
    ("5p", "x48656c6c6f", "0448656c6c", "x48656c6c"),
    ("300p", "x48656c6c6f", "300", "x48656c6c6f"),
    ("x", "", "00", ""),
    ("3x2Bx", "200 200", "000000c8c800", "200 200"),
    (
      "!efd", "1.5 -0.1 3.141592653589793", "3e00bdcccccd400921fb54442d18",
      "1.5 -0.10000000149011612 3.141592653589793"
    ),
    (
      "<efd", "1.5 -0.1 3.141592653589793", "003ecdccccbd182d4454fb210940",
      "1.5 -0.10000000149011612 3.141592653589793"
    ),
    (
      "efd", "1.5 -0.1 3.141592653589793", "003e0000cdccccbd182d4454fb210940",
      "1.5 -0.10000000149011612 3.141592653589793"
    ),
    ("@d", "3.141592653589793", "182d4454fb210940", "3.141592653589793"),
    ("e", "1.5", "003e", "1.5"),
    ("i0q", "-70000", "90eefeff00000000", "-70000"),
    ("2H 3s", "40000 40000 x48656c6c6f", "409c409c48656c", "40000 40000 x48656c"),
    ("ii", "-70000 -70000", "90eefeff90eefeff", "-70000 -70000"),
    ("c0i", "x41", "41000000", "x41"),
    ("P", "4096", "0010000000000000", "4096"),
    ("@cPc", "x41 4096 x41", "4100000000000000001000000000000041", "x41 4096 x41"),
    ("<q", "-9223372036854775808", "0000000000000080", "-9223372036854775808"),
    ("!Q", "18446744073709551615", "ffffffffffffffff", "18446744073709551615"),
    ("!4sHH", "x48656c6c6f 40000 40000", "48656c6c9c409c40", "x48656c6c 40000 40000"),
    ("hhl", "-300 -300 -9", "d4fed4fe00000000f7ffffffffffffff", "-300 -300 -9"),
    (
      "@bhilq", "-5 -300 -70000 -9 -9223372036854775808",
      "fb00d4fe90eefefff7ffffffffffffff0000000000000080", "-5 -300 -70000 -9 -9223372036854775808"
    ),
    ("0q", "", "", ""),
    ("b0q", "-5", "fb00000000000000", "-5"),
    ("= 2H", "40000 40000", "409c409c", "40000 40000"),
    ("5s5p", "x48656c6c6f x48656c6c6f", "48656c6c6f0448656c6c", "x48656c6c6f x48656c6c"),
  ]

  @Test(arguments: packed)
  func agreesWithPython(format: String, values: String, hex: String, unpacked: String) throws {
    let codec = try StructCodec(format)
    let bytes = try codec.pack(try Self.fields(values))
    #expect(bytes.count == codec.size)
    #expect((hex.count < 5 && Int(hex) == bytes.count) || Hex.text(of: bytes) == hex)
    #expect(try codec.unpack(bytes) == Self.fields(unpacked))
  }

  private static func fields(_ text: String) throws -> [StructField] {
    try text.split(separator: " ").map { word in
      if word == "?" { return .bool(true) }
      if word.first == "x" { return .bytes(try Hex.bytes(of: String(word.dropFirst()))) }
      if let small = Int(word) { return .int(small) }
      if let float = Double(word), word.contains(".") { return .double(float) }
      return .big(try #require(BigInt(word)))
    }
  }

  @Test(
    arguments: [
      ("!Ik", .unknownLetter("k", offset: 2)), ("3", .countWithoutLetter(offset: 0)),
      ("B5 B", .countWithoutLetter(offset: 1)), ("<n", .nativeOnly("n", offset: 1)),
      ("=P", .nativeOnly("P", offset: 1)), ("q<q", .unknownLetter("<", offset: 1)),
      ("2B99999999999999999999x", .tooLarge(offset: 22)), ("안", .unknownLetter("안", offset: 0)),
      ("16777216s16777216s", .tooLarge(offset: 17)), ("٣B", .unknownLetter("٣", offset: 0)),
    ] as [(String, StructCodecError)])
  func namesWhatIsWrongInAFormat(format: String, error: StructCodecError) {
    #expect(throws: error) { try StructCodec(format) }
  }

  @Test(
    arguments: [
      ("B", [.int(256)], .outOfRange(index: 0, letter: "B", value: 256, low: 0, high: 255)),
      (
        "bh", [.int(0), .int(-32769)],
        .outOfRange(index: 1, letter: "h", value: -32769, low: -32768, high: 32767)
      ),
      ("B", [.double(1.5)], .wrongKind(index: 0, letter: "B", got: .double(1.5))),
      ("4s", [.int(1)], .wrongKind(index: 0, letter: "s", got: .int(1))),
      ("c", [.bytes([1, 2])], .notOneByte(index: 0, got: 2)),
      ("e", [.double(65520)], .floatTooLarge(index: 0, letter: "e")),
      ("f", [.double(1e39)], .floatTooLarge(index: 0, letter: "f")),
      ("d", [.big(BigInt(1) << 1024)], .floatTooLarge(index: 0, letter: "d")),
      ("BB", [.int(1)], .wrongCount(expected: 2, got: 1)),
      ("x", [.int(1)], .wrongCount(expected: 0, got: 1)),
    ] as [(String, [StructField], StructCodecError)])
  func refusesValues(format: String, values: [StructField], error: StructCodecError) throws {
    let codec = try StructCodec(format)
    #expect(throws: error) { try codec.pack(values) }
  }

  @Test func acceptsWhatPythonAccepts() throws {
    #expect(try StructCodec("e").pack([.double(65519.9)]) == [0xFF, 0x7B])
    #expect(try StructCodec("?").pack([.bytes([1])]) == [1])
    #expect(try StructCodec("?").pack([.int(0)]) == [0])
    #expect(try StructCodec("!f").pack([.int(2)]) == [0x40, 0, 0, 0])
    #expect(try StructCodec("B").pack([.bool(true)]) == [1])
    #expect(try StructCodec("f").pack([.double(.infinity)]) == [0, 0, 0x80, 0x7F])
  }

  @Test func dataOfAnotherSizeIsRefused() throws {
    let codec = try StructCodec("!IH")
    #expect(codec.size == 6)
    #expect(codec.fieldCount == 2)
    #expect(throws: StructCodecError.wrongSize(expected: 6, got: 4)) {
      try codec.unpack([0, 0, 0, 1])
    }
    #expect(
      StructCodecError.wrongSize(expected: 6, got: 4).description
        == "the format has 6 bytes, but the data has 4; receive 2 more")
    let stream: [UInt8] = [9, 0, 0, 0, 1, 0, 2, 9]
    #expect(try codec.unpack(stream[1..<7]) == [.int(1), .int(2)])
  }
}
