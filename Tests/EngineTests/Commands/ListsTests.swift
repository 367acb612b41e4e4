import Testing

@testable import Engine

/// Lists, maps and buffers after what was done to them, as CPython prints them.
@Suite struct ListsTests {
  static let rows: [(statements: String, expression: String, value: String)] = [
    (
      #"xs = []; xs.append(1); xs.append([2])"#,
      #"xs"#, #"[1, [2]]"#
    ),
    (
      #"xs = [1]; xs.extend([2, 3]); xs.extend("ab")"#,
      #"xs"#, #"[1, 2, 3, 'a', 'b']"#
    ),
    (
      #"xs = [1, 2]; xs.extend(xs)"#,
      #"xs"#, #"[1, 2, 1, 2]"#
    ),
    (
      #"xs = [1, 2]; xs.insert(0, "a"); xs.insert(99, "z"); xs.insert(-1, "y")"#,
      #"xs"#, #"['a', 1, 2, 'y', 'z']"#
    ),
    (
      #"xs = [1, 2, 1]; xs.remove(1)"#,
      #"xs"#, #"[2, 1]"#
    ),
    (
      #"xs = [1, 2]; xs.clear()"#,
      #"xs"#, #"[]"#
    ),
    (
      #"xs = [3, 1, 2]; xs.sort()"#,
      #"xs"#, #"[1, 2, 3]"#
    ),
    (
      #"xs = [3, 1, 2]; xs.sort(reverse=true)"#,
      #"xs"#, #"[3, 2, 1]"#
    ),
    (
      #"xs = [(1, "b"), (0, "c"), (1, "a")]; xs.sort()"#,
      #"xs"#, #"[(0, 'c'), (1, 'a'), (1, 'b')]"#
    ),
    (
      #"xs = [1, 2, 3]; xs.reverse()"#,
      #"xs"#, #"[3, 2, 1]"#
    ),
    (
      #"xs = [1, 2, 3]; y = xs.pop(); z = xs.pop(0)"#,
      #"(xs, y, z)"#, #"([2], 3, 1)"#
    ),
    (
      #"xs = [1]; ys = xs.copy(); ys.append(2)"#,
      #"(xs, ys)"#, #"([1], [1, 2])"#
    ),
    (
      #"xs = [1]; ys = xs; ys.append(2)"#,
      #"xs"#, #"[1, 2]"#
    ),
    (
      #"m = {"a": 1}; m.update({"b": 2, "a": 3})"#,
      #"m"#, #"{'a': 3, 'b': 2}"#
    ),
    (
      #"m = {"a": 1}; m.update([("c", 4)])"#,
      #"m"#, #"{'a': 1, 'c': 4}"#
    ),
    (
      #"m = {"a": 1}; v = m.pop("a")"#,
      #"(m, v)"#, #"({}, 1)"#
    ),
    (
      #"m = {}; m.setdefault("a", []).append(1); m.setdefault("a", []).append(2)"#,
      #"m"#, #"{'a': [1, 2]}"#
    ),
    (
      #"m = {"a": 1}; n = m.copy(); n["b"] = 2"#,
      #"(m, n)"#, #"({'a': 1}, {'a': 1, 'b': 2})"#
    ),
    (
      #"m = {"a": 1}; m.clear()"#,
      #"m"#, #"{}"#
    ),
    (
      #"b = bytearray(b"ab"); b.append(99); b.extend(b"de"); b.insert(0, 65)"#,
      #"bytes(b)"#, #"b'Aabcde'"#
    ),
    (
      #"b = bytearray(b"abca"); b.remove(97); x = b.pop(); b.reverse()"#,
      #"(bytes(b), x)"#, #"(b'cb', 97)"#
    ),
    (
      #"b = bytearray(b"ab"); b.extend([1, 2]); c = b.copy(); c.clear()"#,
      #"(bytes(b), len(c))"#, #"(b'ab\x01\x02', 0)"#
    ),
  ]

  @Test(arguments: rows)
  func contentsArePythons(
    _ row: (statements: String, expression: String, value: String)
  ) async throws {
    let result = try await run("\(row.statements); print repr(\(row.expression))")
    #expect(result.failure == nil)
    #expect(result.output == row.value + "\n")
  }
}
