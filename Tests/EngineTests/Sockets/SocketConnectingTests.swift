import Testing

@testable import Engine

@EngineActor @Suite(.timeLimit(.minutes(1))) struct SocketConnectingTests {
  /// A port of loopback on which nobody listens.
  private func freePort() throws -> UInt16 {
    let socket = try Socket()
    defer { socket.close() }
    try socket.bind(to: .loopback(port: 0))
    return try #require(socket.local?.port)
  }

  /// A Unix listener whose queue is full, and what fills it.
  private func fullListener(
    _ address: SocketAddress
  ) throws -> (listener: Socket, others: [Socket]) {
    let listener = try Socket.serve(at: address, backlog: 0)
    var others: [Socket] = []
    while others.count < 100 {
      let socket = try Socket(family: .unix)
      others.append(socket)
      if try socket.connect(to: address) == nil { break }
    }
    return (listener, others)
  }

  @Test func connectInSteps() async throws {
    let listener = try Socket.serve(at: .loopback(port: 0))
    let address = try #require(listener.local)
    let client = try Socket()
    while try client.connect(to: address) == nil {
      #expect(client.state == "connecting")
      await EventLoop.shared.yield()
    }
    #expect(client.state == "connected")
    #expect(client.peer == address)
    #expect(client.local?.isLoopback == true)
    client.close()
    listener.close()
  }

  @Test func fromAnAddressOfOnesOwn() async throws {
    let listener = try Socket.serve(at: .loopback(port: 0))
    let address = try #require(listener.local)
    let port = try freePort()
    let client = try await Socket.open(
      to: [address], from: .loopback(port: port), until: .soon)
    #expect(client.local == .loopback(port: port))
    client.close()
    listener.close()
  }

  @Test func nobodyListens() async throws {
    let address = SocketAddress.loopback(port: try freePort())
    let failure = await #expect(throws: SocketError.self) {
      try await Socket.open(to: [address], until: .soon)
    }
    #expect(failure?.verb == .connect)
    #expect(failure?.peer == address)
    #expect(
      failure?.description == "connect to \(address): Connection refused (ECONNREFUSED)")
  }

  @Test func aRefusedSocketMayTryAgain() async throws {
    let port = try freePort()
    let client = try Socket()
    #expect(
      await errno { try await client.connect(to: .loopback(port: port), until: .soon) }
        == "ECONNREFUSED")
    let listener = try Socket.serve(at: .loopback(port: port))
    try await client.connect(to: .loopback(port: port), until: .soon)
    #expect(client.state == "connected")
    #expect(await errno { _ = try client.connect(to: .loopback(port: port)) } == "EISCONN")
    client.close()
    listener.close()
  }

  @Test func theNextAddressIsTried() async throws {
    let listener = try Socket.serve(at: .loopback(port: 0))
    let port = try #require(listener.local?.port)
    let before = Socket.open.count
    let client = try await Socket.open(
      to: [.loopback6(port: port), .loopback(port: port)], until: .soon)
    #expect(client.peer == .loopback(port: port))
    #expect(Socket.open.count <= before + 1)
    client.close()
    listener.close()
  }

  @Test func theErrorIsThePeersRatherThanThisMachines() async throws {
    let port = try freePort()
    for source in [nil, SocketAddress.loopback(port: 0)] {
      // A broadcast address is refused by this machine, the other by its peer.
      for addresses in [
        [.inet(.max, port: port), .loopback(port: port)],
        [.loopback(port: port), .inet(.max, port: port)],
        [SocketAddress.loopback6(port: port), .loopback(port: port)],
      ] {
        let failure = await errno {
          _ = try await Socket.open(to: addresses, from: source, until: .soon)
        }
        #expect(failure == "ECONNREFUSED")
      }
    }
    let alone = await errno {
      _ = try await Socket.open(
        to: [.loopback6(port: port)], from: .loopback(port: 0), until: .soon)
    }
    #expect(alone != nil && alone != "ECONNREFUSED")
    #expect(
      await cause { _ = try await Socket.open(to: [], until: .soon) }
        == .invalid(argument: "addresses", why: "there is none to connect to"))
  }

  @Test func aFullQueueIsWaitedFor() async throws {
    let address = SocketAddress.ownUnix("full-queue")
    let (listener, others) = try fullListener(address)
    let client = try Socket(family: .unix)
    let waiting = await start {
      try await client.connect(to: address, until: .soon)
    }
    #expect(client.state != "connected")
    let first = try await listener.accept(until: .soon)
    try await waiting.value
    #expect(client.state == "connected")
    for socket in others + [first, client, listener] { socket.close() }
  }

  @Test func aFullQueueAndADeadline() async throws {
    let address = SocketAddress.ownUnix("full-queue")
    let (listener, others) = try fullListener(address)
    let client = try Socket(family: .unix)
    guard case .timedOut = await cause({ try await client.connect(to: address, until: .early) })
    else {
      Issue.record("no timeout")
      return
    }
    client.blocking = false
    #expect(await cause { try await client.connect(to: address, until: nil) } == .wouldBlock)
    client.blocking = true
    let waiting = await start { try await client.connect(to: address, until: nil) }
    waiting.cancel()
    #expect(await cause { try await waiting.value } == .cancelled)
    for socket in others + [client, listener] { socket.close() }
  }

  /// A listener that answers nobody: its queue is full, so that the kernel drops new connections.
  private func silentListener() throws -> (listener: Socket, others: [Socket]) {
    let listener = try Socket.serve(at: .loopback(port: 0), backlog: 0)
    let address = try #require(listener.local)
    var others: [Socket] = []
    for _ in 0..<3 {
      others.append(try Socket())
      _ = try others.last?.connect(to: address)
    }
    return (listener, others)
  }

  @Test func aPeerThatDoesNotAnswer() async throws {
    let (listener, others) = try silentListener()
    let address = try #require(listener.local)
    let failure = await #expect(throws: SocketError.self) {
      try await Socket.open(to: [address], until: .early)
    }
    guard case .timedOut(let waited, 0)? = failure?.cause else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(waited >= 1_000_000)
    #expect(failure?.peer == address)
    let client = try Socket()
    client.blocking = false
    #expect(await cause { try await client.connect(to: address, until: nil) } == .wouldBlock)
    #expect(client.state == "connecting")
    client.blocking = true
    let waiting = await start { try await client.connect(to: address, until: nil) }
    waiting.cancel()
    #expect(await cause { try await waiting.value } == .cancelled)
    let closed = await start { try await client.connect(to: address, until: nil) }
    client.close()
    #expect(await cause { try await closed.value } == .closed)
    for socket in others + [listener] { socket.close() }
  }

  @Test func withADatagramSocketConnectOnlyNamesThePeer() async throws {
    let socket = try Socket(kind: .dgram)
    #expect(try socket.connect(to: .loopback(port: 9)) == true)
    #expect(socket.peer == .loopback(port: 9))
    #expect(socket.role == .datagram)
    #expect(socket.state == "open")
    socket.close()
  }

  @Test func pathsThatAreTooLong() async throws {
    let path = SocketAddress.unix(.text("/" + String(repeating: "p", count: 107)))
    let failure = await cause { _ = try Socket.serve(at: path) }
    #expect(
      failure
        == .invalid(
          argument: path.description, why: "a Unix path has at most 107 bytes, this one 108"))
    #expect(await cause { _ = try await Socket.open(to: [path], until: .soon) } == failure)
    #expect(await cause { _ = try await Socket.open(to: [.unix([])], until: .soon) } != nil)
    #expect(
      await cause { _ = try await Socket.open(to: [.unix([47, 0, 47])], until: .soon) } != nil)
  }

  @Test func anotherFamily() async throws {
    let socket = try Socket(family: .inet6)
    #expect(await errno { try socket.bind(to: .loopback(port: 9)) } == "EINVAL")
    let four = try Socket(family: .inet)
    #expect(await errno { _ = try four.connect(to: .loopback6(port: 9)) } == "EAFNOSUPPORT")
    #expect(await errno { try four.bind(to: .unix(.text("/nowhere"))) } == "EINVAL")
    four.close()
    socket.close()
  }
}
