/// Which sockets of this process are the two ends of one connection, by its addresses.
///
/// The same addresses may have served several connections one after another, and this process's
/// connections to a Unix socket all look alike: those are paired in order, as accept(2) gives them.
public struct Pairing: Sendable {
  /// What the log and the live sockets know of one end.
  private struct End {
    let id: Int
    let local: SocketAddress?
    let peer: SocketAddress?
  }

  private struct Key: Hashable {
    let client: SocketAddress
    let server: SocketAddress
  }

  private var partners: [Int: Int] = [:]
  private var isClient: [Int: Bool] = [:]
  private var listeners: [Int: Int] = [:]

  /// Pairs what the events and the facts tell; the facts stand in for events that were dropped.
  public init(_ events: [Event], _ sockets: [Int: SocketFacts]) {
    var clients: [End] = []
    var servers: [End] = []
    for event in events where event.outcome == .ok {
      if event.verb == .connect, sockets[event.socket]?.kind != .dgram {
        clients.append(End(id: event.socket, local: event.local, peer: event.address))
      } else if event.verb == .accept, event.partner != 0 {
        servers.append(End(id: event.partner, local: event.local, peer: event.address))
        listeners[event.partner] = event.socket
      }
    }
    let known = Set(clients.map(\.id) + servers.map(\.id))
    for facts in sockets.values.sorted(by: { $0.id < $1.id }) where !known.contains(facts.id) {
      let end = End(id: facts.id, local: facts.local, peer: facts.peer)
      if facts.kind == .stream, facts.role == .connection { clients.append(end) }
      if facts.kind == .stream, facts.role == .accepted { servers.append(end) }
    }
    let isHere: (End) -> Bool = { sockets[$0.id]?.isPeerElsewhere != true }
    match(clients.filter(isHere), servers.filter(isHere))
    for end in clients { isClient[end.id] = true }
    for end in servers { isClient[end.id] = false }
  }

  /// The other end, when it lives in this process too.
  public func partner(of socket: Int) -> Int? { partners[socket] }

  /// True for an end that connected, false for one that was accepted, nil for anything else.
  public func isClient(_ socket: Int) -> Bool? { isClient[socket] }

  /// The listener that a connection was accepted from.
  public func listener(of socket: Int) -> Int? { listeners[socket] }

  private mutating func match(_ clients: [End], _ servers: [End]) {
    var waiting: [Key: [Int]] = [:]
    for end in servers.reversed() {
      waiting[Self.key(client: end.peer, server: end.local), default: []].append(end.id)
    }
    for end in clients {
      let key = Self.key(client: end.local, server: end.peer)
      guard let server = waiting[key]?.popLast() else { continue }
      partners[end.id] = server
      partners[server] = end.id
    }
  }

  private static func key(client: SocketAddress?, server: SocketAddress?) -> Key {
    Key(client: (client ?? .none).unmapped, server: (server ?? .none).unmapped)
  }
}
