extension Socket {
  /// send(2), once: how many bytes the kernel took, which may be fewer than given; nil when it has no
  /// room at all. On a connected datagram socket one datagram.
  public func send(_ bytes: [UInt8]) throws(SocketError) -> Int? {
    let taken: Int
    do throws(SystemError) {
      guard let count = try push(bytes, from: 0) else { return nil }
      taken = count
    } catch {
      throw fail(.send, lost(error), asked: bytes.count, offset: counters.sent)
    }
    let part = taken == bytes.count ? bytes : Array(bytes.prefix(taken))
    record(
      .send, asked: bytes.count, got: taken, offset: counters.sent - taken, bytes: part)
    return taken
  }

  /// send(2), once, waiting until the kernel can take at least a byte.
  public func send(_ bytes: [UInt8], until deadline: Deadline?) async throws(SocketError) -> Int {
    try await completing(.send, .write, asked: bytes.count, until: deadline) {
      () throws(SocketError) in try self.send(bytes)
    }
  }

  /// send(2) as often as the kernel takes something: true when all is taken. `offset` is where to go on;
  /// give a variable that begins at 0.
  public func sendAllNow(_ bytes: [UInt8], from offset: inout Int) throws(SocketError) -> Bool {
    repeat {
      do throws(SystemError) {
        guard let count = try push(bytes, from: offset) else { return false }
        offset += count
      } catch {
        let sent = Array(bytes.prefix(offset))
        throw fail(
          .sendall, lost(error), asked: bytes.count, got: offset,
          offset: counters.sent - offset, bytes: sent)
      }
    } while offset < bytes.count
    record(
      .sendall, asked: bytes.count, got: bytes.count, offset: counters.sent - bytes.count,
      bytes: bytes)
    return true
  }

  /// sendall: send(2) until everything is taken, from `offset` on.
  public func sendAll(
    _ bytes: [UInt8], from offset: Int = 0, until deadline: Deadline?
  ) async throws(SocketError) {
    var taken = offset
    _ = try await completing(
      .sendall, .write, asked: bytes.count, until: deadline,
      progress: { Progress(count: taken, bytes: Array(bytes.prefix(taken))) }
    ) { () throws(SocketError) -> Bool? in
      try self.sendAllNow(bytes, from: &taken) ? true : nil
    }
  }

  /// recv(2), once: up to `count` bytes, `[]` at the end of the stream, nil when nothing has come. On a
  /// datagram socket one datagram, cut to `count`.
  @inline(__always)
  public func recv(_ count: Int) throws(SocketError) -> [UInt8]? {
    guard carry.isEmpty, count > 0, count <= Scratch.size, kind == .stream else {
      return try recvSpecial(count)
    }
    let got: Int
    do throws(SystemError) {
      guard let length = try pull(count) else {
        lull.attemptFailed()
        return nil
      }
      got = length
      if lull.tookBytes(length, of: count), !watch.sawHangup, family != .unix {
        watch.blocked(.read)
      }
    } catch {
      throw fail(.recv, lost(error), asked: count, offset: counters.received)
    }
    let bytes = Scratch.bytes(got)
    recordRead(.recv, asked: count, bytes)
    return bytes
  }

  /// recv(2), once, waiting for at least a byte or the end.
  public func recv(_ count: Int, until deadline: Deadline?) async throws(SocketError) -> [UInt8] {
    try await completing(.recv, .read, asked: count, until: deadline) {
      () throws(SocketError) in try self.recv(count)
    }
  }

  /// recv_into: recv(2) into the caller's memory; how many bytes, 0 at the end, nil when nothing came.
  public func recvInto(_ buffer: UnsafeMutableRawBufferPointer) throws(SocketError) -> Int? {
    guard let bytes = try receive(.recvInto, buffer.count) else { return nil }
    buffer.copyBytes(from: bytes)
    return bytes.count
  }

  /// recv_into an array from an index on, waiting for at least a byte or the end. It never grows the
  /// array.
  public func recvInto(
    _ array: inout [UInt8], at index: Int = 0, count: Int? = nil, until deadline: Deadline?
  ) async throws(SocketError) -> Int {
    let room = array.count - max(0, min(index, array.count))
    guard index >= 0, index <= array.count, (count ?? 0) >= 0, (count ?? 0) <= room else {
      throw fail(
        .recvInto,
        .invalid(
          argument: "\(count ?? room) bytes at \(index)",
          why: "do not fit in a buffer of \(array.count) bytes"))
    }
    let wanted = count ?? room
    let bytes = try await completing(.recvInto, .read, asked: wanted, until: deadline) {
      () throws(SocketError) in try self.receive(.recvInto, wanted)
    }
    array.replaceSubrange(index..<index + bytes.count, with: bytes)
    return bytes.count
  }

  /// MSG_PEEK: up to `count` bytes that stay unread, `[]` at the end, nil when nothing has come.
  /// `recorded` false leaves no event, for those who only look.
  public func peek(_ count: Int, recorded: Bool = true) throws(SocketError) -> [UInt8]? {
    try requireCount(count, .peek)
    let bytes: [UInt8]
    if count == 0, kind == .stream {
      bytes = []
    } else if carry.isEmpty {
      do throws(SystemError) {
        let size = try room(for: count)
        guard let seen = try look(size) else { return nil }
        bytes = seen
      } catch {
        throw fail(.peek, lost(error), asked: count, offset: counters.received)
      }
    } else {
      bytes = Array(carry.view.prefix(count))
    }
    if recorded { recordRead(.peek, asked: count, bytes) }
    return bytes
  }

  /// MSG_PEEK, waiting for at least a byte or the end.
  public func peek(_ count: Int, until deadline: Deadline?) async throws(SocketError) -> [UInt8] {
    try await completing(.peek, .read, asked: count, until: deadline) {
      () throws(SocketError) in try self.peek(count)
    }
  }
}
