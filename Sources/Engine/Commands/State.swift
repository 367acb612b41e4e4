/// `state`: how a socket and its other end stand right now.
@EngineActor
struct StateView {
  let socket: Socket
  let scene: Scene
  let width: Int
  /// Without addresses and times.
  var isBrief = false

  private var name: String { scene.facts(socket).label }
  private var ports: Set<UInt16> { Set([socket.local?.port, socket.peer?.port].compactMap { $0 }) }

  /// The view as lines.
  var lines: [StyledText] {
    switch socket.role {
    case .listener: return listener.flatMap { ViewText.wrapped($0, width) }
    case .datagram: return datagrams.flatMap { ViewText.wrapped($0, width) }
    case .process: return local
    case .fresh, .connection, .accepted: break
    }
    return socket.family == .unix ? local : connection
  }

  /// Both ends of a TCP connection.
  private var connection: [StyledText] {
    var table = KernelTable.now(.stream, ports: ports)
    var own = EndState(socket, named: name, in: table)
    // Both ends of one moment: again when this end has changed between the two questions.
    for _ in 0..<3 where ownState(in: table) ?? own.state != own.state {
      table = KernelTable.now(.stream, ports: ports)
      own = EndState(socket, named: name, in: table)
    }
    let other = socket.peer.map { farEnd(of: $0, table) }
    return ends([own, other])
  }

  private func ownState(in table: KernelTable) -> String? {
    guard let local = socket.local, let remote = socket.peer else { return nil }
    return table.row(local: local, remote: remote)?.tcpState?.name
  }

  private func farEnd(of peer: SocketAddress, _ table: KernelTable) -> EndState {
    let id = scene.pairing.partner(of: socket.id)
    if let id, let partner = SocketRegistry.socket(id) {
      return EndState(partner, named: scene.label(id), in: table)
    }
    let name = id.map { scene.label($0) } ?? "peer"
    if let local = socket.local, let row = table.row(local: peer, remote: local) {
      return EndState(row, named: name)
    }
    if id != nil || peer.isLoopback || peer.host == socket.local?.host {
      return EndState(
        named: name, address: peer.description, state: "closed",
        meaning: "nothing is left of it in the kernel")
    }
    return EndState(
      named: name, address: peer.description, state: "?",
      meaning: "on another machine: its state is not visible from here")
  }

  /// A Unix socket or the streams of a process, which have no TCP state.
  private var local: [StyledText] {
    let own = EndState(socket, named: name, in: nil)
    let partner = scene.pairing.partner(of: socket.id)
    let other = partner.flatMap { id in
      SocketRegistry.socket(id).map { EndState($0, named: scene.label(id), in: nil) }
    }
    return ends([own, other])
  }

  private func ends(_ ends: [EndState?]) -> [StyledText] {
    EndState.lines(ends.compactMap { $0 }, columns: width, isBrief: isBrief)
  }

  private var listener: [String] {
    let address = isBrief ? "" : socket.local.map { "  \($0)" } ?? ""
    guard !socket.isClosed else { return ["\(name)\(address)  closed"] }
    guard socket.family != .unix, let info = try? socket.tcpInfo() else {
      return ["\(name)\(address)  listening, backlog \(socket.condition.backlog)"]
    }
    // Of a listener these two fields are the accept queue's length and limit (tcp_diag, ss(8)).
    let (length, limit) = (info.unacknowledged, info.selectivelyAcknowledged)
    let full = length > limit ? ": full, a new client gets no answer now" : ""
    var lines = [
      "\(name)\(address)  LISTEN  "
        + "accept queue: \(ViewText.count(length, "connection")) of backlog \(limit)\(full)"
    ]
    if limit < socket.condition.backlog {
      lines.append(
        "  the system cut the backlog from \(socket.condition.backlog) (net.core.somaxconn)")
    }
    return lines + (length > 0 && !isBrief ? queue : [])
  }

  /// The connections that wait to be accepted: those of the table that no socket here has.
  private var queue: [String] {
    guard let own = socket.local else { return [] }
    // By both ends: a port of the other side serves many listeners, one after the other.
    let taken = Set(
      scene.sockets.values.filter { $0.role == .accepted && $0.local?.port == own.port }
        .compactMap { $0.peer?.unmapped })
    let waiting = KernelTable.now(.stream, ports: ports).rows.filter {
      $0.remote.port != 0 && own.receives(from: $0.local)
        && ($0.tcpState == .established || $0.tcpState == .closeWait)
        && !taken.contains($0.remote.unmapped)
    }
    return waiting.prefix(10).map { row in
      let unread = max(0, row.receiveQueue - (row.tcpState == .closeWait ? 1 : 0))
      let gone = row.tcpState == .closeWait ? ", has closed already" : ""
      return "  waits: \(row.remote)   \(ViewText.count(unread, "byte")) unread\(gone)"
    } + (waiting.count > 10 ? ["  ⋮  \(waiting.count - 10) more"] : [])
  }

  private var datagrams: [String] {
    let address = socket.local.map { "\($0)" } ?? "no address yet"
    guard !socket.isClosed else { return ["\(name)  \(address)  closed"] }
    var lines = ["\(name)  \(address)  open" + (socket.peer.map { "  peer \($0)" } ?? "")]
    let next = (try? socket.waiting()) ?? 0
    let isReady = (try? System.isReadable(socket.descriptor.raw)) ?? false
    lines.append(
      isReady ? "  next datagram: \(ViewText.count(next, "byte"))" : "  no datagram waits")
    let table = KernelTable.now(.dgram, ports: ports)
    if let local = socket.local,
      let row = table.row(local: local, remote: socket.peer ?? .none) ?? table.row(local: local)
    {
      lines.append(
        "  receive queue: \(ViewText.count(row.receiveQueue, "byte")) of memory; "
          + "\(ViewText.count(row.drops, "datagram")) dropped because it was full")
    }
    return lines
  }
}
