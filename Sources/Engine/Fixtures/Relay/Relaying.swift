extension CommandTable {
  /// `relay`: a bad network between client and server.
  static let relaying: [Command] = [
    Command(
      "relay",
      "where to slice= delay= jitter= bandwidth= limit= reset= blackhole= seed= "
        + "direction:both|up|down= kind:stream|dgram= drop=",
      .sockets, "passes connections on to a server, with faults on the way",
      details: """
        Connections to `where` are connected on to `to`; gives the listener, and close ends it.
        slice=N sends pieces of N bytes, delay= and jitter= let everything arrive later, \
        bandwidth= is bytes a second, limit=N ends the stream after N bytes, reset=N resets the \
        connection after N bytes, blackhole=N swallows what comes after them.
        direction=up takes only what the client says, down what the server says. The same seed \
        gives the same faults. kind=dgram passes on datagrams, each whole: drop=0.1 loses one in ten, \
        limit= and blackhole= lose those behind N bytes, and slice= and reset= are for streams alone. \
        Nothing is reordered or lost but by a fault that says so.
        """,
      example: "r = relay :0 localhost:9000 slice=1",
      waiting: { call in
        let place = try call.address(0)
        let target = try call.address(1)
        let options = try RelayArguments.options(call)
        let task = call.task
        return call.wait(on: nil) {
          let local = place.host.isEmpty && place.path == nil
          let address = try await (local ? Address(host: "127.0.0.1", port: place.port) : place)
            .resolved(passive: true, until: task.deadline).first
          guard let address else { return .none }
          let relay = try await options.open(at: address, to: target)
          relay.socket.name = task.session.newName("r")
          task.session.atEnd { relay.stop() }
          Task { @EngineActor in
            do { try await relay.run() } catch {
              task.session.console.writeMessage("relay: \(error)\n")
            }
          }
          return .socket(relay.socket)
        }
      })
  ]
}

/// The keyword arguments of `relay`.
@EngineActor
enum RelayArguments {
  static func options(_ call: borrowing Call) throws -> RelayOptions {
    var side = FaultPlan.Side()
    if call.has(2) { side.slice = try positive(call, 2) }
    if call.has(3) { side.delay = try call.nanoseconds(3) }
    if call.has(4) { side.jitter = try call.nanoseconds(4) }
    if call.has(5) { side.bandwidth = try positive(call, 5) }
    if call.has(6) { side.limit = try call.count(6) }
    if call.has(7) { side.reset = try call.count(7) }
    if call.has(8) { side.blackhole = try call.count(8) }
    var options = RelayOptions()
    if call.has(9) { options.faults.seed = UInt64(bitPattern: Int64(try call.int(9))) }
    let direction = call.has(10) ? try call.text(10) : "both"
    guard ["both", "up", "down"].contains(direction) else {
      throw call.invalid(10, "there is no direction `\(direction)`", why: "both, up or down")
    }
    options.kind = try CommandTable.kind(call, 11)
    if call.has(12) { side.drop = try chance(call) }
    if let fault = side.unfit(for: options.kind).first {
      throw call.invalid(
        11, "\(fault)= is not for kind=\(options.kind.rawValue)",
        why: fault == "drop"
          ? "a stream sends again what is lost" : "a datagram is passed on whole, by itself")
    }
    if direction != "down" { options.faults.toServer = side }
    if direction != "up" { options.faults.toClient = side }
    return options
  }

  private static func positive(_ call: borrowing Call, _ slot: Int) throws -> Int {
    let count = try call.count(slot)
    if count > 0 { return count }
    throw call.invalid(slot, "0 is no number of bytes here", why: "it is 1 or more")
  }

  private static func chance(_ call: borrowing Call) throws -> Double {
    let chance: Double? =
      switch call[12] {
      case .float(let number): number
      case .int(let number): Double(number)
      default: nil
      }
    guard let chance, (0...1).contains(chance) else {
      throw call.invalid(12, "\(call[12].display) is no chance", why: "a number from 0 to 1")
    }
    return chance
  }
}
