/// What came to a socket that nobody is reading from; it is still in the kernel.
public struct Arrival {
  /// What came.
  public enum Kind: Equatable, Sendable {
    /// So many connections wait to be accepted.
    case connections(Int)
    /// So many bytes came; the first of them, and how many bytes wait in all.
    case data(count: Int, first: [UInt8], unread: Int)
    /// A datagram; its first bytes, its length and its sender, when it is the next to be read.
    case datagram(first: [UInt8], length: Int, sender: SocketAddress)
    /// A further datagram, behind others.
    case furtherDatagram
    /// The peer ended its stream (FIN).
    case end
    /// The connection broke off (RST, or a timeout of TCP).
    case broken
  }

  /// Where it came.
  public let socket: Socket
  /// What came.
  public let kind: Kind
  /// The last bytes of the stream before what came, three at most: a character may begin there.
  public var before: [UInt8] = []
}

/// Tells of what comes to sockets without taking it: data is looked at with MSG_PEEK, and what a task
/// waits for is left to that task.
@EngineActor
public final class Arrivals {
  /// At most so many bytes of an arrival are shown.
  public static let shownLimit = 256

  private struct Known {
    /// Position in the stream up to which arrivals were told.
    var position = 0
    var connections = 0
    var datagrams = 0
    var toldEnd = false
    /// The last bytes that were read, three at most.
    var tail: [UInt8] = []
  }

  private let tell: @EngineActor (Arrival) -> Void
  private var known: [Int: Known] = [:]
  private var fresh: [Int] = []

  /// Tells each arrival, in the order of the loop's passes.
  public init(_ tell: @escaping @EngineActor (Arrival) -> Void) { self.tell = tell }

  /// Takes note of a verb that ended: new sockets are watched, and what was read is no longer waiting.
  public func noticed(_ event: Event) {
    if event.verb.isReceiving, event.got > 0, let tail = known[event.socket]?.tail {
      known[event.socket]?.tail =
        event.bytes.count == event.got ? Array((tail + event.bytes.suffix(3)).suffix(3)) : []
    }
    // Who has read the end, or that the connection broke off, knows of it.
    if event.verb.isReceiving, event.outcome == .endOfStream || event.isLoss {
      known[event.socket]?.toldEnd = true
    }
    switch event.verb {
    case .connect, .listen, .bind, .spawn, .socket:
      if event.outcome == .ok { watch(event.socket) }
    case .accept:
      if let count = known[event.socket]?.connections, count > 0 {
        known[event.socket]?.connections = count - 1
      }
      if event.outcome == .ok { watch(event.partner) }
    case .recvfrom, .recv, .recvInto:
      if let count = known[event.socket]?.datagrams, count > 0 {
        known[event.socket]?.datagrams = count - 1
      }
    case .close, .abort: known[event.socket] = nil
    case .send, .sendall, .recvExactly, .recvUntil, .recvLine, .recvAll, .peek, .sendto, .shutdown,
      .sendFile, .recvFile, .setOption, .getOption, .poll:
      break
    }
  }

  /// Nothing more is told of what has come to a socket so far: it was shown another way.
  public func wasShown(_ socket: Socket) {
    guard socket.kind == .stream, known[socket.id] != nil else { return }
    let unread = SystemCallLog.unlogged { (try? socket.unreadBytes()) ?? 0 }
    known[socket.id]?.position = socket.position + unread
  }

  private func watch(_ id: Int) {
    guard known[id] == nil, let socket = SocketRegistry.socket(id), !socket.isClosed,
      socket.role != .fresh, socket.role != .datagram || socket.local != nil
    else { return }
    known[id] = Known(position: socket.position)
    try? socket.watch.tell { [weak self] in self?.edge(id) }
  }

  /// Several edges of one pass are looked at once, after the tasks that they woke have run.
  private func edge(_ id: Int) {
    fresh.append(id)
    guard fresh.count == 1 else { return }
    Task { @EngineActor in
      await EventLoop.shared.yield()
      let ids = fresh
      fresh = []
      var seen: Set<Int> = []
      for id in ids where seen.insert(id).inserted { look(id) }
    }
  }

  private func look(_ id: Int) {
    guard let socket = SocketRegistry.socket(id), !socket.isClosed, var state = known[id] else {
      known[id] = nil
      return
    }
    guard !socket.watch.hasReaders else { return }
    SystemCallLog.unlogged {
      switch socket.role {
      case .fresh: break
      case .listener: lookAtListener(socket, &state)
      case .datagram: lookAtDatagrams(socket, &state)
      case .connection, .accepted, .process: lookAtStream(socket, &state)
      }
    }
    known[id] = state
  }

  private func lookAtListener(_ socket: Socket, _ state: inout Known) {
    let waiting = socket.connectionsWaiting
    if waiting > state.connections { tell(Arrival(socket: socket, kind: .connections(waiting))) }
    state.connections = waiting
  }

  private func lookAtDatagrams(_ socket: Socket, _ state: inout Known) {
    guard socket.isReadable else { return }
    state.datagrams += 1
    if state.datagrams == 1, let next = socket.nextDatagram(limit: Self.shownLimit) {
      tell(
        Arrival(
          socket: socket,
          kind: .datagram(first: next.first, length: next.length, sender: next.sender)))
    } else {
      tell(Arrival(socket: socket, kind: .furtherDatagram))
    }
  }

  private func lookAtStream(_ socket: Socket, _ state: inout Known) {
    let unread = (try? socket.unreadBytes()) ?? 0
    let start = socket.position
    let told = max(state.position, start)
    let count = start + unread - told
    if count > 0 {
      let first = socket.glance(from: told - start, limit: Self.shownLimit)
      state.position = start + unread
      // What is unread and told already stands between what was read and what came.
      let unreadTail = socket.glance(from: max(0, told - start - 3), limit: min(3, told - start))
      tell(
        Arrival(
          socket: socket, kind: .data(count: count, first: first, unread: unread),
          before: Array((state.tail + unreadTail).suffix(3))))
    }
    guard !state.toldEnd, let ending = socket.ending else { return }
    state.toldEnd = true
    tell(Arrival(socket: socket, kind: ending))
  }
}
