/// A conversation as a capture for Wireshark: the packets that must have carried it, with the handshake, the
/// acknowledgments, FIN and RST. Only what the programs saw is known; the rest is as on a network that
/// loses nothing.
public struct PcapngExport {
  /// Bytes of a segment.
  private static let segmentSize = 1460

  private let conversation: Conversation
  private var capture: Capture
  private var ends: [(client: Packet.End, server: Packet.End)] = []
  private var streams: [Streams] = []
  private var identification: UInt16 = 0

  /// The sequence numbers of both directions: of the next byte to be sent.
  private struct Streams {
    var next: [Transcript.Direction: UInt32] = [:]
    var isOpen = false
  }

  /// The bytes of the file.
  public static func bytes(of conversation: Conversation) -> [UInt8] {
    var export = PcapngExport(conversation)
    for event in conversation.events { export.add(event) }
    return export.capture.bytes
  }

  private init(_ conversation: Conversation) {
    self.conversation = conversation
    let plan = AddressPlan(conversation.connections)
    ends = plan.ends
    capture = Capture(names: plan.names)
    streams = conversation.connections.indices.map { index in
      // Any number will do for the first byte (RFC 9293 §3.4.1); these are easy to read.
      let base = UInt32(truncatingIfNeeded: index) &* 1_000_000
      return Streams(next: [.toServer: base &+ 1000, .toClient: base &+ 500_000])
    }
  }

  private mutating func add(_ event: Conversation.Event) {
    guard ends.indices.contains(event.connection) else { return }
    let hasDatagrams = conversation.connections[event.connection].transport.hasDatagrams
    switch event.content {
    case .open: if !hasDatagrams { shakeHands(event) }
    case .data where hasDatagrams:
      capture.add(
        packet(event, event.direction).udp(event.bytes), at: stamp(event), comment: comment(event))
    case .data: segments(event)
    case .end where !hasDatagrams:
      send(event, event.direction, [.fin, .ack], [])
      send(event, event.direction.reversed, .ack, [])
    case .reset where !hasDatagrams: send(event, event.direction, [.rst, .ack], [])
    case .end, .reset, .timeout: break
    }
  }

  private mutating func shakeHands(_ event: Conversation.Event) {
    send(event, .toServer, .syn, [])
    streams[event.connection].isOpen = true
    send(event, .toClient, [.syn, .ack], [])
    send(event, .toServer, .ack, [])
  }

  /// A chunk as segments; the receiver acknowledges every 32nd and the last.
  private mutating func segments(_ event: Conversation.Event) {
    let bytes = event.bytes
    var start = 0
    var count = 0
    while start < bytes.count {
      let end = min(start + Self.segmentSize, bytes.count)
      let isLast = end == bytes.count
      send(
        event, event.direction, isLast ? [.psh, .ack] : .ack, bytes[start..<end],
        comment: start == 0 ? comment(event) : "")
      start = end
      count += 1
      if isLast || count % 32 == 0 { send(event, event.direction.reversed, .ack, []) }
    }
  }

  private mutating func send(
    _ event: Conversation.Event, _ direction: Transcript.Direction, _ flags: Packet.Flags,
    _ payload: ArraySlice<UInt8>, comment: String = ""
  ) {
    let stream = streams[event.connection]
    let sequence = stream.next[direction] ?? 0
    let acknowledgment = flags.contains(.ack) ? stream.next[direction.reversed] ?? 0 : 0
    capture.add(
      packet(event, direction).tcp(
        sequence: sequence, acknowledgment: acknowledgment, flags, payload),
      at: stamp(event), comment: comment)
    let takesPlace = flags.contains(.syn) || flags.contains(.fin)
    let count = payload.count + (takesPlace ? 1 : 0)
    streams[event.connection].next[direction] = sequence &+ UInt32(truncatingIfNeeded: count)
  }

  private mutating func packet(
    _ event: Conversation.Event, _ direction: Transcript.Direction
  ) -> Packet {
    let (client, server) = ends[event.connection]
    identification &+= 1
    return direction == .toServer
      ? Packet(from: client, to: server, identification: identification)
      : Packet(from: server, to: client, identification: identification)
  }

  private func stamp(_ event: Conversation.Event) -> Int {
    let (start, tooLate) = (conversation.start ?? 0).multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, overflow) = start.addingReportingOverflow(event.time)
    return tooLate || overflow ? .max : sum
  }

  private func comment(_ event: Conversation.Event) -> String {
    event.patterns.isEmpty
      ? "" : "the recording has a pattern here; its bytes are not known: \(event.patterns[0])"
  }
}
