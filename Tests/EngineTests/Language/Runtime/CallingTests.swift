import Testing

@testable import Engine

/// Arguments are read where their variables are; these are the cases in which that could show.
@Suite struct CallingTests {
  @Test func aVariableIsTakenBeforeALaterArgumentChangesIt() async throws {
    let script = """
      x = 1
      def change() { global x; x = 2; return 0 }
      def first(a, b) { return a }
      print first(x, change()) x
      x = 1
      print x change() x
      """
    #expect(try await run(script).output == "1 2\n1 0 2\n")
  }

  @Test func aVariableWithoutAValueIsBlamed() async throws {
    let start = "if false { y = 1 }\ndef f(a) { return a }\n"
    for call in ["print len(y)", "print f(y)", "print max(1, y)"] {
      #expect(try await blamed(in: start + call) == "y", "\(call)")
    }
  }

  @Test func functionsInFunctions() async throws {
    let script = """
      def fib(n) { if n < 2 { return n }
      return fib(n - 1) + fib(n - 2) }
      def deep(n) { if n == 0 { return "ground" }
      return deep(n - 1) }
      print fib(15) deep(1000)
      try { deep(6000) } except RecursionError { print "too deep" }
      print fib(10)
      """
    #expect(try await run(script).output == "610 ground\ntoo deep\n55\n")
  }

  @Test func aMissingKeyInAFunctionIsCaughtOutside() async throws {
    let script = """
      table = {"a": 1}
      def look(key) { return table[key] }
      loop 3 { try { print look("b") } except KeyError as e { print e.message } }
      print look("a")
      """
    let said = "the map has no key 'b'\n"
    #expect(try await run(script).output == said + said + said + "1\n")
  }

  @Test func keysOfSmallAndLargeMaps() async throws {
    for count in [3, 40] {
      let script = """
        m = {}
        for i in range(\(count)) { m["key ${i}"] = i; m[i] = -i }
        m["\\u{e9}"] = "one scalar"
        print m["key 2"] m[2] m[2.0] m[true] m[b"key 1".decode()] "e\\u{301}" in m
        print m["\\u{e9}"] "key \(count)" in m get(m, "none", "no")
        """
      #expect(
        try await run(script).output == "2 -2 -2 -1 1 false\none scalar false no\n")
    }
  }

  /// What a function cannot take is told before anything runs, in every spelling of the call.
  @Test(arguments: [
    ("f 1 2", "f takes one value, not 2"), ("x = 1; x.f(2)", "f takes one value, not 2"),
    ("print f()", "f needs `a`"), ("f", "f needs `a`"), ("f b=1", "f has no parameter `b`"),
    ("f 1 a=2", "f gets `a` twice"), ("def g() { f() }", "f needs `a`"),
    ("task { f 1 2 }", "f takes one value, not 2"), ("g c=1", "g needs `a` and `b`"),
    ("my.h(1)", "h takes no value, not 1"), ("my.h(x=1)", "h has no parameter `x`"),
  ])
  func aCallThatCannotFitIsASyntaxError(call: String, headline: String) async throws {
    let result = try await run(
      """
      print "began"
      import "my.nws"
      def f(a) { }
      def g(a, b, c=3) { }
      \(call)
      """, files: ["my.nws": "def h() { }"])
    #expect(result.output == "")
    #expect(result.messages.contains("error: TypeError: \(headline)\n"), "\(result.messages)")
    #expect(result.messages.components(separatedBy: "error:").count == 2)
  }

  /// Where the function is not certain, or its error is waited for, the script runs.
  @Test(arguments: [
    ("f 1 2", "if true { def f(a, b) { print b } }", "2\n"),
    ("expect_error TypeError { f 1 2 }", "", ""),
    ("try { f } except TypeError as e { print e.message }", "", "f needs `a`\n"),
    ("f = 1; print f", "", "1\n"), ("def g(f) { return f + 1 }; print g(4)", "", "5\n"),
  ])
  func aCallThatMayFitRuns(call: String, other: String, output: String) async throws {
    let result = try await run("def f(a) { print a }\n\(other)\n\(call)")
    #expect(result.messages == "")
    #expect(result.output == output)
  }
}
