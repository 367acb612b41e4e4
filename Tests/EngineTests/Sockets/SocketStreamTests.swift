import Testing

@testable import Engine

@Suite struct SocketStreamTests {
  @Test func aPairTalks() async throws {
    let pair = try await Pair.make()
    #expect(try await pair.client.send(Array("Hello".utf8), until: nil) == 5)
    #expect(try await pair.server.recv(100, until: nil) == Array("Hello".utf8))
    await pair.client.close()
    #expect(try await pair.server.recv(100, until: nil) == [])
  }
}

/// Two connected sockets on loopback.
@EngineActor struct Pair {
  let client: Socket
  let server: Socket

  static func make() async throws -> Pair {
    let listener = try Socket.serve(at: .loopback(port: 0))
    let address = try #require(listener.local)
    let client = try await Socket.open(to: [address], until: nil)
    let server = try await listener.accept(until: nil)
    listener.close()
    return Pair(client: client, server: server)
  }
}
