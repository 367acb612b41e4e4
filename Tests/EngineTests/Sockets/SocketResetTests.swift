import Testing

@testable import Engine

/// A peer that resets the connection in the middle of each verb.
@EngineActor @Suite(.timeLimit(.minutes(1))) struct SocketResetTests {
  typealias Act = @EngineActor (Socket) async throws -> Void

  /// Resets the connection while the verb waits; what the verb's owner sees.
  private func whileWaiting(
    small: Bool = false, _ act: @escaping Act
  ) async throws -> (error: SocketError?, event: Event?) {
    let pair = try await Pair.make(small: small)
    let server = pair.server
    let task = await start { try await act(server) }
    try pair.client.abort()
    defer { server.close() }
    do { try await task.value } catch {
      return (error as? SocketError, pair.trace.events(of: server.id).last)
    }
    return (nil, nil)
  }

  @Test func receivingVerbs() async throws {
    let acts: [(Verb, Act)] = [
      (.recv, { _ = try await $0.recv(10, until: .soon) }),
      (.recvExactly, { _ = try await $0.recvExactly(10, until: .soon) }),
      (.recvUntil, { _ = try await $0.recvUntil([1], until: .soon) }),
      (.recvLine, { _ = try await $0.recvLine(until: .soon) }),
      (.recvAll, { _ = try await $0.recvAll(until: .soon) }),
      (.peek, { _ = try await $0.peek(10, until: .soon) }),
      (.recvfrom, { _ = try await $0.recvFrom(10, until: .soon) }),
      (
        .recvInto,
        { socket in
          var buffer: [UInt8] = [0]
          _ = try await socket.recvInto(&buffer, until: .soon)
        }
      ),
      (.recvFile, { _ = try await $0.recvFile(path: "/dev/null", 10, until: .soon) }),
    ]
    for (verb, act) in acts {
      let (error, event) = try await whileWaiting(act)
      #expect(error?.verb == verb)
      #expect(error?.errno.flatMap { ErrnoName.name(of: $0) } == "ECONNRESET", "\(verb)")
      #expect(error?.peer != nil)
      #expect(event?.verb == verb)
      #expect(event?.outcome == .failed(104))
      #expect((event?.duration ?? 0) > 0)
    }
  }

  @Test func sendingVerbs() async throws {
    let large = [UInt8].noise(3_000_000)
    let folder = try File.makeTemporaryFolder()
    let path = folder + "/large"
    try File.writeAll(path, large)
    defer {
      try? File.remove(path)
      TestFolder.remove(folder)
    }
    let acts: [(Verb, Act)] = [
      (.send, { while true { _ = try await $0.send(large, until: .soon) } }),
      (.sendall, { try await $0.sendAll(large, until: .soon) }),
      (.sendFile, { _ = try await $0.sendFile(try File(path, .read), until: .soon) }),
    ]
    for (verb, act) in acts {
      let (error, event) = try await whileWaiting(small: true, act)
      let name = error?.errno.flatMap { ErrnoName.name(of: $0) }
      #expect(name == "ECONNRESET" || name == "EPIPE", "\(verb)")
      #expect(error?.verb == verb && event?.verb == verb)
    }
  }

  @Test func sendsAfterAReset() async throws {
    let pair = try await Pair.make()
    try pair.client.abort()
    #expect(await errno { _ = try await pair.server.recv(1, until: .soon) } == "ECONNRESET")
    #expect(await errno { _ = try await pair.server.send([1], until: .soon) } == "EPIPE")
    #expect(await errno { try await pair.server.sendAll([1], until: .soon) } == "EPIPE")
    #expect(await errno { try pair.server.shutdown(.write) } == "ENOTCONN")
    #expect(try await pair.server.recv(1, until: .soon) == [])
    pair.close()
  }

  @Test func sendsAfterThePeerHasClosed() async throws {
    let pair = try await Pair.make()
    pair.client.close()
    #expect(try await pair.server.recv(1, until: .soon) == [])
    // The first send is answered by a reset, the next one fails.
    #expect(try pair.server.send(.text("a")) == 1)
    var name: String?
    while name == nil {
      name = await errno { _ = try pair.server.send(.text("b")) }
      await EventLoop.shared.yield()
    }
    #expect(name == "EPIPE" || name == "ECONNRESET")
    pair.close()
  }

  @Test func bytesBeforeAReset() async throws {
    let pair = try await Pair.make()
    try await pair.client.sendAll(.text("abc"), until: .soon)
    let server = pair.server
    let task = await start { try await server.recvExactly(10, until: .soon) }
    while server.carry.isEmpty { await EventLoop.shared.yield() }
    try pair.client.abort()
    #expect(await errno { _ = try await task.value } == "ECONNRESET")
    // What had come is still there.
    #expect(try server.recv(10) == .text("abc"))
    server.close()
  }
}
