/// A conversation as a Python program that plays either side of it against a real peer and checks what the
/// peer says.
public enum PythonExport {
  /// The program; it needs Python 3.8 and nothing else.
  public static func text(of conversation: Conversation) -> String {
    let name = conversation.name.filter { !$0.isNewline && $0 != "\\" && $0 != "\"" }
    let connections = conversation.connections.map { connection in
      "    (\(text(connection.name)), \(text(connection.transport.rawValue)),"
        + " \(text(connection.client)), \(text(connection.server))),\n"
    }
    let steps = conversation.events.compactMap { event -> String? in
      guard conversation.connections.indices.contains(event.connection) else { return nil }
      return step(event, conversation.connections[event.connection].name)
    }
    return PythonProgram.head(name) + "CONNECTIONS = [\n" + connections.joined()
      + "]\n\nSTEPS = [\n"
      + steps.joined() + "]\n" + PythonProgram.body
  }

  private static func step(_ event: Conversation.Event, _ connection: String) -> String {
    let front = "    (\(text(connection)), \"\(event.direction.rawValue)\", "
    switch event.content {
    case .open: return front + "\"open\", None),\n"
    case .end: return front + "\"end\", None),\n"
    case .reset: return front + "\"reset\", None),\n"
    case .timeout(let time): return front + "\"timeout\", \(PlainText.seconds(time))),\n"
    case .data(let parts):
      let literals = parts.flatMap { part -> [String] in
        switch part {
        case .bytes(let bytes): lines(of: bytes)
        case .pattern(let source): ["re.compile(\(bytes(Array(source.utf8)[...])), re.DOTALL)"]
        }
      }
      if literals.isEmpty { return front + "\"data\", [b\"\"]),\n" }
      if literals.count == 1, literals[0].count < 60 {
        return front + "\"data\", [\(literals[0])]),\n"
      }
      return front + "\"data\", [\n" + literals.map { "        \($0),\n" }.joined() + "    ]),\n"
    }
  }

  /// One literal a line feed or 48 bytes, as it reads best.
  private static func lines(of bytes: [UInt8]) -> [String] {
    var literals: [String] = []
    var start = 0
    while start < bytes.count {
      let limit = min(start + 48, bytes.count)
      let end = bytes[start..<limit].firstIndex(of: 0x0A).map { $0 + 1 } ?? limit
      literals.append(Self.bytes(bytes[start..<end]))
      start = end
    }
    return literals
  }

  static func bytes(_ bytes: ArraySlice<UInt8>) -> String {
    var text = "b\""
    for byte in bytes {
      switch byte {
      case 0x0A: text += "\\n"
      case 0x0D: text += "\\r"
      case 0x09: text += "\\t"
      case 0x22, 0x5C: text += "\\" + String(UnicodeScalar(byte))
      case 0x20..<0x7F: text += String(UnicodeScalar(byte))
      default: text += "\\x" + Hex.text(of: CollectionOfOne(byte))
      }
    }
    return text + "\""
  }

  /// A str literal; the escapes of JSON are Python's too.
  private static func text(_ text: String) -> String { JSONValue.text(text).line }
}
