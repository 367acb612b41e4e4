/// The log and the sockets as a view needs them, under the names that the asking task has for them.
@EngineActor
struct Scene {
  /// Every socket that is remembered.
  let sockets: [Int: SocketFacts]
  /// The whole log.
  let events: [Event]
  /// Which sockets are two ends of one connection.
  let pairing: Pairing
  let trace: Trace

  /// What the session's log knows now.
  init(_ call: borrowing Call) {
    self.init(SocketLabels(call).facts, call.session.trace)
  }

  /// What a log knows, with the sockets under these labels.
  init(_ sockets: [Int: SocketFacts], _ trace: Trace) {
    self.sockets = sockets
    self.trace = trace
    events = trace.events
    pairing = Pairing(events, sockets)
  }

  /// The facts of a socket under its label.
  func facts(_ socket: Socket) -> SocketFacts { sockets[socket.id] ?? socket.facts }

  /// What to call a socket.
  func label(_ id: Int) -> String { sockets[id]?.label ?? "socket \(id)" }

  /// What to call the other side: its socket when it is in this process, else its address.
  func peer(of socket: SocketFacts) -> String {
    if let id = pairing.partner(of: socket.id) { return label(id) }
    if let peer = socket.peer, peer != .none { return peer.description }
    switch socket.role {
    case .datagram: return ""
    case .process: return socket.command ?? "process"
    case .fresh, .listener, .connection, .accepted: return "peer"
    }
  }

  /// The events of one socket.
  func events(of id: Int) -> [Event] { events.filter { $0.socket == id } }
}

extension Call {
  /// Prints the lines of a view.
  func show(_ lines: [String]) throws {
    try session.console.write(lines.map { $0 + "\n" }.joined())
  }

  /// Prints the lines of a view, coloured where that is wanted.
  func show(_ lines: [StyledText]) throws {
    let color = session.console.usesColorForOutput
    try session.console.write(lines.map { $0.text(color: color) + "\n" }.joined())
  }

  /// The number of rows a view may have; 0 for all.
  func limit(_ slot: Int, default rows: Int) throws -> Int { has(slot) ? try count(slot) : rows }

  /// The columns a view has: those given, else the session's.
  func width(_ slot: Int) throws -> Int {
    has(slot) ? min(1000, try count(slot)) : session.width
  }

  /// A socket whose bytes can be looked at: a listener has none.
  func carrier(_ slot: Int = 0) throws -> Socket {
    let socket = try socket(slot)
    guard socket.role == .listener else { return socket }
    throw invalid(
      slot, "\(socket.name) is a listener", why: "a listener carries no bytes, its connections do",
      hints: ["name the socket that accept gave", "ladder \(socket.name) shows its connections"])
  }
}

extension Session {
  /// Columns of the console that views may use; 80 unless the executable or the shell sets it.
  public var width: Int {
    get { storage["width"] as? Int ?? 80 }
    set { storage["width"] = newValue }
  }
}
