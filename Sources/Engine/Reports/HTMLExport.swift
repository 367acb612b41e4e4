/// A conversation as one page that needs nothing else: the ladder, every chunk with its hexdump, a search
/// in text and bytes; light and dark, and on paper.
public enum HTMLExport {
  /// Rows of a hexdump that stand open; the others unfold.
  private static let openRows = 16
  /// Rows of a hexdump at most.
  private static let rowLimit = 4096

  /// The page.
  public static func text(of recorded: Conversation) -> String {
    let conversation = recorded.pictured
    let title = PlainText.escaped(conversation.name)
    var page = HTMLPage.head(title: title)
    page += "<header><h1>\(title)</h1><p>\(facts(of: conversation))</p></header>\n"
    page += HTMLPage.search
    page += "<section class=\"picture\" aria-label=\"ladder\">\n"
    page += LadderDrawing(conversation, linkPrefix: "e").inline + "</section>\n<main>\n"
    for (index, event) in conversation.events.enumerated() {
      guard conversation.connections.indices.contains(event.connection) else { continue }
      page += card(event, index, conversation.connections[event.connection])
    }
    return page + "</main>\n" + HTMLPage.foot
  }

  private static func facts(of conversation: Conversation) -> String {
    let bytes = conversation.events.reduce(0) { $0 + $1.bytes.count }
    var facts = [
      ViewText.count(conversation.connections.count, "connection"),
      ViewText.count(conversation.events.count, "event"), ViewText.count(bytes, "byte"),
      ViewText.time(conversation.events.last?.time ?? 0),
    ]
    if let start = conversation.start,
      let text = try? Calendar.text("%Y-%m-%d %H:%M:%S", Double(start), utc: true)
    {
      facts.append("recorded \(text)")
    }
    return PlainText.escaped(facts.joined(separator: " · "))
  }

  private static func card(
    _ event: Conversation.Event, _ index: Int, _ connection: Transcript.Connection
  ) -> String {
    let isUp = event.direction == .toServer
    let ends =
      isUp ? (connection.client, connection.server) : (connection.server, connection.client)
    let bytes = event.bytes
    let side = isUp ? "up" : "down"
    var text = "<article id=\"e\(index)\" class=\"\(side)\""
    if !bytes.isEmpty {
      text += " data-hex=\"\(Hex.text(of: bytes.prefix(1 << 16)))\""
      let words = String(decoding: bytes.prefix(1 << 16), as: UTF8.self).lowercased()
      text += " data-text=\"\(PlainText.escaped(words))\""
    }
    text +=
      "><h2><time>\(ViewText.time(event.time))</time> <b>\(PlainText.escaped(connection.name))</b> "
    text += "\(PlainText.escaped(ends.0)) <i>→</i> \(PlainText.escaped(ends.1)) "
    text += "<span>\(PlainText.escaped(words(for: event)))</span></h2>\n"
    if !event.patterns.isEmpty {
      text += "<p>A pattern; its bytes are not known: "
      text += event.patterns.map { "<code>\(PlainText.escaped($0))</code>" }.joined(separator: ", ")
      text += "</p>\n"
    }
    if !bytes.isEmpty { text += hexdump(bytes) }
    return text + "</article>\n"
  }

  private static func words(for event: Conversation.Event) -> String {
    guard case .data = event.content else { return event.label(columns: 40) }
    return ViewText.count(event.bytes.count, "byte")
  }

  private static func hexdump(_ bytes: [UInt8]) -> String {
    var dump = Hexdump()
    let lines = dump.feed(bytes) + dump.finish()
    let shown = lines.prefix(rowLimit).map(row)
    var text = "<pre>" + shown.prefix(openRows).joined(separator: "\n") + "</pre>\n"
    if shown.count > openRows {
      let rest = shown.count - openRows
      text += "<details><summary>\(ViewText.count(rest, "more row"))</summary><pre>"
      text += shown.dropFirst(openRows).joined(separator: "\n") + "</pre></details>\n"
    }
    if lines.count > rowLimit {
      text += "<p>\(ViewText.count(lines.count - rowLimit, "row")) are left out</p>\n"
    }
    return text
  }

  /// A wide character takes exactly two columns, whatever font it comes from.
  private static func row(_ line: HexdumpLine) -> String {
    guard case .row(let row) = line else { return line.text(width: 16) }
    let whole = line.text(width: 16)
    guard row.cells.contains(where: { $0.columns == 2 }), let bar = whole.firstIndex(of: "│") else {
      return PlainText.escaped(whole)
    }
    let cells = row.cells.map { cell in
      cell.columns == 2 ? "<u>\(PlainText.escaped(cell.text))</u>" : PlainText.escaped(cell.text)
    }
    let missing = String(repeating: " ", count: max(0, 16 - row.bytes.count))
    return PlainText.escaped(String(whole[...bar])) + cells.joined() + missing + "│"
  }
}
