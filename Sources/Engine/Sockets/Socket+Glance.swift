/// Looks into the kernel's buffers that leave no trace: no event, and nothing that a verb would notice.
extension Socket {
  /// How many bytes of the stream have left the kernel.
  var position: Int { counters.received + carry.count }

  /// Bytes that wait in the kernel (FIONREAD).
  func unreadBytes() throws(SystemError) -> Int { try System.unread(descriptor.raw) }

  /// Whether poll(2) calls the socket readable.
  var isReadable: Bool { (try? System.isReadable(descriptor.raw)) ?? false }

  /// Connections that wait to be accepted: TCP_INFO knows, of others only whether there is one.
  var connectionsWaiting: Int {
    if family != .unix, let state = try? System.tcpInfo(descriptor.raw) {
      return state.unacknowledged
    }
    return isReadable ? 1 : 0
  }

  /// How the peer has ended the stream, as far as the kernel knows; SO_ERROR is not asked, since that
  /// would take the error away from the verb that is to meet it.
  var ending: Arrival.Kind? {
    let news = (try? System.pollNow(descriptor.raw, System.pollEnd)) ?? 0
    if news & System.pollError != 0 { return .broken }
    return news & System.pollEnd != 0 ? .end : nil
  }

  /// Up to `limit` bytes of what waits in the kernel, from an offset on that is not too far to peek.
  func glance(from offset: Int, limit: Int) -> [UInt8] {
    let reach = min(Scratch.size, offset + limit)
    guard reach > offset else { return [] }
    let room = UnsafeMutableRawBufferPointer(rebasing: Scratch.buffer.prefix(reach))
    guard let got = try? System.recv(descriptor.raw, room, peek: true), got > offset else {
      return []
    }
    return Array(room[offset..<got])
  }

  /// The datagram that is read next, without taking it.
  func nextDatagram(limit: Int) -> (first: [UInt8], length: Int, sender: SocketAddress)? {
    let room = UnsafeMutableRawBufferPointer(rebasing: Scratch.buffer.prefix(limit))
    guard
      let next = try? System.recvFrom(descriptor.raw, room, peek: true)
    else { return nil }
    return (Array(room.prefix(next.length)), next.length, next.sender)
  }
}
