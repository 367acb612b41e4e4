extension Deliveries {
  /// The view as lines of about `width` columns, with `limit` rows at most (0: all).
  public func lines(width: Int = 80, limit: Int = 40) -> [StyledText] {
    let sent = rows.count { $0.sent != nil }
    let read = rows.count { $0.read != nil }
    let amount =
      sent == 0
      ? "\(ViewText.count(read, "datagram")) read, sent by other programs"
      : "\(ViewText.count(sent, "datagram")) sent here, \(read) read"
    var lines = ViewText.wrapped("→ \(receiver)   \(amount)", width)
    guard !rows.isEmpty else { return lines }
    let (front, hidden, back) = ViewText.split(rows.count, limit: limit)
    let shown = Array(rows[front]) + rows[back]
    let blocks = blocks(of: shown, width)
    for (index, block) in blocks.enumerated() {
      if index == front.count + 1, !hidden.isEmpty {
        lines.append("  ⋮  \(ViewText.count(hidden.count, "more datagram"))")
      }
      lines += block
    }
    return lines
  }

  /// The heading, and each row with what is to be noted behind or below it.
  private func blocks(of rows: [Row], _ width: Int) -> [[StyledText]] {
    let heading = ["from", "sent", "read", ""]
    let fixed = ViewText.table(
      [heading.map { StyledText($0, .faint) }] + rows.map(places), numbers: [1, 2])
    let indent = (fixed.map(\.columns).max() ?? 0) + 2
    guard indent + 10 <= width else {
      return [[]]
        + rows.map { row in
          let text = StyledText(ShortText.of(row.bytes, columns: max(16, width - 12)))
          let cells = places(row) + [text]
          return ViewText.table(heading: heading, [cells], columns: 1)
            + (Self.note(row).columns > 0 ? [StyledText("  ") + Self.note(row)] : [])
        }
    }
    let texts = rows.map { row -> [StyledText] in
      let note = Self.note(row)
      let room = width - indent
      let beside = room - note.columns - 2
      let text = ShortText.of(row.bytes, columns: beside >= 16 ? beside : room)
      return [StyledText(text), note]
    }
    return [[fixed[0]]]
      + zip(fixed.dropFirst(), texts).map { line, cells in
        let whole = line + StyledText(ViewText.blanks(indent - line.columns)) + cells[0]
        return ViewText.noted(whole, cells[1], indent: indent, columns: width)
      }
  }

  private func places(_ row: Row) -> [StyledText] {
    [
      StyledText(row.sender), StyledText(row.sent.map { String($0) } ?? "?"),
      StyledText(row.read.map { String($0) } ?? "–"),
    ]
  }

  private static func note(_ row: Row) -> StyledText {
    if let length = row.cutFrom, let read = row.read {
      return StyledText("cut: \(ViewText.count(length - read, "byte")) lost", .bad)
    }
    return row.read == nil ? StyledText("not read: still in the kernel, or lost", .bad) : ""
  }
}
