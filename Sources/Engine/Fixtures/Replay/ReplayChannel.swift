/// How a replay sends on one connection: a stream, a connected datagram socket, or a datagram socket with
/// an address.
@EngineActor struct ReplayChannel {
  let socket: Socket
  /// Whom datagrams go to; nil where the socket knows.
  var peer: SocketAddress?

  func send(_ bytes: [UInt8], until deadline: Deadline) async throws(SocketError) {
    if let peer {
      _ = try await socket.sendTo(bytes, peer, until: deadline)
    } else if socket.kind == .dgram {
      _ = try await socket.send(bytes, until: deadline)
    } else {
      try await socket.sendAll(bytes, until: deadline)
    }
  }

  func end() { if socket.kind == .stream { try? socket.shutdown(.write) } }

  func reset() { if socket.kind == .stream { try? socket.abort() } }
}
