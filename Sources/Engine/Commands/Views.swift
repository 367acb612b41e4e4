extension CommandTable {
  /// The readings of the log (language.md §9).
  static let views: [Command] = [
    Command(
      "chunks", "s:socket limit= width=", .looking, "shows how the stream arrived, read by read",
      details: """
        One line for each read: how many bytes were asked for and came, where they stand in the \
        stream, and what they were. TCP carries a stream of bytes: how it is cut into reads says \
        nothing about how it was sent. limit= is the number of lines (40; 0 for all).
        """,
      example: "chunks client", slide: "Partial Writes/Reads"
    ) { call in
      let socket = try call.socket()
      let limit = try call.limit(1)
      let scene = Scene(call)
      let chunks = Chunks(
        of: scene.facts(socket), peer: scene.peer(of: socket),
        call.session.trace.events(of: socket.id), dropped: call.session.trace.dropped(of: socket.id)
      )
      let unread = SystemCallLog.unlogged { (try? socket.waiting()) ?? 0 }
      try call.show(chunks.lines(width: call.width(2), limit: limit, unread: unread))
      return .none
    }
  ]
}

/// The log and the sockets as a view needs them.
@EngineActor
struct Scene {
  let labels: SocketLabels
  let events: [Event]
  let pairing: Pairing

  /// What the session's log knows now.
  init(_ call: borrowing Call) {
    labels = SocketLabels(call)
    events = call.session.trace.events
    pairing = Pairing(events, labels.facts)
  }

  /// The facts of a socket under its label.
  func facts(_ socket: Socket) -> SocketFacts { labels.facts[socket.id] ?? socket.facts }

  /// What to call the other side: its socket when it is in this process, else its address.
  func peer(of socket: Socket) -> String {
    if let id = pairing.partner(of: socket.id) {
      return labels.facts[id]?.label ?? "socket \(id)"
    }
    if let peer = socket.peer, peer != .none { return peer.description }
    return socket.kind == .dgram ? "" : "peer"
  }
}

extension Call {
  /// Prints the lines of a view.
  func show(_ lines: [String]) throws {
    try session.console.write(lines.map { $0 + "\n" }.joined())
  }

  /// The number of rows a view may have: 40 unless told otherwise, 0 for all.
  func limit(_ slot: Int, default rows: Int = 40) throws -> Int {
    has(slot) ? try count(slot) : rows
  }

  /// The columns a view has: those given, else the session's.
  func width(_ slot: Int) throws -> Int {
    has(slot) ? min(1000, try count(slot)) : session.width
  }
}

extension Session {
  /// Columns of the console that views may use; 80 unless the shell knows better.
  public var width: Int {
    get { storage["width"] as? Int ?? 80 }
    set { storage["width"] = newValue }
  }
}
