extension Socket {
  /// How far a search through what came has got.
  enum Search: Equatable {
    /// What is looked for ends behind so many bytes.
    case found(Int)
    case nothing
    /// It goes on when it is asked again.
    case unfinished
  }

  /// Everything up to where `end` finds the end of what is looked for, waiting. `end` gets all bytes so far, and
  /// whether they are others than the last time. Bytes behind that end stay for the next read, but no longer in
  /// the kernel.
  func recvMatching(
    limit: Int = Socket.defaultLimit, until deadline: Deadline?,
    _ end: (ArraySlice<UInt8>, Bool) -> Search
  ) async throws(SocketError) -> [UInt8] {
    let start = MonotonicClock.now
    let deadline = deadline ?? timeout.map { .after(nanoseconds: $0) }
    while true {
      if let count = try await search(limit, start, until: deadline, end) {
        let bytes = takeCarried(count)
        waitingSince = start
        defer { waitingSince = 0 }
        recordRead(.recvUntil, asked: limit, bytes)
        return bytes
      }
      guard carry.count < limit else {
        throw fail(.recvUntil, .limit(limit), asked: limit, offset: totals.received)
      }
      try await completing(.recvUntil, .read, asked: limit, since: start, until: deadline) {
        () throws(SocketError) -> Void? in
        switch try self.gather(.recvUntil, min(65_536, limit - self.carry.count), asked: limit) {
        case .blocked: return nil
        case .end: throw self.ended(.recvUntil, expected: nil)
        case .more: return ()
        }
      }
    }
  }

  /// How many bytes to take; nil when what came does not suffice. A long search lets others have their turns.
  private func search(
    _ limit: Int, _ start: Int, until deadline: Deadline?,
    _ end: (ArraySlice<UInt8>, Bool) -> Search
  ) async throws(SocketError) -> Int? {
    var count = -1
    while true {
      let isNew = carry.count != count
      count = carry.count
      switch end(carry.view, isNew) {
      case .found(let length): return length
      case .nothing: return nil
      case .unfinished: await EventLoop.shared.yield()
      }
      if Task.isCancelled {
        throw interrupted(.recvUntil, .cancelled, asked: limit, since: start, Progress())
      }
      if let deadline, deadline.hasPassed {
        let waited = MonotonicClock.now &- start
        throw interrupted(
          .recvUntil, .timedOut(waited: waited, got: carry.count), asked: limit, since: start,
          Progress())
      }
    }
  }
}
