extension Socket {
  /// What a verb has moved for good when its wait ends early.
  public struct Progress {
    /// How many bytes.
    public var count = 0
    /// Which, where they are known.
    public var bytes: [UInt8] = []

    /// So many bytes.
    public init(count: Int = 0, bytes: [UInt8] = []) {
      self.count = count
      self.bytes = bytes
    }
  }

  /// Tries a verb, waits for the side to be ready, tries again, until it gives a value: the one loop
  /// behind every verb with a deadline. `attempt` gives nil, and marks the side as blocked, where it
  /// would have to wait; nil without a blocked side means that it has had its share and goes on after
  /// the others. It leaves the event of the verb itself when it ends.
  ///
  /// `until` nil means the socket's own `timeout`; `Deadline.immediate` means not to wait at all.
  /// `progress` tells, once, when the wait ends early, what had left or come for good by then. `since` is
  /// when the verb began, where that was earlier.
  @discardableResult
  public func completing<T>(
    _ verb: Verb, _ side: Watch.Side, asked: Int = 0, since begin: Int? = nil,
    until deadline: Deadline?, progress: () -> Progress = { Progress() },
    _ attempt: () throws(SocketError) -> T?
  ) async throws(SocketError) -> T {
    if !watch.isBlocked(side) || !carry.isEmpty || !mayWait(deadline) {
      if let value = try attempt() { return value }
    }
    let start = begin ?? MonotonicClock.now
    let mayWait = mayWait(deadline)
    let limit =
      mayWait
      ? deadline ?? timeout.map { Deadline.after(nanoseconds: $0) }
      : deadline == .immediate ? nil : deadline
    while true {
      // Whoever may not wait goes on for as long as there is something to do.
      guard mayWait || !(watch.isBlocked(side) || isHeld(side)) else {
        throw interrupted(verb, .wouldBlock, asked: asked, since: 0, progress())
      }
      if let failure = await pause(side, until: limit) {
        let moved = progress()
        let got = moved.count > 0 || side == .write ? moved.count : carry.count
        throw interrupted(
          verb, cause(failure, since: start, got: got), asked: asked, since: start, moved)
      }
      waitingSince = start
      defer { waitingSince = 0 }
      if let value = try attempt() { return value }
    }
  }

  /// True when a recv now would be in vain, and may wait: the loop tells when something comes.
  @inline(__always)
  var expectsNothing: Bool {
    watch.isBlocked(.read) && lull.isKnown && carry.isEmpty && blocking && timeout != 0
  }

  /// True unless the socket is non-blocking, for this call or at all.
  func mayWait(_ deadline: Deadline?) -> Bool {
    blocking && deadline != .immediate && (deadline != nil || timeout != 0)
  }

  /// Waits for the side, or, when it is not blocked, only lets the others have their turn.
  private func pause(_ side: Watch.Side, until limit: Deadline?) async -> WaitFailure? {
    if isHeld(side) { return await waitHeld(side, until: limit) }
    do throws(WaitFailure) {
      if watch.isBlocked(side) || isClosed {
        try await watch.wait(side, until: limit)
      } else {
        await EventLoop.shared.yield()
        if Task.isCancelled { return .cancelled }
        if let limit, limit.hasPassed { return .timedOut }
      }
      return nil
    } catch {
      return error
    }
  }

  func cause(
    _ failure: WaitFailure, since start: Int, got: Int
  ) -> SocketError.Cause {
    switch failure {
    case .timedOut: .timedOut(waited: MonotonicClock.now &- start, got: got)
    case .cancelled: .cancelled
    case .closed: .closed
    case .failed(let error): .system(error)
    }
  }

  func interrupted(
    _ verb: Verb, _ cause: SocketError.Cause, asked: Int, since start: Int, _ moved: Progress
  ) -> SocketError {
    fail(
      verb, cause, asked: asked, got: moved.count, since: start,
      offset: (verb.isSending ? counters.sent : counters.received) - moved.count,
      bytes: moved.bytes)
  }

  /// Leaves the event of a verb that came to a good end.
  @inline(__always)
  func record(
    _ verb: Verb, _ outcome: Event.Outcome = .ok, asked: Int = 0, got: Int = 0, offset: Int = 0,
    bytes: [UInt8] = [], endpoints: Event.Endpoints? = nil
  ) {
    guard sink.wantsEvents else { return }
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
    let address = peer ?? condition.peer ?? (verb == .connect ? condition.target : nil)
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
