extension Socket {
  /// send(2) from an offset on, noting the side as blocked where it would wait.
  @inline(__always)
  func push(_ bytes: [UInt8], from offset: Int) throws(SystemError) -> Int? {
    if let faults { return try push(bytes, from: offset, faults) }
    let raw = descriptor.raw
    guard let sent = try System.send(raw, bytes, from: offset) else {
      watch.blocked(.write)
      return nil
    }
    counters.sent &+= sent
    sendCalls &+= 1
    return sent
  }

  /// recv(2) into the scratch buffer, at most its size; 0 at the end, nil where it would wait.
  @inline(__always)
  func pull(_ count: Int) throws(SystemError) -> Int? {
    if let faults { return try pull(count, faults) }
    let room = UnsafeMutableRawBufferPointer(
      start: Scratch.buffer.baseAddress, count: min(count, Scratch.size))
    guard let got = try System.recv(descriptor.raw, room) else {
      watch.blocked(.read)
      return nil
    }
    if got == 0 { noteEnd() } else { readCalls &+= 1 }
    return got
  }

  /// MSG_PEEK of what the kernel holds; `[]` at the end, nil where it would wait.
  func look(_ count: Int) throws(SystemError) -> [UInt8]? {
    guard let count = allowed(.read, of: count) else { return nil }
    let raw = descriptor.raw
    var isBlocked = false
    let bytes = try Array<UInt8>(capacity: count) { (buffer) throws(SystemError) -> Int in
      if let got = try System.recv(raw, buffer, peek: true) { return got }
      isBlocked = true
      return 0
    }
    guard !isBlocked else {
      watch.blocked(.read)
      return nil
    }
    if bytes.isEmpty, count > 0 { noteEnd() }
    return bytes
  }

  /// How large a buffer to read up to `count` bytes: no larger than what is there (FIONREAD), or 64 KiB.
  func room(for count: Int) throws(SystemError) -> Int {
    if count <= 64 * 1024 { return count }
    return min(count, max(64 * 1024, try System.unread(descriptor.raw)))
  }

  /// Notes that the peer has ended the stream.
  func noteEnd() { if kind == .stream { condition.sawEnd = true } }

  /// Notes that the connection is gone, and gives the cause of the error.
  @inline(never)
  func lost(_ error: SystemError) -> SocketError.Cause {
    if condition.isConnected, ["ECONNRESET", "EPIPE", "ETIMEDOUT"].contains(error.name) {
      condition.failure = error.errno
    }
    return .system(error.subject == nil ? error.about(condition.peer?.description) : error)
  }

  /// Leaves the event of a verb that gave bytes; `peek` takes none.
  @inline(__always)
  func recordRead(
    _ verb: Verb, asked: Int, _ bytes: [UInt8], endpoints: Event.Endpoints? = nil
  ) {
    let atEnd = bytes.isEmpty && condition.sawEnd && asked > 0
    let offset = counters.received
    if verb != .peek { counters.received &+= bytes.count }
    record(
      verb, atEnd ? .endOfStream : .ok, asked: asked, got: bytes.count, offset: offset,
      bytes: bytes, endpoints: endpoints)
  }

  /// Refuses a negative count.
  func requireCount(_ count: Int, _ verb: Verb) throws(SocketError) {
    if count < 0 {
      throw fail(
        verb, .invalid(argument: "\(count)", why: "a number of bytes cannot be negative")
      )
    }
  }

  /// The ways of recv that are rare: bytes carried over, a datagram, 0, negative and very large counts.
  func recvSpecial(_ count: Int) throws(SocketError) -> [UInt8]? { try receive(.recv, count) }

  /// One read for a verb, of any count, with its event.
  func receive(_ verb: Verb, _ count: Int) throws(SocketError) -> [UInt8]? {
    try requireCount(count, verb)
    let bytes: [UInt8]
    if count == 0, kind == .stream {
      // recv(2) would wait for a byte to come; Python does not ask.
      if isClosed { throw fail(verb, .closed) }
      bytes = []
    } else if !carry.isEmpty {
      bytes = takeCarried(count)
    } else if kind == .dgram {
      return try receiveDatagram(verb, count)?.bytes
    } else {
      do throws(SystemError) {
        guard let read = try readOnce(count) else { return nil }
        bytes = read
      } catch {
        throw fail(verb, lost(error), asked: count, offset: counters.received)
      }
    }
    recordRead(verb, asked: count, bytes)
    return bytes
  }

  func takeCarried(_ count: Int) -> [UInt8] {
    searched = ([], 0)
    return carry.take(count)
  }

  private func readOnce(_ count: Int) throws(SystemError) -> [UInt8]? {
    if count <= Scratch.size || faults != nil {
      return try pull(count).map { Scratch.bytes($0) }
    }
    let size = try room(for: count)
    if size <= Scratch.size { return try pull(size).map { Scratch.bytes($0) } }
    let raw = descriptor.raw
    var isBlocked = false
    let bytes = try Array<UInt8>(capacity: size) { (buffer) throws(SystemError) -> Int in
      if let got = try System.recv(raw, buffer) { return got }
      isBlocked = true
      return 0
    }
    if isBlocked {
      watch.blocked(.read)
      return nil
    }
    if bytes.isEmpty { noteEnd() } else { readCalls &+= 1 }
    return bytes
  }
}
