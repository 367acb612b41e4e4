/// A conversation as JSON, one object a line; docs/reports.md describes the members.
public enum JSONExport {
  /// The head, and a line an event.
  public static func text(of conversation: Conversation) -> String {
    var text = head(of: conversation).line + "\n"
    var offsets: [Stream: Int] = [:]
    for (index, event) in conversation.events.enumerated() {
      guard conversation.connections.indices.contains(event.connection) else { continue }
      let stream = Stream(connection: event.connection, direction: event.direction)
      let offset = offsets[stream, default: 0]
      offsets[stream] = offset + event.bytes.count
      text += value(of: event, index, conversation, offset: offset).line + "\n"
    }
    return text
  }

  private struct Stream: Hashable {
    let connection: Int
    let direction: Transcript.Direction
  }

  private static func head(of conversation: Conversation) -> JSONValue {
    let connections = conversation.connections.map { connection in
      JSONValue.object([
        ("name", .text(connection.name)), ("transport", .text(connection.transport.rawValue)),
        ("client", .text(connection.client)), ("server", .text(connection.server)),
      ])
    }
    return .object([
      ("conversation", .int(1)), ("name", .text(conversation.name)),
      ("start", conversation.start.map { .int($0) } ?? .null),
      ("connections", .list(connections)),
    ])
  }

  private static func value(
    of event: Conversation.Event, _ index: Int, _ conversation: Conversation, offset: Int
  ) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("event", .int(index)), ("ns", .int(event.time)),
      ("connection", .text(conversation.connections[event.connection].name)),
      ("from", .text(event.direction == .toServer ? "client" : "server")),
    ]
    switch event.content {
    case .open: members.append(("kind", .text("open")))
    case .end: members.append(("kind", .text("end")))
    case .reset: members.append(("kind", .text("reset")))
    case .timeout(let time): members += [("kind", .text("timeout")), ("waited_ns", .int(time))]
    case .data:
      let bytes = event.bytes
      members += [("kind", .text("data")), ("offset", .int(offset)), ("count", .int(bytes.count))]
      if let text = String(validating: bytes, as: UTF8.self) {
        members.append(("text", .text(text)))
      }
      members.append(("hex", .text(Hex.text(of: bytes))))
      if !event.patterns.isEmpty {
        members.append(("patterns", .list(event.patterns.map { .text($0) })))
      }
    }
    return .object(members)
  }
}
