extension Ladder {
  /// The view as lines of about `width` columns, with `limit` rows at most (0: all): several
  /// connections side by side where they have room, else one below the other.
  public func lines(width: Int = 80, limit: Int = 60, isBrief: Bool = false) -> [StyledText] {
    guard !rows.isEmpty else { return ["nothing has been said yet"] }
    let (front, hidden, back) = ViewText.split(rows.count, limit: limit)
    let layout = LadderLayout(self, width: max(40, width), isBrief: isBrief)
    var lines =
      isBrief
      ? [] : lanes.prefix(8).flatMap { ViewText.wrapped("  " + Self.heading($0), width) }
    if lanes.count > 8, !isBrief {
      lines.append("  ⋮  \(ViewText.count(lanes.count - 8, "more connection"))")
    }
    if let names = layout.names(self) { lines.append(names) }
    lines += rows[front].indices.map { layout.line(rows[$0], at: $0) }
    if !hidden.isEmpty { lines.append("  ⋮  \(ViewText.count(hidden.count, "more row"))") }
    return lines + rows[back].indices.map { layout.line(rows[$0], at: $0) }
  }

  private static func heading(_ lane: Lane) -> String {
    let ends = [(lane.left, lane.leftAddress), (lane.right, lane.rightAddress)]
    return ends.map { name, address in
      guard let address, address != .none, address.description != name else { return name }
      return "\(name) \(address)"
    }.joined(separator: " ↔ ")
  }
}

/// Where the lifelines of the diagram stand.
private struct LadderLayout {
  /// Connections stand side by side when there are several and each has so many columns.
  private static let least = 28
  /// Longer arrows say no more.
  private static let most = 80
  private let lanes: Int
  private let left: Int
  private let right: Int
  private let middle: Int
  private let timeWidth: Int
  private let room: Int
  /// Without what differs from run to run.
  private let isBrief: Bool
  /// The first and the last row of each lane, for its lifelines.
  private let spans: [Int: ClosedRange<Int>]

  init(_ ladder: Ladder, width: Int, isBrief: Bool) {
    self.isBrief = isBrief
    timeWidth = isBrief || width < 60 ? 0 : 11
    room = width - timeWidth - 2
    var spans: [Int: ClosedRange<Int>] = [:]
    for (index, row) in ladder.rows.enumerated() {
      guard let lane = row.lane else { continue }
      spans[lane] = (spans[lane]?.lowerBound ?? index)...index
    }
    self.spans = spans
    let count = ladder.lanes.count
    lanes = count > 1 && (room + 2) / count >= Self.least + 2 ? count : 1
    guard lanes == 1 else {
      left = 0
      right = 0
      middle = min(Self.most, (room + 2) / count - 4)
      return
    }
    let names = ladder.rows.filter { $0.lane != nil }.map { row in
      row.side == .left ? (row.from, row.to) : (row.to, row.from)
    }
    let longest = min(24, room / 4)
    func widest(_ names: [String]) -> Int {
      names.map { DisplayWidth.columns(of: Self.short($0, longest)) }.max() ?? 0
    }
    left = widest(names.map(\.0))
    right = widest(names.map(\.1))
    middle = min(Self.most, max(12, room - left - 2 - 2 - right))
  }

  /// A name in so many columns; of an address that does not fit the port.
  private static func short(_ name: String, _ columns: Int) -> String {
    guard DisplayWidth.columns(of: name) > columns, let colon = name.lastIndex(of: ":") else {
      return ViewText.cut(name, columns)
    }
    return ViewText.cut(String(name[colon...]), columns)
  }

  /// The names over the lifelines, when several connections stand side by side.
  func names(_ ladder: Ladder) -> StyledText? {
    guard lanes > 1 else { return nil }
    var line = StyledText(ViewText.blanks(timeWidth + 2))
    for (index, lane) in ladder.lanes.enumerated() {
      if index > 0 { line += "  " }
      let room = (middle + 2) / 2
      line.append(ViewText.left(Self.short(lane.left, room - 1), room), .left)
      line.append(
        ViewText.right(Self.short(lane.right, middle + 2 - room), middle + 2 - room), .right)
    }
    return line.trimmed
  }

  func line(_ row: Ladder.Row, at index: Int) -> StyledText {
    let clock = (row.isLatest ? "≤ " : "") + ViewText.time(row.time)
    let time = timeWidth == 0 ? "" : ViewText.right(clock, timeWidth)
    var line = StyledText(time + "  ", .faint)
    guard let lane = row.lane else {
      if isBrief, case .listening(_, let backlog) = row.step {
        return line + StyledText("\(row.from) listens, backlog \(backlog)")
      }
      return line + StyledText(ViewText.cut(row.from + " " + LadderText.words(row, room: 60), room))
    }
    let body = row.step.isArrow ? arrow(row) : note(row)
    guard lanes == 1 else {
      for other in 0..<lanes {
        if other > 0 { line += "  " }
        if other == lane {
          line += "│" + body + "│"
        } else if spans[other]?.contains(index) == true {
          line.append("│" + ViewText.blanks(middle) + "│", .faint)
        } else {
          line += StyledText(ViewText.blanks(middle + 2))
        }
      }
      return line.trimmed
    }
    let isLeft = row.side == .left
    let names = isLeft ? (row.from, row.to) : (row.to, row.from)
    let shownLeft = row.step.isArrow || isLeft ? Self.short(names.0, left) : ""
    let shownRight = row.step.isArrow || !isLeft ? Self.short(names.1, right) : ""
    line.append(ViewText.right(shownLeft, left), .left)
    line += " │" + body + "│ "
    line.append(shownRight, .right)
    return line.trimmed
  }

  private func arrow(_ row: Ladder.Row) -> StyledText {
    let words = " " + LadderText.words(row, room: middle - 6) + " "
    let line = String(repeating: "─", count: max(1, middle - 3 - DisplayWidth.columns(of: words)))
    let isLeft = row.side == .left
    return StyledText(
      isLeft ? "──" + words + line + "▶" : "◀" + line + words + "──",
      row.step.isBad ? .bad : isLeft ? .left : .right)
  }

  private func note(_ row: Ladder.Row) -> StyledText {
    let times = row.repeats > 1 ? " ×\(ViewText.grouped(row.repeats))" : ""
    let words = LadderText.words(row, room: middle - 2 - times.count) + times
    return StyledText(
      row.side == .left
        ? " " + ViewText.left(words, middle - 1) : ViewText.right(words, middle - 1) + " ",
      row.step.isBad ? .bad : .plain)
  }
}

extension Ladder.Step {
  /// What a reader should notice.
  fileprivate var isBad: Bool {
    switch self {
    case .reset, .refused, .failed: true
    case .syn, .synAck, .ack, .connected, .data, .fin, .accepted, .read, .sawEnd, .closed,
      .stoppedReading, .listening:
      false
    }
  }
}

/// What the rows say.
private enum LadderText {
  static func words(_ row: Ladder.Row, room: Int) -> String {
    ViewText.cut(whole(row, room), room)
  }

  private static func whole(_ row: Ladder.Row, _ room: Int) -> String {
    switch row.step {
    case .syn: "SYN"
    case .synAck: "SYN, ACK"
    case .ack: "ACK"
    case .connected: "connect"
    case .data(let count, let asked, let calls, let bytes):
      data(count, asked: asked, calls: calls, bytes, room)
    case .fin(let byShutdown): byShutdown ? "FIN (shutdown)" : "FIN"
    case .reset(let unread):
      unread == 0
        ? "RST"
        : fitting(
          "RST (closed with \(ViewText.count(unread, "byte")) unread)", "RST (unread)", room)
    case .refused: fitting("RST (refused: nobody listens there)", "RST (refused)", room)
    case .accepted(let listener): "accepted from \(listener)"
    case .read(let verb, let asked, let count, let bytes, let cutFrom):
      read(verb, asked, count, bytes, cutFrom, room)
    case .sawEnd(let verb): "\(verb.rawValue): end of stream"
    case .failed(let verb, let outcome, let waited):
      fitting(
        "\(verb.rawValue): \(OutcomeText.words(outcome, waited: waited))",
        "\(verb.rawValue): \(OutcomeText.words(outcome))", room)
    case .closed: "closed"
    case .stoppedReading: "shutdown of reading"
    case .listening(let address, let backlog):
      "listens on \(address.map { "\($0)" } ?? "?"), backlog \(backlog)"
    }
  }

  /// The longer words where they have room.
  private static func fitting(_ long: String, _ short: String, _ room: Int) -> String {
    DisplayWidth.columns(of: long) <= room ? long : short
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
