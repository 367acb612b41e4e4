import Testing

@testable import Engine

/// Expected values as CPython prints them.
@Suite struct SequencesTests {
  static let rows: [(expression: String, value: String)] = [
    (#"len("안녕")"#, #"2"#),
    (#"len("안녕".encode())"#, #"6"#),
    (#"len(b"")"#, #"0"#),
    (#"len([1, 2])"#, #"2"#),
    (#"len({"a": 1})"#, #"1"#),
    (#"len((1, 2, 3))"#, #"3"#),
    (#"len(range(0, 10, 3))"#, #"4"#),
    (#"list(range(3))"#, #"[0, 1, 2]"#),
    (#"list(range(2, 5))"#, #"[2, 3, 4]"#),
    (#"list(range(5, 0, -2))"#, #"[5, 3, 1]"#),
    (#"list(range(3, 0))"#, #"[]"#),
    (#"range(1, 4)"#, #"range(1, 4)"#),
    (#"range(0, 10, 3)"#, #"range(0, 10, 3)"#),
    (#"list(enumerate(["a", "b"]))"#, #"[(0, 'a'), (1, 'b')]"#),
    (#"list(enumerate("ab", 1))"#, #"[(1, 'a'), (2, 'b')]"#),
    (#"list(enumerate(b"A", start=5))"#, #"[(5, 65)]"#),
    (#"list(zip([1, 2], "ab"))"#, #"[(1, 'a'), (2, 'b')]"#),
    (#"list(zip([1, 2, 3], (4, 5)))"#, #"[(1, 4), (2, 5)]"#),
    (#"list(zip())"#, #"[]"#),
    (#"list(zip([1]))"#, #"[(1,)]"#),
    (#"sorted([3, 1, 2])"#, #"[1, 2, 3]"#),
    (#"sorted("banana")"#, #"['a', 'a', 'a', 'b', 'n', 'n']"#),
    (#"sorted([3, 1, 2], reverse=true)"#, #"[3, 2, 1]"#),
    (#"sorted([2, 1.5, true])"#, #"[true, 1.5, 2]"#),
    (#"sorted([(2, "b"), (1, "z"), (2, "a")])"#, #"[(1, 'z'), (2, 'a'), (2, 'b')]"#),
    (#"sorted({"b": 1, "a": 2})"#, #"['a', 'b']"#),
    (#"sorted([[2], [1, 5], [1]])"#, #"[[1], [1, 5], [2]]"#),
    (#"sorted([b"b", b"a"])"#, #"[b'a', b'b']"#),
    (#"list(reversed([1, 2, 3]))"#, #"[3, 2, 1]"#),
    (#"list(reversed("abc"))"#, #"['c', 'b', 'a']"#),
    (#"list(reversed(range(5)))"#, #"[4, 3, 2, 1, 0]"#),
    (#"list(reversed(range(0, 10, 3)))"#, #"[9, 6, 3, 0]"#),
    (#"list(reversed(range(0)))"#, #"[]"#),
    (#"any([0, none, 1])"#, #"true"#),
    (#"any([])"#, #"false"#),
    (#"all([1, "a"])"#, #"true"#),
    (#"all([1, ""])"#, #"false"#),
    (#"all([])"#, #"true"#),
    (#"list()"#, #"[]"#),
    (#"list("안녕")"#, #"['안', '녕']"#),
    (#"list(b"AB")"#, #"[65, 66]"#),
    (#"list({"a": 1})"#, #"['a']"#),
    (#"list((1, 2))"#, #"[1, 2]"#),
    (#"tuple()"#, #"()"#),
    (#"tuple([1, 2])"#, #"(1, 2)"#),
    (#"tuple("ab")"#, #"('a', 'b')"#),
    (#"dict([("1", "one"), ("2", "two")])"#, #"{'1': 'one', '2': 'two'}"#),
    (#"dict([[1, 2]])"#, #"{1: 2}"#),
    (#"dict()"#, #"{}"#),
    (#"dict({"a": 1})"#, #"{'a': 1}"#),
    (#"{"a": 1, "b": 2}.keys()"#, #"['a', 'b']"#),
    (#"{"a": 1, "b": 2}.values()"#, #"[1, 2]"#),
    (#"{"a": 1, "b": 2}.items()"#, #"[('a', 1), ('b', 2)]"#),
    (#"{"a": 1}.get("a")"#, #"1"#),
    (#"{"a": 1}.get("b")"#, #"none"#),
    (#"{"a": 1}.get("b", 2)"#, #"2"#),
    (#"get({1: "x"}, 1.0)"#, #"'x'"#),
    (#"{"a": 1}.pop("a")"#, #"1"#),
    (#"{"a": 1}.pop("b", 5)"#, #"5"#),
    (#"[1, 2, 3].pop()"#, #"3"#),
    (#"[1, 2, 3].pop(0)"#, #"1"#),
    (#"[1, 2, 3].pop(-2)"#, #"2"#),
    (#"{"a": 1}.setdefault("a", 2)"#, #"1"#),
    (#"{"a": 1}.setdefault("b", 2)"#, #"2"#),
    (#"{}.setdefault("b")"#, #"none"#),
    (#"[1, 2].copy()"#, #"[1, 2]"#),
    (#"[1, 2].index(2)"#, #"1"#),
  ]

  @Test(arguments: rows)
  func valuesArePythons(_ row: (expression: String, value: String)) async throws {
    #expect(try await evaluate(row.expression) == row.value)
  }

  /// Loops over what need not be made at once.
  @Test func loopsStepThroughPairs() async throws {
    let script = """
      for i, x in enumerate(["a", "b"]) { print i x }
      for a, b in zip(range(9_000_000_000), [7, 8]) { print a b }
      for i in reversed(range(1, 9_000_000_000)) {
        print i
        break
      }
      print any(range(9_000_000_000)) all(range(9_000_000_000)) all(range(1, 9_000_000_000_000))
      print any(range(0)) any(range(1)) any(range(1, 2)) all(range(-3, 3)) all(range(-3, 3, 2))
      """
    #expect(
      try await run(script).lines == [
        "0 a", "1 b", "0 7", "1 8", "8999999999", "true false true", "false false true false true",
      ])
  }

  @Test func aListThatGrowsInItsLoopIsSeenGrowing() async throws {
    let script = """
      xs = [1]
      for i, x in enumerate(xs) { if i < 3 { append xs x + 1 } }
      print xs
      """
    #expect(try await run(script).output == "[1, 2, 3, 4]\n")
  }
}
