import Testing

@testable import Engine

/// language.md §6, §7 and §9: the command form, the call form and the method form of each give the same.
@Suite struct CallFormsTests {
  static let rows: [(name: String, arguments: [String], value: String)] = [
    ("to_bytes", ["300", "2", "big"], #"b'\x01,'"#),
    ("from_bytes", [#"b"\x01\x00""#, "little"], "1"),
    ("encode", ["\"안\"", "\"euc-kr\""], #"b'\xbe\xc8'"#),
    ("decode", [#"b"\xbe\xc8""#, "\"cp949\""], "'안'"), ("str", ["5"], "'5'"),
    ("int", ["\"5\""], "5"), ("float", ["\"2.5\""], "2.5"), ("bool", ["0"], "false"),
    ("bytes", ["2"], #"b'\x00\x00'"#), ("bytearray", ["1"], #"buffer(b'\x00')"#),
    ("len", ["\"안녕\""], "2"), ("repr", ["\"a\""], "\"'a'\""), ("hex", ["255"], "'0xff'"),
    ("unhex", ["\"ff 00\""], #"b'\xff\x00'"#), ("ord", ["\"a\""], "97"), ("chr", ["97"], "'a'"),
    ("bin", ["5"], "'0b101'"), ("split", ["\"a,b\"", "\",\""], "['a', 'b']"),
    ("join", ["\"-\"", "[\"a\", \"b\"]"], "'a-b'"), ("strip", ["\" a \""], "'a'"),
    ("startswith", ["\"abc\"", "\"ab\""], "true"), ("endswith", ["\"abc\"", "\"bc\""], "true"),
    ("replace", ["\"aa\"", "\"a\"", "\"b\""], "'bb'"), ("find", ["\"abc\"", "\"c\""], "2"),
    ("upper", ["\"a\""], "'A'"), ("lower", ["\"A\""], "'a'"), ("zfill", ["\"5\"", "3"], "'005'"),
    ("format", ["\"{}-{:02d}\"", "1", "2"], "'1-02'"), ("lines", ["\"a\\nb\""], "['a', 'b']"),
    ("match", ["\"port 80\"", #"/(\d+)/"#], "('80',)"),
    ("pack", ["\"!IH\"", "1", "2"], #"b'\x00\x00\x00\x01\x00\x02'"#),
    ("unpack", ["\"!H\"", #"b"\x01\x00""#], "(256,)"), ("htons", ["1"], "256"),
    ("htonl", ["1"], "16777216"), ("ntohs", ["256"], "1"), ("ntohl", ["16777216"], "1"),
    ("inet_aton", ["\"1.2.3.4\""], #"b'\x01\x02\x03\x04'"#),
    ("inet_ntoa", [#"b"\x7f\x00\x00\x01""#], "'127.0.0.1'"), ("crc32", [#"b"abc""#], "891568578"),
    ("sha256", ["\"\""], "'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'"),
    ("range", ["1", "4"], "range(1, 4)"), ("sorted", ["[2, 1]"], "[1, 2]"),
    ("sum", ["[1, 2]"], "3"), ("min", ["2", "1"], "1"), ("max", ["[1, 2]"], "2"),
    ("abs", ["5"], "5"), ("round", ["2.567", "1"], "2.6"), ("divmod", ["7", "2"], "(3, 1)"),
    ("keys", ["{\"a\": 1}"], "['a']"), ("values", ["{\"a\": 1}"], "[1]"),
    ("items", ["{\"a\": 1}"], "[('a', 1)]"), ("get", ["{\"a\": 1}", "\"b\"", "0"], "0"),
    ("read_file", ["p"], "b'one\\ntwo\\n'"), ("write_file", ["q", "\"x\""], "1"),
    ("append_file", ["q", "\"y\""], "1"), ("exists", ["p"], "true"), ("size", ["p"], "8"),
    ("files", ["script_folder"], "['text']"), ("ctime", ["0"], "ctime(0)"),
    ("random", ["3", "3"], "3"), ("env", ["\"NO_SUCH_NAME\"", "\"other\""], "'other'"),
  ]

  @Test(arguments: rows)
  func allThreeGiveTheSame(
    _ row: (name: String, arguments: [String], value: String)
  ) async throws {
    let first = row.arguments[0]
    let rest = row.arguments.dropFirst()
    let spread = ["min"].contains(row.name) ? "(\(first))" : first
    let script = """
      p = "${script_folder}/text"
      q = temp_folder() + "/new"
      def shown(x) { return repr(x) }
      a = \(row.name) \(row.arguments.joined(separator: " "))
      b = \(row.name)(\(row.arguments.joined(separator: ", ")))
      c = (\(spread)).\(row.name)(\(rest.joined(separator: ", ")))
      print repr(b)
      print a == b or repr(a) == repr(first(b)) b == c or repr(b) == repr(c)
      def first(x) { return x[0] if isinstance(x, tuple) else x }
      """
    let result = try await run(script, files: ["text": "one\ntwo\n"])
    let value = row.value == "ctime(0)" ? try await evaluate("ctime(0)") : row.value
    #expect(result.output == "\(value)\ntrue true\n", "\(row.name): \(result.messages)")
  }

  /// Several sequences at once, files, and what changes its first argument.
  @Test(arguments: [
    ("for i, x in enumerate(\"ab\") { print i x }", "for i, x in \"ab\".enumerate() { print i x }"),
    ("for a, b in zip([1], [2]) { print a b }", "for a, b in [1].zip([2]) { print a b }"),
    ("print list(reversed([1, 2]))", "print [1, 2].reversed().list()"),
    ("xs = []; append xs 1; print xs", "xs = []; xs.append(1); print xs"),
    (
      "f = open \"${script_folder}/text\" \"rb\"; print read(f, 3); close f",
      "f = open(\"${script_folder}/text\", \"rb\"); print f.read(3); f.close()"
    ),
    (
      "p = spawn \"cat\"; send p \"x\\n\"; print recv_line(p); close p",
      "p = spawn(\"cat\"); p.send(\"x\\n\"); print p.recv_line(); p.close()"
    ),
    ("seed 7; a = random 1 9; seed 7; print a == random(1, 9)", "print true"),
    ("sleep 1ms; print now() > 0s elapsed() > 0s", "sleep(0.001); print now() > 0s elapsed > 0s"),
    ("hexdump b\"ab\"", "b\"ab\".hexdump()"), ("inspect b\"ab\"", "b\"ab\".inspect()"),
    ("print \"a\" \"b\" sep=\"-\" end=\".\\n\"", "print(\"a\", \"b\", sep=\"-\", end=\".\\n\")"),
  ])
  func bothSpellingsShowTheSame(command: String, call: String) async throws {
    let one = try await run(command, files: ["text": "one\ntwo\n"])
    let other = try await run(call, files: ["text": "one\ntwo\n"])
    #expect(one.failure == nil && other.failure == nil, "\(one.messages)\(other.messages)")
    #expect(!one.output.isEmpty && one.output == other.output)
  }

  /// The views of a socket.
  @Test(arguments: ["chunks", "boundaries", "state", "info", "ladder", "frames"])
  func viewsHaveAllForms(view: String) async throws {
    let rest = view == "frames" ? "u8" : ""
    let forms = [
      "\(view) c \(rest)", "\(view)(c\(rest.isEmpty ? "" : ", \(rest)"))", "c.\(view)(\(rest))",
    ]
    var shown: [[String]] = []
    for form in forms {
      let result = try await run(
        """
        l = listen localhost:0
        c = connect l.local
        a = accept l
        send a x"02 41 42"
        recv c 3
        print "--"
        \(form)
        """)
      #expect(result.failure == nil, "\(form): \(result.messages)")
      shown.append(result.output.masked)
    }
    #expect(shown[0].count > 1 && shown[0] == shown[1] && shown[1] == shown[2], "\(shown)")
  }
}
