/// `sockets`: the open sockets of one log.
@EngineActor
struct SocketList {
  let scene: Scene
  let width: Int

  /// The view as lines.
  var lines: [StyledText] {
    let rows = Socket.open.filter { $0.sink === scene.trace }.map { row($0) }
    if rows.isEmpty { return ["no socket is open"] }
    let heading = ["", "", "local", "peer", "state", "unread", "received", "sent"]
    let whole = ViewText.table(heading: heading, rows, columns: width, numbers: [5, 6, 7])
    // What a socket is shows in its name, mostly: without it the rest fits many terminals.
    let fits = whole.count == rows.count + 1 && whole.allSatisfy { $0.columns <= width }
    let lines =
      fits
      ? whole
      : ViewText.table(
        heading: [heading[0]] + heading[2...], rows.map { [$0[0]] + $0[2...] }, columns: width,
        numbers: [4, 5, 6])
    return lines + faults
  }

  private var faults: [StyledText] {
    Socket.open.filter { $0.sink === scene.trace }.compactMap { socket in
      socket.faults.map { faults in
        StyledText("\(scene.facts(socket).label) has faults: \(faults.plan)", .bad)
      }
    }
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
    return words.map { StyledText($0) }
  }
}
