extension Boundaries {
  /// The view as lines of at most `width` columns: a header, pairs of rows (`limit` of them at most, 0:
  /// all), and what it comes to.
  public func lines(width: Int = 80, limit: Int = 10) -> [StyledText] {
    var lines = ViewText.wrapped("\(sender) → \(reader)   \(headline)", width)
    let blocks = blocks(width: max(40, width))
    let (front, hidden, back) = ViewText.split(blocks.count, limit: limit)
    for block in blocks[front] { lines += block.lines(self, numbered: blocks.count > 1) }
    if !hidden.isEmpty { lines.append("  ⋮  \(ViewText.count(hidden.count, "more line"))") }
    for block in blocks[back] { lines += block.lines(self, numbered: true) }
    lines += missing.flatMap { ViewText.wrapped($0, width) }
    return lines
  }

  private var headline: String {
    let amount = ViewText.count(total, "byte")
    guard let sent, let read else {
      let calls =
        sent.map { ViewText.count($0.count, "send") } ?? ViewText.count(read?.count ?? 0, "read")
      return "\(amount) in \(calls)"
    }
    let rest =
      read.isEmpty
      ? "" : unread.map { $0 > 0 ? "; \(ViewText.count($0, "byte")) not read" : "" } ?? ""
    return "\(amount): \(Self.verdict(sent, read, commonCuts))\(rest)"
  }

  private static func verdict(_ sent: [Piece], _ read: [Piece], _ common: Int) -> String {
    let sends = ViewText.count(sent.count, "send")
    let reads = ViewText.count(read.count, "read")
    if read.isEmpty { return "\(sends), not read yet" }
    if sent.count == 1 || read.count == 1 { return "\(sends) arrived in \(reads)" }
    if sent.map(\.end) == read.map(\.end) {
      return "\(sends), each in a read of its own (this time: TCP does not promise it)"
    }
    return "\(sends) arrived in \(reads), \(ViewText.grouped(common)) cut at the same place"
  }

  private var missing: [String] {
    let first = min(sent?.first?.offset ?? .max, read?.first?.offset ?? .max)
    if first > 0, first < .max {
      return ["  the log no longer has the first \(ViewText.count(first, "byte"))"]
    }
    if sent == nil { return ["  the sender is another program: its sends are not visible here"] }
    if read == nil { return ["  the reader is another program: its reads are not visible here"] }
    return []
  }

  /// Rows that fit the width; a segment is never divided.
  private func blocks(width: Int) -> [BoundaryBlock] {
    var blocks: [BoundaryBlock] = []
    var block = BoundaryBlock(offset: 0)
    var number = 0
    var before: [UInt8] = []
    for segment in segments(bytes: BoundaryBlock.wholeLimit) {
      if sent == nil ? segment.startsRead : segment.startsSend { number += 1 }
      let text = BoundaryBlock.text(of: segment, after: before)
      let isWhole = segment.bytes.count == segment.count
      before = isWhole ? Array((before + segment.bytes).suffix(3)) : []
      if block.columns + DisplayWidth.columns(of: text) + 2 > width - 8, block.columns > 0 {
        blocks.append(block)
        block = BoundaryBlock(offset: segment.offset)
      }
      if block.columns == 0 { block.offset = segment.offset }
      block.add(segment, text, number % 2 == 1 ? .left : .right)
    }
    block.end(sent: sent?.last?.end, read: read?.last?.end, at: total)
    if block.columns > 0 { blocks.append(block) }
    return blocks
  }
}

/// One pair of rows.
private struct BoundaryBlock {
  static let wholeLimit = 24

  var offset: Int
  var columns = 0
  private var sent = StyledText()
  private var read = StyledText()

  init(offset: Int) { self.offset = offset }

  /// Both rows have the colour of the send, so that a read shows what it is made of.
  mutating func add(_ segment: Boundaries.Segment, _ text: String, _ style: StyledText.Style) {
    sent += segment.startsSend ? "│" : " "
    sent.append(text, style)
    let width = DisplayWidth.columns(of: text)
    read += segment.startsRead ? "│" : " "
    if segment.isRead {
      read.append(text, style)
    } else {
      read.append(String(repeating: "░", count: width), .faint)
    }
    columns += width + 1
  }

  /// The marks behind the last segment of all.
  mutating func end(sent sentEnd: Int?, read readEnd: Int?, at total: Int) {
    if sentEnd == total { sent += "│" }
    if readEnd == total { read += "│" }
  }

  func lines(_ view: Boundaries, numbered: Bool) -> [StyledText] {
    var lines: [StyledText] = []
    if numbered { lines.append(StyledText("        \(ViewText.grouped(offset))", .faint)) }
    if view.sent != nil { lines.append(("  sent  " + sent).trimmed) }
    if view.read != nil { lines.append(("  read  " + read).trimmed) }
    return lines
  }

  /// A column a byte; of a long segment the beginning and the length.
  static func text(of segment: Boundaries.Segment, after before: [UInt8]) -> String {
    let length = ViewText.grouped(segment.count)
    if segment.bytes.isEmpty { return "(\(length))" }
    if segment.count <= wholeLimit { return cells(segment.bytes, before) }
    return cells(Array(segment.bytes.prefix(10)), before) + "…(\(length))"
  }

  private static func cells(_ bytes: [UInt8], _ before: [UInt8]) -> String {
    var dump = Hexdump(width: max(1, bytes.count), squeeze: false, after: before)
    let lines = dump.feed(bytes) + dump.finish()
    var text = ""
    for line in lines {
      guard case .row(let row) = line else { continue }
      for (byte, cell) in zip(row.bytes, row.cells) { text += symbol(byte) ?? cell.text }
    }
    return text
  }

  /// Signs for what would look empty or alike.
  private static func symbol(_ byte: UInt8) -> String? {
    switch byte {
    case 0x20: "·"
    case 0x09: "␉"
    case 0x0A: "␊"
    case 0x0D: "␍"
    default: nil
    }
  }
}
