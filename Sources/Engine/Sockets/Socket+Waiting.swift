extension Socket {
  /// Tries a verb, waits for the side to be ready, tries again, until it gives a value: the one loop
  /// behind every verb with a deadline. `attempt` gives nil, and marks the side as blocked, where it
  /// would have to wait; it leaves the event of the verb itself when it ends.
  ///
  /// `until` nil means the socket's own `timeout`; `Deadline.immediate` means not to wait at all.
  /// `sent` tells, when the wait ends early, which bytes had left by then.
  public func completing<T>(
    _ verb: Verb, _ side: Watch.Side, asked: Int = 0, until deadline: Deadline?,
    sent: () -> [UInt8] = { [] }, _ attempt: () throws(SocketError) -> T?
  ) async throws(SocketError) -> T {
    if !watch.isBlocked(side) || !carry.isEmpty {
      if let value = try attempt() { return value }
    }
    guard blocking, deadline != .immediate, deadline != nil || timeout != 0 else {
      throw interrupted(verb, .wouldBlock, asked: asked, since: 0, sent())
    }
    let start = MonotonicClock.now
    let limit = deadline ?? timeout.map { Deadline.after(nanoseconds: $0) }
    while true {
      do throws(WaitFailure) {
        try await watch.wait(side, until: limit)
      } catch {
        let sent = sent()
        let got = side == .read ? carry.count : sent.count
        throw interrupted(
          verb, cause(error, since: start, got: got), asked: asked, since: start, sent)
      }
      waitingSince = start
      defer { waitingSince = 0 }
      if let value = try attempt() { return value }
    }
  }

  private func cause(
    _ failure: WaitFailure, since start: Int, got: Int
  ) -> SocketError.Cause {
    switch failure {
    case .timedOut: .timedOut(waited: MonotonicClock.now &- start, got: got)
    case .cancelled: .cancelled
    case .closed: .closed
    case .failed(let error): .system(error)
    }
  }

  private func interrupted(
    _ verb: Verb, _ cause: SocketError.Cause, asked: Int, since start: Int, _ sent: [UInt8]
  ) -> SocketError {
    fail(
      verb, cause, asked: asked, got: sent.count, since: start,
      offset: verb.isSending ? counters.sent - sent.count : counters.received, bytes: sent)
  }

  /// Leaves the event of a verb that came to a good end.
  @inline(__always)
  func record(
    _ verb: Verb, _ outcome: Event.Outcome = .ok, asked: Int = 0, got: Int = 0, offset: Int = 0,
    bytes: [UInt8] = [], endpoints: Event.Endpoints? = nil
  ) {
    let now = MonotonicClock.now
    let calls = verb.isSending ? sendCalls : readCalls
    sink.record(
      Event(
        time: now, duration: waitingSince == 0 ? 0 : now &- waitingSince, socket: id, verb: verb,
        outcome: outcome, asked: asked, got: got, offset: offset, calls: calls, bytes: bytes,
        endpoints: endpoints))
    if verb.isSending { sendCalls = 0 } else { readCalls = 0 }
  }

  /// Leaves the event of a verb that failed, and gives the error to throw.
  @inline(never)
  func fail(
    _ verb: Verb, _ cause: SocketError.Cause, asked: Int = 0, got: Int = 0, since start: Int = 0,
    offset: Int = 0, bytes: [UInt8] = [], peer: SocketAddress? = nil, local: SocketAddress? = nil
  ) -> SocketError {
    let cause = isClosed && cause.isBadDescriptor ? .closed : cause
    if start != 0 { waitingSince = start }
    let address = peer ?? condition.peer
    record(
      verb, Event.Outcome(cause), asked: asked, got: got, offset: offset, bytes: bytes,
      endpoints: (peer ?? local).map { Event.Endpoints($0) })
    waitingSince = 0
    return SocketError(
      verb, cause, socket: name, local: local ?? condition.local, peer: address)
  }
}

extension SocketError.Cause {
  /// EBADF, which a closed socket's verbs get from the kernel.
  var isBadDescriptor: Bool {
    if case .system(let error) = self { error.name == "EBADF" } else { false }
  }
}
