import Testing

@testable import Engine

/// A relay between two scripts' ends: everything arrives as it was sent, faults aside.
@Suite struct RelayTests {
  /// A server, a relay in front of it, a client `c` through it and the server's end `a`.
  private func script(_ words: String, _ rest: String) -> String {
    """
    l = listen 127.0.0.1:0
    r = relay :0 ("127.0.0.1", l.port) \(words)
    c = connect ("127.0.0.1", r.port)
    a = accept l

    """ + rest
  }

  @EngineActor private func play(_ words: String, _ rest: String) async throws -> ScriptRun {
    let result = try await run(script(words, rest), table: .complete)
    #expect(result.code == 0, "\(result.messages)")
    return result
  }

  @Test(arguments: ["", "slice=7", "delay=1ms jitter=1ms", "bandwidth=100MB slice=5000"])
  func bytesGoBothWaysAndEndsAreHalf(_ words: String) async throws {
    _ = try await play(
      words,
      """
      data = bytes(range(256)) * 40
      task { sendall c data; shutdown c write }
      assert recv_all(a) == data "to the server"
      sendall a data
      sendall a b"more"
      close a
      assert recv_all(c) == data + b"more" "to the client, after its own end"
      """)
  }

  @Test(arguments: ["", "delay=1ms"])
  func aResetIsPassedOn(_ words: String) async throws {
    _ = try await play(
      words,
      """
      send c "x"
      recv a 1
      abort c
      expect_reset a
      """)
    _ = try await play(
      words,
      """
      send a "x"
      recv c 1
      abort a
      expect_reset c
      """)
  }

  @Test func slicesArriveOneByOne() async throws {
    _ = try await play(
      "slice=1",
      """
      send c "abc"
      assert recv(a, 100) == b"a"
      assert recv(a, 100) == b"b"
      send a "xyz"
      assert recv(c, 100) == b"x"
      """)
  }

  @Test func aFaultMayBeOfOneDirectionOnly() async throws {
    _ = try await play(
      "slice=1 direction=down",
      """
      send c "abc"
      assert recv(a, 100) == b"abc"
      send a "xyz"
      assert recv(c, 100) == b"x"
      """)
  }

  @Test func limitResetAndBlackholeCutOff() async throws {
    _ = try await play("limit=3", "send c \"abcdef\"\nassert recv_all(a) == b\"abc\"")
    _ = try await play(
      "reset=3 direction=up",
      """
      send c "abcdef"
      assert recv_exactly(a, 3) == b"abc"
      expect_reset a
      expect_reset c
      """)
    _ = try await play(
      "blackhole=3",
      """
      send c "abcdef"
      close c
      assert recv_exactly(a, 3) == b"abc"
      expect_error TimeoutError { recv a 1 timeout=30ms }
      """)
  }

  /// The relay needs several turns of the loop, which it shares with all other tests: the time is theirs.
  @Test func aServerThatIsNotThereIsAReset() async throws {
    let result = try await run(
      """
      bound = socket inet stream
      bind bound 127.0.0.1:0
      r = relay :0 ("127.0.0.1", bound.port)
      c = connect ("127.0.0.1", r.port)
      expect_reset c timeout=50s
      """, table: .complete)
    #expect(result.code == 0, "\(result.messages)")
  }

  @Test func closingTheListenerEndsIt() async throws {
    _ = try await play(
      "",
      """
      port = r.port
      close r
      assert recv(c, 1) == b""
      expect_error ConnectionRefusedError { connect ("127.0.0.1", port) }
      """)
  }

  @Test func aPortAloneIsThisMachineAlone() async throws {
    let result = try await play("", "print r.local.host")
    #expect(result.output == "127.0.0.1\n")
  }

  @Test func unixSocketsAreRelayedToo() async throws {
    let result = try await run(
      """
      folder = temp_folder()
      l = listen "unix:${folder}/s"
      r = relay "unix:${folder}/r" "unix:${folder}/s"
      c = connect "unix:${folder}/r"
      a = accept l
      send c "hello"
      close c
      assert recv_all(a) == b"hello"
      """, table: .complete)
    #expect(result.code == 0, "\(result.messages)")
  }

  @Test func manyConnectionsAtOnce() async throws {
    _ = try await run(
      """
      l = listen 127.0.0.1:0
      r = relay :0 ("127.0.0.1", l.port) slice=3
      task {
        loop 20 {
          a = accept l
          task { sendall a recv_all(a).upper(); close a }
        }
      }
      clients = []
      loop 20 { append clients (connect ("127.0.0.1", r.port)) }
      for i, c in enumerate(clients) { sendall c "number ${i}"; shutdown c write }
      for i, c in enumerate(clients) { assert recv_all(c) == "NUMBER ${i}".encode() }
      """, table: .complete)
  }

  /// A server `s` of datagrams, a relay in front of it, and clients `a` and `b`.
  private func playDatagrams(_ words: String, _ rest: String) async throws {
    let result = try await run(
      """
      s = socket inet dgram
      bind s ("127.0.0.1", 0)
      r = relay :0 ("127.0.0.1", s.port) kind=dgram \(words)
      a = socket inet dgram
      b = socket inet dgram
      there = ("127.0.0.1", r.port)

      """ + rest, table: .complete)
    #expect(result.code == 0, "\(result.messages)")
  }

  @Test(arguments: ["", "delay=1ms jitter=1ms", "bandwidth=100MB"])
  func datagramsOfManyClientsFindTheirWayBack(_ words: String) async throws {
    try await playDatagrams(
      words,
      """
      long = bytes(range(256)) * 200
      sendto a "안녕" there
      data, first = recvfrom s 100
      assert data == "안녕".encode()
      sendto b long there
      data, second = recvfrom s 65536
      assert data == long and second != first
      sendto s "to b" second
      sendto s "" first
      sendto s "to a" first
      assert recv(a, 100) == b"" and recv(a, 100) == b"to a" and recv(b, 100) == b"to b"
      """)
  }

  @Test func datagramsThatTheFaultsTakeAreLostWhole() async throws {
    try await playDatagrams(
      "limit=6 direction=up",
      """
      for text in ["four", "too long", "x"] { sendto a text there }
      assert recv(s, 100) == b"four"
      expect_error TimeoutError { recv s 100 timeout=30ms }
      """)
    try await playDatagrams(
      "drop=1 direction=down",
      """
      sendto a "x" there
      data, peer = recvfrom s 100
      sendto s "y" peer
      expect_error TimeoutError { recv a 100 timeout=30ms }
      """)
  }

  @Test func datagramsThatNobodyTookAreNoEnd() async throws {
    try await playDatagrams(
      "",
      """
      port = s.port
      close s
      loop 3 { sendto a "lost" there; sleep 5ms }
      s = socket inet dgram
      bind s ("127.0.0.1", port)
      sendto a "now" there
      assert recv(s, 100) == b"now"
      """)
  }

  @Test func unixDatagramsAreRelayedToo() async throws {
    let result = try await run(
      """
      folder = temp_folder()
      s = socket unix dgram
      bind s "unix:${folder}/s"
      r = relay "unix:${folder}/r" "unix:${folder}/s" kind=dgram
      c = socket unix dgram
      bind c "unix:${folder}/c"
      sendto c "hello" "unix:${folder}/r"
      data, peer = recvfrom s 100
      sendto s data.upper() peer
      assert recv(c, 100) == b"HELLO"
      """, table: .complete)
    #expect(result.code == 0, "\(result.messages)")
  }

  @Test(arguments: [
    ("kind=dgram slice=1", "slice= is not for kind=dgram"),
    ("kind=dgram reset=1", "reset= is not for kind=dgram"),
    ("drop=0.5", "drop= is not for kind=stream"), ("kind=dgram drop=2", "2 is no chance"),
  ])
  func faultsThatDoNotFit(_ words: String, _ message: String) async throws {
    let result = try await run("relay :0 localhost:1 \(words)", table: .complete)
    #expect(result.code == 3 && result.messages.contains(message), "\(result.messages)")
  }
}
