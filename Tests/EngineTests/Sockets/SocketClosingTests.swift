import Testing

@testable import Engine

@EngineActor @Suite(.timeLimit(.minutes(1))) struct SocketClosingTests {
  @Test func halfAConnection() async throws {
    let pair = try await Pair.make()
    try await pair.client.sendAll(.text("question"), until: .soon)
    try pair.client.shutdown(.write)
    #expect(pair.client.state == "half-closed")
    #expect(try await pair.server.recvAll(until: .soon) == .text("question"))
    #expect(pair.server.state == "half-closed")
    try await pair.server.sendAll(.text("answer"), until: .soon)
    #expect(try await pair.client.recv(100, until: .soon) == .text("answer"))
    #expect(await errno { _ = try pair.client.send([1]) } == "EPIPE")
    pair.server.close()
    #expect(try await pair.client.recv(1, until: .soon) == [])
    #expect(pair.client.state == "reset" || pair.client.state == "ended")
    pair.close()
  }

  @Test func shutdownOfReading() async throws {
    let pair = try await Pair.make()
    try pair.server.shutdown(.read)
    #expect(try pair.server.recv(10) == [])
    try pair.server.shutdown(.both)
    #expect(pair.server.state == "ended")
    #expect(try await pair.client.recv(10, until: .soon) == [])
    pair.close()
  }

  @Test func shutdownOfWhatIsNotConnected() async throws {
    let socket = try Socket()
    #expect(await errno { try socket.shutdown(.write) } == "ENOTCONN")
    socket.close()
  }

  @Test func everyVerbAfterClose() async throws {
    let pair = try await Pair.make()
    let client = pair.client
    client.close()
    client.close()
    try client.abort()
    #expect(client.isClosed && client.fileno == -1 && client.state == "closed")
    #expect(pair.trace.events(of: client.id).filter { $0.verb == .close }.count == 1)
    let verbs: [(String, @EngineActor () async throws -> Void)] = [
      ("bind", { try client.bind(to: .loopback(port: 0)) }), ("listen", { try client.listen() }),
      ("accept", { _ = try client.accept() }),
      ("accept until", { _ = try await client.accept(until: .soon) }),
      ("connect", { _ = try client.connect(to: .loopback(port: 1)) }),
      ("connect until", { try await client.connect(to: .loopback(port: 1), until: .soon) }),
      ("send", { _ = try client.send([1]) }),
      ("send until", { _ = try await client.send([1], until: .soon) }),
      ("sendAll", { try await client.sendAll([1], until: .soon) }),
      ("recv", { _ = try client.recv(1) }), ("recv 0", { _ = try client.recv(0) }),
      ("recv much", { _ = try client.recv(1 << 30) }),
      ("recv until", { _ = try await client.recv(1, until: .soon) }),
      ("recvExactly", { _ = try await client.recvExactly(1, until: .soon) }),
      ("recvLine", { _ = try await client.recvLine(until: .soon) }),
      ("recvAll", { _ = try await client.recvAll(until: .soon) }),
      ("peek", { _ = try client.peek(1) }),
      ("sendTo", { _ = try client.sendTo([1], .loopback(port: 1)) }),
      ("recvFrom", { _ = try client.recvFrom(1) }),
      ("shutdown", { try client.shutdown(.both) }), ("waiting", { _ = try client.waiting() }),
      ("unsent", { _ = try client.unsent() }),
      ("set", { try client.set(.nodelay, to: .flag(true)) }),
      ("get", { _ = try client.get(.rcvbuf) }), ("tcpInfo", { _ = try client.tcpInfo() }),
      ("poll", { _ = try await Socket.poll([client], until: .soon) }),
      ("sendFile", { _ = try await client.sendFile(try File("/etc/passwd", .read), until: .soon) }),
    ]
    for (name, verb) in verbs { #expect(await cause(verb) == .closed, "\(name)") }
    pair.close()
  }

  @Test func closeWakesWhoWaits() async throws {
    let pair = try await Pair.stuck()
    let server = pair.server
    let listener = try Socket.serve(at: .loopback(port: 0))
    let tasks = [
      await start { _ = try await server.recv(1, until: nil) },
      await start { _ = try await server.recvLine(until: nil) },
      await start { try await server.sendAll(.noise(100_000), until: nil) },
      await start { _ = try await listener.accept(until: nil) },
      await start { _ = try await Socket.poll([listener, server], until: nil) },
    ]
    server.close()
    listener.close()
    for (index, task) in tasks.enumerated() {
      #expect(await cause { try await task.value } == .closed, "\(index)")
    }
    #expect(pair.trace.events(of: server.id).filter { $0.outcome == .closed }.count == 3)
    pair.close()
  }

  @Test func abortResetsThePeer() async throws {
    let pair = try await Pair.make()
    try pair.client.abort()
    #expect(pair.last(pair.client)?.verb == .abort)
    #expect(await errno { _ = try await pair.server.recv(1, until: .soon) } == "ECONNRESET")
    #expect(pair.server.state == "reset")
    pair.close()
  }

  @Test func anAbortThatIsRefusedClosesAndSaysSo() async throws {
    let pair = try await Pair.make()
    let number = pair.client.fileno
    let restore = Instruments.inject { name, descriptor in
      name == "setsockopt" && descriptor == number ? 12 : nil
    }
    #expect(await errno { try pair.client.abort() } == "ENOMEM")
    restore()
    #expect(pair.client.isClosed)
    #expect(try await pair.server.recv(1, until: .soon) == [])
    pair.close()
  }

  @Test func bytesInTheKernel() async throws {
    let pair = try await Pair.make(small: true)
    #expect(try pair.server.waiting() == 0)
    #expect(try pair.client.unsent() == 0)
    try await pair.client.sendAll(.text("12345"), until: .soon)
    #expect(try pair.server.waiting() == 5)
    while try pair.client.send(.noise(10_000)) != nil {}
    #expect(try pair.client.unsent() > 0)
    // Questions leave no event.
    #expect(pair.trace.events(of: pair.server.id).allSatisfy { $0.verb == .setOption })
    pair.close()
  }

  @Test func pollTellsWhatIsReady() async throws {
    let (one, two) = (try await Pair.make(), try await Pair.make())
    let listener = try Socket.serve(at: .loopback(port: 0))
    let sockets = [one.server, two.server, listener]
    #expect(try await Socket.poll(sockets, until: .immediate).isEmpty)
    #expect(try await Socket.poll(sockets, until: .early).isEmpty)
    #expect(try await Socket.poll([], until: .early).isEmpty)
    try await two.client.sendAll([1], until: .soon)
    #expect(try await Socket.poll(sockets, until: .soon).map(\.id) == [two.server.id])
    let client = try await Socket.open(to: [try #require(listener.local)], until: .soon)
    one.client.close()
    while try await Socket.poll(sockets, until: .soon).count < 3 { await EventLoop.shared.yield() }
    client.close()
    let task = await start { _ = try await Socket.poll([try Socket(kind: .dgram)], until: nil) }
    task.cancel()
    #expect(await cause { try await task.value } == .cancelled)
    for pair in [one, two] { pair.close() }
    listener.close()
  }

  @Test func closeAllClosesAll() async throws {
    // Only what it would close is looked at: other tests have sockets too.
    let pair = try await Pair.make()
    let open = Set(Socket.open.map(\.id))
    #expect(open.isSuperset(of: [pair.client.id, pair.server.id]))
    pair.close()
    #expect(Set(Socket.open.map(\.id)).isDisjoint(with: [pair.client.id, pair.server.id]))
  }

  @Test func aForgottenSocketIsClosed() async throws {
    let listener = try Socket.serve(at: .loopback(port: 0))
    var forgotten: Socket? = try await Socket.open(
      to: [try #require(listener.local)], until: .soon)
    let descriptor = try #require(forgotten?.descriptor)
    let server = try await listener.accept(until: .soon)
    // One that was waited for is known to the loop, which must not keep it alive.
    _ = await cause { _ = try await forgotten?.recv(1, until: .early) }
    forgotten = nil
    #expect(!descriptor.isOpen)
    #expect(try await server.recv(1, until: .soon) == [])
    server.close()
    listener.close()
  }

  @Test func noDescriptorLeaks() async throws {
    for _ in 0..<50 {
      var descriptors: [Descriptor] = []
      do {
        let pair = try await Pair.make()
        try await pair.client.sendAll([1], until: .soon)
        _ = try await pair.server.recv(1, until: .soon)
        descriptors = [pair.client.descriptor, pair.server.descriptor]
        pair.close()
      }
      #expect(descriptors.allSatisfy { !$0.isOpen })
    }
    // Failed verbs leave none either.
    let address = SocketAddress.loopback(port: 1)
    for _ in 0..<50 {
      _ = await cause { _ = try await Socket.open(to: [address], until: .soon) }
      _ = await cause { _ = try Socket.serve(at: .unix(.text("/no/such/folder/socket"))) }
    }
    #expect(!Socket.open.contains { $0.peer == address || $0.condition.target == address })
  }
}
