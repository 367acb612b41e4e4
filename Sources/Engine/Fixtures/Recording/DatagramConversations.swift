/// Which datagrams belong together: those of one socket of this process with one address.
@EngineActor struct DatagramConversations {
  private struct Conversation {
    let socket: Int
    let local: SocketAddress
    let peer: SocketAddress
    let connection: Int
    let isClient: Bool
  }

  private var all: [Conversation] = []

  /// Records a datagram; the first one of a conversation says which side is the client.
  mutating func note(_ event: Event, _ socket: Socket, _ recorder: TranscriptRecorder) {
    guard event.outcome == .ok, let peer = event.address ?? socket.peer else { return }
    let local = (socket.local ?? .none).unmapped
    let other = peer.unmapped
    let isSending = event.verb.isSending
    let own = all.first { $0.socket == socket.id && $0.peer == other }
    if own == nil, all.contains(where: { isPartner($0, local, other, socket.id) }) { return }
    let conversation = own ?? begin(event, socket, local, other, recorder)
    let direction: Transcript.Direction =
      isSending == conversation.isClient ? .toServer : .toClient
    recorder.add(conversation.connection, direction, event.bytes, at: event.time)
  }

  /// The other end of a conversation that is recorded already, both in this process.
  private func isPartner(
    _ conversation: Conversation, _ local: SocketAddress, _ peer: SocketAddress, _ socket: Int
  ) -> Bool {
    conversation.socket != socket
      && (local == conversation.peer || local.receives(from: conversation.peer))
      && (peer == conversation.local || conversation.local.receives(from: peer))
  }

  private mutating func begin(
    _ event: Event, _ socket: Socket, _ local: SocketAddress, _ peer: SocketAddress,
    _ recorder: TranscriptRecorder
  ) -> Conversation {
    let isClient = event.verb.isSending
    let (client, server) = isClient ? (local, peer) : (peer, local)
    let connection = recorder.connect(
      "u", socket.family == .unix ? .unixDatagram : .udp, from: client.description,
      to: server.description, at: event.time)
    let conversation = Conversation(
      socket: socket.id, local: local, peer: peer, connection: connection, isClient: isClient)
    all.append(conversation)
    return conversation
  }
}
