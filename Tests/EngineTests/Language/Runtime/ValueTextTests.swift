import Testing

@testable import Engine

@Suite struct ValueTextTests {
  @Test func reprIsCPythons() async throws {
    try await PythonTable("reprs").checkExpressions()
  }

  @Test(arguments: [
    ("2s", "2s"), ("1500ms", "1.5s"), ("250us", "250us"), ("1ns * 7", "7ns"), ("0s", "0s"),
    ("1m", "60s"), ("-(1500us)", "-1.5ms"), ("localhost:80", "localhost:80"), (":0", ":0"),
    ("[::1]:80", "[::1]:80"), ("/a+/", "/a+/"), ("buffer(2)", "buffer(b'\\x00\\x00')"),
    ("ValueError('no')", "ValueError('no')"),
  ])
  func ownKindsOfValues(expression: String, result: String) async throws {
    #expect(try await evaluate(expression) == result)
  }

  @Test func printShowsTextAsItIs() async throws {
    let result = try await run(
      """
      print "a\\tb" b"a" ["x", b"y", 1.0, none, true] {"k": 'v'} ("t",) 2.50 localhost:9000
      print
      print "" "x"
      print 1 2 sep="-" end="!"
      """)
    #expect(
      result.output == """
        a\tb b'a' ['x', b'y', 1.0, none, true] {'k': 'v'} ('t',) 2.5 localhost:9000

         x
        1-2!
        """)
  }

  @Test func whatHoldsItselfIsShownOnce() async throws {
    let result = try await run(
      """
      a = [0, 1]
      a[0] = a
      print a [a, a]
      m = {}
      m["m"] = m
      m["a"] = a
      print m
      """)
    #expect(
      result.output == "[[...], 1] [[[...], 1], [[...], 1]]\n{'m': {...}, 'a': [[...], 1]}\n")
  }
}
