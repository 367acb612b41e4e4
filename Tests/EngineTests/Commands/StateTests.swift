import Testing

@testable import Engine

@Suite struct StateTests {
  private func view(_ script: String) async throws -> [String] {
    let result = try await run(script, width: 120)
    #expect(result.code == 0, "\(result.messages)")
    return result.output.masked
  }

  private static let pair = """
    server = listen 127.0.0.1:0 backlog=2
    c = connect 127.0.0.1:${server.port}
    conn, addr = accept server

    """

  @Test func bothEndsOfAConnection() async throws {
    let lines = try await view(
      Self.pair + """
        send c "hello"
        state conn
        recv conn 2
        state c
        """)
    #expect(
      lines == [
        " address state unread unsent", "conn 127.0.0.1:P ESTABLISHED 5 0 open both ways",
        "c 127.0.0.1:P ESTABLISHED 0 0 open both ways", " address state unread unsent",
        "c 127.0.0.1:P ESTABLISHED 0 0 open both ways",
        "conn 127.0.0.1:P ESTABLISHED 3 0 open both ways",
      ])
  }

  /// The close waits for the other side; TIME_WAIT stays behind when both are gone.
  @Test func theStatesOfAClose() async throws {
    let lines = try await view(
      Self.pair + """
        close c
        state c
        recv conn 1
        close conn
        state c
        state conn
        """)
    // FIN_WAIT1 until the other kernel has acknowledged the FIN, then FIN_WAIT2.
    #expect(lines[1].contains(/^c 127.0.0.1:P FIN_WAIT[12] 0 0 has/))
    #expect(
      lines[2] == "conn 127.0.0.1:P CLOSE_WAIT 0 0 the peer has ended; this side has not closed")
    #expect(
      lines[4].hasPrefix("c 127.0.0.1:P TIME_WAIT 0 0 closed first; waits for late segments ("))
    #expect(lines[5] == "conn 127.0.0.1:P closed – – nothing is left of it in the kernel")
    #expect(lines[8] == lines[4] || lines[8].hasPrefix("c 127.0.0.1:P TIME_WAIT"))
  }

  @Test func aResetLeavesNothing() async throws {
    let lines = try await view(Self.pair + "abort c\nstate conn")
    #expect(lines[1] == "conn 127.0.0.1:P CLOSE 0 0 the connection is over")
    #expect(lines[2] == "c 127.0.0.1:P closed – – nothing is left of it in the kernel")
  }

  @Test func theAcceptQueue() async throws {
    let lines = try await view(
      """
      server = listen 127.0.0.1:0 backlog=2
      state server
      a = connect 127.0.0.1:${server.port}
      send a "early"
      b = connect 127.0.0.1:${server.port}
      close b
      state server
      x, from = accept server
      state server
      close server
      state server
      """)
    #expect(lines[0] == "server 127.0.0.1:P LISTEN accept queue: 0 connections of backlog 2")
    #expect(lines[1] == "server 127.0.0.1:P LISTEN accept queue: 2 connections of backlog 2")
    #expect(
      Set(lines[2...3]) == [
        " waits: 127.0.0.1:P 5 bytes unread",
        " waits: 127.0.0.1:P 0 bytes unread, has closed already",
      ])
    #expect(lines[4] == "server 127.0.0.1:P LISTEN accept queue: 1 connection of backlog 2")
    #expect(lines.last == "server 127.0.0.1:P closed")
  }

  @Test func aBacklogThatIsCut() async throws {
    let lines = try await view("server = listen 127.0.0.1:0 backlog=100000000\nstate server")
    #expect(lines.last?.hasPrefix(" the system cut the backlog from 100000000") == true)
  }

  @Test func datagramSockets() async throws {
    let lines = try await view(
      """
      u = socket inet dgram
      state u
      bind u 127.0.0.1:0
      v = socket inet dgram
      connect v u.local
      state u
      send v "seven!!"
      state u
      state v
      """)
    #expect(lines[0] == "u no address yet open")
    #expect(lines[2] == "u 127.0.0.1:P open")
    #expect(lines[3] == " no datagram waits")
    #expect(
      lines[4] == " receive queue: 0 bytes of memory; 0 datagrams dropped because it was full")
    #expect(lines[6] == " next datagram: 7 bytes")
    #expect(lines[8] == "v 127.0.0.1:P open peer 127.0.0.1:P")
  }

  @Test func socketsThatAreNotConnected() async throws {
    let lines = try await view("s = socket\nstate s\nclose s\nstate s")
    #expect(lines[1] == "s CLOSE 0 0 not connected")
    #expect(lines[3] == "s closed – – nothing is left of it in the kernel")
  }

  @Test func unixSockets() async throws {
    let lines = try await view(
      """
      server = listen "unix:${temp_folder()}/s"
      a = connect server.local
      b, from = accept server
      send a "four"
      state b
      state server
      """)
    #expect(lines[1].hasPrefix("b unix:"))
    #expect(lines[1].hasSuffix(" connected 4 0"))
    #expect(lines[2].hasPrefix("a connected 0 "))
    #expect(lines[3].hasSuffix(" listening, backlog 128"))
  }

  @Test func infoTellsEverything() async throws {
    let lines = try await view(
      Self.pair + """
        send c "hello"
        recv conn 2
        set conn nodelay=true
        info conn
        info server
        close conn
        info conn
        """)
    #expect(lines[0].hasPrefix("conn (a1) connection, accepted, IPv4, descriptor "))
    #expect(lines[1] == " local 127.0.0.1:P")
    #expect(lines[2] == " peer 127.0.0.1:P (c)")
    #expect(lines[3] == " state ESTABLISHED: open both ways")
    #expect(lines[4] == " received 2 bytes in 1 read, 3 unread")
    #expect(lines[5] == " sent 0 bytes in 0 sends, 0 not acknowledged")
    #expect(lines[6].hasPrefix(" options nodelay=true rcvbuf="))
    #expect(lines.contains { $0.hasPrefix(" round trip T, give or take T") })
    #expect(lines.contains { $0.hasPrefix("server (l1) listener, IPv4, descriptor ") })
    #expect(lines.contains(" backlog 2"))
    #expect(lines.last == " sent 0 bytes in 0 sends")
  }

  @Test func theTableOfSockets() async throws {
    #expect(try await view("sockets") == ["no socket is open"])
    let lines = try await view(
      Self.pair + """
        u = socket inet6 dgram
        send c "hello"
        recv conn 2
        sockets
        close c
        sockets
        """)
    #expect(
      lines == [
        " local peer state unread received sent",
        "server listener 127.0.0.1:P – listening – 0 0",
        "c connection 127.0.0.1:P 127.0.0.1:P connected 0 0 5",
        "conn connection 127.0.0.1:P 127.0.0.1:P connected 3 2 0",
        "u datagram socket – – open 0 0 0", " local peer state unread received sent",
        "server listener 127.0.0.1:P – listening – 0 0",
        "conn connection 127.0.0.1:P 127.0.0.1:P connected 3 2 0",
        "u datagram socket – – open 0 0 0",
      ])
  }
}
