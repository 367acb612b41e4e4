@testable import Engine

/// Events made by hand: a client `c` (1), the connection `a` (2) that a listener `l` (3) accepted, and
/// two datagram sockets `u` (4) and `v` (5). Each event comes a millisecond after the one before.
struct Story {
  static let client = SocketAddress.loopback(port: 50000)
  static let server = SocketAddress.loopback(port: 9000)
  static let first = SocketAddress.loopback(port: 4000)
  static let second = SocketAddress.loopback(port: 5000)

  private(set) var events: [Event] = []
  var sockets: [Int: SocketFacts] = [
    1: SocketFacts(id: 1, name: "c", local: client, peer: server),
    2: SocketFacts(id: 2, name: "a", role: .accepted, local: server, peer: client),
    3: SocketFacts(id: 3, name: "l", role: .listener, local: server),
    4: SocketFacts(id: 4, name: "u", kind: .dgram, role: .datagram, local: first),
    5: SocketFacts(id: 5, name: "v", kind: .dgram, role: .datagram, local: second),
  ]
  private var sent: [Int: Int] = [:]
  private var received: [Int: Int] = [:]

  var pairing: Pairing { Pairing(events, sockets) }

  /// `l` listens, `c` connects and `l` accepts `a`.
  mutating func open() {
    add(3, .listen, asked: 2, at: Event.Endpoints(Story.server))
    add(1, .connect, at: Event.Endpoints(Story.server, local: Story.client))
    accept()
  }

  mutating func accept() {
    add(3, .accept, at: Event.Endpoints(Story.client, local: Story.server, partner: 2))
  }

  /// Bytes leave a socket; `asked` is more than they are for a partial send.
  mutating func send(_ socket: Int, _ text: String, asked: Int? = nil, to: SocketAddress? = nil) {
    let bytes = Array(text.utf8)
    events.append(
      event(
        socket, to == nil ? .send : .sendto, asked: asked ?? bytes.count, got: bytes.count,
        offset: sent[socket, default: 0], bytes: bytes, to.map { Event.Endpoints($0) }))
    sent[socket, default: 0] += bytes.count
  }

  /// Bytes come to a socket.
  mutating func read(
    _ socket: Int, _ asked: Int, _ bytes: [UInt8], by verb: Verb = .recv, calls: Int = 1,
    from: SocketAddress? = nil, length: Int = 0, _ outcome: Event.Outcome = .ok
  ) {
    var read = event(
      socket, verb, asked: asked, got: bytes.count, offset: received[socket, default: 0],
      bytes: bytes, from.map { Event.Endpoints($0, length: length) })
    read.calls = calls
    read.outcome = outcome
    events.append(read)
    received[socket, default: 0] += bytes.count
  }

  mutating func read(_ socket: Int, _ asked: Int, _ text: String, by verb: Verb = .recv) {
    read(socket, asked, Array(text.utf8), by: verb)
  }

  /// A verb that moves no bytes.
  mutating func add(
    _ socket: Int, _ verb: Verb, _ outcome: Event.Outcome = .ok, asked: Int = 0, waited: Int = 0,
    at endpoints: Event.Endpoints? = nil
  ) {
    var event = event(socket, verb, asked: asked, got: 0, offset: 0, bytes: [], endpoints)
    event.outcome = outcome
    event.duration = waited
    event.time += waited
    events.append(event)
  }

  /// As after the log has dropped the payloads.
  mutating func dropPayloads() {
    for index in events.indices { events[index].bytes = [] }
  }

  private func event(
    _ socket: Int, _ verb: Verb, asked: Int, got: Int, offset: Int, bytes: [UInt8],
    _ endpoints: Event.Endpoints?
  ) -> Event {
    Event(
      sequence: events.count + 1, time: (events.last?.time ?? 0) + 1_000_000, duration: 0,
      socket: socket, verb: verb, outcome: .ok, asked: asked, got: got, offset: offset, calls: 1,
      bytes: bytes, endpoints: endpoints)
  }
}
