import Testing

@testable import Engine

@Suite struct SocketFactsTests {
  @Test @EngineActor func factsOutliveTheSocket() async throws {
    let listener = try Socket.serve(at: .loopback(port: 0))
    listener.name = "l9"
    let id = listener.id
    let local = listener.local
    #expect(Socket.allFacts[id] == listener.facts)
    listener.close()
    let facts = try #require(Socket.allFacts[id])
    #expect(facts.name == "l9")
    #expect(facts.role == .listener)
    #expect(facts.local == local)
  }

  @Test @EngineActor func alsoWhenItIsOnlyForgotten() async throws {
    var socket: Socket? = try Socket(family: .inet, kind: .dgram)
    let id = socket?.id ?? 0
    socket?.name = "u9"
    socket = nil
    #expect(Socket.allFacts[id]?.label == "u9")
  }

  @Test func aSocketWithoutNameHasItsNumber() {
    #expect(SocketFacts(id: 7).label == "socket 7")
  }

  @Test @EngineActor func theOldestAreForgotten() async throws {
    for id in 0..<(3 * SocketPast.limit) {
      SocketPast.keep(SocketFacts(id: -1 - id))
    }
    #expect(SocketPast.facts.count < 2 * SocketPast.limit)
    #expect(SocketPast.facts[-3 * SocketPast.limit] != nil)
    #expect(SocketPast.facts[-1] == nil)
  }

  @Test @EngineActor func thePeerOfAUnixSocketIsThisProcess() async throws {
    let folder = try File.makeTemporaryFolder()
    defer { try? File.removeTree(folder) }
    let address = SocketAddress(path: "\(folder)/s")
    let listener = try Socket.serve(at: address)
    let client = try await Socket.open(to: [address], until: nil)
    let server = try await listener.accept(until: nil)
    #expect(!client.facts.isPeerElsewhere && !server.facts.isPeerElsewhere)
    for socket in [client, server, listener] { socket.close() }
  }
}
