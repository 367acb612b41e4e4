/// `sockets`: the open sockets of one log.
@EngineActor
struct SocketList {
  let scene: Scene
  let width: Int

  /// The view as lines.
  var lines: [StyledText] {
    let rows = Socket.open.filter { $0.sink === scene.trace }.map { row($0) }
    if rows.isEmpty { return ["no socket is open"] }
    let heading = ["", "", "local", "peer", "state", "unread", "received", "sent", "faults"]
    let hasFaults = rows.contains { !($0.last?.plain.isEmpty ?? true) }
    return ViewText.table(
      heading: hasFaults ? heading : heading.dropLast(),
      hasFaults ? rows : rows.map { $0.dropLast() }, columns: width, numbers: [5, 6, 7])
  }

  private func row(_ socket: Socket) -> [StyledText] {
    let addresses = [socket.local, socket.peer].map { address -> String in
      guard let address, address != .none else { return "–" }
      return address.description
    }
    let counts = [try? socket.waiting(), socket.totals.received, socket.totals.sent].map { count in
      count.map { ViewText.grouped($0) } ?? "–"
    }
    let words =
      [scene.facts(socket).label, socket.describedRole] + addresses + [socket.state] + counts
    return words.map { StyledText($0) } + [
      StyledText(socket.faults.map { "\($0.plan)" } ?? "", .bad)
    ]
  }
}
