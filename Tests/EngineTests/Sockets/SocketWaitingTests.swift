import Testing

@testable import Engine

@EngineActor @Suite(.timeLimit(.minutes(1))) struct SocketWaitingTests {
  typealias Act = @EngineActor (Socket) async throws -> Void

  private func acts(_ deadline: Deadline?) -> [(Verb, Act)] {
    [
      (.recv, { _ = try await $0.recv(10, until: deadline) }),
      (.recvExactly, { _ = try await $0.recvExactly(10, until: deadline) }),
      (.recvUntil, { _ = try await $0.recvUntil([1], until: deadline) }),
      (.recvLine, { _ = try await $0.recvLine(until: deadline) }),
      (.recvAll, { _ = try await $0.recvAll(until: deadline) }),
      (.peek, { _ = try await $0.peek(10, until: deadline) }),
      (.recvfrom, { _ = try await $0.recvFrom(10, until: deadline) }),
      (.recvFile, { _ = try await $0.recvFile(path: "/dev/null", 9, until: deadline) }),
      (.send, { _ = try await $0.send([1], until: deadline) }),
      (.sendall, { try await $0.sendAll(.noise(9000), until: deadline) }),
      (.sendFile, { _ = try await $0.sendFile(try File("/etc/passwd", .read), until: deadline) }),
    ]
  }

  @Test func deadlines() async throws {
    let pair = try await Pair.stuck()
    for (verb, act) in acts(.early) {
      guard case .timedOut(let waited, 0)? = await cause({ try await act(pair.server) }) else {
        Issue.record("\(verb)")
        continue
      }
      #expect(waited > 0)
      let event = try #require(pair.last(pair.server))
      #expect(event.verb == verb && event.outcome == .timedOut && event.got == 0)
      #expect(event.duration > 0)
    }
    pair.close()
  }

  @Test func aDeadlineThatHasPassedLooksOnce() async throws {
    let pair = try await Pair.stuck()
    for (verb, act) in acts(.now) {
      guard case .timedOut? = await cause({ try await act(pair.server) }) else {
        Issue.record("\(verb)")
        continue
      }
    }
    let fresh = try await Pair.make()
    try await fresh.client.sendAll([7], until: .now)
    #expect(try await fresh.server.recv(1, until: .soon) == [7])
    pair.close()
    fresh.close()
  }

  @Test func socketsThatDoNotBlock() async throws {
    let pair = try await Pair.stuck()
    for mode in 0..<3 {
      pair.server.blocking = mode != 0
      pair.server.timeout = mode == 1 ? 0 : nil
      for (verb, act) in acts(mode == 2 ? .immediate : nil) {
        #expect(await cause { try await act(pair.server) } == .wouldBlock, "\(verb) \(mode)")
        #expect(pair.last(pair.server)?.outcome == .wouldBlock)
      }
    }
    let listener = try Socket.serve(at: .loopback(port: 0))
    listener.blocking = false
    #expect(await cause { _ = try await listener.accept(until: nil) } == .wouldBlock)
    listener.close()
    pair.close()
  }

  @Test func theSocketsOwnTimeout() async throws {
    let pair = try await Pair.stuck()
    pair.server.timeout = 2_000_000
    for (verb, act) in acts(nil) {
      guard case .timedOut(let waited, _)? = await cause({ try await act(pair.server) }) else {
        Issue.record("\(verb)")
        continue
      }
      #expect(waited >= 1_900_000)
    }
    pair.close()
  }

  @Test func cancelling() async throws {
    let pair = try await Pair.stuck()
    for (verb, act) in acts(nil) {
      let server = pair.server
      let task = await start { try await act(server) }
      task.cancel()
      #expect(await cause { try await task.value } == .cancelled, "\(verb)")
      #expect(pair.last(server)?.outcome == .cancelled)
    }
    pair.close()
  }

  @Test func aTaskThatIsCancelledAlready() async throws {
    let pair = try await Pair.stuck()
    let server = pair.server
    let task = Task { @EngineActor in
      withUnsafeCurrentTask { $0?.cancel() }
      _ = try await server.recv(1, until: nil)
    }
    #expect(await cause { try await task.value } == .cancelled)
    pair.close()
  }

  @Test func aPartOfWhatWasSentIsTold() async throws {
    let pair = try await Pair.make(small: true)
    let data = [UInt8].noise(1_000_000)
    let failure = await cause { try await pair.client.sendAll(data, until: .early) }
    guard case .timedOut(_, let got)? = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(got > 0 && got < data.count)
    #expect(got == pair.client.totals.sent)
    let event = try #require(pair.last(pair.client))
    #expect(event.got == got && event.offset == 0)
    #expect(event.bytes == Array(data.prefix(got)))
    pair.close()
  }

  @Test func aReaderAndAWriterOnOneSocket() async throws {
    let pair = try await Pair.make(small: true)
    let data = [UInt8].noise(200_000)
    let echo = await start {
      var left = data.count
      while left > 0 {
        let bytes = try await pair.server.recv(5000, until: .soon)
        left -= bytes.count
        try await pair.server.sendAll(bytes, until: .soon)
      }
    }
    let writer = await start { try await pair.client.sendAll(data, until: .soon) }
    #expect(try await pair.client.recvExactly(data.count, until: .soon) == data)
    try await writer.value
    try await echo.value
    pair.close()
  }

  @Test func pingPong() async throws {
    let pair = try await Pair.make()
    let server = await start {
      for _ in 0..<500 {
        try await pair.server.sendAll(
          try await pair.server.recvExactly(16, until: .soon), until: .soon)
      }
    }
    let ball = [UInt8].noise(16)
    for _ in 0..<500 {
      try await pair.client.sendAll(ball, until: .soon)
      #expect(try await pair.client.recv(16, until: .soon) == ball)
    }
    try await server.value
    pair.close()
  }

  @Test(.usesSystemCallLog) func aMessageCostsFourCalls() async throws {
    let pair = try await Pair.make()
    let (client, server) = (pair.client, pair.server)
    let echo = await start {
      while true {
        let bytes: [UInt8]
        if let now = try server.recv(16) {
          bytes = now
        } else {
          bytes = try await server.recv(16, until: .soon)
        }
        if bytes.isEmpty { return }
        _ = try server.send(bytes)
      }
    }
    func round() async throws {
      _ = try client.send(.noise(16))
      if try client.recv(16) == nil { _ = try await client.recv(16, until: .soon) }
    }
    for _ in 0..<3 { try await round() }
    SystemCallLog.start()
    defer { SystemCallLog.stop() }
    for _ in 0..<10 { try await round() }
    let mine = ["\(client.fileno),", "\(server.fileno),"]
    let calls = SystemCallLog.take().calls.filter { call in
      mine.contains { call.arguments.hasPrefix($0) }
    }
    #expect(calls.count == 10 * 2 * 3)
    #expect(calls.filter { $0.name == "send" }.count == 20)
    #expect(calls.filter { $0.name == "recv" && $0.errno != 0 }.count == 20)
    #expect(Set(calls.map(\.name)) == ["send", "recv"])
    client.close()
    try await echo.value
    pair.close()
  }
}
