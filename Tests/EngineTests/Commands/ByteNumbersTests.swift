import Testing

@testable import Engine

/// Expected values as CPython prints them.
@Suite struct ByteNumbersTests {
  static let rows: [(expression: String, value: String)] = [
    (#"(1).to_bytes(4, "big")"#, #"b'\x00\x00\x00\x01'"#),
    (#"(1).to_bytes(2, "little")"#, #"b'\x01\x00'"#),
    (#"(20170031).to_bytes(4, "big")"#, #"b'\x013\xc5/'"#),
    (#"(0).to_bytes(0, "big")"#, #"b''"#),
    (#"(255).to_bytes()"#, #"b'\xff'"#),
    (#"(1).to_bytes(2)"#, #"b'\x00\x01'"#),
    (#"(-2).to_bytes(2, "big", signed=true)"#, #"b'\xff\xfe'"#),
    (#"(-1).to_bytes(8, "little", signed=true)"#, #"b'\xff\xff\xff\xff\xff\xff\xff\xff'"#),
    (#"(2 ** 64).to_bytes(9, "big")"#, #"b'\x01\x00\x00\x00\x00\x00\x00\x00\x00'"#),
    (#"(2 ** 64 - 1).to_bytes(8, "little")"#, #"b'\xff\xff\xff\xff\xff\xff\xff\xff'"#),
    (#"(true).to_bytes(2, "big")"#, #"b'\x00\x01'"#),
    (#"(1).to_bytes(order="little", length=2)"#, #"b'\x01\x00'"#),
    (#"int.from_bytes(b"\x00\x00\x00\x14", "big")"#, #"20"#),
    (#"int.from_bytes(b"\x01\x00", "little")"#, #"1"#),
    (#"int.from_bytes(b"\xff\xfe", "big", signed=true)"#, #"-2"#),
    (#"int.from_bytes(b"", "big")"#, #"0"#),
    (#"int.from_bytes(b"\xff" * 8, "big")"#, #"18446744073709551615"#),
    (#"int.from_bytes(b"\xff" * 8, "little", signed=true)"#, #"-1"#),
    (#"int.from_bytes(b"\x01" + b"\x00" * 8, "big")"#, #"18446744073709551616"#),
    (#"int.from_bytes(bytearray(b"\x01\x02"), "big")"#, #"258"#),
    (#"pack("!IH", 1, 2)"#, #"b'\x00\x00\x00\x01\x00\x02'"#),
    (#"pack("<HHl", 1, 2, 3)"#, #"b'\x01\x00\x02\x00\x03\x00\x00\x00'"#),
    (#"pack("!4s?d", b"abcdef", true, 2.5)"#, #"b'abcd\x01@\x04\x00\x00\x00\x00\x00\x00'"#),
    (#"pack("!Q", 2 ** 64 - 1)"#, #"b'\xff\xff\xff\xff\xff\xff\xff\xff'"#),
    (#"pack("!b", -1)"#, #"b'\xff'"#),
    (#"pack("iq", 1, 2)"#, #"b'\x01\x00\x00\x00\x00\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00'"#),
    (#"pack("")"#, #"b''"#),
    (#"pack("!3x")"#, #"b'\x00\x00\x00'"#),
    (#"struct.pack("!B", 7)"#, #"b'\x07'"#),
    (#"unpack("!IH", b"\x00\x00\x00\x01\x00\x02")"#, #"(1, 2)"#),
    (#"unpack("!h", b"\xff\xfe")"#, #"(-2,)"#),
    (#"unpack("!Q", b"\xff" * 8)"#, #"(18446744073709551615,)"#),
    (#"unpack("<d", b"\x00\x00\x00\x00\x00\x00\x04@")"#, #"(2.5,)"#),
    (#"unpack("!2sx?", b"ab\x00\x01")"#, #"(b'ab', true)"#),
    (#"unpack("!2H", b"\x00\x01\x00\x02")"#, #"(1, 2)"#),
    (#"calcsize("!IH")"#, #"6"#),
    (#"calcsize("iq")"#, #"16"#),
    (#"htons(80)"#, #"20480"#),
    (#"htonl(1)"#, #"16777216"#),
    (#"ntohs(20480)"#, #"80"#),
    (#"ntohl(16777216)"#, #"1"#),
    (#"socket.htons(1)"#, #"256"#),
    (#"inet_aton("127.0.0.1")"#, #"b'\x7f\x00\x00\x01'"#),
    (#"inet_aton("255.255.255.255")"#, #"b'\xff\xff\xff\xff'"#),
    (#"inet_aton("127.1")"#, #"b'\x7f\x00\x00\x01'"#),
    (#"inet_aton("10.1.258")"#, #"b'\n\x01\x01\x02'"#),
    (#"inet_aton("16909060")"#, #"b'\x01\x02\x03\x04'"#),
    (#"inet_aton("0x7f.0.0.010")"#, #"b'\x7f\x00\x00\x08'"#),
    (#"inet_ntoa(b"\x7f\x00\x00\x01")"#, #"'127.0.0.1'"#),
    (#"crc32(b"123456789")"#, #"3421780262"#),
    (#"crc32(b"")"#, #"0"#),
    (#"crc32(b"56789", crc32(b"1234"))"#, #"3421780262"#),
    (#"sha256(b"abc")"#, #"'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'"#),
    (#"sha256(b"")"#, #"'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'"#),
  ]

  @Test(arguments: rows)
  func valuesArePythons(_ row: (expression: String, value: String)) async throws {
    #expect(try await evaluate(row.expression) == row.value)
  }
}
