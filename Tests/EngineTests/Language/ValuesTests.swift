import Testing

@testable import Engine

/// language.md §3: truth, equality, order, operators, what print shows, properties.
@Suite struct ValuesTests {
  @Test(arguments: [
    (
      "bool(0) or bool(\"\") or bool(b\"\") or bool([]) or bool({}) or bool(none) or bool(0.0)",
      "false"
    ),
    ("bool(1) and bool(\"0\") and bool([0]) and bool(-1)", "true"),
    ("1 == 1.0", "true"), ("1 == true", "true"), ("\"1\" == 1", "false"),
    ("\"a\" == b\"a\"", "false"),
    ("[1, 2] == [1, 2.0]", "true"), ("(1, 2) == [1, 2]", "false"), ("none == 0", "false"),
    ("1 < 2 < 3", "true"), ("1 < 3 < 2", "false"), ("\"a\" < \"b\"", "true"),
    ("[1, 2] < [1, 3]", "true"),
    ("b\"a\" < b\"b\"", "true"), ("1s < 1500ms", "true"), ("2 in [1, 2]", "true"),
    ("\"k\" in {\"k\": 1}", "true"),
    ("\"ell\" in \"hello\"", "true"), ("b\"el\" in b\"hello\"", "true"),
    ("3 not in [1, 2]", "true"),
    ("none is none", "true"), ("1 is not none", "true"),
    ("\"a\" + \"b\"", "'ab'"), ("b\"a\" + b\"b\"", "b'ab'"), ("[1] + [2]", "[1, 2]"),
    ("\"ab\" * 3", "'ababab'"),
    ("3 * [0]", "[0, 0, 0]"), ("7 / 2", "3.5"), ("7 // 2", "3"), ("-7 // 2", "-4"), ("-7 % 3", "2"),
    ("2 ** 100", "1267650600228229401496703205376"),
    ("1 << 65", "36893488147419103232"), ("6 & 3 | 8 ^ 1", "11"), ("~5", "-6"),
    ("not 1 == 2", "true"), ("-2 ** 2", "-4"),
    ("\"hello\"[-1]", "'o'"), ("b\"abc\"[0]", "97"), ("b\"abc\"[0:2]", "b'ab'"),
    ("[1, 2, 3][::-1]", "[3, 2, 1]"),
    ("\"hello\"[1:3]", "'el'"), ("[1, 2, 3][:-1]", "[1, 2]"),
    ("{\"a\": [1, {\"b\": 2}]}[\"a\"][1][\"b\"]", "2"),
    ("len(\"가나\")", "2"), ("len(b\"abc\")", "3"), ("len({\"a\": 1})", "1"), ("len((1, 2))", "2"),
    ("5 if 1 > 2 else 6", "6"), ("0 or \"x\"", "'x'"), ("1 and \"y\"", "'y'"),
    ("\"%s: %d\" % (\"n\", 5)", "'n: 5'"), ("\"{} {}\".format(1, 2)", "'1 2'"),
    ("(\"h\", 80) == (\"h\", 80)", "true"), ("{1: 2, \"a\": 3}", "{1: 2, 'a': 3}"),
  ])
  func operators(expression: String, shown: String) async throws {
    #expect(try await evaluate(expression) == shown, "\(expression)")
  }

  @Test(arguments: [
    ("print \"a\" b\"a\" 1 1.0 true none", "a b'a' 1 1.0 true none"),
    ("print ['This', ' is ']", "['This', ' is ']"),
    ("print {\"1\": \"one\"} (1, 2) [b\"x\", none]", "{'1': 'one'} (1, 2) [b'x', none]"),
    ("print 1 2 sep=\", \" end=\"!\\n\"", "1, 2!"),
    ("print", ""),
    (
      "addr = 127.0.0.1:9000\nprint addr addr.host addr.port addr[0] addr[1]",
      "127.0.0.1:9000 127.0.0.1 9000 127.0.0.1 9000"
    ),
    ("host, port = 127.0.0.1:9000\nprint host port", "127.0.0.1 9000"),
    (
      "s = listen localhost:0\nprint s.state s.local.host s.port == s.local.port s.peer",
      "listening 127.0.0.1 true none"
    ),
    (
      "s = listen localhost:0\nc = connect localhost:${s.port}\na, addr = accept s\nprint c.peer == s.local addr == c.local c.state",
      "true true connected"
    ),
    (
      "try { connect localhost:1 } except OSError as e { print e.name e.errno }",
      "ConnectionRefusedError 111"
    ),
    ("b = buffer(4)\nb[0] = 65\nprint len(b) b[0] bytes(b)", "4 65 b'A\\x00\\x00\\x00'"),
    ("xs = [1]\nys = xs\nappend ys 2\nprint xs", "[1, 2]"),
  ])
  func shown(script: String, output: String) async throws {
    let result = try await run(script)
    #expect(result.messages == "")
    #expect(result.output == output + "\n", "\(script)")
  }
}
