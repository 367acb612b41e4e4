/// A datagram as recvfrom(2) gives it.
public struct Datagram: Sendable, Equatable {
  /// The bytes, at most as many as were asked for.
  public let bytes: [UInt8]
  /// Who sent it; `none` for a Unix socket without a name.
  public let sender: SocketAddress
  /// How long it was; more than `bytes.count` when it was cut, and the rest is gone.
  public let length: Int

  /// True when it was longer than what was asked for.
  public var isTruncated: Bool { length > bytes.count }
}

extension Socket {
  /// sendto(2): one datagram to an address; nil when the kernel has no room.
  public func sendTo(_ bytes: [UInt8], _ address: SocketAddress) throws(SocketError) -> Int? {
    try requirePath(address, .sendto)
    let raw = descriptor.raw
    let taken: Int
    do throws(SystemError) {
      let sent = try bytes.withUnsafeBufferPointer { (buffer) throws(SystemError) -> Int? in
        try System.sendTo(raw, UnsafeRawBufferPointer(buffer), address)
      }
      guard let sent else {
        watch.blocked(.write)
        return nil
      }
      taken = sent
    } catch {
      throw fail(
        .sendto, .system(error.about(address.description)), asked: bytes.count,
        offset: counters.sent, peer: address)
    }
    sendCalls &+= 1
    counters.sent &+= taken
    record(
      .sendto, asked: bytes.count, got: taken, offset: counters.sent - taken, bytes: bytes,
      endpoints: Event.Endpoints(address))
    return taken
  }

  /// sendto(2), waiting for room.
  public func sendTo(
    _ bytes: [UInt8], _ address: SocketAddress, until deadline: Deadline?
  ) async throws(SocketError) -> Int {
    try await completing(.sendto, .write, asked: bytes.count, until: deadline) {
      () throws(SocketError) in try self.sendTo(bytes, address)
    }
  }

  /// recvfrom(2): one datagram, cut to `count` bytes; nil when none has come. On a stream socket what
  /// recv gives, with the peer.
  public func recvFrom(_ count: Int) throws(SocketError) -> Datagram? {
    if kind == .dgram && carry.isEmpty { return try receiveDatagram(.recvfrom, count) }
    guard let bytes = try receive(.recvfrom, count) else { return nil }
    return Datagram(bytes: bytes, sender: peer ?? .none, length: bytes.count)
  }

  /// recvfrom(2), waiting for a datagram.
  public func recvFrom(
    _ count: Int, until deadline: Deadline?
  ) async throws(SocketError) -> Datagram {
    try await completing(.recvfrom, .read, asked: count, until: deadline) {
      () throws(SocketError) in try self.recvFrom(count)
    }
  }

  func receiveDatagram(_ verb: Verb, _ count: Int) throws(SocketError) -> Datagram? {
    try requireCount(count, verb)
    let datagram: Datagram
    do throws(SystemError) {
      let size = min(count, max(64 * 1024, try System.unread(descriptor.raw)))
      guard let received = try takeDatagram(size) else {
        watch.blocked(.read)
        return nil
      }
      datagram = received
    } catch {
      throw fail(verb, lost(error), asked: count, offset: counters.received)
    }
    readCalls &+= 1
    recordRead(
      verb, asked: count, datagram.bytes,
      endpoints: Event.Endpoints(datagram.sender, length: datagram.length))
    return datagram
  }

  private func takeDatagram(_ size: Int) throws(SystemError) -> Datagram? {
    let raw = descriptor.raw
    var answer: (length: Int, sender: SocketAddress)?
    let bytes = try Array<UInt8>(capacity: size) { (buffer) throws(SystemError) -> Int in
      answer = try System.recvFrom(raw, buffer)
      return min(answer?.length ?? 0, buffer.count)
    }
    return answer.map { Datagram(bytes: bytes, sender: $0.sender, length: $0.length) }
  }
}
