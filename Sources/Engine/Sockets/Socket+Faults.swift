/// The calls that move bytes, when faults are on: each moves at most what they allow, and none while they
/// hold it back. A call that is held back gives nil without a blocked side.
extension Socket {
  /// send(2) under faults.
  @inline(never)
  func push(
    _ bytes: [UInt8], from offset: Int, _ faults: Faults
  ) throws(SystemError) -> Int? {
    guard let limit = faults.allowed(.write) else { return nil }
    let raw = descriptor.raw
    let taken = try bytes.withUnsafeBufferPointer { (buffer) throws(SystemError) -> Int? in
      let rest = buffer[max(0, min(offset, buffer.count))...].prefix(limit)
      return try System.send(raw, UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: rest)))
    }
    guard let sent = taken else {
      watch.blocked(.write)
      return nil
    }
    faults.moved(.write)
    counters.sent &+= sent
    sendCalls &+= 1
    return sent
  }

  /// recv(2) into the scratch buffer under faults.
  @inline(never)
  func pull(_ count: Int, _ faults: Faults) throws(SystemError) -> Int? {
    guard let limit = faults.allowed(.read) else { return nil }
    let room = UnsafeMutableRawBufferPointer(
      start: Scratch.buffer.baseAddress, count: min(count, Scratch.size, limit))
    guard let got = try System.recv(descriptor.raw, room) else {
      watch.blocked(.read)
      return nil
    }
    if count > 0 { faults.moved(.read) }
    if got == 0 { noteEnd() } else { readCalls &+= 1 }
    return got
  }

  /// How many bytes a call that does not go through `push` or `pull` may move; nil while it is held.
  func allowed(_ side: Watch.Side, of count: Int) -> Int? {
    guard let faults else { return count }
    return faults.allowed(side).map { min($0, count) }
  }

  /// Whether faults hold a side back right now.
  func isHeld(_ side: Watch.Side) -> Bool { faults?.release(side) != nil }

  /// Waits until faults let a side go, or the limit; nil when it may go on.
  func waitHeld(_ side: Watch.Side, until limit: Deadline?) async -> WaitFailure? {
    guard let release = faults?.release(side) else { return nil }
    let end = Deadline(at: release)
    do throws(WaitFailure) {
      try await EventLoop.shared.sleep(until: Deadline.earlier(end, limit) ?? end)
    } catch {
      return error
    }
    if let limit, limit.hasPassed, limit < end { return .timedOut }
    return nil
  }
}
