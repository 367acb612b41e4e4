import Testing

@testable import Engine

@EngineActor @Suite(.timeLimit(.minutes(1))) struct SocketReadingTests {
  @Test func exactlySoMany() async throws {
    let pair = try await Pair.make()
    let reader = await start { try await pair.server.recvExactly(6, until: .soon) }
    for part in ["ab", "c", "defgh"] {
      try await pair.client.sendAll(.text(part), until: .soon)
      await EventLoop.shared.yield()
    }
    #expect(try await reader.value == .text("abcdef"))
    let event = try #require(pair.last(pair.server))
    #expect(event.verb == .recvExactly && event.asked == 6 && event.got == 6)
    #expect(try await pair.server.recv(10, until: .soon) == .text("gh"))
    #expect(try await pair.server.recvExactly(0, until: .soon) == [])
    pair.close()
  }

  @Test func anEarlyEndGivesWhatCame() async throws {
    let pair = try await Pair.make()
    try await pair.client.sendAll(.text("abc"), until: .soon)
    pair.client.close()
    let server = pair.server
    #expect(
      await cause { _ = try await server.recvExactly(10, until: .soon) }
        == .incomplete(expected: 10, partial: .text("abc")))
    let event = try #require(pair.last(server))
    #expect(event.outcome == .endOfStream && event.got == 3 && event.bytes == .text("abc"))
    #expect(
      await cause { _ = try await server.recvLine(until: .soon) }
        == .incomplete(expected: nil, partial: []))
    #expect(try await server.recvAll(until: .soon) == [])
    pair.close()
  }

  @Test func untilADelimiterAndNothingMore() async throws {
    let pair = try await Pair.make()
    try await pair.client.sendAll(.text("GET / HTTP/1.0\r\nHost: a\r\n\r\nbody"), until: .soon)
    let server = pair.server
    #expect(
      try await server.recvUntil(.text("\r\n"), until: .soon) == .text("GET / HTTP/1.0\r\n"))
    // What was not asked for is still the kernel's.
    #expect(try server.waiting() == "Host: a\r\n\r\nbody".utf8.count)
    #expect(server.carry.isEmpty)
    #expect(
      try await server.recvUntil(.text("\r\n\r\n"), until: .soon) == .text("Host: a\r\n\r\n"))
    #expect(try await server.recv(10, until: .soon) == .text("body"))
    pair.close()
  }

  @Test(arguments: ["\r\n", "ab", "aab", "aaab", "x"])
  func aDelimiterInPieces(delimiter: String) async throws {
    let pair = try await Pair.make()
    let text = "aaaaaa\r\raa" + delimiter
    let reader = await start {
      try await pair.server.recvUntil(.text(delimiter), until: .soon)
    }
    for byte in (text + "rest").utf8 {
      try await pair.client.sendAll([byte], until: .soon)
      await EventLoop.shared.yield()
    }
    let whole = text + "rest"
    let first = whole.utf8.indices.first {
      whole.utf8[...$0].suffix(delimiter.utf8.count)
        .elementsEqual(delimiter.utf8)
    }
    let expected = Array(whole.utf8[...(try #require(first))])
    #expect(try await reader.value == expected)
    pair.client.close()
    #expect(
      try await pair.server.recvAll(until: .soon) == Array(whole.utf8.dropFirst(expected.count)))
    pair.close()
  }

  @Test func lines() async throws {
    let pair = try await Pair.make()
    try await pair.client.sendAll(.text("one\n\nthree\nfour"), until: .soon)
    pair.client.close()
    let server = pair.server
    #expect(try await server.recvLine(until: .soon) == .text("one\n"))
    #expect(try await server.recvLine(until: .soon) == .text("\n"))
    #expect(try await server.recvLine(until: .soon) == .text("three\n"))
    #expect(
      await cause { _ = try await server.recvLine(until: .soon) }
        == .incomplete(expected: nil, partial: .text("four")))
    pair.close()
  }

  @Test func everything() async throws {
    let pair = try await Pair.make()
    let data = [UInt8].noise(700_000)
    let sender = await start {
      try await pair.client.sendAll(data, until: .soon)
      pair.client.close()
    }
    #expect(try await pair.server.recvAll(until: .soon) == data)
    try await sender.value
    #expect(pair.last(pair.server)?.got == data.count)
    pair.close()
  }

  @Test func limits() async throws {
    let pair = try await Pair.make()
    let server = pair.server
    try await pair.client.sendAll(.text("0123456789"), until: .soon)
    #expect(await cause { _ = try await server.recvLine(limit: 4, until: .soon) } == .limit(4))
    #expect(pair.last(server)?.outcome == .limit)
    #expect(await cause { _ = try await server.recvAll(limit: 9, until: .soon) } == .limit(9))
    // Nothing is lost by a limit.
    #expect(try server.waiting() == 10)
    #expect(try await server.recvExactly(10, until: .soon) == .text("0123456789"))
    try await pair.client.sendAll(.text("ab\n"), until: .soon)
    #expect(try await server.recvLine(limit: 3, until: .soon) == .text("ab\n"))
    try await pair.client.sendAll(.text("abcd"), until: .soon)
    pair.client.close()
    #expect(try await server.recvAll(limit: 4, until: .soon) == .text("abcd"))
    pair.close()
  }

  @Test func anEmptyDelimiterIsRefused() async throws {
    let pair = try await Pair.make()
    #expect(
      await cause { _ = try await pair.server.recvUntil([], until: .soon) }
        == .invalid(argument: "delimiter", why: "is empty"))
    pair.close()
  }

  @Test func aTimeoutLosesNothing() async throws {
    let pair = try await Pair.make()
    let server = pair.server
    try await pair.client.sendAll(.text("half"), until: .soon)
    let failure = await cause { _ = try await server.recvExactly(8, until: .early) }
    guard case .timedOut(let waited, let got) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(got == 4)
    #expect(waited > 0)
    #expect(pair.last(server)?.outcome == .timedOut)
    #expect(pair.last(server)?.got == 0)
    #expect(try server.waiting() == 4)
    #expect(try server.peek(2) == .text("ha"))
    #expect(try server.recv(3) == .text("hal"))
    try await pair.client.sendAll(.text(" more\n"), until: .soon)
    #expect(try await server.recvLine(until: .soon) == .text("f more\n"))
    #expect(server.totals.received == 10)
    pair.close()
  }

  @Test func aCancelledReadLosesNothing() async throws {
    let pair = try await Pair.make()
    let server = pair.server
    try await pair.client.sendAll(.text("no end"), until: .soon)
    let task = await start { try await server.recvLine(until: nil) }
    while server.carry.isEmpty { await EventLoop.shared.yield() }
    task.cancel()
    #expect(await cause { _ = try await task.value } == .cancelled)
    #expect(pair.last(server)?.outcome == .cancelled)
    try await pair.client.sendAll(.text("ing"), until: .soon)
    #expect(try await server.recvExactly(9, until: .soon) == .text("no ending"))
    pair.close()
  }

  @Test func datagramsAndPollSeeWhatIsCarried() async throws {
    let pair = try await Pair.make()
    let server = pair.server
    try await pair.client.sendAll(.text("abc"), until: .soon)
    _ = await cause { _ = try await server.recvLine(until: .early) }
    #expect(try await Socket.poll([server], until: .immediate).map(\.id) == [server.id])
    #expect(try await server.recvFrom(2, until: .soon).bytes == .text("ab"))
    var buffer: [UInt8] = [0, 0]
    #expect(try await server.recvInto(&buffer, until: .soon) == 1)
    #expect(buffer == .text("c\0"))
    pair.close()
  }

  @Test func aMegabyteLineInSmallPieces() async throws {
    let pair = try await Pair.make()
    let line = [UInt8](repeating: 0x78, count: 1_000_000) + [0x0A]
    let sender = await start {
      var rest = line[...]
      while !rest.isEmpty {
        try await pair.client.sendAll(Array(rest.prefix(9973)), until: .soon)
        rest = rest.dropFirst(9973)
      }
    }
    #expect(try await pair.server.recvLine(until: .soon) == line)
    try await sender.value
    pair.close()
  }

  @Test func othersHaveTheirTurnWhileMuchIsRead() async throws {
    let pair = try await Pair.make()
    var turns = 0
    let other = await start {
      while !Task.isCancelled {
        turns += 1
        await EventLoop.shared.yield()
      }
    }
    let data = [UInt8](repeating: 1, count: 6_000_000)
    let sender = await start {
      try await pair.client.sendAll(data, until: .soon)
      pair.client.close()
    }
    #expect(try await pair.server.recvAll(until: .soon).count == data.count)
    try await sender.value
    other.cancel()
    #expect(turns > 3)
    pair.close()
  }
}
