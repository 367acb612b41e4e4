import Testing

@testable import Engine

@Suite struct MatchingTests {
  static let rows: [(expression: String, value: String)] = [
    (#"match("Temp=20, Humid=50", /Temp=(\d+), Humid=(\d+)/)"#, "('20', '50')"),
    (#"match("Temp=20", /\d+/)"#, "('20',)"),
    (#"match("Temp", /\d+/)"#, "none"),
    (#"match("ab", /(a)(x)?(b)/)"#, "('a', none, 'b')"),
    (
      #"match("20 + 17", /^\s*([-+]?[0-9]+)\s*([-+*\/])\s*([-+]?[0-9]+)\s*$/)"#,
      "('20', '+', '17')"
    ),
    (#"match("a\r\nb", /a(.*)b/)"#, "none"),
    (#"match("Host: a\r\n", /Host: ([^\r\n]*)\r\n/)"#, "('a',)"),
    (#"match("안녕 하세요", /(\w+) (\w+)/)"#, "('안녕', '하세요')"),
    (#"match("ab", "(b)")"#, "('b',)"),
    (#"match("", /x*/)"#, "('',)"),
    (#"match(b"Temp=20", /(\d+)/)"#, "(b'20',)"),
    (#"match("안녕".encode(), /녕/)"#, #"(b'\xeb\x85\x95',)"#),
    (#"match(x"ff 31 32", /(\d+)/)"#, "(b'12',)"),
    (#"match(x"ff 31 32 fe", /2(.)/)"#, #"(b'\xfe',)"#),
    (#"match(buffer(b"a1"), /\d/)"#, "(b'1',)"),
    (#"findall("1, 22, 333", /\d+/)"#, "['1', '22', '333']"),
    (#"findall("a=1 b=2", /(\w)=(\d)/)"#, "[('a', '1'), ('b', '2')]"),
    (#"findall("a=1 b=2", /\w=(\d)/)"#, "['1', '2']"),
    (#"findall("abc", /\d/)"#, "[]"),
    (#"findall("ab", /(a)|(b)/)"#, "[('a', ''), ('', 'b')]"),
    (#"findall(b"ab", /(a)|(b)/)"#, "[(b'a', b''), (b'', b'b')]"),
    (#"match("b", /(a)|(b)/)"#, "(none, 'b')"),
    (#""{} bytes send".format(5)"#, "'5 bytes send'"),
    (#""{1} {0} {{}}".format("a", 2)"#, "'2 a {}'"),
    (#""{:>8}|{:.1f}|{:04x}".format("a", 2.25, 255)"#, "'       a|2.2|00ff'"),
    (#"format("{}", b"a")"#, #""b'a'""#),
    (#"format(3.14159, ".2f")"#, "'3.14'"),
    (#"format(255, "08b")"#, "'11111111'"),
    ("format(5)", "'5'"),
  ]

  @Test(arguments: rows)
  func patternsCapture(_ row: (expression: String, value: String)) async throws {
    #expect(try await evaluate(row.expression) == row.value)
  }

  /// A search that takes for ever lets others run, and ends where a wait would.
  @Test(.timeLimit(.minutes(1))) func aLongSearchCanBeEnded() async throws {
    let script = """
      text = "a" * 40 + "!"
      t = task { match(text, /(a*)*b\\1/) }
      sleep 20ms
      print "alive"
      cancel t
      expect_error CancelledError { wait t }
      expect_error TimeoutError { within 50ms { findall(text, /(a*)*b\\1/) } }
      listener = listen :0
      client = connect ("127.0.0.1", listener.port)
      server, peer = accept listener
      send server text
      expect_error ExpectationError { expect client /(a*)*b\\1/ timeout=50ms }
      send server "xyz"
      print expect(client, /x(.)z/)
      """
    #expect(try await run(script).output == "alive\n('y',)\n")
  }

  @Test func captureGroupsTakeNames() async throws {
    let script = """
      name, age = match "Kim 20" /(\\w+) (\\d+)/
      parts = match "none here" /(\\d)/
      print name int(age) + 1 parts == none
      """
    #expect(try await run(script).output == "Kim 21 true\n")
  }
}
