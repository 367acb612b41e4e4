@testable import Engine

/// Conversations that the exports are tried with.
enum Recordings {
  /// A transcript's text as a conversation.
  static func conversation(_ text: String, name: String = "lab.nwt") throws -> Conversation {
    let source = SourceText(name: name, text: TranscriptWriter.firstLine + "\n" + text)
    return try Conversation(TranscriptFile(source))
  }

  static let file = """
    # recorded 2026-03-04 10:02:11
    connection c1 tcp 127.0.0.1:50342 -> localhost:7777
      0.0ms  > "Hello"
      0.4ms  < "Filename"
    812.2ms  > "안녕 <b>&\\"\\r\\n"
      0.3ms  < x"00 00 4e 20"
      0.1ms  < "Time: " /\\d+;#/
      2.0ms  > end
      0.1ms  < end

    """

  /// Several connections, interleaved; IPv6, UDP and a Unix socket.
  static let several = """
    connection c1 tcp [::1]:50342 -> [::1]:7777
    connection u1 udp 10.0.0.1:5000 -> server.example:5353
    connection x1 unix unnamed -> unix:/tmp/s
      0.5ms  c1 > "GET /\\r\\n"
      1.0ms  u1 > "query"
      1.0ms  u1 < x"00 ff ab"
      1.0ms  u1 < ""
      1.0ms  x1 > "local"
      1.0ms  x1 < reset
      1.0ms  c1 < "answer"
     50.0ms  c1 < timeout
      1.0ms  c1 > end
      0.1ms  c1 < reset

    """
}
