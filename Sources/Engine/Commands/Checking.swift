extension CommandTable {
  /// What must come, and what must not (language.md §8).
  static let checking: [Command] = [
    Command(
      "expect", "s:socket data timeout=", .checking, "reads what must come, and compares it",
      details: """
        With text or bytes: reads exactly as many bytes and requires them to be equal. With a \
        pattern /…/: reads until it matches and gives the captures. Waits 5 s unless timeout= \
        says otherwise. A miss shows both sides as hexdumps with the first difference marked.
        """,
      python: "assert s.recv(8) == b'Filename'", example: "expect s \"Filename\" timeout=2s",
      waiting: { call in
        let socket = try call.socket()
        let deadline = try expectationDeadline(call, 2, socket)
        if case .pattern(let pattern) = call[1] {
          return call.wait(on: socket) {
            try await PatternExpectation(pattern).meet(socket, until: deadline)
          }
        }
        let wanted = try call.data(1)
        return call.wait(on: socket) {
          do {
            let got = try await socket.recvExactly(wanted.count, until: deadline)
            if got == wanted { return .bytes(got) }
            throw Expectation.miss(wanted, got, on: socket)
          } catch let error as SocketError {
            throw Expectation.failure(error, wanted, on: socket)
          }
        }
      }),
    Command(
      "expect_eof", "s:socket timeout=", .checking, "requires that the peer ends its stream",
      details: "Any byte that comes instead is a miss, and so is a reset.",
      python: "assert s.recv(1) == b''", example: "expect_eof client",
      waiting: { call in
        let socket = try call.socket()
        let deadline = try expectationDeadline(call, 1, socket)
        return call.wait(on: socket) {
          do {
            let got = try await socket.recv(4096, until: deadline)
            if got.isEmpty { return .none }
            throw Expectation.unexpected(got, insteadOf: "the end of the stream", socket)
          } catch let error as SocketError {
            throw Expectation.instead(error, of: "the end of the stream", socket)
          }
        }
      }),
    Command(
      "expect_reset", "s:socket timeout=", .checking, "requires that the peer resets",
      details: "Data that still comes before the reset is passed over; an orderly end is a miss.",
      python: "with assertRaises(ConnectionResetError): s.recv(1)",
      example: "expect_reset client",
      waiting: { call in
        let socket = try call.socket()
        let deadline = try expectationDeadline(call, 1, socket)
        return call.wait(on: socket) {
          do {
            while !(try await socket.recv(65_536, until: deadline)).isEmpty {}
          } catch let error as SocketError {
            if Failure.from(error).kind == .connectionReset { return .none }
            throw Expectation.instead(error, of: "a reset", socket)
          }
          throw Failure(
            .expectation, "expect_reset \(socket.name): the stream ended in order",
            why: "FIN came, not RST")
        }
      }),
  ]

  /// Five seconds unless the call or the socket says otherwise.
  @EngineActor
  private static func expectationDeadline(
    _ call: borrowing Call, _ slot: Int, _ socket: Socket
  ) throws -> Deadline? {
    if call.has(slot) || socket.timeout != nil { return try call.deadline(slot, socket) }
    return Deadline.earlier(.after(nanoseconds: 5_000_000_000), call.task.deadline)
  }
}
