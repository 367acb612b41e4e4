/// What a socket is, as a value that outlives it: for views of the log.
public struct SocketFacts: Sendable, Equatable {
  /// The socket's `id`.
  public var id: Int
  /// What its owner calls it; may be empty.
  public var name: String
  /// The family of its addresses.
  public var family: AddressFamily
  /// Stream or datagrams.
  public var kind: SocketKind
  /// What it has become.
  public var role: Socket.Role
  /// The address of its side.
  public var local: SocketAddress?
  /// The address of the other side.
  public var peer: SocketAddress?
  /// A Unix socket whose other end belongs to another process (SO_PEERCRED, unix(7)).
  public var isPeerElsewhere = false
  /// The command of the process whose streams these are, as far as whoever asks knows it.
  public var command: String?

  /// The facts of a socket that may never have existed.
  public init(
    id: Int, name: String = "", family: AddressFamily = .inet, kind: SocketKind = .stream,
    role: Socket.Role = .connection, local: SocketAddress? = nil, peer: SocketAddress? = nil
  ) {
    self.id = id
    self.name = name
    self.family = family
    self.kind = kind
    self.role = role
    self.local = local
    self.peer = peer
  }

  /// The name, or `socket 7` when it has none.
  public var label: String { name.isEmpty ? "socket \(id)" : name }
}

extension Socket {
  /// What it is now; `local` is asked from the kernel when it is not known yet.
  public var facts: SocketFacts {
    var facts = SocketFacts(
      id: id, name: name, family: family, kind: kind, role: role, local: local, peer: peer)
    if family == .unix, role == .connection || role == .accepted {
      facts.isPeerElsewhere = peerProcess.map { $0 != Host.processIdentifier } ?? false
    }
    return facts
  }

  /// The process that made the other end of a Unix socket: the first field of struct ucred (unix(7)).
  private var peerProcess: Int? {
    let level = SocketConstants.number("SOL_SOCKET") ?? 0
    let name = SocketConstants.number("SO_PEERCRED") ?? 0
    guard let bytes = try? System.option(descriptor.raw, level: level, name: name, limit: 12),
      bytes.count == 12
    else { return nil }
    return bytes.withUnsafeBytes { Int($0.loadUnaligned(as: Int32.self)) }
  }

  /// The facts of every open socket and of the newest 4,096 that were closed, by `id`.
  public static var allFacts: [Int: SocketFacts] {
    var all = SocketPast.facts
    for socket in Socket.open { all[socket.id] = socket.facts }
    return all
  }
}

/// The facts of sockets that are closed, the newest 4,096 of them.
@EngineActor enum SocketPast {
  static let limit = 4096
  private(set) static var facts: [Int: SocketFacts] = [:]
  private static var order: [Int] = []

  /// Keeps what a socket is; called before its descriptor is closed.
  static func keep(_ socket: SocketFacts) {
    if facts.updateValue(socket, forKey: socket.id) != nil { return }
    order.append(socket.id)
    guard order.count >= 2 * limit else { return }
    for id in order.prefix(limit) { facts[id] = nil }
    order.removeFirst(limit)
  }
}
