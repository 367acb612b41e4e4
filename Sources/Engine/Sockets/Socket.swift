/// A socket as in Python: one object that becomes a listener, a connection or a datagram socket by what is
/// done to it. Its verbs are in the files `Socket+….swift`.
///
/// Underneath it never blocks. A verb without `until:` tries once and gives nil where it would have to
/// wait; the one with `until:` waits, and obeys `blocking` and `timeout`. Each verb that comes to an end
/// leaves one `Event`.
@EngineActor public final class Socket {
  /// What a socket has become.
  public enum Role: String, Sendable {
    /// Neither connected nor listening yet.
    case fresh
    case listener
    /// A connection that this side opened.
    case connection
    /// A connection that `accept` gave.
    case accepted
    case datagram
    /// The streams of a child process.
    case process
  }

  /// Where the events of sockets go that are made from now on without a sink of their own.
  public static var sink: any EventSink = NoEvents()
  private static var nextID = 1

  /// A number that no other socket of this process has.
  public let id: Int
  /// What its owner calls it, as `c1`.
  public var name = ""
  /// The family of its addresses.
  public let family: AddressFamily
  /// Stream or datagram.
  public let kind: SocketKind
  /// What it has become.
  public internal(set) var role: Role
  /// False: a verb that would wait fails with `wouldBlock` (O_NONBLOCK, setblocking).
  public var blocking = true
  /// Nanoseconds that a verb without a deadline waits at most; nil: without limit (settimeout).
  public var timeout: Int?

  let descriptor: Descriptor
  let watch: Watch
  let sink: any EventSink
  /// What goes wrong on purpose; nil: nothing.
  public var faults: Faults?
  var carry = Carry()
  /// How far `carry` has been searched, and for what.
  var searched: (delimiter: [UInt8], upTo: Int) = ([], 0)
  var counters = Counters()
  var condition = Condition()
  var lull = Lull()
  /// When the verb that is about to be tried again began to wait; 0 when it did not.
  var waitingSince = 0
  /// System calls that moved bytes, of the reading and of the sending verb at work.
  var readCalls = 0
  var sendCalls = 0

  /// Bytes that went through the socket.
  public struct Counters: Sendable, Equatable {
    /// Bytes that its reader got.
    public var received = 0
    /// Bytes that the kernel took.
    public var sent = 0
  }

  struct Condition {
    var isConnecting = false
    var isConnected = false
    var sawEnd = false
    var readShut = false
    var writeShut = false
    var failure: Int32 = 0
    var local: SocketAddress?
    var peer: SocketAddress?
    /// Whom it tried to connect to last.
    var target: SocketAddress?
    var backlog = 0
  }

  /// socket(2).
  public convenience init(
    family: AddressFamily = .inet, kind: SocketKind = .stream, sink: (any EventSink)? = nil
  ) throws(SocketError) {
    do throws(SystemError) {
      let descriptor = try System.socket(family, kind)
      self.init(
        adopting: descriptor, family: family, kind: kind,
        role: kind == .dgram ? .datagram : .fresh, sink: sink ?? Socket.sink)
    } catch {
      throw SocketError(.socket, .system(error))
    }
    record(.socket)
  }

  /// Takes over a non-blocking descriptor.
  init(
    adopting descriptor: Descriptor, family: AddressFamily, kind: SocketKind, role: Role,
    sink: any EventSink
  ) {
    id = Socket.nextID
    Socket.nextID += 1
    self.descriptor = descriptor
    self.family = family
    self.kind = kind
    self.role = role
    self.sink = sink
    watch = Watch(descriptor.raw)
    SocketRegistry.add(self)
  }

  /// The descriptor's number (fileno); -1 after `close()`.
  public var fileno: Int { Int(descriptor.raw) }

  /// True after `close()` or `abort()`.
  public var isClosed: Bool { !descriptor.isOpen }

  /// Bytes that came and went so far.
  public var totals: Counters { counters }

  /// The address of this side (getsockname(2)); nil before there is one.
  public var local: SocketAddress? {
    if let known = condition.local { return known }
    guard let found = try? System.localAddress(descriptor.raw), !found.isUnset else { return nil }
    condition.local = found
    return found
  }

  /// The address of the other side (getpeername(2)); nil when there is none.
  public var peer: SocketAddress? { condition.peer }

  /// One word: `new`, `bound`, `listening`, `connecting`, `connected`, `half-closed`, `ended`, `reset`,
  /// `open` (a datagram socket) or `closed`.
  public var state: String {
    if isClosed { return "closed" }
    if condition.failure != 0 { return "reset" }
    if role == .listener { return "listening" }
    if condition.isConnecting { return "connecting" }
    if condition.isConnected {
      switch (condition.sawEnd || condition.readShut, condition.writeShut) {
      case (false, false): return "connected"
      case (true, true): return "ended"
      case (true, false), (false, true): return "half-closed"
      }
    }
    if kind == .dgram { return "open" }
    return local == nil ? "new" : "bound"
  }

  isolated deinit {
    if !isClosed { SystemCallLog.unlogged { SocketPast.keep(facts) } }
    watch.close()
    descriptor.close()
    SocketRegistry.remove(id)
  }
}

extension SocketAddress {
  /// True for what getsockname(2) tells of a socket that has no address yet.
  var isUnset: Bool {
    switch self {
    case .inet(let host, let port): host == 0 && port == 0
    case .inet6(let high, let low, let port, _): high == 0 && low == 0 && port == 0
    case .unix, .none: false
    }
  }
}

/// The sockets that are alive, without keeping them so.
@EngineActor enum SocketRegistry {
  // Not weak: a weak reference makes every retain of the socket take the runtime's slow path. A
  // socket removes itself before its memory goes.
  private struct Entry { unowned(unsafe) let socket: Socket }
  private static var entries: [Int: Entry] = [:]

  static func add(_ socket: Socket) { entries[socket.id] = Entry(socket: socket) }
  static func remove(_ id: Int) { entries[id] = nil }
  static func socket(_ id: Int) -> Socket? { entries[id]?.socket }
  static var sockets: [Socket] {
    entries.values.map(\.socket).filter { !$0.isClosed }.sorted { $0.id < $1.id }
  }

  /// The open socket of this process that is the other end of a connection.
  static func partner(of socket: Socket) -> Socket? {
    guard let peer = socket.peer, peer != .none else { return nil }
    // Ports are compared first: a shell may hold thousands of sockets.
    let port = peer.port
    return entries.values.first {
      $0.socket.local?.port == port && $0.socket.local == peer && $0.socket.peer == socket.local
        && $0.socket.id != socket.id && !$0.socket.isClosed
    }?.socket
  }
}

extension Socket {
  /// Every socket of the process that is not closed, in the order they were made.
  public static var open: [Socket] { SocketRegistry.sockets }

  /// The socket of that number, while it is open.
  public static func open(_ id: Int) -> Socket? {
    SocketRegistry.socket(id).flatMap { $0.isClosed ? nil : $0 }
  }

  /// Closes every socket of the process, as the end of a run does.
  public static func closeAll() {
    for socket in open { socket.close() }
  }
}
