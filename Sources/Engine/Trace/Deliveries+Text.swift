extension Deliveries {
  /// The view as lines of about `width` columns, with `limit` rows at most (0: all).
  public func lines(width: Int = 80, limit: Int = 40) -> [StyledText] {
    let sent = rows.count { $0.sent != nil }
    let read = rows.count { $0.read != nil }
    var lines = ViewText.wrapped(
      "→ \(receiver)   \(ViewText.count(sent, "datagram")) sent here, \(read) read", width)
    guard !rows.isEmpty else { return lines }
    let (front, hidden, back) = ViewText.split(rows.count, limit: limit)
    let room = max(16, width - 40)
    let shown =
      ([["from", "sent", "read", ""].map { StyledText($0, .faint) }]
        + (Array(rows[front]) + rows[back]).map { row in
          cells(row, room)
        })
    var table = ViewText.table(shown, numbers: [1, 2])
    if !hidden.isEmpty {
      table.insert("  ⋮  \(ViewText.count(hidden.count, "more datagram"))", at: front.count + 1)
    }
    lines += table
    return lines
  }

  private func cells(_ row: Row, _ room: Int) -> [StyledText] {
    let text = ShortText.of(row.bytes, columns: room)
    let note: String
    if let length = row.cutFrom, let read = row.read {
      note = "  cut: \(ViewText.count(length - read, "byte")) lost"
    } else {
      note = row.read == nil ? "  not read: still in the kernel, or lost" : ""
    }
    return [
      StyledText(row.sender), StyledText(row.sent.map { String($0) } ?? "?"),
      StyledText(row.read.map { String($0) } ?? "–"), StyledText(text) + StyledText(note, .bad),
    ]
  }
}
