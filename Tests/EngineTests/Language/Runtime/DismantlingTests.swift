import Testing

@testable import Engine

/// Lists in lists in lists, deeper than the stack would carry.
@Suite struct DismantlingTests {
  @Test(arguments: ["[x]", "(x,)", "{1: x}", "[1, (x, {2: [x]})]"])
  func deepNestingIsLetGoOf(step: String) async throws {
    let result = try await run(
      "x = []\nloop 20000 { x = \(step) }\nprint 1\nx = 0\nprint 2\n")
    #expect(result.output == "1\n2\n")
    #expect(result.code == 0)
  }

  @Test func deepNestingIsComparedHashedAndShownWithinBounds() async throws {
    let result = try await run(
      """
      x = ()
      y = ()
      loop 20000 { x = (x,); y = (y,) }
      print len(str(x)) < 1000
      try { print x < (y,) } except RecursionError as e { print e.name }
      try { m = {x: 1} } except TypeError as e { print e.name }
      """)
    #expect(result.output == "true\nRecursionError\nTypeError\n")
  }

  @Test(arguments: ["[x]", "(x,)", "{1: x}", "[1, (x, {2: [x]})]"])
  func equalityIsRightAtAnyDepth(step: String) async throws {
    let result = try await run(
      """
      def nest(n, x) { for i in range(n) { x = \(step) }; return x }
      for n in [400, 600, 3000] {
        x = nest(n, [1])
        print x == nest(n, [1]) x == nest(n, [2]) x == nest(n + 1, [1]) x in [nest(n, [1])]
      }
      """)
    #expect(result.output == String(repeating: "true false false true\n", count: 3))
  }

  /// Two that nothing tells apart are equal; each holds itself twice, so every path is too many.
  @Test func listsThatHoldThemselvesCompare() async throws {
    let result = try await run(
      """
      a = [0, 1]; a[0] = a; a[1] = a
      b = [0, 1]; b[0] = b; b[1] = b
      c = [a, b, 1]
      print a == a a == b a == c a != b
      append b 1
      print a == b
      """)
    #expect(result.output == "true true false false\nfalse\n")
  }
}
