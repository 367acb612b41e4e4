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

  @Test func infoAndInspectHaveColours() async throws {
    let facts = try await run(
      "l = listen 127.0.0.1:0\ninfo l\ninspect x\"00 01\"", color: true)
    #expect(facts.output.contains("\u{1B}[1ml (l1)   listener, IPv4"))
    #expect(facts.output.contains("\u{1B}[2m  local"))
    #expect(facts.output.contains("\u{1B}[2m  hex"))
  }
}
