import Testing

@testable import Engine

@EngineActor @Suite(.timeLimit(.minutes(1))) struct SocketListeningTests {
  @Test func bindListenAccept() async throws {
    let socket = try Socket()
    #expect(socket.state == "new")
    #expect(socket.local == nil)
    try socket.bind(to: .loopback(port: 0))
    #expect(socket.state == "bound")
    let address = try #require(socket.local)
    #expect(try #require(address.port) > 0)
    try socket.listen(backlog: 2)
    #expect(socket.state == "listening")
    #expect(socket.role == .listener)
    #expect(try socket.accept() == nil)
    let client = try await Socket.open(to: [address], until: .soon)
    let server = try await socket.accept(until: .soon)
    #expect(server.peer == client.local)
    #expect(server.local == client.peer)
    #expect(server.role == .accepted && client.role == .connection)
    #expect(server.state == "connected" && client.state == "connected")
    for socket in [socket, client, server] { socket.close() }
    #expect(socket.state == "closed")
  }

  @Test func everyAddress() async throws {
    let listener = try Socket.serve(at: .anyInet(port: 0))
    let port = try #require(listener.local?.port)
    #expect(listener.local == .anyInet(port: port))
    let client = try await Socket.open(to: [.loopback(port: port)], until: .soon)
    let server = try await listener.accept(until: .soon)
    #expect(server.local == .loopback(port: port))
    for socket in [listener, client, server] { socket.close() }
  }

  @Test(arguments: [true, false])
  func bothFamiliesOnOneSocket(dual: Bool) async throws {
    let listener = try Socket.serve(at: .anyInet6(port: 0), dual: dual)
    let port = try #require(listener.local?.port)
    #expect(try listener.get(.v6only) == .flag(!dual))
    let six = try await Socket.open(to: [.loopback6(port: port)], until: .soon)
    six.close()
    let four = await errno {
      try await Socket.open(to: [.loopback(port: port)], until: .soon).close()
    }
    #expect(four == (dual ? nil : "ECONNREFUSED"))
    listener.close()
  }

  @Test func anAddressInUse() async throws {
    let first = try Socket.serve(at: .loopback(port: 0))
    let address = try #require(first.local)
    let failure = #expect(throws: SocketError.self) { try Socket.serve(at: address) }
    #expect(failure?.verb == .bind)
    #expect(failure?.errno == ErrnoName.number(of: "EADDRINUSE"))
    #expect(failure?.local == address)
    #expect(failure?.description == "bind to \(address): Address already in use (EADDRINUSE)")
    first.close()
    let second = try Socket.serve(at: address)
    second.close()
  }

  @Test func addressesOfOthers() async throws {
    let address = try #require(SocketAddress(host: "192.0.2.1", port: 0))
    #expect(await errno { _ = try Socket.serve(at: address) } == "EADDRNOTAVAIL")
  }

  @Test(arguments: [0, 1, -1, 100_000, Int(Int32.max)])
  func backlogsAreTheKernels(backlog: Int) throws {
    let listener = try Socket.serve(at: .loopback(port: 0), backlog: backlog)
    #expect(listener.state == "listening")
    listener.close()
  }

  @Test(arguments: [Int.max, Int.min, Int(Int32.max) + 1])
  func backlogsThatAreNoInt(backlog: Int) async throws {
    let failure = await cause { _ = try Socket.serve(at: .loopback(port: 0), backlog: backlog) }
    #expect(
      failure == .invalid(argument: "backlog=\(backlog)", why: "does not fit in 32 bits"))
  }

  @Test func theQueueOfWaitingConnections() async throws {
    let listener = try Socket.serve(at: .loopback(port: 0), backlog: 5)
    let address = try #require(listener.local)
    var clients: [Socket] = []
    for _ in 0..<3 { clients.append(try await Socket.open(to: [address], until: .soon)) }
    let info = try #require(try listener.tcpInfo())
    #expect(info.state == "LISTEN")
    #expect(info.unacknowledged == 3)
    #expect(info.selectivelyAcknowledged == 5)
    var accepted: [Socket] = []
    while let next = try listener.accept() { accepted.append(next) }
    #expect(accepted.map(\.peer) == clients.map(\.local))
    for socket in clients + accepted + [listener] { socket.close() }
  }

  @Test func severalWaitForConnections() async throws {
    let listener = try Socket.serve(at: .loopback(port: 0))
    let address = try #require(listener.local)
    var ids: [Int] = []
    var tasks: [Task<Int, any Error>] = []
    for _ in 0..<3 {
      tasks.append(await start { try await listener.accept(until: .soon).id })
    }
    var clients: [Socket] = []
    for _ in 0..<3 { clients.append(try await Socket.open(to: [address], until: .soon)) }
    for task in tasks { ids.append(try await task.value) }
    #expect(Set(ids).count == 3)
    for socket in clients + [listener] { socket.close() }
  }

  @Test func manyConnections() async throws {
    let listener = try Socket.serve(at: .loopback(port: 0), backlog: 512)
    let address = try #require(listener.local)
    let echo = await start {
      for _ in 0..<300 {
        let connection = try await listener.accept(until: .soon)
        Task { @EngineActor in
          try await connection.sendAll(
            try await connection.recvExactly(4, until: .soon), until: .soon)
          connection.close()
        }
      }
    }
    var clients: [Socket] = []
    for _ in 0..<300 { clients.append(try await Socket.open(to: [address], until: .soon)) }
    for client in clients { try await client.sendAll(.text("ping"), until: .soon) }
    for client in clients {
      #expect(try await client.recvAll(until: .soon) == .text("ping"))
      client.close()
    }
    try await echo.value
    listener.close()
  }

  @Test func acceptOnWhatDoesNotListen() async throws {
    let stream = try Socket()
    #expect(await errno { _ = try stream.accept() } == "EINVAL")
    let datagram = try Socket(kind: .dgram)
    #expect(await errno { _ = try await datagram.accept(until: .soon) } == "EOPNOTSUPP")
    #expect(await errno { try datagram.listen() } == "EOPNOTSUPP")
    stream.close()
    datagram.close()
  }

  @Test(arguments: [ErrnoName.number(of: "ECONNABORTED"), ErrnoName.number(of: "EPROTO")])
  func aConnectionThatWasAbortedIsPassedOver(number: Int32?) async throws {
    let number = try #require(number)
    let listener = try Socket.serve(at: .loopback(port: 0))
    let client = try await Socket.open(to: [try #require(listener.local)], until: .soon)
    let raw = listener.descriptor.raw
    let once = Once()
    let restore = Instruments.inject { name, descriptor in
      name == "accept4" && descriptor == raw && once.take() ? number : nil
    }
    defer { restore() }
    let server = try await listener.accept(until: .soon)
    #expect(server.peer == client.local)
    #expect(once.isTaken)
    for socket in [listener, client, server] { socket.close() }
  }

  @Test func withoutDescriptorsThereIsNoSocket() {
    let restore = Instruments.inject { call, _ in call == "socket" ? 24 : nil }
    defer { restore() }
    #expect(throws: SocketError(.socket, .system(SystemError(errno: 24, call: "socket")))) {
      try Socket()
    }
    #expect(throws: SocketError.self) { try Socket.serve(at: .loopback(port: 0)) }
  }

  @Test(arguments: ["EMFILE", "ENFILE", "ENOBUFS", "ENOMEM"])
  func withoutDescriptorsAcceptIsAnError(name: String) async throws {
    let number = try #require(ErrnoName.number(of: name))
    let listener = try Socket.serve(at: .loopback(port: 0))
    let client = try await Socket.open(to: [try #require(listener.local)], until: .soon)
    let raw = listener.descriptor.raw
    let restore = Instruments.inject { call, descriptor in
      call == "accept4" && descriptor == raw ? number : nil
    }
    #expect(await errno { _ = try await listener.accept(until: .soon) } == name)
    restore()
    // The connection waits still.
    let server = try await listener.accept(until: .soon)
    for socket in [listener, client, server] { socket.close() }
  }
}
