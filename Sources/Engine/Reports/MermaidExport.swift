/// A conversation as a sequence diagram of Mermaid (https://mermaid.js.org/syntax/sequenceDiagram.html).
public enum MermaidExport {
  /// The whole diagram.
  public static func text(of conversation: Conversation) -> String {
    let endpoints = conversation.endpoints
    var lines = ["sequenceDiagram"]
    for (index, name) in endpoints.enumerated() {
      lines.append("  participant p\(index) as \(escaped(name))")
    }
    for event in conversation.pictured.events {
      guard let (from, to) = conversation.ends(of: event, in: endpoints) else { continue }
      lines.append("  " + line(event, "p\(from)", "p\(to)"))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ event: Conversation.Event, _ from: String, _ to: String) -> String {
    let words = escaped(event.label(columns: 40))
    switch event.content {
    case .open: return "\(from)->>\(to): \(words)"
    case .data: return "\(from)->>\(to): \(words)"
    case .end: return "\(from)--)\(to): \(words)"
    case .reset: return "\(from)-x\(to): \(words)"
    case .timeout: return "note over \(to): \(words)"
    }
  }

  /// What means something to Mermaid, or to the HTML that it makes, as its entity codes.
  private static func escaped(_ text: String) -> String {
    var shown = ""
    for scalar in PlainText.printable(text).unicodeScalars {
      switch scalar {
      case "#", ";", "<", ">", "&", "\"", "%", "\\": shown += "#\(scalar.value);"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }
}
