import Testing

@testable import Engine

@Suite struct IndexingTests {
  @Test func elementsAndSlicesAreCPythons() async throws {
    try await PythonTable("slices").checkExpressions()
  }

  @Test(arguments: [
    ("xs[0] = 9", "[9, 2, 3]"), ("xs[-1] = 9", "[1, 2, 9]"), ("xs[true] = 9", "[1, 9, 3]"),
    ("xs[1] += 5", "[1, 7, 3]"), ("xs[0], xs[2] = xs[2], xs[0]", "[3, 2, 1]"),
    ("m = {}; m['a'] = 1; m['a'] += 1; xs = m", "{'a': 2}"),
    ("b = bytearray(b'abc'); b[1] = 0x58; xs = b", "buffer(b'aXc')"),
    ("xs = [[1], [2]]; xs[1][0] = 5", "[[1], [5]]"),
    ("m = {1: 'a'}; m[1.0] = 'b'; m[true] = 'c'; xs = m", "{1: 'c'}"),
  ])
  func assignments(statements: String, result: String) async throws {
    let got = try await run("xs = [1, 2, 3]\n\(statements)\nprint repr(xs)")
    #expect(got.output == result + "\n")
    #expect(got.messages == "")
  }

  @Test(arguments: [
    ("xs[3] = 1", "IndexError: position 3 is outside the list: it has 3, so 0 to 2"),
    ("xs['a'] = 1", "TypeError: list positions are ints, not a text"),
    ("xs = 'abc'; xs[0] = 'x'", "TypeError: a text cannot change"),
    ("xs = b'abc'; xs[0] = 1", "TypeError: bytes cannot change"),
    ("xs = (1, 2); xs[0] = 1", "TypeError: a tuple cannot change"),
    ("xs = bytearray(b'a'); xs[0] = 256", "ValueError: 256 is no byte: a byte is 0 to 255"),
    ("xs = {}; xs[[1]] = 2", "TypeError: a list cannot be a key: it can change"),
    ("xs = 5; xs[0] = 1", "TypeError: an int has no elements to assign"),
    ("xs = {'name': 1}; xs['nam']", "KeyError: the map has no key 'nam'"),
    ("[][0]", "IndexError: position 0 is outside the list: it is empty"),
    ("xs[::0]", "ValueError: a slice's step cannot be 0"),
    ("x = 5 in 5", "TypeError: an int holds nothing to test with `in`"),
    ("x = [1] in {1: 2}", "TypeError: a list cannot be a key: it can change"),
    ("x = 256 in b'abc'", "ValueError: 256 is no byte: a byte is 0 to 255"),
  ])
  func refusals(statements: String, message: String) async throws {
    #expect(try await run("xs = [1, 2, 3]\n\(statements)").failure == message)
  }

  @Test(arguments: [
    ("-9223372036854775808 in range(0, -10, -1)", "false"), ("3.0 in range(5)", "true"),
    ("2.5 in range(5)", "false"), ("10**30 in range(5)", "false"),
    ("4 in range(0, 10, 3)", "false"),
    ("9 in range(0, 10, 3)", "true"), ("1 in range(10, 0, -3)", "true"),
    ("true in range(5)", "true"),
    ("'a' in range(5)", "false"), ("0 in range(0)", "false"),
    ("9223372036854775807 in range(9223372036854775800, 9223372036854775807)", "false"),
    ("-9223372036854775808 in range(-9223372036854775808, 9223372036854775807, 5)", "true"),
  ])
  func membershipInRanges(expression: String, result: String) async throws {
    #expect(try await evaluate(expression) == result)
  }
}
