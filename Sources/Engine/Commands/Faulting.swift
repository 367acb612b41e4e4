extension CommandTable {
  /// `fault`: what goes wrong at one end, on purpose.
  static let faulting: [Command] = [
    Command(
      "fault", "s:socket mode:off? read= write= delay= seed=", .looking,
      "makes reads and writes of a socket short or slow, on purpose",
      details: """
        read=4: no read gives more than 4 bytes; write=100: no send takes more than 100. A range such \
        as read=1..7 draws a size for each call: seed=7 makes them the same in every run. delay=20ms \
        comes before each read and write. Every verb of the socket meets them, and nothing is lost: \
        a program that is right passes. fault s off ends them, fault s tells them.
        """,
      example: "fault client read=1..7 seed=7", slide: "Partial Writes/Reads"
    ) { call in
      let socket = try call.socket()
      if call.has(1) {
        socket.faults = nil
        return .none
      }
      guard (2...5).contains(where: { call.has($0) }) else {
        let words = socket.faults.map { "\($0.plan)" } ?? "no faults"
        try call.show(["\(SocketLabels(call).facts[socket.id]?.label ?? socket.name)  \(words)"])
        return .none
      }
      socket.faults = Faults(try plan(call, socket))
      return .none
    }
  ]

  @EngineActor
  private static func plan(_ call: borrowing Call, _ socket: Socket) throws -> Faults.Plan {
    guard socket.kind == .stream, socket.role != .listener else {
      let what = socket.role == .listener ? "a listener" : "a datagram socket"
      throw call.invalid(
        0, "\(socket.name) is \(what)", why: "faults cut a stream of bytes into small pieces",
        hints: ["name a connection"])
    }
    var plan = Faults.Plan()
    plan.read = try limit(call, 2)
    plan.write = try limit(call, 3)
    if call.has(4) { plan.delay = try call.nanoseconds(4) }
    plan.seed =
      call.has(5)
      ? UInt64(bitPattern: Int64(try call.int(5)))
      : UInt64.random(in: 0..<1_000_000, using: &call.session.random)
    guard plan.read != nil || plan.write != nil || plan.delay > 0 else {
      throw call.invalid(
        5, "there is no fault to repeat",
        hints: ["fault \(socket.name) read=1..7 seed=\(plan.seed)"])
    }
    return plan
  }

  /// A number of bytes, or a range `1..7`.
  @EngineActor
  private static func limit(_ call: borrowing Call, _ slot: Int) throws -> Faults.Limit? {
    guard call.has(slot) else { return nil }
    let name = call.command.signature.parameters[slot].name
    let bounds: (Int, Int)?
    switch call[slot] {
    case .text(let text):
      let parts = text.string.split(separator: ".", omittingEmptySubsequences: false)
      let ends = [parts.first, parts.last].compactMap { $0.flatMap { Int($0) } }
      bounds = parts.count == 3 && parts[1].isEmpty && ends.count == 2 ? (ends[0], ends[1]) : nil
    case .int, .big:
      let number = try call.int(slot)
      bounds = (number, number)
    default: throw call.mistyped(slot, "a number of bytes or a range such as 1..7")
    }
    if let (least, most) = bounds, let limit = Faults.Limit(least, most) { return limit }
    throw call.invalid(
      slot, "\(name)=\(call[slot].display) is no number of bytes",
      why: "it is 1 or more, or a range from the smaller to the larger",
      hints: ["\(name)=4", "\(name)=1..7"])
  }
}
