import Testing

@testable import Engine

/// language.md §2: comments, ends of statements, literals.
@Suite struct LexicalTests {
  @Test(arguments: [
    ("print 1 # a comment\n# another\nprint 2", "1\n2"),
    ("print \"# no comment\"", "# no comment"),
    ("print 1; print 2;; print 3", "1\n2\n3"),
    ("print 1\r\nprint 2\r\n", "1\n2"),
    ("\u{FEFF}print 1", "1"),
    ("x = (1 +\n 2)\nprint x", "3"),
    ("x = [1,\n 2,\n # between\n 3,\n]\nprint x", "[1, 2, 3]"),
    ("m = {\n \"a\": 1,\n \"b\": 2,\n}\nprint m", "{'a': 1, 'b': 2}"),
    ("x = 1 +\n 2\nprint x", "3"),
    ("a, b = 1,\n 2\nprint a b", "1 2"),
    ("print 1 \\\n 2", "1 2"),
    ("print(max(1,\n 2))", "2"),
    ("if 1 == 1 and\n 2 == 2 { print \"yes\" }", "yes"),
    ("이름 = \"김\"\nprint 이름", "김"),
  ])
  func statements(script: String, output: String) async throws {
    let result = try await run(script)
    #expect(result.messages == "")
    #expect(result.output == output + "\n", "\(script)")
  }

  @Test(arguments: [
    ("42", "42"), ("0x2A", "42"), ("0b101010", "42"), ("0o52", "42"), ("1_000_000", "1000000"),
    ("0xFFFF_FFFF", "4294967295"), ("0", "0"), ("00", "0"),
    ("123456789012345678901234567890", "123456789012345678901234567890"),
    ("9223372036854775808", "9223372036854775808"),
    ("-9223372036854775808", "-9223372036854775808"),
    ("2.5", "2.5"), ("1e-3", "0.001"), ("1E3", "1000.0"), ("1e400", "inf"),
    ("250us", "250us"), ("500ms", "500ms"), ("2s", "2s"), ("1.5s", "1.5s"), ("1m", "60s"),
    ("1500ms == 1.5s", "true"), ("60s == 1m", "true"), ("1000us == 1ms", "true"),
    ("4kB", "4000"), ("4KiB", "4096"), ("1MB", "1000000"), ("1MiB", "1048576"),
    ("2GiB", "2147483648"),
    (#""a\tb""#, #"'a\tb'"#), (#""\r\n\0""#, #"'\r\n\x00'"#), (#""\\ \" \$""#, #"'\\ " $'"#),
    (#""\x41\u{AC00}""#, "'A가'"), (#"'single ${x}'"#, "'single ${x}'"), (#"'it\'s'"#, #""it's""#),
    (#""${1 + 1} and ${"in" + "ner"}""#, "'2 and inner'"),
    (#""${3.14159:.1f}|${255:08x}|${"ab":>5}|${7:+d}""#, "'3.1|000000ff|   ab|+7'"),
    ("\"\"\"one\ntwo\"\"\"", #"'one\ntwo'"#), ("\"\"\"a \"quote\" b\"\"\"", #"'a "quote" b'"#),
    (#"b"a\x00\r\n""#, #"b'a\x00\r\n'"#), (#"b'${x}'"#, "b'${x}'"), (#"b"가""#, #"b'\xea\xb0\x80'"#),
    (#"x"00 00 00 14""#, #"b'\x00\x00\x00\x14'"#), (#"x"""#, "b''"), (#"x'ffFE'"#, #"b'\xff\xfe'"#),
    ("true", "true"), ("false", "false"), ("none", "none"), ("big", "'big'"),
    ("little", "'little'"),
    ("[]", "[]"), ("{}", "{}"), ("()", "()"), ("(1,)", "(1,)"), ("(1)", "1"),
    ("match(\"port 80\", /[0-9]+/) != none", "true"), (#"match("a/b", /a\/b/) != none"#, "true"),
  ])
  func literals(literal: String, shown: String) async throws {
    #expect(try await evaluate(literal) == shown, "\(literal)")
  }

  @Test(arguments: [
    ("localhost:9000", "localhost:9000"), ("127.0.0.1:80", "127.0.0.1:80"),
    ("[::1]:80", "[::1]:80"),
    (":9000", ":9000"), (":0", ":0"), ("host.example:80", "host.example:80"),
    ("a-b.example:80", "a-b.example:80"), ("localhost:${port}", "localhost:2500"),
    (":${port + 1}", ":2501"), ("${host}:${port}", "10.0.0.1:2500"),
  ])
  func addresses(address: String, shown: String) async throws {
    let result = try await run("port = 2500\nhost = \"10.0.0.1\"\nprint \(address)")
    #expect(result.output == shown + "\n", "\(result.messages)")
  }
}
