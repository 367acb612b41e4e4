extension Frames {
  /// The view as lines of about `width` columns, with `limit` rows at most (0: all).
  public func lines(width: Int = 80, limit: Int = 40) -> [StyledText] {
    let arrow = isSent ? "→" : "←"
    var lines = ViewText.wrapped(
      "\(socket.label) \(arrow) \(peer)   \(ViewText.count(rows.count, "message")) in "
        + "\(ViewText.count(total, "byte")) (\(format.name))", width)
    let (front, hidden, back) = ViewText.split(rows.count, limit: limit)
    let isNarrow = width < 60
    var head = ["#", "offset", "length"].map { StyledText($0, .faint) }
    if !isNarrow {
      head += [isSent ? "sends" : "reads", "at"].map { StyledText($0, .faint) }
    }
    head.append(StyledText("message", .faint))
    let digits = [rows.count, firstOffset &+ total, rows.map(\.length).max() ?? 0]
      .map { String($0).count }
    let numbers = max(1, digits[0]) + 2 + max(6, digits[1]) + 2 + max(6, digits[2])
    let room = max(6, width - numbers - (isNarrow ? 6 : 27))
    let numbered = Array(rows.enumerated())
    let shown = (numbered[front] + numbered[back]).map {
      cells($0.offset + 1, $0.element, room, isNarrow)
    }
    let tail = unfinished(room, isNarrow).map { [$0] } ?? []
    if !(shown + tail).isEmpty {
      var table = ViewText.table(
        [head] + shown + tail, numbers: isNarrow ? [0, 1, 2] : [0, 1, 2, 3, 4])
      if !hidden.isEmpty {
        table.insert("  ⋮  \(ViewText.count(hidden.count, "more message"))", at: front.count + 1)
      }
      lines += table
    }
    let notes = gaps.map { "  \(Self.words($0))" } + endLines
    return lines
      + notes.flatMap { ViewText.wrapped($0, width) }.map { StyledText($0.plain, .bad) }
  }

  private func cells(
    _ number: Int, _ row: Row, _ room: Int, _ isNarrow: Bool
  ) -> [StyledText] {
    let place = [String(number), String(row.offset), String(row.length)]
    let calls = isNarrow ? [] : [String(row.calls), ViewText.time(row.time)]
    return (place + calls + [ShortText.of(row.bytes, columns: room)]).map { StyledText($0) }
  }

  /// The row of the message that is not whole.
  private func unfinished(_ room: Int, _ isNarrow: Bool) -> [StyledText]? {
    guard restCount > 0 else { return nil }
    let place = firstOffset &+ total - restCount
    let length: String
    if case .insidePayload(let whole, _) = ending { length = String(whole) } else { length = "?" }
    let cells =
      ["–", String(place), length] + (isNarrow ? [] : ["", ""])
      + [ShortText.of(restBytes, columns: room)]
    return cells.map { StyledText($0, .bad) }
  }

  private var firstOffset: Int {
    for case .before(let offset) in gaps { return offset }
    return 0
  }

  private static func words(_ gap: Gap) -> String {
    switch gap {
    case .before(let offset):
      "the log no longer has the first \(ViewText.count(offset, "byte")): "
        + "the first message may be cut wrongly"
    case .from(let offset):
      "from byte \(ViewText.grouped(offset)) on the log has no bytes: dropped, or moved by a file verb"
    }
  }

  private var endLines: [String] {
    switch ending {
    case .complete: return []
    case .insideHeader(let missing):
      return ["  the next length is not whole: \(ViewText.count(missing, "byte")) missing"]
    case .insidePayload(let length, let missing):
      return ["  the last message lacks \(Self.bytes(missing)) of its \(Self.bytes(length))"]
        + doubts(length)
    case .noDelimiter:
      return ["  no \(format.name) yet after the last \(ViewText.count(restCount, "byte"))"]
    case .badHeader:
      return ["  \(ShortText.of(restBytes.prefix(10), columns: 40)) is no length of ten digits"]
    case .limit: return ["  more messages follow: only so many are cut"]
    }
  }

  private static func bytes(_ number: UInt64) -> String {
    guard let small = Int(exactly: number) else { return "\(number) bytes" }
    return ViewText.count(small, "byte")
  }

  /// What a length that cannot be meant may be instead.
  private func doubts(_ length: UInt64) -> [String] {
    guard length > 16 << 20, case .prefix(let width, let order) = format, width > 1 else {
      return []
    }
    let header = Array(restBytes.prefix(width))
    var lines: [String] = []
    let other = (order == .big ? header.reversed() : header).reduce(0) { $0 << 8 | UInt64($1) }
    if other <= 1 << 20 {
      lines.append("  in the other byte order the length would be \(Self.bytes(other))")
    }
    if header.allSatisfy({ (0x20...0x7E).contains($0) || $0 == 0x0A || $0 == 0x0D }) {
      lines.append(
        "  \(ShortText.of(header, columns: 40)) reads as text: is there a length here at all?")
    }
    return lines
  }
}

extension FrameFormat {
  /// As `frames` takes it: `u32be`, `line`, or the delimiter's bytes.
  public var name: String {
    switch self {
    case .prefix(1, _): "u8"
    case .prefix(let length, let order): "u\(length * 8)\(order == .big ? "be" : "le")"
    case .tenDigits: "ascii10"
    case .line: "line"
    case .delimiter(let bytes): ShortText.of(bytes, columns: 40)
    }
  }
}
