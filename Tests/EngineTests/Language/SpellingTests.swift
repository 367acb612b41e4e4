import Testing

@testable import Engine

/// language.md §1: the spellings of one call, and where white space decides.
@Suite struct SpellingTests {
  @Test(arguments: [
    // Command form: at the start of a statement, after `=`, after `return`.
    ("print len(\"abc\")", "3"),
    ("n = len \"abc\"\nprint n", "3"),
    ("def f() { return len \"abc\" }\nprint f()", "3"),
    ("if true { print \"a\"; print \"b\" }", "a\nb"),
    // Call form and method form.
    ("print(upper(\"abc\"))", "ABC"),
    ("print \"abc\".upper()", "ABC"),
    ("print(\"a,b\".split(\",\").len())", "2"),
    ("print (1).to_bytes(4, 'big')", "b'\\x00\\x00\\x00\\x01'"),
    // Keyword arguments in each form.
    ("print \"a\" \"b\" sep=\"-\"", "a-b"),
    ("print(\"a\", \"b\", sep=\"-\")", "a-b"),
    ("print(\"a\", \"b\", sep = \"-\")", "a-b"),
    ("def f(a, b=2) { return (a, b) }\nprint f(1) f(1, 3) f(b=5, a=4)", "(1, 2) (1, 3) (4, 5)"),
    ("def f(a, b=2) { print a b }\nf 1\nf 1 b=3\nf a=7", "1 2\n1 3\n7 2"),
    // Several values, and the first of them.
    ("def f() { return 1, 2 }\na, b = f()\nc = f()\nprint a b c", "1 2 1"),
    ("q, r = divmod(7, 2)\nprint q r", "3 1"),
    // White space decides.
    ("def f(x) { return x }\nprint f(-1)\nf -1\nx = f -1\nprint x", "-1\n-1"),
    ("f = 5\nprint f - 1", "4"),
    ("f = 5\nprint f -1", "5 -1"),
    ("print (1) (2)", "1 2"),
    ("xs = [1, 2]\nprint xs[0]\nprint xs [0]", "1\n[1, 2] [0]"),
    ("print 1 + 2 -3", "3 -3"),
    ("print [1] {\"a\": 1} (1, 2)", "[1] {'a': 1} (1, 2)"),
    // Two name spaces: a variable may be called as a command is.
    ("time = 5\nprint time\nprint time() > 1e9", "5\ntrue"),
    ("input = \"x\"\nprint input", "x"),
    ("len = 3\nprint len len(\"ab\")", "3 2"),
    ("def greet() { return \"hello\" }\nprint greet\ngreet\nx = greet\nprint x", "hello\nhello"),
    // Words in the place of a parameter that takes words; quoted they mean the same.
    (
      "s = socket inet dgram\nprint s.kind\ns = socket(\"inet\", \"dgram\")\nprint s.kind",
      "dgram\ndgram"
    ),
    ("s = socket AF_INET SOCK_STREAM\nprint s.kind", "stream"),
    ("s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\nprint s.kind", "dgram"),
    ("print to_bytes(1, 2, big) to_bytes(1, 2, \"little\")", "b'\\x00\\x01' b'\\x01\\x00'"),
  ])
  func gives(script: String, output: String) async throws {
    let result = try await run(script)
    #expect(result.messages == "")
    #expect(result.output == output + "\n", "\(script)")
  }
}
