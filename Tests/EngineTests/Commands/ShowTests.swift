import Testing

@testable import Engine

@Suite struct ShowTests {
  private static let pair = """
    server = listen 127.0.0.1:0
    c = connect 127.0.0.1:${server.port}
    conn, addr = accept server

    """

  private func output(_ script: String) async throws -> [String] {
    let result = try await run(Self.pair + script, table: .standard)
    #expect(result.code == 0, "\(result.messages)")
    return result.output.split(separator: "\n").map(String.init)
  }

  @Test func bytesAreDumpedAfterEachRead() async throws {
    let lines = try await output(
      """
      show bytes
      send c "안녕"
      recv conn 4
      show off
      recv conn 4
      """)
    #expect(
      lines == [
        "conn  4 bytes of 4 asked   2 more in the kernel",
        "  00000000  ec 95 88 eb                                       │안 ╎            │",
        "            ╎ cut inside a character",
      ])
  }

  @Test func rowsFitEightyColumns() async throws {
    let lines = try await output("show bytes\nsend c b\"0123456789abcdef\"\nrecv conn 16")
    #expect(lines.map(\.count).max() == 80)
  }

  @Test func textIsShownByLines() async throws {
    let lines = try await output(
      """
      show text
      send c "GET / HTTP/1.1\\r\\nHost: 'x'\\n\\n"
      recv conn 100
      recv_line conn timeout=1ms
      """.replacing("recv_line conn timeout=1ms", with: "close c\nrecv conn 1\nprint \"-\""))
    #expect(
      lines == [
        "conn  27 bytes of 100 asked", "  GET / HTTP/1.1\\r", "  Host: 'x'",
        "conn  end of stream",
        "-",
      ])
  }

  @Test func loopsAndPeeksAreNotAskedFor() async throws {
    let lines = try await output(
      """
      show bytes
      send c "line\\nrest"
      peek conn 2
      recv_line conn
      """)
    #expect(lines[0] == "conn  5 bytes   4 more in the kernel")
    #expect(lines.count == 2)
  }

  @Test func largeReadsAreCut() async throws {
    let lines = try await output(
      """
      sendall c bytes(5000)
      show bytes
      recv_exactly conn 5000
      """)
    #expect(lines.last == "  … 904 more bytes")
  }

  @Test func showWithoutAWordTellsHowItIs() async throws {
    #expect(try await output("show\nshow text\nshow") == ["show is off", "show is text"])
  }

  @Test func watchObeysTheDeadlineAroundIt() async throws {
    let result = try await run(
      Self.pair + "send c \"ab\"\nwithin 50ms { watch conn }", table: .complete)
    #expect(result.code == 3 && result.messages.contains("TimeoutError"), "\(result.messages)")
    #expect(result.output.hasPrefix("conn  2 bytes of 4,096 asked\n"), "\(result.output)")
  }

  @Test func anEmptyDatagramDoesNotEndWatch() async throws {
    let result = try await run(
      """
      u = socket inet dgram
      bind u 127.0.0.1:0
      sendto u "" u.local
      sendto u "ab" u.local
      within 50ms { watch u }
      """, table: .complete)
    #expect(result.output.hasPrefix("u  2 bytes of 4,096 asked\n"), "\(result.output)")
  }

  @Test @EngineActor func watchNeedsNoLog() async throws {
    let console = RecordingConsole()
    let session = Session(table: .complete, console: console, trace: Trace(limits: .none))
    let workspace = Workspace(session) { _, _ in throw Failure(.importing, "none") }
    _ = try await workspace.run(Self.pair + "send c \"ab\"\nclose c\nwatch conn")
    #expect(console.output.contains("conn  2 bytes of 4,096 asked\n"), "\(console.output)")
    #expect(console.output.hasSuffix("conn  end of stream\n"), "\(console.output)")
  }

  @Test func aScriptHasNoHistory() async throws {
    let result = try await run("history", table: .standard)
    #expect(result.output == "")
    #expect(
      result.messages
        == "history: a script has none; in the shell it lists the lines typed so far\n")
  }

  @Test @EngineActor func theShellsHistory() async throws {
    let console = RecordingConsole()
    let session = Session(table: .standard, console: console, trace: Trace())
    session.history = ["listen :9000", "accept l1", "history"]
    let workspace = Workspace(session) { _, _ in throw Failure(.importing, "none") }
    #expect(try await workspace.run("history 2") == nil)
    #expect(console.output == "2  accept l1\n3  history\n")
    #expect(try await workspace.run("history") == nil)
    #expect(console.output.hasSuffix("1  listen :9000\n2  accept l1\n3  history\n"))
  }
}
