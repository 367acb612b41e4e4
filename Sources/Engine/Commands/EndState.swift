/// How one end of a connection stands, as the kernel tells it.
struct EndState: Equatable {
  /// What to call the end.
  var name: String
  /// Its address; empty when it has none.
  var address: String
  /// The state's name, as `ESTABLISHED`.
  var state: String
  /// What the state means.
  var meaning = ""
  /// Bytes that have arrived and were not read; nil when nobody can tell.
  var unread: Int?
  /// Bytes that the other end has not acknowledged; nil when nobody can tell.
  var unsent: Int?

  /// The end of a socket of this process.
  @EngineActor
  init(_ socket: Socket, named name: String, in table: KernelTable?) {
    self.name = name
    address = socket.local.flatMap { $0 == .none ? nil : $0.description } ?? ""
    state = socket.state
    if socket.isClosed {
      fillIn(closed: socket, table)
      return
    }
    unread = try? socket.waiting()
    unsent = socket.role == .listener ? nil : try? socket.unsent()
    guard table != nil, let info = try? socket.tcpInfo(),
      let tcp = ConnectionState(rawValue: info.number)
    else { return }
    state = tcp.name
    meaning = tcp.meaning(of: socket)
    unsent = unsent.map { max(0, $0 - tcp.finInSendQueue) }
  }

  /// The end of another program on this machine.
  init(_ row: KernelTable.Row, named name: String) {
    self.name = name
    address = row.local.description
    state = row.tcpState?.name ?? "\(row.state)"
    fill(row)
  }

  /// An end that only its address is known of.
  init(named name: String, address: String, state: String, meaning: String) {
    self.name = name
    self.address = address
    self.state = state
    self.meaning = meaning
  }

  @EngineActor
  private mutating func fillIn(closed socket: Socket, _ table: KernelTable?) {
    guard let local = socket.local, let remote = socket.peer,
      let row = table?.row(local: local, remote: remote)
    else {
      meaning = table == nil ? "" : "nothing is left of it in the kernel"
      return
    }
    fill(row)
  }

  private mutating func fill(_ row: KernelTable.Row) {
    guard let tcp = row.tcpState else { return }
    state = tcp.name
    meaning = tcp.meaning
    if tcp == .timeWait, let timer = row.timer { meaning += " (\(ViewText.time(timer)) left)" }
    unread = max(0, row.receiveQueue - tcp.finInReceiveQueue)
    unsent = max(0, row.sendQueue - tcp.finInSendQueue)
  }

  /// The lines of a table of ends; without addresses and times when it is brief.
  static func lines(_ ends: [EndState], columns: Int, isBrief: Bool) -> [StyledText] {
    let heading = ["", "address", "state", "unread", "unsent", ""]
    let rows = ends.map { $0.cells(isBrief: isBrief) }
    guard isBrief else {
      return ViewText.table(heading: heading, rows, columns: columns, numbers: [3, 4])
    }
    return ViewText.table(
      heading: [heading[0]] + heading[2...], rows.map { [$0[0]] + $0[2...] }, columns: columns,
      numbers: [2, 3])
  }

  private func cells(isBrief: Bool) -> [StyledText] {
    let timer = isBrief ? meaning.firstIndex(of: "(") : nil
    return [
      name, address, state, unread.map { ViewText.grouped($0) } ?? "–",
      unsent.map { ViewText.grouped($0) } ?? "–", String(meaning[..<(timer ?? meaning.endIndex)]),
    ].map { StyledText($0) }
  }
}

extension ConnectionState {
  /// What the state means for a socket that is open.
  @EngineActor
  func meaning(of socket: Socket) -> String {
    self == .close && socket.peer != nil ? "the connection is over" : meaning
  }

  /// A FIN that was received counts as a byte in the kernel's queue until a read is told of it.
  fileprivate var finInReceiveQueue: Int {
    switch self {
    case .closeWait, .lastAck, .closing, .timeWait: 1
    case .established, .synSent, .synReceived, .newSynReceived, .finWait1, .finWait2, .close,
      .listen:
      0
    }
  }

  /// A FIN or SYN that was sent counts as a byte until it is acknowledged.
  fileprivate var finInSendQueue: Int {
    switch self {
    case .finWait1, .lastAck, .closing, .close, .synSent: 1
    case .established, .synReceived, .newSynReceived, .finWait2, .timeWait, .closeWait, .listen: 0
    }
  }
}
