import Testing

@testable import Engine

@Suite struct ConversationTests {
  @Test func timesAddUpAndTheStartIsRead() throws {
    let conversation = try Recordings.conversation(Recordings.file, name: "a/b/lab.nwt")
    #expect(conversation.name == "lab.nwt" && conversation.start == 1_772_618_531)
    #expect(
      conversation.events.map(\.time) == [
        0, 0, 400_000, 812_600_000, 812_900_000, 813_000_000, 815_000_000, 815_100_000,
      ])
    #expect(conversation.events[0].content == .open)
    #expect(conversation.events[5].patterns == ["\\d+;#"])
    #expect(String(decoding: conversation.events[5].bytes, as: UTF8.self) == "Time: /\\d+;#/")
    #expect(conversation.endpoints == ["127.0.0.1:50342", "localhost:7777"])
  }

  @Test(
    arguments: [
      ("# recorded 1970-01-01 00:00:00", 0), ("# recorded 2000-02-29 23:59:59", 951_868_799),
      ("# recorded 2024-12-31T00:00:01", 1_735_603_201), ("# recorded 1969-12-31 00:00:00", nil),
      ("# recorded yesterday", nil), ("# recorded 2026-13-01 00:00:00", nil),
    ] as [(String, Int?)])
  func starts(comment: String, start: Int?) throws {
    #expect(try Recordings.conversation(comment + "\n").start == start)
  }

  @Test func timesThatAreTooLargeDoNotTrap() {
    let conversation = Conversation(
      name: "x", start: .max, connections: [Transcript.Connection("c1", from: "a:1", to: "b:2")],
      events: [
        Conversation.Event(.max, 0, .toServer, .open),
        Conversation.Event(.max, 0, .toServer, .data([.bytes([1])])),
        Conversation.Event(0, 7, .toServer, .end),
      ])
    #expect(!PcapngExport.bytes(of: conversation).isEmpty)
    #expect(JSONExport.text(of: conversation).contains("\"ns\":9223372036854775807"))
    #expect(HTMLExport.text(of: conversation).contains("<article"))
    #expect(PythonExport.text(of: conversation).contains("STEPS"))
    #expect(MermaidExport.text(of: conversation).contains("p0->>p1"))
  }

  @Test func payloadFilesAreRead() throws {
    let folder = try File.makeTemporaryFolder()
    defer { try? File.removeTree(folder) }
    try File.writeAll("\(folder)/big.bytes", Array("0123456789".utf8))
    let digest = Hex.text(of: SHA256.digest(of: Array("2345".utf8)))
    let text = """
      connection c1 tcp a:1 -> b:2
      0.0ms < file "big.bytes" 4 at 2 sha256 \(digest)

      """
    let path = "\(folder)/lab.nwt"
    try File.writeAll(path, Array((TranscriptWriter.firstLine + "\n" + text).utf8))
    let conversation = try Conversation(TranscriptFile.load(path))
    #expect(conversation.events[1].bytes == Array("2345".utf8))
    try File.writeAll("\(folder)/big.bytes", Array("0120056789".utf8))
    #expect(throws: PayloadError.self) { try Conversation(TranscriptFile.load(path)) }
  }
}
