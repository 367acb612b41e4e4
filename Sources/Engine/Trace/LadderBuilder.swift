/// Draws a ladder event by event, remembering for each connection what has been said.
struct LadderBuilder {
  /// What a lane's ends have done so far.
  struct Course {
    var ids: [Ladder.Side: Int] = [:]
    var sent: [Ladder.Side: Int] = [:]
    var received: [Ladder.Side: Int] = [:]
    var ended: Set<Ladder.Side> = []
    var closed: Set<Ladder.Side> = []
    var isReset = false
    var acceptedAt: Int?
    var opened = false

    func isVisible(_ side: Ladder.Side) -> Bool { ids[side] != nil }
  }

  private(set) var lanes: [Ladder.Lane] = []
  var courses: [Course] = []
  var rows: [Ladder.Row] = []
  let sockets: [Int: SocketFacts]
  let pairing: Pairing
  private var directory: DatagramDirectory
  private var places: [Int: (lane: Int, side: Ladder.Side)] = [:]
  private var talks: [Talk: Int] = [:]

  /// Two datagram sockets, or one and an address.
  private struct Talk: Hashable {
    let first: Int
    let second: Int
    let address: SocketAddress?
  }

  init(_ sockets: [Int: SocketFacts], _ pairing: Pairing) {
    self.sockets = sockets
    self.pairing = pairing
    directory = DatagramDirectory(sockets)
  }

  /// Adds what an event tells.
  mutating func add(_ event: Event) {
    if sockets[event.socket]?.kind == .dgram {
      addDatagram(event)
    } else if isListening(event) {
      addListener(event)
    } else {
      addStream(event)
    }
  }

  private func isListening(_ event: Event) -> Bool {
    event.verb == .listen || event.verb == .accept || sockets[event.socket]?.role == .listener
  }

  /// The lanes and rows of some sockets (nil: of all), the rows by time and counted from the first one.
  func finish(only: Set<Int>?) -> (lanes: [Ladder.Lane], rows: [Ladder.Row]) {
    let isShown = { (row: Ladder.Row) -> Bool in
      guard let only else { return true }
      let ids = row.lane.map { Array(courses[$0].ids.values) } ?? [row.socket]
      return ids.contains { only.contains($0) }
    }
    // A connection is made before it is accepted, also when the log has them the other way round.
    let sorted = rows.enumerated().filter { isShown($0.element) }.sorted {
      ($0.element.time, $0.element.step.isOpening ? 0 : 1, $0.offset)
        < ($1.element.time, $1.element.step.isOpening ? 0 : 1, $1.offset)
    }
    let start = sorted.first?.element.time ?? 0
    let used = Set(sorted.compactMap(\.element.lane)).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(used, used.indices))
    var merged: [Ladder.Row] = []
    for (_, row) in sorted {
      var row = row
      row.time &-= start
      row.lane = row.lane.flatMap { numbers[$0] }
      if let last = merged.last, last.isSame(as: row) {
        merged[merged.count - 1].repeats += 1
      } else {
        merged.append(row)
      }
    }
    return (used.map { lanes[$0] }, merged)
  }

  func label(_ id: Int) -> String { sockets[id]?.label ?? "socket \(id)" }

  /// Appends a row at one side of a lane.
  mutating func row(
    _ step: Ladder.Step, _ time: Int, _ lane: Int, _ side: Ladder.Side, isLatest: Bool = false,
    right: String? = nil
  ) {
    let names = (left: lanes[lane].left, right: right ?? lanes[lane].right)
    let socket = courses[lane].ids[side] ?? courses[lane].ids[side.other] ?? 0
    rows.append(
      Ladder.Row(
        time: time, isLatest: isLatest, socket: socket, lane: lane, side: side,
        from: side == .left ? names.left : names.right,
        to: side == .left ? names.right : names.left, step: step))
  }

  /// The lane of a stream socket and its side there; made when it is new.
  mutating func place(of id: Int, _ event: Event) -> (lane: Int, side: Ladder.Side) {
    if let known = places[id] { return known }
    let facts = sockets[id]
    let side: Ladder.Side = pairing.isClient(id) == false ? .right : .left
    let partner = pairing.partner(of: id)
    let peer = facts?.peer ?? event.address
    let address = peer.flatMap { $0 == .none ? nil : $0.description }
    let far = partner.map(label) ?? address ?? facts?.command ?? "peer"
    let name = facts?.name.isEmpty == false || event.verb != .connect ? label(id) : "connect"
    let farAddress = partner.flatMap { sockets[$0]?.local } ?? peer
    lanes.append(
      Ladder.Lane(
        left: side == .left ? name : far, right: side == .left ? far : name,
        leftAddress: side == .left ? facts?.local : farAddress,
        rightAddress: side == .left ? farAddress : facts?.local,
        isLocal: facts?.family == .unix || facts?.role == .process))
    var course = Course()
    course.ids[side] = id
    places[id] = (lanes.count - 1, side)
    if let partner {
      course.ids[side.other] = partner
      places[partner] = (lanes.count - 1, side.other)
    }
    courses.append(course)
    return (lanes.count - 1, side)
  }

  private mutating func addListener(_ event: Event) {
    let name = label(event.socket)
    let note: Ladder.Step
    switch (event.verb, event.outcome) {
    case (.listen, .ok): note = .listening(at: event.address, backlog: event.asked)
    case (.accept, .ok): return addAccept(event)
    case (.close, .ok), (.abort, .ok): note = .closed
    case (_, .ok): return
    case (let verb, let outcome): note = .failed(verb, outcome, waited: event.duration)
    }
    rows.append(
      Ladder.Row(
        time: event.time, socket: event.socket, lane: nil, side: .right, from: name, to: "",
        step: note))
  }

  private mutating func addDatagram(_ event: Event) {
    if event.verb == .close || event.outcome == .ok && event.verb == .connect { return }
    let target = event.address ?? sockets[event.socket]?.peer
    guard event.outcome == .ok, event.verb.isSending || event.verb.isReceiving else {
      guard event.outcome != .ok else { return }
      rows.append(
        Ladder.Row(
          time: event.time, socket: event.socket, lane: nil, side: .left, from: label(event.socket),
          to: "",
          step: .failed(event.verb, event.outcome, waited: event.duration)))
      return
    }
    let other = directory.socket(at: target)
    let place = talk(event, other, target)
    let length = event.endpoints?.length ?? 0
    let step: Ladder.Step
    var side = place.side
    if event.verb.isSending {
      step = .data(count: event.got, asked: event.asked, calls: 1, bytes: event.bytes)
    } else if other == nil {
      step = .data(count: event.got, asked: event.got, calls: 1, bytes: event.bytes)
      side = side.other
    } else {
      step = .read(
        event.verb, asked: event.asked, count: event.got, bytes: event.bytes,
        cutFrom: length > event.got ? length : nil)
    }
    row(step, event.time, place.lane, side)
  }

  private mutating func talk(
    _ event: Event, _ other: Int?, _ target: SocketAddress?
  ) -> (lane: Int, side: Ladder.Side) {
    let own = event.socket
    let key = Talk(
      first: min(own, other ?? own), second: max(own, other ?? own),
      address: other == nil ? target : nil)
    if let lane = talks[key] {
      return (lane, courses[lane].ids[.left] == own ? .left : .right)
    }
    let far = other.map(label) ?? target?.description ?? "peer"
    let side: Ladder.Side = event.verb.isSending ? .left : .right
    lanes.append(
      Ladder.Lane(
        left: side == .left ? label(own) : far, right: side == .left ? far : label(own),
        leftAddress: side == .left ? sockets[own]?.local : target,
        rightAddress: side == .left ? target : sockets[own]?.local, isLocal: false))
    var course = Course()
    course.ids[side] = own
    course.ids[side.other] = other
    courses.append(course)
    talks[key] = lanes.count - 1
    return (lanes.count - 1, side)
  }
}

extension Ladder.Step {
  /// A part of the handshake.
  fileprivate var isOpening: Bool {
    switch self {
    case .syn, .synAck, .ack, .connected: true
    case .data, .fin, .reset, .refused, .accepted, .read, .sawEnd, .failed, .closed,
      .stoppedReading, .listening:
      false
    }
  }
}

extension Ladder.Row {
  /// The same thing happened again at the same place.
  fileprivate func isSame(as other: Ladder.Row) -> Bool {
    guard lane == other.lane, side == other.side, from == other.from else { return false }
    switch (step, other.step) {
    case (.sawEnd(let verb), .sawEnd(let next)): return verb == next
    case (.failed(let verb, let outcome, _), .failed(let next, let ending, _)):
      return verb == next && outcome == ending
    case (_, _): return false
    }
  }
}
