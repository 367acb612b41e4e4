import Testing

@testable import Engine

@Suite struct ViewsTests {
  /// Runs a script behind two connected sockets `c` and `conn`; gives the masked output.
  private func view(_ script: String, code: Int32 = 0) async throws -> [String] {
    let opening = """
      server = listen 127.0.0.1:0
      c = connect 127.0.0.1:${server.port}
      conn, addr = accept server

      """
    let result = try await run(opening + script, table: .standard)
    #expect(result.code == code, "\(result.messages)")
    return (result.output + result.messages).masked
  }

  @Test func chunksOfAPartialRead() async throws {
    let lines = try await view(
      """
      send c "This is IoT world!!!"
      recv conn 4
      recv conn 9
      chunks conn
      """)
    #expect(
      lines == [
        "conn ← c 13 bytes in 2 reads, no end yet, 7 bytes unread in the kernel",
        " # at asked got 0 5 10", " 1 T 4 4 ████ 'This'", " 2 T 9 9 █████████ ' is IoT w'",
      ])
  }

  @Test func chunksAfterTheEnd() async throws {
    let lines = try await view(
      """
      send c "x"
      close c
      recv conn 4
      recv conn 4
      close conn
      chunks conn
      chunks
      """)
    #expect(lines[0] == "conn ← c 1 byte in 1 read, end of stream")
    // Without a socket it is the current one: the last that was accepted.
    #expect(Array(lines[3...]) == Array(lines[..<3]))
  }

  @Test func chunksInAFunctionUseItsNames() async throws {
    let lines = try await view(
      """
      def look(s) { chunks s }
      send c "x"
      recv conn 1
      look(conn)
      """)
    #expect(lines[0] == "s ← c 1 byte in 1 read, no end yet")
  }

  @Test func boundariesOfBothWays() async throws {
    let lines = try await view(
      """
      send c "ab"
      send c "cd"
      recv conn 3
      send conn "e"
      boundaries conn
      """)
    #expect(
      lines == [
        "c → conn 4 bytes: 2 sends arrived in 1 read; 1 byte not read", " sent │ab│c d│",
        " read │ab c│░", "conn → c 1 byte: 1 send, not read yet", " sent │e│",
        " read ░",
      ])
  }

  @Test func boundariesBeforeTheAccept() async throws {
    let lines = try await view(
      """
      waiting = connect 127.0.0.1:${server.port}
      send waiting "hello"
      boundaries waiting
      accept server
      boundaries waiting
      """)
    #expect(
      lines == [
        "waiting → server 5 bytes: 1 send, not read yet", " sent │hello│", " read ░░░░░",
        " server has not accepted the connection yet",
        "waiting → a2 5 bytes: 1 send, not read yet", " sent │hello│", " read ░░░░░",
      ])
  }

  @Test func boundariesOfNothing() async throws {
    #expect(try await view("boundaries c") == ["c ↔ conn nothing was sent or read"])
  }

  @Test func boundariesOfDatagrams() async throws {
    let lines = try await view(
      """
      u = socket inet dgram
      bind u 127.0.0.1:0
      v = socket inet dgram
      boundaries u
      sendto v "twelve bytes" u.local
      recvfrom u 6
      boundaries u
      """)
    #expect(
      lines.filter { !$0.hasPrefix("note") } == [
        "u no datagram was sent or read here", "→ u 1 datagram sent here, 1 read",
        " from sent read", " v 12 6 'twelve' cut: 6 bytes lost",
      ])
  }

  @Test(arguments: [
    ("frames conn u8", "conn ← c 1 message in 4 bytes (u8)"),
    ("frames conn \"u8\"", "conn ← c 1 message in 4 bytes (u8)"),
    ("frames u8", "conn ← c 1 message in 4 bytes (u8)"),
    ("frames conn \"b\"", "conn ← c 1 message in 4 bytes ('b')"),
    ("frames conn b\"\\x02\"", "conn ← c 1 message in 4 bytes (x\"02\")"),
    ("frames c u8 sent", "c → conn 1 message in 4 bytes (u8)"),
    ("frames c u8", "c ← conn 0 messages in 0 bytes (u8)"),
  ])
  func frames(command: String, first: String) async throws {
    let lines = try await view(
      """
      send c x"02 61 62 05"
      recv conn 9
      \(command)
      """)
    #expect(lines[0] == first)
  }

  @Test(arguments: [
    ("chunks server", "ValueError: chunks: l1 is a listener"),
    ("boundaries server", "ValueError: boundaries: l1 is a listener"),
    ("frames conn u9", "ValueError: frames does not know `u9`"),
    ("frames conn \"\"", "ValueError: frames: the delimiter is empty"),
    ("frames conn 4", "TypeError: frames: `format` is an int, not text or bytes"),
    ("frames conn", "TypeError: frames"), ("chunks 5", "TypeError: chunks"),
    ("chunks conn limit=-1", "ValueError: chunks: -1 is negative"),
    ("frames (socket(inet, dgram)) u8", "ValueError: frames: u1 is a datagram socket"),
    ("ladder 5", "TypeError: ladder: `s` is an int, not a socket"),
  ])
  func badArguments(command: String, message: String) async throws {
    let result = try await run(
      """
      server = listen 127.0.0.1:0
      conn = connect 127.0.0.1:${server.port}
      \(command)
      """, table: .standard)
    #expect(result.code != 0)
    #expect(result.messages.contains(message), "\(result.messages)")
  }

  @Test func theLadderOfTwoConnections() async throws {
    let lines = try await view(
      """
      send c "hi"
      recv conn 9
      d = connect 127.0.0.1:${server.port}
      e, more = accept server
      abort d
      try { recv e 1 } except ConnectionResetError { }
      close c
      ladder
      ladder e
      """)
    #expect(lines.count { $0.contains("── SYN ──") } == 3)
    #expect(lines.contains { $0.contains("│── 2 bytes 'hi' ──") })
    #expect(lines.contains { $0.contains("recv 9: 2 bytes 'hi' │") })
    #expect(lines.contains { $0.contains("d │── RST ──") })
    #expect(lines.contains { $0.contains("recv: ECONNRESET │ e") })
    #expect(lines.contains { $0.contains("│── FIN ──") })
    let second = lines.lastIndex { $0.contains("d 127.0.0.1:P ↔ e 127.0.0.1:P") }
    let own = lines[(second ?? 0)...]
    #expect(own.count == 8)
    #expect(!own.contains { $0.contains(" c ") })
  }

  @Test func theLadderOfARefusedConnection() async throws {
    let result = try await run(
      """
      gone = listen 127.0.0.1:0
      port = gone.port
      close gone
      try { connect 127.0.0.1:${port} } except ConnectionRefusedError { }
      ladder
      """, table: .standard)
    #expect(result.output.masked.suffix(2).first?.contains("connect │── SYN") == true)
    #expect(result.output.masked.last?.contains("RST (refused: nobody listens there) ──│") == true)
  }

  @Test func unixSocketsPairToo() async throws {
    let result = try await run(
      """
      folder = temp_folder()
      server = listen "unix:${folder}/s"
      a = connect "unix:${folder}/s"
      b = connect "unix:${folder}/s"
      x, from = accept server
      y, from = accept server
      send b "two"
      recv y 9
      chunks y
      chunks x
      """, table: .standard)
    #expect(
      result.output.masked.filter { $0.contains("←") } == [
        "y ← b 3 bytes in 1 read, no end yet", "x ← a nothing was read, no end yet",
      ], "\(result.messages)")
  }

  @Test func theStreamsOfAProcess() async throws {
    let result = try await run(
      """
      p = spawn "cat"
      send p "line\\n"
      recv_line p
      chunks p
      boundaries p
      ladder
      sockets
      close p
      """, table: .standard)
    let lines = result.output.masked
    #expect(lines.first == "p ← cat 5 bytes in 1 read, no end yet")
    #expect(lines.contains("p → cat 5 bytes in 1 send"))
    #expect(lines.contains { $0.contains("p │── 5 bytes 'line\\n' ──") })
    #expect(lines.last == "p process – – connected 0 5 5")
  }

  @Test func limitAndWidth() async throws {
    let lines = try await view(
      """
      sendall c "x" * 100
      loop 100 { recv conn 1 }
      chunks conn limit=4
      chunks conn limit=0 width=60
      """)
    #expect(lines[5] == " ⋮ 96 more rows, 1 byte each")
    #expect(lines.count == 7 + 102)
  }
}
