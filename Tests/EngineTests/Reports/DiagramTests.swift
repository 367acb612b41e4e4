import Foundation
import Testing

@testable import Engine

/// The exports that are drawn or read line by line.
@Suite struct DiagramTests {
  @Test func mermaid() throws {
    #expect(
      MermaidExport.text(of: try Recordings.conversation(Recordings.file)) == """
        sequenceDiagram
          participant p0 as 127.0.0.1:50342
          participant p1 as localhost:7777
          p0->>p1: connected
          p0->>p1: 5 bytes  'Hello'
          p1->>p0: 8 bytes  'Filename'
          p0->>p1: 14 bytes  '안녕 #60;b#62;#38;#34;#92;r#92;n'
          p1->>p0: 4 bytes  x#34;00 00 4e 20#34;
          p1->>p0: 13 bytes  'Time: /#92;#92;d+#59;#35;/'
          p0--)p1: end (FIN)
          p1--)p0: end (FIN)

        """)
    let several = MermaidExport.text(of: try Recordings.conversation(Recordings.several))
    #expect(several.contains("participant p5 as unix:/tmp/s\n"))
    #expect(several.contains("p5-xp4: reset (RST)\n"))
    // Datagrams have no connection.
    #expect(several.contains("p0->>p1: connected\n") && !several.contains("p2->>p3: connected"))
    #expect(several.contains("p2->>p3: 5 bytes  'query'\n"))
    #expect(several.contains("note over p0: nothing came for 50.00 ms\n"))
  }

  @Test func json() throws {
    let text = JSONExport.text(of: try Recordings.conversation(Recordings.several))
    let lines = try text.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(lines.count == 14 && lines[0]["conversation"] as? Int == 1)
    #expect((lines[0]["connections"] as? [[String: String]])?[1]["server"] == "server.example:5353")
    #expect(lines[1]["kind"] as? String == "open" && lines[1]["connection"] as? String == "c1")
    #expect(lines[6]["hex"] as? String == "00ffab" && lines[6]["text"] == nil)
    #expect(lines[6]["from"] as? String == "server" && lines[6]["ns"] as? Int == 2_500_000)
    #expect(lines[7]["count"] as? Int == 0 && lines[7]["offset"] as? Int == 3)
    #expect(lines[11]["waited_ns"] as? Int == 50_000_000)
    #expect(lines[13]["kind"] as? String == "reset")
    let patterns = JSONExport.text(of: try Recordings.conversation(Recordings.file))
    #expect(patterns.contains("\"patterns\":[\"\\\\d+;#\"]"))
  }

  @Test(arguments: [Recordings.file, Recordings.several, ""])
  func svgIsWellFormed(recording: String) throws {
    let document = LadderDrawing(try Recordings.conversation(recording, name: "a<&>\".nwt"))
      .document
    let checked = try Tool.run(["xmllint", "--noout", "-"], input: Array(document.utf8))
    #expect(checked.code == 0, "\(checked.messages)")
    #expect(document.contains("prefers-color-scheme: dark") && !document.contains("href"))
  }

  @Test func svgHasAnArrowAnEvent() throws {
    let drawing = LadderDrawing(try Recordings.conversation(Recordings.several)).document
    // Those without are the timeout, and the datagrams' beginning.
    #expect(drawing.matches(of: /<line class="arrow"/).count == 11)
    #expect(drawing.matches(of: /<line class="life"/).count == 6)
    #expect(drawing.contains("nothing came for 50.00 ms"))
  }
}
