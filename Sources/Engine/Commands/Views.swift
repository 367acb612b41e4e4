extension CommandTable {
  /// Looking at what happened and how it stands (language.md §9).
  static let views: [Command] =
    streamViews + socketViews + faulting + showing + systemCalls + helping

  /// The readings of the log.
  private static let streamViews: [Command] = [
    Command(
      "chunks", "s:socket limit= width= brief=", .looking,
      "shows how the stream arrived, read by read",
      details: """
        One line for each read: how many bytes were asked for and came, where they stand in the \
        stream, and what they were. TCP carries a stream of bytes: how it is cut into reads says \
        nothing about how it was sent. limit= is the number of lines (40; 0 for all); brief=true \
        leaves out the times, which differ from run to run.
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
      "ladder", "s? limit= width= brief=", .looking,
      "shows who said what when, as a sequence diagram",
      details: """
        Arrows are what goes over the wire, the other lines what the programs at either end were \
        told. The log knows calls, not packets: handshake, FIN and RST are what TCP must have sent \
        for the calls to end as they did. With a listener: its connections. limit= is the number \
        of rows (60; 0 for all); brief=true leaves out times and addresses, which differ from run \
        to run.
        """,
      example: "ladder", ladder),
  ]

  /// How sockets stand now.
  private static let socketViews: [Command] = [
    Command(
      "state", "s:socket brief=", .looking,
      "shows the TCP state of both ends, unread and unsent bytes",
      details: """
        From TCP_INFO, ioctl (FIONREAD, SIOCOUTQ) and /proc/net/tcp, without special rights. \
        unread: arrived and not read yet; unsent: not acknowledged by the other end yet. After a \
        close it shows what the kernel still keeps, such as TIME_WAIT. Of a listener: how many \
        connections wait to be accepted. brief=true leaves out addresses and times, which differ \
        from run to run.
        """,
      example: "state client"
    ) { call in
      let socket = try call.socket()
      try call.show(
        StateView(
          socket: socket, scene: Scene(call), width: call.session.width, isBrief: call.bool(1)
        ).lines)
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
      try call.show(SocketList(scene: Scene(call), width: call.session.width).lines)
      return .none
    },
  ]

  @EngineActor
  private static func chunks(_ call: borrowing Call) throws -> Value {
    let socket = try call.carrier()
    let limit = try call.limit(1, default: 40)
    let width = try call.width(2)
    let unread = SystemCallLog.unlogged { (try? socket.waiting()) ?? 0 }
    try call.show(
      Scene(call).chunks(
        socket.id, width: width, limit: limit, unread: unread, times: !call.bool(3)))
    return .none
  }

  @EngineActor
  private static func boundaries(_ call: borrowing Call) throws -> Value {
    let socket = try call.carrier()
    let limit = call.has(1) ? try call.count(1) : nil
    try call.show(Scene(call).boundaries(socket.id, width: try call.width(2), limit: limit))
    return .none
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
    try call.show(
      Scene(call).frames(socket.id, format, sent: isSent, width: width, limit: limit))
    return .none
  }

  @EngineActor
  private static func frameFormat(_ call: borrowing Call) throws -> FrameFormat {
    if case .text(let text) = call[1], let named = FrameFormat(named: text.string) { return named }
    guard call.has(1) else {
      throw call.mistyped(1, "a format: \(FrameFormat.names.joined(separator: ", "))")
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
    try call.show(scene.ladder(only: only, width: width, limit: limit, isBrief: call.bool(3)))
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
