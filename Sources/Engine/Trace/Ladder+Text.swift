extension Ladder {
  /// The view as lines of about `width` columns, with `limit` rows at most (0: all).
  public func lines(width: Int = 80, limit: Int = 60) -> [String] {
    guard !rows.isEmpty else { return ["nothing has been said yet"] }
    let (front, hidden, back) = ViewText.split(rows.count, limit: limit)
    let layout = LadderLayout(self, width: max(60, width))
    var lines = lanes.prefix(8).map { "  " + Self.heading($0) }
    if lanes.count > 8 {
      lines.append("  ⋮  \(ViewText.count(lanes.count - 8, "more connection"))")
    }
    lines += rows[front].map { layout.line($0) }
    if !hidden.isEmpty { lines.append("  ⋮  \(ViewText.count(hidden.count, "more row"))") }
    return lines + rows[back].map { layout.line($0) }
  }

  private static func heading(_ lane: Lane) -> String {
    let ends = [(lane.left, lane.leftAddress), (lane.right, lane.rightAddress)]
    return ends.map { name, address in
      guard let address, address != .none, address.description != name else { return name }
      return "\(name) \(address)"
    }.joined(separator: " ↔ ")
  }
}

/// Where the two lifelines of the diagram stand.
private struct LadderLayout {
  private let left: Int
  private let middle: Int

  init(_ ladder: Ladder, width: Int) {
    let names = ladder.rows.filter { $0.lane != nil }.map { row in
      row.side == .left ? (row.from, row.to) : (row.to, row.from)
    }
    left = min(24, names.map { DisplayWidth.columns(of: $0.0) }.max() ?? 0)
    let right = min(24, names.map { DisplayWidth.columns(of: $0.1) }.max() ?? 0)
    middle = max(30, width - 13 - left - 2 - 2 - right)
  }

  func line(_ row: Ladder.Row) -> String {
    let time = ViewText.right((row.isLatest ? "≤ " : "") + ViewText.time(row.time), 11) + "  "
    guard row.lane != nil else { return time + row.from + " " + LadderText.words(row, room: 60) }
    let times = row.repeats > 1 ? " ×\(ViewText.grouped(row.repeats))" : ""
    let isLeft = row.side == .left
    let names = isLeft ? (row.from, row.to) : (row.to, row.from)
    let body = row.step.isArrow ? arrow(row, isLeft) : note(row, times, isLeft)
    let shownLeft = row.step.isArrow || isLeft ? ViewText.cut(names.0, left) : ""
    let shownRight = row.step.isArrow || !isLeft ? ViewText.cut(names.1, 24) : ""
    return ViewText.trimmed(
      time + ViewText.right(shownLeft, left) + " │" + body + "│ " + shownRight)
  }

  private func arrow(_ row: Ladder.Row, _ isLeft: Bool) -> String {
    let words = " " + LadderText.words(row, room: middle - 8) + " "
    let line = String(repeating: "─", count: max(2, middle - 3 - DisplayWidth.columns(of: words)))
    return isLeft ? "──" + words + line + "▶" : "◀" + line + words + "──"
  }

  private func note(_ row: Ladder.Row, _ times: String, _ isLeft: Bool) -> String {
    let words = LadderText.words(row, room: middle - 2 - times.count) + times
    return isLeft
      ? " " + ViewText.left(words, middle - 1) : ViewText.right(words, middle - 1) + " "
  }
}

/// What the rows say.
private enum LadderText {
  static func words(_ row: Ladder.Row, room: Int) -> String {
    switch row.step {
    case .syn: "SYN"
    case .synAck: "SYN, ACK"
    case .ack: "ACK"
    case .connected: "connect"
    case .data(let count, let asked, let calls, let bytes):
      data(count, asked: asked, calls: calls, bytes, room)
    case .fin(let byShutdown): byShutdown ? "FIN (shutdown)" : "FIN"
    case .reset(let unread):
      unread > 0 ? "RST (closed with \(ViewText.count(unread, "byte")) unread)" : "RST"
    case .refused: "RST (refused: nobody listens there)"
    case .accepted(let listener): "accepted from \(listener)"
    case .read(let verb, let asked, let count, let bytes, let cutFrom):
      read(verb, asked, count, bytes, cutFrom, room)
    case .sawEnd(let verb): "\(verb.rawValue): end of stream"
    case .failed(let verb, let outcome, let waited):
      "\(verb.rawValue): \(OutcomeText.words(outcome, waited: waited))"
    case .closed: "closed"
    case .stoppedReading: "shutdown of reading"
    case .listening(let address, let backlog):
      "listens on \(address.map { "\($0)" } ?? "?"), backlog \(backlog)"
    }
  }

  private static func data(
    _ count: Int, asked: Int, calls: Int, _ bytes: [UInt8], _ room: Int
  ) -> String {
    var text = ViewText.count(count, "byte")
    if asked > count { text = "\(ViewText.grouped(count)) of \(ViewText.count(asked, "byte"))" }
    if calls > 1 { text += " in \(ViewText.grouped(calls)) calls" }
    return with(bytes, text, room)
  }

  private static func read(
    _ verb: Verb, _ asked: Int, _ count: Int, _ bytes: [UInt8], _ cutFrom: Int?, _ room: Int
  ) -> String {
    var call = verb.rawValue
    switch verb {
    case .recv, .recvInto, .recvfrom: call += " \(asked)"
    case .recvExactly, .recvUntil, .recvLine, .recvAll, .recvFile, .peek, .socket, .bind, .listen,
      .accept, .connect, .send, .sendall, .sendto, .shutdown, .close, .abort, .sendFile, .setOption,
      .getOption, .poll, .spawn:
      break
    }
    let cut = cutFrom.map { " of \($0), the rest lost" } ?? ""
    return with(bytes, "\(call): \(ViewText.count(count, "byte"))\(cut)", room)
  }

  private static func with(_ bytes: [UInt8], _ text: String, _ room: Int) -> String {
    let rest = room - DisplayWidth.columns(of: text) - 1
    if bytes.isEmpty || rest < 6 { return ViewText.cut(text, room) }
    return text + " " + ShortText.of(bytes, columns: min(rest, 44))
  }
}
