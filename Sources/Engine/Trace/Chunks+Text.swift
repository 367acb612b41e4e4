extension Chunks {
  /// The view as lines of at most about `width` columns: a header, the scale, and `limit` rows at most
  /// (0: all), the last quarter of them from the end. `unread` bytes still wait in the kernel.
  public func lines(width: Int = 80, limit: Int = 40, unread: Int = 0, times: Bool = true)
    -> [StyledText]
  {
    var lines = ViewText.wrapped(headline(unread), width)
    if dropped.events > 0 {
      lines += ViewText.wrapped(
        "  the log no longer has what was read before: \(ViewText.count(dropped.received, "byte"))",
        width)
    }
    guard !rows.isEmpty else { return lines }
    let layout = ChunkLayout(self, width: max(40, width), times: times)
    lines.append(layout.heading)
    let (front, hidden, back) = ViewText.split(rows.count, limit: limit)
    lines += rows[front].flatMap { layout.lines($0) }
    if !hidden.isEmpty {
      lines += ViewText.wrapped(omission(rows[hidden]), width).map { StyledText($0.plain, .faint) }
    }
    return lines + rows[back].flatMap { layout.lines($0) }
  }

  private func headline(_ unread: Int) -> String {
    let way = peer.isEmpty ? socket.label : "\(socket.label) ← \(peer)"
    let what =
      isDatagrams
      ? "\(ViewText.count(reads, "datagram")), \(ViewText.count(total, "byte"))"
      : "\(ViewText.count(total, "byte")) in \(ViewText.count(reads, "read"))"
    let rest = unread > 0 ? ", \(ViewText.count(unread, "byte")) unread in the kernel" : ""
    if dropped.events > 0 {
      return "\(way)   \(ViewText.count(total, "byte")), the last \(ViewText.count(reads, "read"))"
        + "\(endingText.isEmpty ? "" : ", \(endingText)")\(rest)"
    }
    let amount = reads == 0 && total == 0 ? "nothing was read" : what
    let end = endingText
    return "\(way)   \(amount)" + (end.isEmpty ? "" : ", \(end)") + rest
  }

  private var endingText: String {
    switch ending {
    case .open: isDatagrams ? "" : "no end yet"
    case .endOfStream(let reads):
      reads == 1 ? "end of stream" : "end of stream (read \(reads) times)"
    case .reset: "reset by the peer"
    case .timedOut(let waited): "timed out after \(ViewText.time(waited))"
    case .failed(let number): "failed: \(ErrnoName.name(of: number) ?? String(number))"
    case .closed: isDatagrams ? "closed" : "closed here before its end"
    case .aborted: "reset from here"
    }
  }

  private func omission(_ rows: ArraySlice<Row>) -> String {
    let sizes = Set(rows.map(\.got))
    let each = sizes.count == 1 ? sizes.first.map { ", \(ViewText.count($0, "byte")) each" } : nil
    let bytes = rows.reduce(0) { $0 &+ $1.got }
    return "  ⋮  \(ViewText.count(rows.count, "more row"))"
      + (each ?? ", \(ViewText.count(bytes, "byte"))")
  }
}

/// Where the columns of the view stand.
private struct ChunkLayout {
  let chunks: Chunks
  let numberWidth: Int
  let askedWidth: Int
  let gotWidth: Int
  let senderWidth: Int
  let scale: OffsetScale
  let textEnd: Int
  let width: Int
  /// Without the column of times.
  let isNarrow: Bool

  init(_ chunks: Chunks, width: Int, times: Bool) {
    self.chunks = chunks
    self.width = width
    numberWidth = max(1, String(chunks.reads).count)
    askedWidth = max(5, chunks.rows.map { Self.asked($0).count }.max() ?? 0)
    gotWidth = max(3, chunks.rows.map { String($0.got).count }.max() ?? 0)
    let senders = chunks.rows.compactMap { $0.sender?.description.count }
    isNarrow = width < 60 || !times
    senderWidth = isNarrow ? 0 : senders.max() ?? 0
    let prefix =
      2 + numberWidth + 2 + (isNarrow ? 0 : 12) + askedWidth + 2 + gotWidth + 3
      + (senderWidth == 0 ? 0 : senderWidth + 2)
    textEnd = max(16, width - prefix)
    let room = max(6, min(textEnd * 3 / 5, textEnd - (isNarrow ? 10 : 17)))
    if chunks.isDatagrams {
      scale = OffsetScale(from: 0, to: chunks.rows.map(\.got).max() ?? 0, columns: room)
    } else {
      let first = chunks.rows.first { $0.number > 0 }?.offset ?? 0
      scale = OffsetScale(from: first, to: chunks.total, columns: room)
    }
  }

  var heading: StyledText {
    StyledText(
      ViewText.trimmed(
        prefix("#", ViewText.left("at", 8), "asked", "got", senderWidth == 0 ? nil : "from")
          + scale.heading), .faint)
  }

  /// One line, or two where what is to be noted has no room.
  func lines(_ row: Chunks.Row) -> [StyledText] {
    let number = row.number == 0 ? "–" : String(row.number)
    let got = row.number == 0 ? "–" : String(row.got)
    let sender = senderWidth == 0 ? nil : row.sender?.description ?? ""
    let front = prefix(number, ViewText.time(row.time), Self.asked(row), got, sender)
    let indent = DisplayWidth.columns(of: front)
    guard row.number > 0 else {
      let words = StyledText(Self.words(row), .bad)
      return ViewText.noted(StyledText(front).trimmed, " " + words, indent: indent, columns: width)
    }
    let start = chunks.isDatagrams ? 0 : row.offset
    let bar = scale.bar(from: start, to: start &+ row.got)
    let notes = StyledText(
      Self.notes(row), row.cutFrom == nil && row.outcome == .ok ? .faint : .bad)
    var room = textEnd - (bar.isEmpty ? 0 : DisplayWidth.columns(of: bar) + 1)
    if notes.columns > 0, room - notes.columns - 2 >= 8 { room -= notes.columns + 2 }
    var line = StyledText(front)
    // Neighbours differ, so that the cuts are seen.
    if !bar.isEmpty { line.append(bar + " ", row.number % 2 == 1 ? .left : .right) }
    line.append(Self.text(of: row, columns: max(6, room)))
    return ViewText.noted(line, notes, indent: indent, columns: width)
  }

  private static func text(of row: Chunks.Row, columns: Int) -> String {
    if !row.bytes.isEmpty || row.got == 0 { return ShortText.of(row.bytes, columns: columns) }
    if row.verb == .recvFile { return "(to a file)" }
    let gone = "(no longer in the log)"
    return gone.count <= columns ? gone : "(gone)"
  }

  private func prefix(
    _ number: String, _ time: String, _ asked: String, _ got: String, _ sender: String?
  ) -> String {
    "  " + ViewText.right(number, numberWidth) + "  "
      + (isNarrow ? "" : ViewText.right(time, 10) + "  ") + ViewText.right(asked, askedWidth) + "  "
      + ViewText.right(got, gotWidth) + "   "
      + (sender.map { ViewText.left($0, senderWidth) + "  " } ?? "")
  }

  /// The count that was asked for, or what was looked for.
  private static func asked(_ row: Chunks.Row) -> String {
    switch row.verb {
    case .recvUntil: "until"
    case .recvLine: "line"
    case .recvAll: "all"
    case .recv, .recvInto, .recvExactly, .recvfrom, .recvFile, .peek, .socket, .bind, .listen,
      .accept, .connect, .send, .sendall, .sendto, .shutdown, .close, .abort, .sendFile, .setOption,
      .getOption, .poll, .spawn:
      String(row.asked)
    }
  }

  private static func notes(_ row: Chunks.Row) -> String {
    if let length = row.cutFrom { return "cut: it was \(ViewText.count(length, "byte"))" }
    if row.outcome == .endOfStream { return "then the stream ended" }
    if row.outcome == .timedOut { return "then timed out" }
    return row.calls > 1 ? "in \(ViewText.count(row.calls, "call"))" : ""
  }

  private static func words(_ row: Chunks.Row) -> String {
    let times = row.repeats > 1 ? "   ×\(ViewText.grouped(row.repeats))" : ""
    return OutcomeText.words(row.outcome, waited: row.duration) + times
  }
}
