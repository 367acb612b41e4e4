import Testing

@testable import Engine

/// What the prompt shows of what a line gave.
@EngineActor @Suite(.timeLimit(.minutes(1))) struct ResultTextTests {
  /// Runs lines as the shell does; gives what the last one showed.
  private func shown(_ lines: [String], _ language: MessageLanguage = .en) async throws -> [String]
  {
    var options = Session.Options()
    options.language = language
    let trace = Trace()
    let session = Session(
      table: .standard, console: RecordingConsole(), options: options, trace: trace)
    let workspace = Workspace(session) { _, _ in throw Failure(.importing, "none") }
    var last: [String] = []
    var start = 0
    session.onShow = { shown in
      if case .socket(let socket) = shown.value.first, shown.name == nil {
        workspace.define(socket.name, shown.value.first)
      }
      last += ResultText(session, since: start).lines(shown)
    }
    for line in lines {
      start = trace.total
      last = []
      let failure = try await workspace.run(line)
      #expect(failure == nil, "\(line): \(failure?.message ?? "")")
    }
    for name in ["l1", "c1", "a1"] {
      if case .socket(let socket)? = workspace[name] { socket.close() }
    }
    return last
  }

  @Test(
    arguments: [
      ("20170031", ["20170031   0x133c52f"]), ("7", ["7"]), ("-255", ["-255   -0xff"]),
      ("n = 20170031", ["n = 20170031   0x133c52f"]), ("none", []), ("x = none", ["x = none"]),
      ("\"안녕\"", ["'안녕'"]), ("to_bytes(1, 4, big)", ["b'\\x00\\x00\\x00\\x01'"]),
      ("[1, 2]", ["[1, 2]"]), ("true", ["true"]),
      // A loop shows its expressions, but not what it assigns at each turn.
      ("n = 0; loop 2 { n += 1; m = n; n }", ["n = 0", "1", "2"]),
      ("for i in range(2) { if i == 1 { x = i; i } }; x", ["1", "1"]),
      ("for i, c in enumerate(\"ab\") { c }", ["'a'", "'b'"]), ("for k in [1] { }", []),
      ("try { 1 / 0 } except ZeroDivisionError as e { 5 }", ["5"]),
      ("if true { y = 7 }", ["y = 7"]), ("within 1s { z = 7 }", ["z = 7"]),
    ] as [(String, [String])])
  func values(_ line: String, _ expected: [String]) async throws {
    #expect(try await shown([line]) == expected)
  }

  private static let opened = ["listen 127.0.0.1:0", "connect 127.0.0.1:${l1.port}", "accept l1"]

  @Test func verbs() async throws {
    #expect(
      try await shown(Self.opened + ["send c1 \"안녕\""]) == ["6 bytes sent   c1 → a1"])
    #expect(
      try await shown(Self.opened + ["send c1 \"안녕\"", "recv a1 4"]) == [
        "4 bytes of 4 asked   2 more wait in the kernel",
        " 00000000  ec 95 88 eb                                       │안 ╎            │",
        " ╎ cut inside a character",
      ])
    #expect(
      try await shown(Self.opened + ["send c1 \"안녕\"", "recv a1 4", "recv a1 2"], .ko) == [
        "2바이트 (요청 2)",
        " 00000000  85 95                                             │녕              │",
        " ╎ 녕 완성",
      ])
    #expect(
      try await shown(Self.opened + ["shutdown c1 write", "recv a1 4"]) == [
        "b''   end of stream: the peer sends nothing more"
      ])
    #expect(try await shown(Self.opened + ["close c1"]) == ["c1  closed"])
    #expect(
      try await shown(Self.opened + ["send c1 \"ab\""], .ko) == ["2바이트 보냄   c1 → a1"])
  }

  @Test(arguments: [(120, 16, 3), (80, 16, 1), (60, 8, 3), (40, 4, 3), (10, 2, 0)])
  func dumpsFitTheTerminal(_ columns: Int, _ width: Int, _ indent: Int) {
    let row = ResultText.dump(Array(0..<32), columns: columns)[0]
    #expect(row.prefix { $0 == " " }.count == indent)
    #expect(row.contains("00 01"))
    #expect(row.split(separator: " ").count { $0.count == 2 && Int($0, radix: 16) != nil } == width)
    if columns > 29 { #expect(DisplayWidth.columns(of: row) < columns) }
  }
}
