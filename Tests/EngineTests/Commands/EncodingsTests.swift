import Testing

@testable import Engine

/// Expected values as CPython prints them.
@Suite struct EncodingsTests {
  static let rows: [(expression: String, value: String)] = [
    (#""안녕".encode()"#, #"b'\xec\x95\x88\xeb\x85\x95'"#),
    (#""안녕".encode("euc-kr")"#, #"b'\xbe\xc8\xb3\xe7'"#),
    (#""안녕".encode("cp949")"#, #"b'\xbe\xc8\xb3\xe7'"#),
    (#""é".encode("latin-1")"#, #"b'\xe9'"#),
    (#""A".encode("utf-16")"#, #"b'\xff\xfeA\x00'"#),
    (#""A안".encode("ascii", "replace")"#, #"b'A?'"#),
    (#""A안".encode("ascii", "ignore")"#, #"b'A'"#),
    (#""A안".encode("ascii", errors="backslashreplace")"#, #"b'A\\uc548'"#),
    (#""".encode()"#, #"b''"#),
    (#"b"\xec\x95\x88".decode()"#, #"'안'"#),
    (#"b"\xbe\xc8\xb3\xe7".decode("euc-kr")"#, #"'안녕'"#),
    (#"b"\xe9".decode("latin-1")"#, #"'é'"#),
    (#"b"a\xffb".decode(errors="replace")"#, #"'a�b'"#),
    (#"b"a\xffb".decode("utf-8", "ignore")"#, #"'ab'"#),
    (#"bytearray(b"ab").decode()"#, #"'ab'"#),
    (#"str(12345678)"#, #"'12345678'"#),
    (#"str(2.5)"#, #"'2.5'"#),
    (#"str(b"ab")"#, #""b'ab'""#),
    (#"str(b"ab", "utf-8")"#, #"'ab'"#),
    (#"str()"#, #"''"#),
    (#"str("a")"#, #"'a'"#),
    (#"str([1, "a"])"#, #""[1, 'a']""#),
    (#"str(1e16)"#, #"'1e+16'"#),
    (#"str(10 ** 30)"#, #"'1000000000000000000000000000000'"#),
    (#"repr("a'b\n")"#, #"'"a\'b\\n"'"#),
    (#"repr(b"\x00'")"#, #"'b"\\x00\'"'"#),
    (#"b"Hello".hex()"#, #"'48656c6c6f'"#),
    (#"b"Hello".hex(" ")"#, #"'48 65 6c 6c 6f'"#),
    (#"b"".hex()"#, #"''"#),
    (#"hex(255)"#, #"'0xff'"#),
    (#"hex(-255)"#, #"'-0xff'"#),
    (#"hex(10 ** 20)"#, #"'0x56bc75e2d63100000'"#),
    (#"hex(true)"#, #"'0x1'"#),
    (#"bytearray(b"ab").hex(":")"#, #"'61:62'"#),
    (#"bytes.fromhex("00 00 00 14")"#, #"b'\x00\x00\x00\x14'"#),
    (#"unhex("00ff")"#, #"b'\x00\xff'"#),
    (#"unhex("")"#, #"b''"#),
    (#"ord("A")"#, #"65"#),
    (#"ord("안")"#, #"50504"#),
    (#"ord(b"\xff")"#, #"255"#),
    (#"chr(44032)"#, #"'가'"#),
    (#"chr(0)"#, #"'\x00'"#),
    (#"chr(0x10ffff)"#, #"'\U0010ffff'"#),
    (#"bin(10)"#, #"'0b1010'"#),
    (#"bin(-10)"#, #"'-0b1010'"#),
    (#"bin(0)"#, #"'0b0'"#),
    (#"oct(8)"#, #"'0o10'"#),
    (#"oct(-8)"#, #"'-0o10'"#),
    (
      #"bin(10 ** 20)"#,
      #"'0b1010110101111000111010111100010110101100011000100000000000000000000'"#
    ),
  ]

  @Test(arguments: rows)
  func valuesArePythons(_ row: (expression: String, value: String)) async throws {
    #expect(try await evaluate(row.expression) == row.value)
  }
}
