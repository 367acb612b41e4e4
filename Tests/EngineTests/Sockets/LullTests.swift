import Testing

@testable import Engine

@Suite struct LullTests {
  @Test func itLearnsAndAsksNowAndThen() {
    var lull = Lull()
    for _ in 0..<2 {
      let took1 = lull.tookBytes(4, of: 16)
      #expect(!took1)
      #expect(lull.isKnown)
      lull.attemptFailed()
    }
    var tries = 0
    for _ in 0..<32 {
      if !lull.tookBytes(4, of: 16) { tries += 1 }
      lull.waited()
    }
    #expect(tries == 2)
    let took2 = lull.tookBytes(16, of: 16)
    #expect(!took2)
  }

  @Test func bytesAfterAShortReadMakeItTryAgain() {
    var lull = Lull()
    for _ in 0..<2 {
      _ = lull.tookBytes(4, of: 16)
      lull.attemptFailed()
    }
    let took3 = lull.tookBytes(4, of: 16)
    #expect(took3)
    let took4 = lull.tookBytes(4, of: 16)
    #expect(!took4)
  }

  @Test func theEndAfterManyTurnsIsSeen() async throws {
    let script = """
      server = create_server ("127.0.0.1", 0)
      task echo {
        conn, addr = accept server
        loop 40 { send conn recv(conn, 64) }
        recv conn 64
        send conn b"last"
        close conn
      }
      s = create_connection ("127.0.0.1", server.port)
      loop 40 { send s b"hello"; assert recv(s, 64) == b"hello" }
      send s b"bye"
      print recv(s, 64) recv(s, 64)
      wait echo
      """
    #expect(try await run(script).output == "b'last' b''\n")
  }

  @Test func whatWasReceivedStaysAsItWas() async throws {
    let script = """
      server = create_server ("127.0.0.1", 0)
      s = create_connection ("127.0.0.1", server.port)
      conn, addr = accept server
      sendall conn b"aaaabbbbccccddddeeee"
      xs = []
      loop 5 { append xs recv(s, 4) }
      print xs
      """
    #expect(
      try await run(script).output == "[b'aaaa', b'bbbb', b'cccc', b'dddd', b'eeee']\n")
  }
}
