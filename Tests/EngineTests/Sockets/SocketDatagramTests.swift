import Testing

@testable import Engine

@EngineActor @Suite(.timeLimit(.minutes(1))) struct SocketDatagramTests {
  private func bound(_ trace: Trace, _ address: SocketAddress = .loopback(port: 0)) throws
    -> (Socket, SocketAddress)
  {
    let socket = try Socket(
      family: try #require(address.family), kind: .dgram, sink: trace)
    try socket.bind(to: address)
    return (socket, try #require(socket.local))
  }

  @Test(arguments: [SocketAddress.loopback(port: 0), .loopback6(port: 0)])
  func boundariesAreKept(address: SocketAddress) async throws {
    let trace = Trace()
    let (one, there) = try bound(trace, address)
    let (two, here) = try bound(trace, address)
    for text in ["first", "", "third"] {
      #expect(try await two.sendTo(.text(text), there, until: .soon) == text.utf8.count)
    }
    for text in ["first", "", "third"] {
      let datagram = try await one.recvFrom(100, until: .soon)
      #expect(datagram == Datagram(bytes: .text(text), sender: here, length: text.utf8.count))
      #expect(!datagram.isTruncated)
    }
    #expect(try one.recvFrom(100) == nil)
    // An empty datagram is no end.
    #expect(one.state == "bound" || one.state == "open")
    let events = trace.events(of: one.id).filter { $0.verb == .recvfrom }
    #expect(events.map(\.got) == [5, 0, 5])
    #expect(events.map(\.outcome) == [.ok, .ok, .ok])
    #expect(events.allSatisfy { $0.address == here })
    #expect(trace.events(of: two.id).last?.address == there)
    one.close()
    two.close()
  }

  @Test(arguments: [0, 1, 4, 10, 11])
  func whatIsCutIsTold(count: Int) async throws {
    let trace = Trace()
    let (one, there) = try bound(trace)
    try await one.connect(to: there, until: .soon)
    _ = try await one.sendTo(.text("0123456789"), there, until: .soon)
    let datagram = try await one.recvFrom(count, until: .soon)
    #expect(datagram.bytes == Array([UInt8].text("0123456789").prefix(count)))
    #expect(datagram.length == 10)
    #expect(datagram.isTruncated == (count < 10))
    #expect(try one.recvFrom(100) == nil)
    one.close()
  }

  @Test func recvAndSendOfAConnectedSocket() async throws {
    let trace = Trace()
    let (one, there) = try bound(trace)
    let (two, here) = try bound(trace)
    try await one.connect(to: here, until: .soon)
    try await two.connect(to: there, until: .soon)
    #expect(try await one.send(.text("abc"), until: .soon) == 3)
    #expect(try await two.recv(2, until: .soon) == .text("ab"))
    #expect(try two.recv(2) == nil)
    _ = try await one.send([], until: .soon)
    #expect(try await two.recv(9, until: .soon) == [])
    #expect(trace.events(of: two.id).last?.outcome == .ok)
    _ = try await one.send(.text("xyz"), until: .soon)
    #expect(try await two.peek(2, until: .soon) == .text("xy"))
    #expect(try two.waiting() == 3)
    var buffer: [UInt8] = [0, 0, 0, 0]
    #expect(try await two.recvInto(&buffer, until: .soon) == 3)
    one.close()
    two.close()
  }

  @Test func aPortNobodyListensOn() async throws {
    let trace = Trace()
    let (one, _) = try bound(trace)
    let (gone, there) = try bound(trace)
    gone.close()
    try await one.connect(to: there, until: .soon)
    _ = try await one.send(.text("x"), until: .soon)
    #expect(await errno { _ = try await one.recv(1, until: .soon) } == "ECONNREFUSED")
    one.close()
  }

  @Test func datagramsThatAreTooLarge() async throws {
    let trace = Trace()
    let (one, there) = try bound(trace)
    let failure = await #expect(throws: SocketError.self) {
      try await one.sendTo(.noise(70_000), there, until: .soon)
    }
    #expect(failure?.errno.flatMap { ErrnoName.name(of: $0) } == "EMSGSIZE")
    #expect(failure?.description.contains("\(there)") == true)
    let largest = [UInt8].noise(65_507)
    _ = try await one.sendTo(largest, there, until: .soon)
    #expect(try await one.recvFrom(10_000_000_000, until: .soon).bytes == largest)
    one.close()
  }

  @Test func noAddressToSendTo() async throws {
    let socket = try Socket(kind: .dgram)
    #expect(await errno { _ = try socket.send([1]) } == "EDESTADDRREQ")
    #expect(await errno { _ = try socket.sendTo([1], .loopback6(port: 1)) } == "EAFNOSUPPORT")
    #expect(await errno { _ = try socket.sendTo([1], .inet(.max, port: 1)) } == "EACCES")
    try socket.set(.broadcast, to: .flag(true))
    socket.close()
  }

  @Test func unixDatagrams() async throws {
    let trace = Trace()
    let (one, there) = try bound(trace, .ownUnix("datagram"))
    let two = try Socket(family: .unix, kind: .dgram, sink: trace)
    let large = [UInt8].noise(100_000)
    _ = try await two.sendTo(large, there, until: .soon)
    let datagram = try await one.recvFrom(1_000_000, until: .soon)
    #expect(datagram == Datagram(bytes: large, sender: .none, length: large.count))
    one.close()
    two.close()
  }

  @Test func aWaitingReaderHearsOfADatagram() async throws {
    let trace = Trace()
    let (one, there) = try bound(trace)
    let reader = await start { try await one.recvFrom(10, until: .soon).bytes }
    _ = try one.sendTo(.text("hi"), there)
    #expect(try await reader.value == .text("hi"))
    guard case .timedOut? = await cause({ _ = try await one.recvFrom(10, until: .early) }) else {
      Issue.record("no timeout")
      return
    }
    one.close()
  }
}
