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
      print x == y len(str(x)) < 1000
      try { print x < y } except RecursionError as e { print e.name }
      try { m = {x: 1} } except TypeError as e { print e.name }
      """)
    #expect(result.output == "false true\nRecursionError\nTypeError\n")
  }

  @Test func listsThatHoldThemselvesCompare() async throws {
    let result = try await run(
      """
      a = [0]; a[0] = a
      b = [0]; b[0] = b
      print a == a a == b
      try { print a < b } except RecursionError as e { print e.message }
      """)
    #expect(result.output == "true false\nthe lists are nested too deep to compare\n")
  }
}
