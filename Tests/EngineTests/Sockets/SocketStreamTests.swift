import Testing

@testable import Engine

@EngineActor @Suite(.timeLimit(.minutes(1))) struct SocketStreamTests {
  @Test(arguments: [
    SocketAddress.loopback(port: 0), .loopback6(port: 0), .ownUnix("stream"),
  ])
  func aPairTalks(address: SocketAddress) async throws {
    let pair = try await Pair.make(address)
    #expect(try await pair.client.send(.text("Hello"), until: .soon) == 5)
    #expect(try await pair.server.recv(100, until: .soon) == .text("Hello"))
    #expect(try await pair.server.send(.text("you"), until: .soon) == 3)
    #expect(try await pair.client.recv(100, until: .soon) == .text("you"))
    pair.client.close()
    #expect(try await pair.server.recv(100, until: .soon) == [])
    #expect(try await pair.server.recv(100, until: .soon) == [])
    pair.close()
  }

  @Test func recvGivesAtMostWhatWasAsked() async throws {
    let pair = try await Pair.make()
    try await pair.client.sendAll(.text("This is a test"), until: .soon)
    var parts: [String] = []
    while parts.joined().count < 14 {
      parts.append(String(decoding: try await pair.server.recv(4, until: .soon), as: UTF8.self))
    }
    #expect(parts == ["This", " is ", "a te", "st"])
    pair.close()
  }

  @Test func attemptsGiveNilWhereTheyWouldWait() async throws {
    let pair = try await Pair.make()
    #expect(try pair.server.recv(10) == nil)
    #expect(try pair.server.peek(10) == nil)
    #expect(try pair.server.recvExactly(10) == nil)
    #expect(try pair.server.recvLine() == nil)
    #expect(try pair.server.recvAll() == nil)
    #expect(pair.trace.events(of: pair.server.id).isEmpty)
    pair.close()
  }

  @Test func recvOfNothingIsEmptyAndNoEnd() async throws {
    let pair = try await Pair.make()
    try await pair.client.sendAll(.text("x"), until: .soon)
    #expect(try await pair.server.recv(1, until: .soon) == .text("x"))
    #expect(try pair.server.recv(0) == [])
    #expect(pair.last(pair.server)?.outcome == .ok)
    pair.close()
  }

  @Test(arguments: [-1, Int.min])
  func negativeCounts(count: Int) async throws {
    let pair = try await Pair.make()
    let refused = SocketError.Cause.invalid(
      argument: "\(count)", why: "a number of bytes cannot be negative")
    let server = pair.server
    #expect(await cause { _ = try server.recv(count) } == refused)
    #expect(await cause { _ = try server.peek(count) } == refused)
    #expect(await cause { _ = try server.recvExactly(count) } == refused)
    #expect(await cause { _ = try server.recvAll(limit: count) } == refused)
    #expect(await cause { _ = try server.recvFrom(count) } == refused)
    #expect(await cause { _ = try await server.recv(count, until: .soon) } == refused)
    pair.close()
  }

  @Test func hugeCountsAllocateLittle() async throws {
    let pair = try await Pair.make()
    let text = [UInt8].text("small")
    for count in [10_000_000_000, Int.max] {
      try await pair.client.sendAll(text, until: .soon)
      let bytes = try await pair.server.recv(count, until: .soon)
      #expect(bytes == text)
      #expect(bytes.capacity < 1024)
      try await pair.client.sendAll(text, until: .soon)
      #expect(try await pair.server.peek(count, until: .soon) == text)
      #expect(try await pair.server.recv(count, until: .soon) == text)
    }
    pair.close()
  }

  @Test func largeReads() async throws {
    let pair = try await Pair.make()
    let data = [UInt8].noise(3_000_000)
    let sender = await start { try await pair.client.sendAll(data, until: .soon) }
    var got: [UInt8] = []
    while got.count < data.count { got += try await pair.server.recv(1_000_000, until: .soon) }
    #expect(got == data)
    try await sender.value
    pair.close()
  }

  @Test func sendTakesWhatFits() async throws {
    let pair = try await Pair.make(small: true)
    let data = [UInt8].noise(1_000_000)
    let taken = try await pair.client.send(data, until: .soon)
    #expect(taken > 0 && taken < data.count)
    let event = try #require(pair.last(pair.client))
    #expect(event.verb == .send && event.asked == data.count && event.got == taken)
    #expect(event.bytes == Array(data.prefix(taken)))
    while try pair.client.send(data) != nil {}
    #expect(pair.client.watch.isBlocked(.write))
    pair.close()
  }

  @Test func sendAllGoesOnUntilAllIsTaken() async throws {
    let pair = try await Pair.make(small: true)
    let data = [UInt8].noise(300_000)
    let sender = await start { try await pair.client.sendAll(data, until: .soon) }
    #expect(try await pair.server.recvExactly(data.count, until: .soon) == data)
    try await sender.value
    let event = try #require(pair.last(pair.client))
    #expect(event.verb == .sendall && event.got == data.count && event.calls > 1)
    #expect(event.duration > 0)
    pair.close()
  }

  @Test func sendAllInStepsOfTheCaller() async throws {
    let pair = try await Pair.make(small: true)
    let data = [UInt8].noise(200_000)
    var offset = 0
    #expect(try pair.client.sendAllNow(data, from: &offset) == false)
    #expect(offset > 0)
    let rest = offset
    let sender = await start { try await pair.client.sendAll(data, from: rest, until: .soon) }
    #expect(try await pair.server.recvExactly(data.count, until: .soon) == data)
    try await sender.value
    #expect(pair.client.totals.sent == data.count)
    pair.close()
  }

  @Test func nothingCanBeSent() async throws {
    let pair = try await Pair.make()
    #expect(try pair.client.send([]) == 0)
    try await pair.client.sendAll([], until: .soon)
    #expect(pair.last(pair.client)?.outcome == .ok)
    pair.close()
  }

  @Test func peekTakesNothing() async throws {
    let pair = try await Pair.make()
    try await pair.client.sendAll(.text("abc"), until: .soon)
    #expect(try await pair.server.peek(2, until: .soon) == .text("ab"))
    #expect(try pair.server.peek(10) == .text("abc"))
    #expect(try pair.server.waiting() == 3)
    #expect(try pair.server.recv(10) == .text("abc"))
    let events = pair.trace.events(of: pair.server.id)
    #expect(events.map(\.verb) == [.peek, .peek, .recv])
    #expect(events.map(\.offset) == [0, 0, 0])
    #expect(try pair.server.peek(10, recorded: false) == nil)
    pair.client.close()
    #expect(try await pair.server.peek(10, until: .soon) == [])
    #expect(pair.last(pair.server)?.outcome == .endOfStream)
    pair.close()
  }

  @Test func recvIntoMemoryOfTheCaller() async throws {
    let pair = try await Pair.make()
    try await pair.client.sendAll(.text("abcdef"), until: .soon)
    var buffer: [UInt8] = .text("........")
    #expect(try await pair.server.recvInto(&buffer, at: 2, count: 3, until: .soon) == 3)
    #expect(buffer == .text("..abc..."))
    #expect(try buffer.withUnsafeMutableBytes { try pair.server.recvInto($0) } == 3)
    #expect(buffer == .text("defbc..."))
    #expect(try buffer.withUnsafeMutableBytes { try pair.server.recvInto($0) } == nil)
    #expect(pair.last(pair.server)?.verb == .recvInto)
    pair.close()
  }

  @Test(arguments: [(-1, 1), (9, 0), (0, 9), (8, 1), (0, -1), (Int.max, 1), (0, Int.max)])
  func recvIntoOutsideOfTheBuffer(index: Int, count: Int) async throws {
    let pair = try await Pair.make()
    var buffer = [UInt8](repeating: 0, count: 8)
    await #expect(throws: SocketError.self) {
      try await pair.server.recvInto(&buffer, at: index, count: count, until: .soon)
    }
    pair.close()
  }

  @Test func eachVerbLeavesOneEvent() async throws {
    let pair = try await Pair.make()
    let (client, server) = (pair.client, pair.server)
    _ = try await client.send(.text("12345"), until: .soon)
    _ = try await server.recv(2, until: .soon)
    _ = try await server.recv(2, until: .soon)
    client.close()
    _ = try await server.recv(2, until: .soon)
    _ = try await server.recv(2, until: .soon)
    server.close()
    let sent = pair.trace.events(of: client.id)
    #expect(sent.map(\.verb) == [.socket, .connect, .send, .close])
    #expect(sent[1].address == server.condition.local)
    #expect(sent[1].local == server.peer)
    let read = pair.trace.events(of: server.id)
    #expect(read.map(\.verb) == [.recv, .recv, .recv, .recv, .close])
    #expect(read.map(\.got) == [2, 2, 1, 0, 0])
    #expect(read.map(\.asked) == [2, 2, 2, 2, 0])
    #expect(read.map(\.offset) == [0, 2, 4, 5, 0])
    #expect(read.map(\.outcome) == [.ok, .ok, .ok, .endOfStream, .ok])
    #expect(read.map(\.bytes) == [.text("12"), .text("34"), .text("5"), [], []])
    #expect(read.map(\.calls) == [1, 1, 1, 0, 0])
    #expect(zip(read, read.dropFirst()).allSatisfy { $0.time <= $1.time })
    let accepted = try #require(pair.trace.events.first { $0.verb == .accept })
    #expect(accepted.partner == server.id)
    #expect(accepted.address == server.peer)
  }
}
