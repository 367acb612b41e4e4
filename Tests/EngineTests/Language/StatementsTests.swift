import Testing

@testable import Engine

/// language.md §4: every statement.
@Suite struct StatementsTests {
  @Test(arguments: [
    ("a = b = 5\nprint a b", "5 5"), ("a, b = 1, 2\na, b = b, a\nprint a b", "2 1"),
    ("(a, b), c = (1, 2), 3\nprint a b c", "1 2 3"), ("[a, b] = \"xy\"\nprint a b", "x y"),
    ("xs = [1, 2]\nxs[0] = 5\nxs[-1] += 1\nprint xs", "[5, 3]"),
    ("m = {}\nm[\"k\"] = 1\nm[\"k\"] += 1\nprint m", "{'k': 2}"),
    ("n = 7\nn += 1; n -= 2; n *= 3; n //= 4; n %= 3; n **= 5; n <<= 2; n |= 1\nprint n", "5"),
    ("n = 7\nn /= 2\nprint n", "3.5"), ("t = \"a\"\nt += \"b\"\nprint t", "ab"),
    ("x = 2\nif x == 1 { print 1 } else if x == 2 { print 2 } else { print 3 }", "2"),
    ("x = 3\nif x == 1 { print 1 } elif x == 2 { print 2 }\nelse { print 3 }", "3"),
    ("n = 0\nwhile n < 3 { n += 1; if n == 2 { continue }; print n }", "1\n3"),
    ("n = 0\nloop { n += 1; if n > 2 { break } }\nprint n", "3"),
    ("loop 3 { print \"x\" end=\"\" }\nprint", "xxx"),
    ("loop 0 { print 1 }\nprint \"end\"", "end"),
    ("for x in [1, 2] { print x }", "1\n2"),
    ("for i, x in enumerate(\"ab\") { print i x }", "0 a\n1 b"),
    ("for (i, x) in [(1, 2)] { print i x }", "1 2"),
    ("for k, v in items({\"a\": 1}) { print k v }", "a 1"),
    ("for i in range(3) { print i end=\" \" }\nprint", "0 1 2 "),
    ("for c in \"가나\" { print c }", "가\n나"),
    ("for b in b\"ab\" { print b }", "97\n98"), ("m = {\"a\": 1}\nfor k in m { print k }", "a"),
    ("def f(n, times=2) { return n * times }\nprint f(2) f(2, 5) f(2, times=3)", "4 10 6"),
    ("def f(n) { if n < 2 { return n }; return f(n - 1) + f(n - 2) }\nprint f(10)", "55"),
    ("def f() { x = 5 }\nx = 1\nf\nprint x", "1"), ("def f() { return x }\nx = 1\nprint f()", "1"),
    ("n = 0\ndef up() { global n; n += 1 }\nup; up\nprint n", "2"),
    ("def f() { }\nprint f()", "none"), ("def f() { return }\nprint f()", "none"),
    ("def a() { return b() }\ndef b() { return 7 }\nprint a()", "7"),
    (
      "try { int(\"x\") } except ValueError as e { print e.name } else { print 1 } finally { print 2 }",
      "ValueError\n2"
    ),
    ("try { print 0 } except { print 1 } else { print 2 } finally { print 3 }", "0\n2\n3"),
    ("try { {}[\"a\"] } except IndexError, KeyError { print \"key\" }", "key"),
    ("try { {}[\"a\"] } except (IndexError, KeyError) as e { print e.name }", "KeyError"),
    ("try { connect localhost:1 } except OSError { print \"os\" }", "os"),
    ("try { try { 1 / 0 } finally { print 1 } } except { print 2 }", "1\n2"),
    ("def f() { try { return 1 } finally { print \"f\" } }\nprint f()", "f\n1"),
    ("loop 2 { try { continue } finally { print \"f\" } }", "f\nf"),
    (
      "try { try { 1 / 0 } except { raise } } except ZeroDivisionError { print \"again\" }", "again"
    ),
    ("try { raise \"no\" } except Error as e { print e.message }", "no"),
    ("try { raise ValueError(\"bad\") } except ValueError as e { print e }", "bad"),
    ("t = task { return 5 }\nprint wait(t)", "5"), ("task t { return 6 }\nprint wait(t)", "6"),
    ("x = 1\ntask t { x = 2 }\nwait t\nprint x", "1"), ("task { print \"in\" }\nsleep 1ms", "in"),
    ("t = task { raise \"no\" }\ntry { wait t } except Error as e { print e.message }", "no"),
    (
      "t = task { sleep 60s }\ncancel t\ntry { wait t } except CancelledError { print \"gone\" }",
      "gone"
    ),
    (
      "s = listen localhost:0\nt = accept s &\nc = connect localhost:${s.port}\na = wait t\nprint a.state",
      "connected"
    ),
    ("t = task { sleep 60s }\ncancel t\nexpect_error CancelledError { wait t }\nprint 1", "1"),
    ("try { within 10ms { sleep 60s } } except TimeoutError { print \"late\" }", "late"),
    (
      "try { within 10ms { sleep 60s } } except socket.timeout as e { print e.name }",
      "TimeoutError"
    ),
    ("try { within 10ms { loop { } } } except TimeoutError { print \"late\" }", "late"),
    ("within 60s { print \"in time\" }", "in time"),
    ("assert 1 == 1 \"never\"\nassert true, \"never\"\nassert(2 > 1)\nprint 1", "1"),
    (
      "expect_error ZeroDivisionError { 1 / 0 }\nexpect_error ConnectionRefusedError { connect localhost:1 }\nprint 1",
      "1"
    ),
    ("test \"skipped\" { print 1 }\nprint 2", "2"), ("exit\nprint 1", ""), ("{ print 1 }", "1"),
    ("param port = 2500 \"port\"\nparam name = \"x\"\nprint port name args", "2500 x []"),
    ("loop = 5\ntask = 6\ntest = 7\nwithin = 8\nprint loop task test within", "5 6 7 8"),
  ])
  func gives(script: String, output: String) async throws {
    let result = try await run(script)
    #expect(result.messages == "")
    #expect(result.output == (output.isEmpty ? "" : output + "\n"), "\(script)")
  }

  @Test func anImportedFileHasItsOwnNames() async throws {
    let result = try await run(
      "import \"my.nws\" as my\nx = 1\nprint my.twice(4) my.x x\nimport \"my.nws\"\nprint my.twice(1)",
      files: ["my.nws": "x = 7\ndef twice(n) { return n * 2 }\nprint \"once\"\n"])
    #expect(result.messages == "")
    #expect(result.output == "once\n8 7 1\n2\n")
  }

  @Test func parametersAndArguments() async throws {
    let result = try await run(
      "param port = 1\nparam fast = false\nparam limit = 2s\nprint port + 1 fast limit args",
      parameters: ["port": "80", "fast": "true", "limit": "500ms"], arguments: ["a", "b"])
    #expect(result.output == "81 true 500ms ['a', 'b']\n", "\(result.messages)")
  }

  @Test(arguments: [
    ("2s", "1.5", "1.5s"), ("2s", "1e300", nil), ("2s", "nan", nil), ("2s", "-inf", nil),
    ("localhost:1", "[::1]:80", "[::1]:80"), ("localhost:1", "unix:/tmp/x", "unix:/tmp/x"),
    ("localhost:1", "a:70000", nil), ("localhost:1", "a", nil),
  ])
  func parametersAreReadLikeTheirDefaults(
    usual: String, given: String, value: String?
  ) async throws {
    let result = try await run("param p = \(usual)\nprint p", parameters: ["p": given])
    #expect(result.output == (value.map { $0 + "\n" } ?? ""), "\(result.messages)")
    #expect(result.code == (value == nil ? 1 : 0))
  }

  @Test func testsRunWhenAsked() async throws {
    let result = try await run("test \"one\" { print \"runs\" }", tests: .named("one"))
    #expect(result.output == "runs\n", "\(result.messages)")
  }
}
