import Testing

@testable import Engine

/// Every view of live sockets in terminals that are narrow.
@Suite struct NarrowViewsTests {
  private static let script = """
    server = listen 127.0.0.1:0
    client = connect 127.0.0.1:${server.port}
    connection, addr = accept server
    fault connection read=4
    sendall client "안녕하세요, 여러분! " * 3
    recv connection 1000
    recv connection 1000
    expect_error TimeoutError { recv client 100000 timeout=10ms }
    six = listen [::1]:0
    a_long_name = connect [::1]:${six.port}
    other, addr = accept six
    u = socket AF_INET6 SOCK_DGRAM
    bind u ("::1", 0)
    v = socket AF_INET6 SOCK_DGRAM
    bind v ("::1", 0)
    sendto u b"a datagram of some length" v.local
    sendto u b"never read" v.local
    recvfrom v 4
    for s in [client, connection, a_long_name, u, v] {
        chunks s
        boundaries s
        hexdump s
        state s
        info s
    }
    state server
    frames connection ":"
    frames client line sent
    ladder
    ladder brief=true
    sockets
    inspect b"\\xff0123456789abcdefghij"
    inspect "안녕하세요 여러분, 반갑습니다. " * 4
    hexdump "안녕하세요".encode()[:-1]
    close connection
    close client
    ladder client
    chunks connection
    """

  @Test(arguments: [40, 48, 60, 80])
  func noLineIsWiderThanTheTerminal(width: Int) async throws {
    let result = try await run(Self.script, width: width)
    #expect(result.code == 0, "\(result.messages)")
    let lines = result.output.split(separator: "\n")
    #expect(lines.count > 100)
    for line in lines { #expect(DisplayWidth.columns(of: line) <= width, "\(line)") }
    // Nothing is lost by it.
    for words in ["cut: 21 bytes lost", "╎ completes", "╎ cut inside a character", "read=4"] {
      #expect(lines.contains { $0.contains(words) }, "\(words)")
    }
  }

  /// Both ends, in every state that the kernel has a number for.
  @Test(arguments: ConnectionState.allCases)
  func everyStateFits(state: ConnectionState) {
    let six = SocketAddress.inet6(
      high: 0x2001_0db8_1234_5678, low: 0x9abc_def0_1234_5678, port: 50342, scope: 0)
    for local in [SocketAddress.inet(0x7F00_0001, port: 50342), six] {
      let row = KernelTable.Row(
        local: local, remote: local, state: state.rawValue, sendQueue: 1_234_567,
        receiveQueue: 7_654_321, timer: 59_000_000_000, drops: 0)
      let ends = ["connection", "연결"].map { EndState(row, named: $0) }
      for width in 40...130 {
        for isBrief in [false, true] {
          let lines = EndState.lines(ends, columns: width, isBrief: isBrief).plain
          #expect(lines.allSatisfy { DisplayWidth.columns(of: $0) <= width }, "\(width): \(lines)")
          let words = lines.joined(separator: " ").split(separator: " ")
          #expect(words.contains { $0 == state.name })
          #expect(words.filter { $0 == "7,654,320" || $0 == "7,654,321" }.count == 2)
          #expect(state.meaning.split(separator: " ").allSatisfy(words.contains))
        }
      }
    }
  }

  @Test func theMeaningStandsBelowWhereItHasNoRoomBeside() {
    let local = SocketAddress.inet(0x7F00_0001, port: 50342)
    let row = KernelTable.Row(
      local: local, remote: local, state: ConnectionState.closeWait.rawValue, sendQueue: 0,
      receiveQueue: 1, timer: nil, drops: 0)
    let lines = EndState.lines([EndState(row, named: "conn")], columns: 80, isBrief: false)
    #expect(
      lines.plain == [
        "      address          state       unread  unsent",
        "conn  127.0.0.1:50342  CLOSE_WAIT       0       0",
        "    the peer has ended; this side has not closed",
      ])
  }

  @Test func infoAndInspectHaveColours() async throws {
    let facts = try await run(
      "l = listen 127.0.0.1:0\ninfo l\ninspect x\"00 01\"", color: true)
    #expect(facts.output.contains("\u{1B}[1ml (l1)   listener, IPv4"))
    #expect(facts.output.contains("\u{1B}[2m  local"))
    #expect(facts.output.contains("\u{1B}[2m  hex"))
  }
}
