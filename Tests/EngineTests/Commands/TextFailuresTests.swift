import Testing

@testable import Engine

/// What the commands on texts and bytes refuse, and what they advise.
@Suite struct TextFailuresTests {
  static let rows: [(script: String, headline: String, hint: String)] = [
    ("encode(5)", "TypeError: encode: `text` is an int, not a text", "str(x) makes text"),
    (#"encode(b"x")"#, "TypeError: encode: `text` is bytes, not a text", "bytes already"),
    (
      #""A안".encode("ascii")"#,
      "UnicodeEncodeError: encode: '안' (U+C548) at offset 1 has no form in ascii", "utf-8"
    ),
    (
      #""a".encode("euc-kt")"#, "ValueError: encode: unknown encoding 'euc-kt'",
      "did you mean euc-kr"
    ),
    (
      #""a".encode("utf-8", "strickt")"#,
      "ValueError: encode: 'strickt' is no way to treat errors: it is strict, replace",
      "did you mean 'strict'?"
    ),
    (#"decode("text")"#, "TypeError: decode: `data` is a text, not bytes", "text already"),
    (
      #""안".encode()[0:2].decode()"#,
      "UnicodeDecodeError: decode: bytes ec 95 at offset 0 is not utf-8",
      "in the middle of a character"
    ),
    (
      #"x"61 62 63 ff 61".decode()"#,
      "UnicodeDecodeError: decode: byte 0xff at offset 3 is not utf-8", "euc-kr"
    ),
    (
      #"x"be".decode("euc-kr")"#, "UnicodeDecodeError: decode: byte 0xbe at offset 0 is not euc-kr",
      "in the middle"
    ),
    (#"hex("a")"#, "TypeError: hex: `value` is a text, not bytes or an int", "encode(text)"),
    ("hex(2.5)", "TypeError: hex: `value` is a float, not bytes or an int", ""),
    (
      #"unhex("0g")"#, "ValueError: unhex: 'g' at offset 1 is not a hexadecimal digit", "two digits"
    ),
    (#"unhex("abc")"#, "ValueError: unhex: the digit at offset 2 has no second one", ""),
    (#"ord("ab")"#, "ValueError: ord: one character is needed, not 2", "text[0]"),
    (#"ord("")"#, "ValueError: ord: one character is needed, not 0", ""),
    ("chr(-1)", "ValueError: chr: -1 is not the number of a character", ""),
    ("chr(0xd800)", "ValueError: chr: 55296 is not the number of a character", ""),
    (#"bin("5")"#, "TypeError: bin: `number` is a text, not an int", "int(x)"),
    ("oct(2.5)", "TypeError: oct: `number` is a float, not an int", ""),
    (#"int("12a")"#, "ValueError: int: '12a' is no integer: 'a' at position 2", ""),
    (#"int("")"#, "ValueError: int: '' is no integer: nothing stands where the digits", ""),
    (#"int("12.5")"#, "ValueError: int: '12.5' is no integer", "int(float(x))"),
    (
      #"int(x"00 00 00 14")"#, "ValueError: int: b'\\x00\\x00\\x00\\x14' is no integer",
      "from_bytes(data, big)"
    ),
    (#"int(x"ff")"#, "ValueError: int: b'\\xff' is no integer", "from_bytes"),
    (#"int("1__0")"#, "ValueError: int: '1__0' is no integer: '_' at position 2", ""),
    (#"int("_1")"#, "ValueError: int: '_1' is no integer", ""),
    (#"int("1_")"#, "ValueError: int: '1_' is no integer", ""),
    (#"int("1 2")"#, "ValueError: int: '1 2' is no integer: ' ' at position 1", ""),
    (#"int("9", 8)"#, "ValueError: int: '9' is no integer: '9' at position 0", ""),
    (#"int("010", 0)"#, "ValueError: int: '010' is no integer", ""),
    (#"int("5", 1)"#, "ValueError: int: 1 is no base: it is 2 to 36", ""),
    (#"int("9" * 100_001)"#, "ValueError: int: 100001 digits are too many", ""),
    (#"int("z" * 60_000, 36)"#, "ValueError: int: 60000 digits are too many", ""),
    ("int([1])", "TypeError: int: `value` is a list, not a text or a number", ""),
    ("int(none)", "TypeError: int: `value` is none, not a text or a number", "input ended"),
    (#"int(float("inf"))"#, "OverflowError: int: inf is no integer", ""),
    (#"int(float("nan"))"#, "ValueError: int: nan is no integer", ""),
    (#"float("abc")"#, "ValueError: float: 'abc' is no number", "1e-3"),
    (#"float("1e")"#, "ValueError: float: '1e' is no number", ""),
    (#"float("0x1p3")"#, "ValueError: float: '0x1p3' is no number", ""),
    (#"float("1__0")"#, "ValueError: float: '1__0' is no number", ""),
    ("float(10 ** 400)", "OverflowError: float: the integer is too large", ""),
    ("float([1])", "TypeError: float: `value` is a list, not a text or a number", ""),
    (#"bytes("abc")"#, "TypeError: bytes: `value` is a text", "encode(text)"),
    ("bytes(-1)", "ValueError: bytes: -1 is negative", ""),
    ("bytes([72, 256])", "ValueError: bytes: 256 at position 1 is no byte", "to_bytes"),
    (#"bytes(["a"])"#, "ValueError: bytes: 'a' at position 0 is no byte", ""),
    ("bytes(2.5)", "TypeError: bytes: `value` is a float, not a list of integers", "to_bytes"),
    ("buffer(10_000_000_000)", "MemoryError: buffer: 10000000000 is too much to hold", ""),
    ("isinstance(1, flaot)", "ValueError: isinstance: 'flaot' is no type", "did you mean float?"),
    (#""a".split("")"#, "ValueError: split: the separator is empty", "white space"),
    (#""a".split(b",")"#, "TypeError: split: bytes does not go with a text", "decode(data)"),
    (#"b"a,b".split(",")"#, "TypeError: split: a text does not go with bytes", "b\"…\""),
    ("split(5)", "TypeError: split: `text` is an int, not a text or bytes", "str(x)"),
    (#"split(["a"])"#, "TypeError: split: `text` is a list, not a text or bytes", "loop"),
    (#"join(["a"], ",")"#, "TypeError: join: `separator` is a list", "the separator comes first"),
    (#"join(",", ["a", 1])"#, "TypeError: join: element 1 is an int, not a text", "str(x)"),
    (#"join(",", [b"a"])"#, "TypeError: join: element 0 is bytes, not a text", "decode"),
    (#"join(b",", ["a"])"#, "TypeError: join: element 0 is a text, not bytes", "encode"),
    (#"join(",", 5)"#, "TypeError: an int has no elements to go through", "range(n)"),
    (#"partition("a", "")"#, "ValueError: partition: the separator is empty", ""),
    (#""abc".index("x")"#, "ValueError: index: 'x' is not in it", "find gives -1"),
    ("[1].index(2)", "ValueError: index: 2 is not in it", ""),
    (#""abc".rindex("x")"#, "ValueError: rindex: 'x' is not in it", ""),
    (#""a".find(5)"#, "TypeError: find: `part` is an int, not a text", ""),
    (#"b"a".find(256)"#, "ValueError: find: 256 is no byte", ""),
    (#"b"a".startswith("a")"#, "TypeError: startswith: a text does not go with bytes", "b\"…\""),
    (#""a".endswith(5)"#, "TypeError: endswith: `suffix` is an int, not a text", ""),
    (#""a".replace("a", b"b")"#, "TypeError: replace: bytes does not go with a text", ""),
    (
      #"("a" * 100_000).replace("a", "b" * 10_000)"#,
      "MemoryError: replace: 1000000000 is too much to hold: bounded to 256 MiB", "in pieces"
    ),
    ("(5).zfill(3)", "TypeError: zfill: `text` is an int, not a text", "str(n).zfill(10)"),
    (#""a".ljust(10_000_000_000)"#, "MemoryError: ljust: 10000000000 is too much to hold", ""),
    (#""a".center(5, "ab")"#, "ValueError: center: one character fills, not 'ab'", ""),
    (#""a".strip(b"a")"#, "TypeError: strip: bytes does not go with a text", ""),
    ("upper(none)", "TypeError: upper: `text` is none, not a text or bytes", ""),
    ("isdigit(5)", "TypeError: isdigit: `text` is an int, not a text or bytes", "str(x)"),
    ("match(5, /a/)", "TypeError: match: `text` is an int, not a text or bytes", ""),
    (#"match("a", "(")"#, "ValueError: match: '(' is no regular expression", "/…/"),
    (#"match("a", 5)"#, "TypeError: match: `pattern` is an int, not a pattern", "slashes"),
    (#""{} {}".format(1)"#, "IndexError: no value for `{}`", ""),
    (#""{".format(1)"#, "ValueError: a lone `{` in '{'", "{{"),
    (#"format(2.5, "q")"#, "ValueError: `q` does not format a float", ""),
    ("format([1])", "TypeError: format: `template` is a list, not a text", ""),
  ]

  @Test(arguments: rows)
  func failuresSayWhatToTry(
    _ row: (script: String, headline: String, hint: String)
  ) async throws {
    let (headline, hints) = try await complaint(of: row.script)
    #expect(headline.hasPrefix(row.headline), "\(headline)")
    #expect(row.hint.isEmpty || hints.contains { $0.contains(row.hint) }, "\(hints)")
  }

  static let places: [(script: String, argument: String)] = [
    (#"print "a".encode("klingon")"#, #""klingon""#),
    (#"print "가".encode("ascii")"#, #""가""#),
    (#"x = decode b"\xff""#, #"b"\xff""#),
    (#"print int("12" + "a", 10)"#, #""12" + "a""#),
    (#"print "a,b".split(b",")"#, #"b",""#),
    (#"print ",".join([1])"#, "[1]"),
    (#"print "a".ljust(3, "xy")"#, #""xy""#),
  ]

  @Test(arguments: places)
  func theCaretPointsAtTheArgument(_ row: (script: String, argument: String)) async throws {
    #expect(try await blamed(in: row.script) == row.argument)
  }

  /// What every text or number from outside can be, without a trap.
  @Test func theEndsOfTheIntegersAreNoTraps() async throws {
    let least = "(-9223372036854775807 - 1)"
    let script = """
      print find("abc", "c", \(least)) find("abc", "", 9223372036854775807)
      print split("a b", none, \(least)) replace("aa", "a", "b", \(least))
      print count("abc", "b", 0, \(least)) startswith("a", "a", \(least), 9223372036854775807)
      print rfind("abc", "a", \(least)) [1].index(1, \(least))
      print zfill("a", \(least)) center("a", \(least)) splitlines("a", \(least))
      """
    #expect(
      try await run(script).lines == [
        "2 -1", "['a', 'b'] bb", "0 true", "0 0", "a a ['a']",
      ])
  }
}
