import Testing

@testable import Engine

/// Expected values as CPython prints them.
@Suite struct SplittingTests {
  static let rows: [(expression: String, value: String)] = [
    (#""GET / HTTP/1.1".split(" ")"#, #"['GET', '/', 'HTTP/1.1']"#),
    (#""a,b,,c".split(",")"#, #"['a', 'b', '', 'c']"#),
    (#""a,b,c".split(",", 1)"#, #"['a', 'b,c']"#),
    (#""a,b,c".split(",", 0)"#, #"['a,b,c']"#),
    (#""a,b,c".split(",", maxsplit=1)"#, #"['a', 'b,c']"#),
    (#""".split(",")"#, #"['']"#),
    (#""".split()"#, #"[]"#),
    (#""  one\t two\r\n three ".split()"#, #"['one', 'two', 'three']"#),
    (#""  one two three ".split(none, 1)"#, #"['one', 'two three ']"#),
    (#""  one two three ".split(none, 0)"#, #"['one two three ']"#),
    (#""a b　c d".split()"#, #"['a', 'b', 'c', 'd']"#),
    (#""a\x1cb".split()"#, #"['a', 'b']"#),
    (#"b"a\x1cb c".split()"#, #"[b'a\x1cb', b'c']"#),
    (#""안녕--세계".split("--")"#, #"['안녕', '세계']"#),
    (
      #"b"HTTP/1.1 200 OK\r\n\r\nbody\r\n\r\n".split(b"\r\n\r\n", 1)"#,
      #"[b'HTTP/1.1 200 OK', b'body\r\n\r\n']"#
    ),
    (#"b"a b  c".split()"#, #"[b'a', b'b', b'c']"#),
    (#""a.b.c".rsplit(".")"#, #"['a', 'b', 'c']"#),
    (#""a.b.c".rsplit(".", 1)"#, #"['a.b', 'c']"#),
    (#""aaa".rsplit("aa", 1)"#, #"['a', '']"#),
    (#""aaa".split("aa", 1)"#, #"['', 'a']"#),
    (#"" one two three ".rsplit(none, 1)"#, #"[' one two', 'three']"#),
    (#"" one two　".rsplit()"#, #"['one', 'two']"#),
    (#"b" x  y ".rsplit()"#, #"[b'x', b'y']"#),
    (#""one\ntwo\r\nthree\rfour".splitlines()"#, #"['one', 'two', 'three', 'four']"#),
    (#""one\n\ntwo\n".splitlines()"#, #"['one', '', 'two']"#),
    (#""one\r\n\ntwo".splitlines(true)"#, #"['one\r\n', '\n', 'two']"#),
    (#""a\x0bb\x0cc\x1cd\x85e\u{2028}f".splitlines()"#, #"['a', 'b', 'c', 'd', 'e', 'f']"#),
    (#"b"a\x0bb\x85c\nd".splitlines()"#, #"[b'a\x0bb\x85c', b'd']"#),
    (#""".splitlines()"#, #"[]"#),
    (#""\n".lines()"#, #"['']"#),
    (#""Host: a: b".partition(": ")"#, #"('Host', ': ', 'a: b')"#),
    (#""Host".partition(": ")"#, #"('Host', '', '')"#),
    (#"b"k=v=w".partition(b"=")"#, #"(b'k', b'=', b'v=w')"#),
    (#""a.b.c".rpartition(".")"#, #"('a.b', '.', 'c')"#),
    (#""abc".rpartition(".")"#, #"('', '', 'abc')"#),
    (#""".join(["This", " is ", "it"])"#, #"'This is it'"#),
    (#"", ".join(["a"])"#, #"'a'"#),
    (#"", ".join([])"#, #"''"#),
    (#""-".join("abc")"#, #"'a-b-c'"#),
    (#"",".join(("a", "b"))"#, #"'a,b'"#),
    (#"b"".join([b"ab", b"cd"])"#, #"b'abcd'"#),
    (#"b", ".join([b"a", bytearray(b"b")])"#, #"b'a, b'"#),
    (#""안".join(["x", "y"])"#, #"'x안y'"#),
    (#"join("-", {"a": 1, "b": 2})"#, #"'a-b'"#),
  ]

  @Test(arguments: rows)
  func valuesArePythons(_ row: (expression: String, value: String)) async throws {
    #expect(try await evaluate(row.expression) == row.value)
  }
}
