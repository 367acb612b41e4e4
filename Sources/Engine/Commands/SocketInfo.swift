/// `info`: everything about one socket.
@EngineActor
struct SocketInfo {
  let socket: Socket
  let scene: Scene
  let width: Int
  let dropped: Trace.Dropped

  /// The view as lines.
  var lines: [StyledText] {
    let name = scene.facts(socket).label
    let alias = socket.name.isEmpty || socket.name == name ? "" : " (\(socket.name))"
    let number = socket.isClosed ? "" : ", descriptor \(socket.fileno)"
    let title = ViewText.wrapped("\(name)\(alias)   \(kind)\(number)", width)
    return title.map { StyledText($0.plain, .strong) } + rows.flatMap { row(label: $0.0, $0.1) }
  }

  private var kind: String {
    let family =
      switch socket.family {
      case .inet: "IPv4"
      case .inet6: "IPv6"
      case .unix: "Unix"
      }
    switch socket.role {
    case .listener: return "listener, \(family)"
    case .connection: return "connection, opened here, \(family)"
    case .accepted: return "connection, accepted, \(family)"
    case .datagram: return "datagram socket, \(family)"
    case .process: return "streams of a process"
    case .fresh: return "socket, not connected, \(family)"
    }
  }

  private var rows: [(String, String)] {
    var rows: [(String, String)] = []
    if let local = socket.local, local != .none { rows.append(("local", "\(local)")) }
    if let peer = socket.peer, peer != .none {
      let partner = scene.pairing.partner(of: socket.id).map { " (\(scene.label($0)))" } ?? ""
      rows.append(("peer", "\(peer)\(partner)"))
    }
    rows.append(("state", state))
    if let faults = socket.faults { rows.append(("faults", "\(faults.plan)")) }
    if socket.role == .listener {
      rows.append(("backlog", "\(socket.condition.backlog)"))
    } else {
      rows += traffic
    }
    guard !socket.isClosed else { return rows }
    rows.append(("options", options))
    return rows + network
  }

  private var state: String {
    guard !socket.isClosed, socket.kind == .stream, socket.family != .unix,
      let info = try? socket.tcpInfo(),
      let tcp = ConnectionState(rawValue: info.number)
    else { return socket.state }
    return "\(tcp.name): \(tcp.meaning(of: socket))"
  }

  private var traffic: [(String, String)] {
    var counts = (reads: 0, sends: 0)
    for event in scene.events where event.socket == socket.id && event.got > 0 {
      if event.verb.isReceiving { counts.reads += 1 }
      if event.verb.isSending { counts.sends += 1 }
    }
    let totals = socket.totals
    let least = dropped.events > 0 ? "at least " : ""
    let unread = (try? socket.waiting()).map { ", \(ViewText.grouped($0)) unread" } ?? ""
    let unsent = (try? socket.unsent()).map { ", \(ViewText.grouped($0)) not acknowledged" } ?? ""
    return [
      (
        "received",
        "\(ViewText.count(totals.received, "byte")) in \(least)\(ViewText.count(counts.reads, "read"))"
          + unread
      ),
      (
        "sent",
        "\(ViewText.count(totals.sent, "byte")) in \(least)\(ViewText.count(counts.sends, "send"))"
          + unsent
      ),
    ]
  }

  /// Every option that the kernel has for this kind of socket.
  private var options: String {
    SocketOption.all.compactMap { option -> String? in
      guard let value = try? socket.get(option) else { return nil }
      return "\(option.name)=\(value.text)"
    }.joined(separator: " ")
  }

  /// What TCP has measured.
  private var network: [(String, String)] {
    guard socket.kind == .stream, socket.family != .unix, socket.role != .listener,
      socket.peer != nil, let info = try? socket.tcpInfo()
    else { return [] }
    let trip = ViewText.time(info.roundTrip)
    let spread = ViewText.time(info.roundTripVariation)
    let window = "\(info.congestionWindow) may be on the way"
    return [
      ("round trip", "\(trip), give or take \(spread)"),
      ("segments", "at most \(ViewText.count(info.sendSegment, "byte")); \(window)"),
      (
        "trouble",
        "\(ViewText.count(info.totalRetransmits, "segment")) sent again, \(info.lost) lost now"
      ),
    ]
  }

  private func row(label: String, _ text: String) -> [StyledText] {
    let lines = ViewText.packed(text.split(separator: " "), max(20, width - 14))
    return lines.enumerated().map { index, line in
      StyledText("  " + ViewText.left(index == 0 ? label : "", 12), .faint)
        + StyledText(line, label == "faults" ? .bad : .plain)
    }
  }
}
