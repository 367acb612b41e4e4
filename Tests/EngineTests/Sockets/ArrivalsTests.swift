import Testing

@testable import Engine

/// What comes to sockets is told once, and stays in the kernel.
@EngineActor @Suite(.timeLimit(.minutes(1))) struct ArrivalsTests {
  /// Arrivals as they were told, and a way to wait for the next.
  @EngineActor final class Teller {
    private(set) var told: [(socket: Int, kind: Arrival.Kind)] = []
    private var gate = Gate()
    let trace = Trace()
    private var arrivals: Arrivals?

    init() {
      let arrivals = Arrivals { [unowned self] arrival in
        told.append((arrival.socket.id, arrival.kind))
        gate.open()
        gate = Gate()
      }
      _ = trace.observe { arrivals.noticed($0) }
      self.arrivals = arrivals
    }

    func wait(for count: Int) async throws {
      while told.count < count { try await gate.wait(until: .soon) }
    }

    func kinds(of socket: Socket) -> [Arrival.Kind] {
      told.filter { $0.socket == socket.id }.map(\.kind)
    }
  }

  @Test func aConnectionItsDataAndItsEnd() async throws {
    let teller = Teller()
    let listener = try Socket.serve(at: .loopback(port: 0), sink: teller.trace)
    let client = try Socket(sink: teller.trace)
    try await client.connect(to: try #require(listener.local), until: .soon)
    try await teller.wait(for: 1)
    #expect(teller.kinds(of: listener) == [.connections(1)])
    let server = try await listener.accept(until: .soon)

    _ = try await client.send(.text("hello"), until: .soon)
    try await teller.wait(for: 2)
    #expect(teller.kinds(of: server) == [.data(count: 5, first: .text("hello"), unread: 5)])
    _ = try await client.send(.text("!!"), until: .soon)
    try await teller.wait(for: 3)
    #expect(teller.kinds(of: server).last == .data(count: 2, first: .text("!!"), unread: 7))

    // Nothing was taken.
    #expect(try await server.recv(100, until: .soon) == .text("hello!!"))
    #expect(teller.trace.events(of: server.id).map(\.verb) == [.recv])

    client.close()
    try await teller.wait(for: 4)
    #expect(teller.kinds(of: server).last == .end)
    #expect(server.state == "connected")
    #expect(try await server.recv(100, until: .soon).isEmpty)
    server.close()
    listener.close()
  }

  @Test func aResetIsToldAndStillMeetsTheVerb() async throws {
    let teller = Teller()
    let listener = try Socket.serve(at: .loopback(port: 0), sink: teller.trace)
    let client = try Socket(sink: teller.trace)
    try await client.connect(to: try #require(listener.local), until: .soon)
    let server = try await listener.accept(until: .soon)
    let before = teller.told.count
    try client.abort()
    try await teller.wait(for: before + 1)
    #expect(teller.kinds(of: server) == [.broken])
    await #expect(throws: SocketError.self) { try await server.recv(10, until: .soon) }
    server.close()
    listener.close()
  }

  @Test func whatATaskWaitsForIsItsOwn() async throws {
    let teller = Teller()
    let pair = try await connected(teller)
    async let reading = pair.server.recv(100, until: .soon)
    while !pair.server.watch.hasReaders { await EventLoop.shared.yield() }
    _ = try await pair.client.send(.text("taken"), until: .soon)
    #expect(try await reading == .text("taken"))
    _ = try await pair.client.send(.text("told"), until: .soon)
    while teller.kinds(of: pair.server).isEmpty {
      try await teller.wait(for: teller.told.count + 1)
    }
    #expect(
      teller.kinds(of: pair.server) == [.data(count: 4, first: .text("told"), unread: 4)])
    pair.close()
  }

  /// The loop hears of an end with its next pass, when the end may have been read.
  @Test func anEndThatWasReadIsNotTold() async throws {
    let teller = Teller()
    let pair = try await connected(teller)
    let other = try await connected(teller)
    pair.client.close()
    #expect(try await pair.server.recv(10, until: .soon).isEmpty)
    _ = try await other.client.send(.text("later"), until: .soon)
    while teller.kinds(of: other.server).isEmpty {
      try await teller.wait(for: teller.told.count + 1)
    }
    #expect(!teller.kinds(of: pair.server).contains(.end))
    pair.close()
    other.close()
  }

  /// A read that fails for another reason, such as a full disk, knows of no end.
  @Test func anEndBehindAnotherFailureIsTold() async throws {
    let teller = Teller()
    let pair = try await connected(teller)
    _ = try await pair.client.send(.text("part"), until: .soon)
    await #expect(throws: SocketError.self) {
      try await pair.server.recvFile(path: "/dev/full", 4, until: .soon)
    }
    pair.client.close()
    while !teller.kinds(of: pair.server).contains(.end) {
      try await teller.wait(for: teller.told.count + 1)
    }
    pair.close()
  }

  @Test func datagramsWithTheirSenders() async throws {
    let teller = Teller()
    let one = try Socket(kind: .dgram, sink: teller.trace)
    try one.bind(to: .loopback(port: 0))
    let two = try Socket(kind: .dgram, sink: NoEvents())
    try two.bind(to: .loopback(port: 0))
    let sender = try #require(two.local)
    _ = try await two.sendTo(.text("first"), try #require(one.local), until: .soon)
    try await teller.wait(for: 1)
    #expect(
      teller.kinds(of: one) == [.datagram(first: .text("first"), length: 5, sender: sender)])
    _ = try await two.sendTo(.text("second"), try #require(one.local), until: .soon)
    try await teller.wait(for: 2)
    #expect(teller.kinds(of: one).last == .furtherDatagram)
    #expect(try await one.recvFrom(100, until: .soon).bytes == .text("first"))
    one.close()
    two.close()
  }

  private func connected(_ teller: Teller) async throws -> Pair {
    let listener = try Socket.serve(at: .loopback(port: 0), sink: teller.trace)
    defer { listener.close() }
    let client = try Socket(sink: teller.trace)
    try await client.connect(to: try #require(listener.local), until: .soon)
    let server = try await listener.accept(until: .soon)
    return Pair(client: client, server: server, trace: teller.trace)
  }
}
