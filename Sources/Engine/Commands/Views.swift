extension CommandTable {
  /// Looking at what happened and how it stands (language.md §9).
  static let views: [Command] =
    streamViews + socketViews + faulting + showing + systemCalls + helping

  /// The readings of the log.
  private static let streamViews: [Command] = [
    Command(
      "chunks", "s:socket limit= width=", .looking, "shows how the stream arrived, read by read",
      details: """
        One line for each read: how many bytes were asked for and came, where they stand in the \
        stream, and what they were. TCP carries a stream of bytes: how it is cut into reads says \
        nothing about how it was sent. limit= is the number of lines (40; 0 for all).
        """,
      example: "chunks client", slide: "Partial Writes/Reads", chunks),
    Command(
      "boundaries", "s:socket limit= width=", .looking, "shows what was sent beside what was read",
      details: """
        Both ways of a connection, with the places where the sender's and the reader's calls cut \
        the stream. A blank column is only there to align the two rows; a blank that was sent is \
        a dot. When the other end is another program, only this end's calls are shown. limit= is \
        the number of rows (10; 0 for all).
        """,
      example: "boundaries client", slide: "Partial Writes/Reads", boundaries),
    Command(
      "frames",
      "s:socket format:u8|u16be|u16le|u32be|u32le|u64be|u64le|ascii10|line "
        + "way:received|sent? limit= width=",
      .looking, "shows the stream as messages, and what the last one still lacks",
      details: """
        The bytes that s has received (or sent), cut by a length in front of each message \
        (u32be: 4 bytes in network order; ascii10: ten digits), by lines, or by a delimiter \
        given as text or bytes.
        """,
      example: "frames client u32be", slide: "동영상 스트리밍하기", frames),
    Command(
      "ladder", "s? limit= width=", .looking, "shows who said what when, as a sequence diagram",
      details: """
        Arrows are what goes over the wire, the other lines what the programs at either end were \
        told. The log knows calls, not packets: handshake, FIN and RST are what TCP must have sent \
        for the calls to end as they did. With a listener: its connections. limit= is the number \
        of rows (60; 0 for all).
        """,
      example: "ladder", ladder),
  ]

  /// How sockets stand now.
  private static let socketViews: [Command] = [
    Command(
      "state", "s:socket", .looking, "shows the TCP state of both ends, unread and unsent bytes",
      details: """
        From TCP_INFO, ioctl (FIONREAD, SIOCOUTQ) and /proc/net/tcp, without special rights. \
        unread: arrived and not read yet; unsent: not acknowledged by the other end yet. After a \
        close it shows what the kernel still keeps, such as TIME_WAIT. Of a listener: how many \
        connections wait to be accepted.
        """,
      example: "state client"
    ) { call in
      let socket = try call.socket()
      try call.show(StateView(socket: socket, scene: Scene(call)).lines)
      return .none
    },
    Command(
      "info", "s:socket width=", .looking, "shows all about one socket",
      details: "Addresses, state, bytes so far, every option, and what TCP has measured.",
      example: "info client"
    ) { call in
      let socket = try call.socket()
      let width = try call.width(1)
      try call.show(
        SocketInfo(
          socket: socket, scene: Scene(call), width: width,
          dropped: call.session.trace.dropped(of: socket.id)
        ).lines)
      return .none
    },
    Command(
      "sockets", "", .looking, "lists the open sockets",
      details: "Their names, addresses, states, unread bytes, and the bytes so far.",
      example: "sockets"
    ) { call in
      let scene = Scene(call)
      let trace = call.session.trace
      let rows = Socket.open.filter { $0.sink === trace }.map { socketRow($0, scene) }
      let heading = ["", "", "local", "peer", "state", "unread", "received", "sent", ""]
      let table = ViewText.table([heading] + rows, indent: 0, numbers: [5, 6, 7])
      try call.show(rows.isEmpty ? ["no socket is open"] : table)
      return .none
    },
  ]

  @EngineActor
  private static func socketRow(_ socket: Socket, _ scene: Scene) -> [String] {
    let addresses = [socket.local, socket.peer].map { address -> String in
      guard let address, address != .none else { return "–" }
      return address.description
    }
    let unread = try? socket.waiting()
    let counts = [unread, socket.totals.received, socket.totals.sent].map { count in
      count.map { ViewText.grouped($0) } ?? "–"
    }
    let faults = socket.faults.map { "faults: \($0.plan)" } ?? ""
    return [scene.facts(socket).label, socket.describedRole] + addresses + [socket.state] + counts
      + [faults]
  }

  @EngineActor
  private static func chunks(_ call: borrowing Call) throws -> Value {
    let socket = try call.carrier()
    let limit = try call.limit(1, default: 40)
    let width = try call.width(2)
    let scene = Scene(call)
    let chunks = Chunks(
      of: scene.facts(socket), peer: scene.peer(of: socket), scene.events(of: socket.id),
      dropped: call.session.trace.dropped(of: socket.id))
    let unread = SystemCallLog.unlogged { (try? socket.waiting()) ?? 0 }
    try call.show(chunks.lines(width: width, limit: limit, unread: unread))
    return .none
  }

  @EngineActor
  private static func boundaries(_ call: borrowing Call) throws -> Value {
    let socket = try call.carrier()
    let width = try call.width(2)
    let scene = Scene(call)
    if socket.kind == .dgram {
      try call.show(
        deliveries(of: socket, scene, width: width, limit: try call.limit(1, default: 40)))
      return .none
    }
    let own = scene.events(of: socket.id)
    let partner = scene.pairing.partner(of: socket.id)
    let other = partner.map { scene.events(of: $0) }
    let names = (scene.facts(socket).label, scene.peer(of: socket))
    let ways = [
      Boundaries(from: names.1, other, to: names.0, own),
      Boundaries(from: names.0, own, to: names.1, other),
    ].filter { !$0.isEmpty }
    let limit = try call.limit(1, default: 10)
    var lines = ways.flatMap { $0.lines(width: width, limit: limit) }
    if ways.isEmpty { lines = ["\(names.0) ↔ \(names.1)   nothing was sent or read"] }
    try call.show(lines)
    return .none
  }

  /// What came to a datagram socket, and what it sent to others of this process.
  @EngineActor
  private static func deliveries(
    of socket: Socket, _ scene: Scene, width: Int, limit: Int
  ) -> [String] {
    let own = scene.facts(socket)
    let incoming = Deliveries(to: own, scene.events, scene.sockets)
    let outgoing = scene.sockets.values.filter { $0.kind == .dgram && $0.id != socket.id }
      .sorted { $0.id < $1.id }
      .map { Deliveries(to: $0, from: socket.id, scene.events, scene.sockets) }
    let shown = ([incoming] + outgoing).filter { !$0.rows.isEmpty }
    if shown.isEmpty { return ["\(own.label)   no datagram was sent or read here"] }
    return shown.flatMap { $0.lines(width: width, limit: limit) }
  }

  @EngineActor
  private static func frames(_ call: borrowing Call) throws -> Value {
    let socket = try call.carrier()
    if socket.kind == .dgram {
      throw call.invalid(
        0, "\(socket.name) is a datagram socket", why: "each datagram is a message already",
        hints: ["chunks \(socket.name) lists them"])
    }
    let format = try frameFormat(call)
    let isSent = call.has(2) && call[2].display == "sent"
    let limit = try call.limit(3, default: 40)
    let width = try call.width(4)
    let scene = Scene(call)
    let frames = Frames(
      of: scene.facts(socket), peer: scene.peer(of: socket), scene.events, format, sent: isSent)
    try call.show(frames.lines(width: width, limit: limit))
    return .none
  }

  @EngineActor
  private static func frameFormat(_ call: borrowing Call) throws -> FrameFormat {
    if case .text(let text) = call[1], let named = FrameFormat(named: text.string) { return named }
    guard call.has(1) else {
      throw call.mistyped(1, "a format: " + FrameFormat.names.joined(separator: ", "))
    }
    let delimiter = try call.data(1)
    if delimiter.isEmpty {
      throw call.invalid(
        1, "the delimiter is empty", hints: ["frames s line", "frames s \"\\r\\n\""])
    }
    return .delimiter(delimiter)
  }

  @EngineActor
  private static func ladder(_ call: borrowing Call) throws -> Value {
    let limit = try call.limit(1, default: 60)
    let width = try call.width(2)
    let scene = Scene(call)
    let only = call.has(0) ? scene.circle(of: try call.socket()) : nil
    let ladder = Ladder(scene.events, scene.sockets, scene.pairing, only: only)
    try call.show(ladder.lines(width: width, limit: limit))
    return .none
  }
}

extension Scene {
  /// The sockets whose rows belong to a ladder of one: of a connection its listener, of a listener its
  /// connections.
  func circle(of socket: Socket) -> Set<Int> {
    var ids: Set<Int> = [socket.id]
    let server = pairing.isClient(socket.id) == true ? pairing.partner(of: socket.id) : socket.id
    if let server, let listener = pairing.listener(of: server) { ids.insert(listener) }
    if socket.role == .listener {
      ids.formUnion(sockets.keys.filter { pairing.listener(of: $0) == socket.id })
    }
    return ids
  }
}
