/// Writes the lines of a transcript one after another, so that a recording can go on for as long as it
/// likes. What it writes, `TranscriptReader` reads back as the same lines.
public struct TranscriptWriter: Sendable {
  /// The first line of every transcript.
  public static let firstLine = "# network transcript \(Transcript.version)"

  private var names: [String] = []

  /// A writer whose first line is still to come.
  public init() {}

  /// The whole file.
  public static func text(of transcript: Transcript) -> String {
    var writer = TranscriptWriter()
    var text = firstLine + "\n"
    for line in transcript.lines { text += writer.text(of: line) }
    return text
  }

  /// The next line with its line feed; several, where an entry's bytes are long.
  public mutating func text(of line: Transcript.Line) -> String {
    switch line {
    case .blank: return "\n"
    case .comment(let text): return text + "\n"
    case .header(let header): return "\(header.name.rawValue): \(header.value)\n"
    case .connection(let connection):
      names.append(connection.name)
      return text(of: connection)
    case .entry(let entry): return text(of: entry)
    }
  }

  private func text(of connection: Transcript.Connection) -> String {
    let time = connection.delay == 0 ? "" : Self.milliseconds(connection.delay) + "  "
    let client = Self.word(connection.client)
    let server = Self.word(connection.server)
    return time + "connection \(connection.name) \(connection.transport.rawValue) "
      + "\(client) -> \(server)" + Self.remark(connection.remark) + "\n"
  }

  /// The name stands on every line as soon as there are two connections.
  private func text(of entry: Transcript.Entry) -> String {
    let time = Self.milliseconds(entry.delay)
    let padding = String(repeating: " ", count: max(0, 11 - time.utf8.count))
    var front = padding + time + "  "
    if names.count > 1, names.indices.contains(entry.connection) {
      front += names[entry.connection] + " "
    }
    front += entry.direction.rawValue + " "
    let margin = String(repeating: " ", count: DisplayWidth.columns(of: front))
    let lines = Self.lines(of: entry.content)
    return front + lines.joined(separator: " \\\n" + margin) + Self.remark(entry.remark) + "\n"
  }

  private static func lines(of content: Transcript.Content) -> [String] {
    switch content {
    case .data(let parts) where parts.isEmpty: return ["\"\""]
    case .data(let parts):
      return parts.reduce(into: [String]()) { lines, part in
        switch part {
        case .bytes(let bytes):
          let more = TranscriptLiteral.lines(of: bytes)
          join(&lines, more)
        case .pattern(let source): join(&lines, ["/\(source)/"])
        }
      }
    case .file(let payload):
      let place = payload.offset == 0 ? "" : " at \(payload.offset)"
      return [
        "file \(TranscriptLiteral.quoted(payload.name)) \(payload.count)\(place) "
          + "sha256 \(payload.sha256)"
      ]
    case .end: return ["end"]
    case .reset: return ["reset"]
    case .timeout: return ["timeout"]
    }
  }

  /// A part begins on the line where the one before has ended.
  private static func join(_ lines: inout [String], _ more: [String]) {
    guard let last = lines.popLast(), let first = more.first else {
      lines += more
      return
    }
    lines.append("\(last) \(first)")
    lines += more.dropFirst()
  }

  private static func remark(_ remark: String?) -> String {
    remark.map { "  #" + $0 } ?? ""
  }

  /// An address stands as it is unless a reader would take it for something else.
  private static func word(_ text: String) -> String {
    let isPlain = !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    return isPlain && !text.contains("\"") && !text.contains("#")
      ? text : TranscriptLiteral.quoted(text)
  }

  /// Nanoseconds as `812.2ms`: one, three or six digits behind the point.
  static func milliseconds(_ nanoseconds: Int) -> String {
    let (whole, rest) = max(0, nanoseconds).quotientAndRemainder(dividingBy: 1_000_000)
    var digits = Substring(String(repeating: "0", count: 6 - String(rest).count) + String(rest))
    // Tenths where they say it all, else whole microseconds, which line up.
    if rest % 100_000 == 0 { digits = digits.prefix(1) }
    if rest % 1000 == 0 { digits = digits.prefix(3) }
    return "\(whole).\(digits)ms"
  }
}
