/// The loops that recv needs. Each takes no byte from the kernel beyond what it gives out, and keeps what it
/// has read when it must wait, times out or is cancelled, for the next read of any kind.
extension Socket {
  /// Bytes that a loop without a length of its own reads at most, unless told otherwise.
  public static let defaultLimit = 64 * 1024 * 1024
  /// Bytes that a loop moves before the other tasks have their turn.
  static let share = 2 * 1024 * 1024

  /// Exactly `count` bytes; nil while fewer have come. An early end is `incomplete` with those that came.
  public func recvExactly(_ count: Int) throws(SocketError) -> [UInt8]? {
    try requireCount(count, .recvExactly)
    let pause = carry.count + Self.share
    while carry.count < count {
      if carry.count >= pause { return nil }
      carry.grow(towards: count)
      switch try gather(.recvExactly, count - carry.count, asked: count) {
      case .blocked: return nil
      case .end: throw ended(.recvExactly, expected: count)
      case .more: break
      }
    }
    let bytes = takeCarried(count)
    recordRead(.recvExactly, asked: count, bytes)
    return bytes
  }

  /// Exactly `count` bytes, waiting for them.
  public func recvExactly(
    _ count: Int, until deadline: Deadline?
  ) async throws(SocketError) -> [UInt8] {
    try await completing(.recvExactly, .read, asked: count, until: deadline) {
      () throws(SocketError) in try self.recvExactly(count)
    }
  }

  /// Everything up to and with the delimiter; nil while it has not come.
  public func recvUntil(
    _ delimiter: [UInt8], limit: Int = Socket.defaultLimit
  ) throws(SocketError) -> [UInt8]? {
    try search(.recvUntil, delimiter, limit)
  }

  /// Everything up to and with the delimiter, waiting for it.
  public func recvUntil(
    _ delimiter: [UInt8], limit: Int = Socket.defaultLimit, until deadline: Deadline?
  ) async throws(SocketError) -> [UInt8] {
    try await completing(.recvUntil, .read, asked: limit, until: deadline) {
      () throws(SocketError) in try self.search(.recvUntil, delimiter, limit)
    }
  }

  /// A line with its `\n`; nil while it has not come.
  public func recvLine(limit: Int = Socket.defaultLimit) throws(SocketError) -> [UInt8]? {
    try search(.recvLine, [0x0A], limit)
  }

  /// A line with its `\n`, waiting for it.
  public func recvLine(
    limit: Int = Socket.defaultLimit, until deadline: Deadline?
  ) async throws(SocketError) -> [UInt8] {
    try await completing(.recvLine, .read, asked: limit, until: deadline) {
      () throws(SocketError) in try self.search(.recvLine, [0x0A], limit)
    }
  }

  /// Everything up to the end of the stream; nil while the end has not come.
  public func recvAll(limit: Int = Socket.defaultLimit) throws(SocketError) -> [UInt8]? {
    try requireCount(limit, .recvAll)
    let pause = carry.count + Self.share
    reading: while true {
      if carry.count >= pause { return nil }
      carry.grow(towards: limit)
      // One byte more than allowed is asked for by peeking only, so that it stays in the kernel.
      guard carry.count < limit else {
        guard let next = try peekFresh(.recvAll, 1) else { return nil }
        if next == 0 { break reading }
        throw fail(.recvAll, .limit(limit), asked: limit, offset: counters.received)
      }
      switch try gather(.recvAll, limit - carry.count, asked: limit) {
      case .blocked: return nil
      case .end: break reading
      case .more: break
      }
    }
    let bytes = takeCarried(carry.count)
    recordRead(.recvAll, asked: limit, bytes)
    return bytes
  }

  /// Everything up to the end of the stream, waiting for it.
  public func recvAll(
    limit: Int = Socket.defaultLimit, until deadline: Deadline?
  ) async throws(SocketError) -> [UInt8] {
    try await completing(.recvAll, .read, asked: limit, until: deadline) {
      () throws(SocketError) in try self.recvAll(limit: limit)
    }
  }

  enum Step { case more, end, blocked }

  /// One recv(2) into what is carried.
  func gather(_ verb: Verb, _ count: Int, asked: Int) throws(SocketError) -> Step {
    do throws(SystemError) {
      guard let got = try pull(count) else { return .blocked }
      guard got > 0 else { return .end }
      carry.append(UnsafeRawBufferPointer(rebasing: Scratch.buffer[..<got]))
      return .more
    } catch {
      throw fail(verb, lost(error), asked: asked, offset: counters.received)
    }
  }

  /// Peeks into the kernel: the number of bytes now in the scratch buffer, 0 at the end.
  private func peekFresh(_ verb: Verb, _ count: Int) throws(SocketError) -> Int? {
    guard let count = allowed(.read, of: count) else { return nil }
    let room = UnsafeMutableRawBufferPointer(rebasing: Scratch.buffer.prefix(count))
    do throws(SystemError) {
      if let got = try System.recv(descriptor.raw, room, peek: true) { return got }
    } catch {
      throw fail(verb, lost(error), offset: counters.received)
    }
    watch.blocked(.read)
    return nil
  }

  private func search(
    _ verb: Verb, _ delimiter: [UInt8], _ limit: Int
  ) throws(SocketError) -> [UInt8]? {
    try requireCount(limit, verb)
    guard !delimiter.isEmpty else {
      throw fail(verb, .invalid(argument: "delimiter", why: "is empty"))
    }
    if searched.delimiter != delimiter { searched = (delimiter, 0) }
    let pause = carry.count + Self.share
    // A short look first: most lines are short, and each look copies what it sees.
    var window = 1024
    while true {
      if carry.count >= pause { return nil }
      if let end = carry.end(of: delimiter, from: searched.upTo) {
        guard end <= limit else { break }
        let bytes = takeCarried(end)
        recordRead(verb, asked: limit, bytes)
        return bytes
      }
      searched.upTo = max(0, carry.count - delimiter.count + 1)
      guard carry.count < limit else { break }
      guard let seen = try peekFresh(verb, window) else { return nil }
      window = min(4 * window, Scratch.size)
      guard seen > 0 else {
        noteEnd()
        throw ended(verb, expected: nil)
      }
      let fresh = UnsafeRawBufferPointer(rebasing: Scratch.buffer[..<seen])
      let wanted = min(carry.needed(of: fresh, for: delimiter), limit - carry.count)
      if case .blocked = try gather(verb, wanted, asked: limit) { return nil }
    }
    throw fail(verb, .limit(limit), asked: limit, offset: counters.received)
  }

  /// The stream ended early: what came is given out with the error.
  func ended(_ verb: Verb, expected: Int?) -> SocketError {
    let partial = takeCarried(carry.count)
    let offset = counters.received
    counters.received += partial.count
    return fail(
      verb, .incomplete(expected: expected, partial: partial), asked: expected ?? 0,
      got: partial.count, offset: offset, bytes: partial)
  }
}
