import Testing

@testable import Engine

/// What the commands on numbers, lists, maps, times and chance refuse, and what they advise.
@Suite struct ValueFailuresTests {
  static let rows: [(script: String, headline: String, hint: String)] = [
    ("to_bytes(300, 1, big)", "OverflowError: to_bytes: 300 needs 2 bytes, not 1", "0…255"),
    ("to_bytes(300)", "OverflowError: to_bytes: 300 needs 2 bytes, not 1", ""),
    ("to_bytes(-1, 4, big)", "OverflowError: to_bytes: -1 is negative", "signed=true"),
    (
      "to_bytes(200, 1, big, signed=true)", "OverflowError: to_bytes: 200 needs 2 bytes", "-128…127"
    ),
    ("to_bytes(2 ** 64, 8, big)", "OverflowError: to_bytes: 18446744073709551616 needs 9", ""),
    ("to_bytes(1, -1, big)", "ValueError: to_bytes: the length must not be negative", "such as 4"),
    ("to_bytes(1, 9999999, big)", "ValueError: to_bytes: a length of 9999999 bytes", ""),
    (#"to_bytes(1, 4, "middle")"#, "ValueError: to_bytes: 'middle' is no byte order", "big"),
    ("to_bytes(1, 4, 5)", "TypeError: to_bytes: `order` is an int, not big or little", ""),
    (#"to_bytes("5", 4, big)"#, "TypeError: to_bytes: `n` is a text, not an int", "int(x)"),
    ("to_bytes(2.5, 4, big)", "TypeError: to_bytes: `n` is a float, not an int", "pack"),
    (#"from_bytes("ab", big)"#, "TypeError: from_bytes: `data` is a text, not bytes", "encode"),
    (
      #"from_bytes(b"\xff" * 40_000, big)"#,
      "OverflowError: from_bytes: 40000 bytes make too large an integer", "data[0:4]"
    ),
    (#"pack("!Z", 1)"#, "ValueError: pack: 'Z' at offset 1 of the format is no struct letter", ""),
    (#"pack("!B", 256)"#, "OverflowError: pack: value 1, 256, does not fit 'B'", "0…255"),
    (#"pack("!BB", 1)"#, "ValueError: pack: the format has 2 fields, but 1 value was given", ""),
    (#"pack("!I", 2.5)"#, "TypeError: pack: value 1 is a float, but 'I' takes an integer", ""),
    (#"pack("!2s", "ab")"#, "TypeError: pack: `values` is a text", "encode(text)"),
    (#"pack("!e", 1e9)"#, "OverflowError: pack: value 1 is too large for 'e'", ""),
    (#"pack("!c", b"ab")"#, "ValueError: pack: value 1 has 2 bytes, but 'c' takes one", ""),
    (#"pack("!B", [1])"#, "TypeError: pack: `values` is a list, not a number or bytes", ""),
    (
      #"unpack("!I", b"abc")"#, "ValueError: unpack: the format has 4 bytes, but the data has 3",
      "receive 1 more"
    ),
    (#"calcsize("4")"#, "ValueError: calcsize: the count at offset 0", ""),
    ("htons(65536)", "OverflowError: htons: 65536 does not fit 16 bits: it holds 0 to 65535", ""),
    ("ntohl(-1)", "OverflowError: ntohl: -1 does not fit 32 bits", ""),
    (#"inet_aton("1.2.3.256")"#, "OSError: inet_aton: '1.2.3.256' is no IPv4 address", "resolve"),
    (#"inet_aton("localhost")"#, "OSError: inet_aton: 'localhost' is no IPv4 address", ""),
    (#"inet_aton("")"#, "OSError: inet_aton: '' is no IPv4 address", ""),
    (#"inet_ntoa(b"abc")"#, "OSError: inet_ntoa: an IPv4 address has 4 bytes, not 3", ""),
    ("crc32(5)", "TypeError: crc32: `data` is an int, not text or bytes", "to_bytes(5"),
    (#"abs("5")"#, "TypeError: abs: `number` is a text, not a number", ""),
    (#"round("5")"#, "TypeError: round: `number` is a text, not a number", ""),
    (#"round(float("nan"))"#, "ValueError: round: nan is no integer", ""),
    (#"round(float("inf"))"#, "OverflowError: round: inf is no integer", ""),
    ("divmod(1, 0)", "ZeroDivisionError: division by zero", "test the divisor"),
    (#"divmod(1, "a")"#, "TypeError: divmod: `b` is a text, not a number", ""),
    ("pow(0, -1)", "ZeroDivisionError: division by zero", ""),
    ("pow(2, 10 ** 20)", "OverflowError: the result would have more than 78,900 digits", ""),
    ("pow(2, 3, 0)", "ValueError: pow: the modulus is 0", ""),
    ("pow(2, -1, 4)", "ValueError: pow: 2 has no inverse for the modulus 4", ""),
    (
      "within 50ms { pow(3, 2 ** 16_000, 2 ** 16_001 - 1) }",
      "TimeoutError: within 50ms: the time is over", ""
    ),
    ("exit 256", "ValueError: exit: 256 is no exit code: an exit code is 0 to 255", "exit 1"),
    ("exit -1", "ValueError: exit: -1 is no exit code", ""),
    ("exit 2 ** 70", "ValueError: exit: 1180591620717411303424 is no exit code", ""),
    ("pow(2, 10 ** 20000, 7)", "ValueError: pow: the numbers are too large", ""),
    ("min([])", "ValueError: min: there is nothing to choose from", "default=0"),
    (#"max(1, "a")"#, "TypeError: a text and an int have no order", ""),
    ("max(5)", "TypeError: an int has no elements", "range(n)"),
    (#"sum(["a", "b"])"#, "TypeError: sum: `values` is a list, not a list of numbers", "join"),
    ("sum([1, none])", "TypeError: `+` does not go between an int and none", "none means"),
    ("len(5)", "TypeError: len: `value` is an int, not something with elements", "len(str(n))"),
    ("len(none)", "TypeError: len: `value` is none", "the input ended"),
    ("range(2.5)", "TypeError: range: `start` is a float, not an int", ""),
    (#"range("3")"#, "TypeError: range: `start` is a text, not an int", "int(x)"),
    ("range(1, 5, 0)", "ValueError: range: a step of 0 never arrives", ""),
    ("list(range(10 ** 12))", "MemoryError: a range of 1000000000000 is too much", ""),
    (#"sorted([1, "a"])"#, "TypeError: a text and an int have no order", ""),
    ("enumerate(5)", "TypeError: an int has no elements to go through", ""),
    ("append((1, 2), 3)", "TypeError: append: `list` is a tuple, not a list", "list(t)"),
    (#"append("ab", "c")"#, "TypeError: append: `list` is a text", "a text cannot change"),
    (#"append(b"ab", 1)"#, "TypeError: append: `list` is bytes", "bytes cannot change"),
    ("append({}, 1)", "TypeError: append: `list` is a map", "m[key] = value"),
    ("append(buffer(1), 256)", "ValueError: append: 256 is no byte", ""),
    ("pop([])", "IndexError: pop: nothing is left: the list is empty", "while xs"),
    ("pop([1, 2], 2)", "IndexError: pop: there is no position 2: it has 2, so 0 to 1", ""),
    (#"pop({}, "a")"#, "KeyError: pop: the map has no key 'a'", "pop(m, key, other)"),
    ("pop({})", "TypeError: pop needs `position`", ""),
    ("remove([1], 2)", "ValueError: remove: 2 is not in it", ""),
    ("insert(5, 0, 1)", "TypeError: insert: `list` is an int, not a list or a buffer", ""),
    ("clear((1,))", "TypeError: clear: `list` is a tuple", ""),
    ("copy(5)", "TypeError: copy: `list` is an int", ""),
    (#"sort([2, "a"])"#, "TypeError: a text and an int have no order", ""),
    ("reverse((1, 2))", "TypeError: reverse: `list` is a tuple, not a list", "list(t)"),
    ("keys([1])", "TypeError: keys: `map` is a list, not a map", ""),
    ("map([1])", "ValueError: map: element 0 is no pair of a key and a value: it is 1", ""),
    ("map([([], 1)])", "TypeError: a list cannot be a key", "a tuple as the key"),
    ("update({}, [5])", "ValueError: update: element 0 is no pair", ""),
    ("setdefault({}, [])", "TypeError: a list cannot be a key", ""),
    ("get({}, [])", "TypeError: a list cannot be a key", ""),
    ("ctime(1e30)", "OSError: ctime 1e+30:", ""),
    (#"ctime("now")"#, "TypeError: ctime: `seconds` is a text, not seconds since 1970", "time()"),
    (#"strftime("\0")"#, "OSError: strftime", ""),
    ("env(5)", "TypeError: env: `name` is an int, not a text", ""),
    ("random(6, 1)", "ValueError: random: 1 is below 6", ""),
    ("random(6)", "TypeError: random needs `high`", "random(1, 6)"),
    (#"random(1, "a")"#, "TypeError: random: `high` is a text, not an int", ""),
    ("random(-1.7e308, 1.7e308)", "ValueError: random: there is no number between", ""),
    ("choice([])", "IndexError: choice: there is nothing to choose from", ""),
    ("shuffle((1, 2))", "TypeError: shuffle: `list` is a tuple", "list(t)"),
    ("random_bytes(-1)", "ValueError: random_bytes: -1 is negative", ""),
    ("random_bytes(10 ** 12)", "MemoryError: random_bytes: 1000000000000 is too much", ""),
    (
      "hexdump(5)", "TypeError: hexdump: `data` is an int, not text or bytes", "to_bytes(5, 4, big)"
    ),
    (#"hexdump("a", width=0)"#, "ValueError: hexdump: a row of 0 bytes is not possible", ""),
    (#"hexdump("a", offset=-1)"#, "ValueError: hexdump: -1 is negative", ""),
    (
      "inspect(1)", "TypeError: inspect: `data` is an int, not text or bytes", "to_bytes(1, 4, big)"
    ),
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
    ("print (300).to_bytes(1, big)", "(300)"),
    ("print to_bytes(1, -1, big)", "-1"),
    (#"print pack("!BB", 1, 256)"#, "256"),
    (#"print pack("!Z", 1)"#, #""!Z""#),
    (#"print unpack("!I", b"abc")"#, #"b"abc""#),
    (#"print max(1, 2, "a")"#, #""a""#),
    ("print divmod(1, 0)", "0"),
    ("print random(6, 1)", "1"),
    ("xs = []; print pop(xs)", "xs"),
  ]

  @Test(arguments: places)
  func theCaretPointsAtTheArgument(_ row: (script: String, argument: String)) async throws {
    #expect(try await blamed(in: row.script) == row.argument)
  }

  @Test func theEndsOfTheIntegersAreNoTraps() async throws {
    let least = "(-9223372036854775807 - 1)"
    let script = """
      print abs(\(least)) len(range(\(least), 9223372036854775807))
      print list(reversed(range(\(least), \(least) + 2))) list(enumerate("a", 9223372036854775807))
      print pop([1, 2], -2) insert([1], \(least), 0) divmod(\(least), -1)
      print round(5, \(least)) round(2.5, \(least)) round(2.5, 9223372036854775807)
      print sum([9223372036854775807, 9223372036854775807]) random(\(least), \(least))
      print type(random(\(least), 9223372036854775807))
      """
    #expect(
      try await run(script).lines == [
        "9223372036854775808 9223372036854775807",
        "[-9223372036854775807, -9223372036854775808] [(9223372036854775807, 'a')]",
        "1 none (9223372036854775808, 0)",
        "0 0.0 2.5",
        "18446744073709551614 -9223372036854775808",
        "int",
      ])
  }
}
