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

  @Test func delaysThatAreTooLongDoNotTrap() throws {
    let lines: [Transcript.Line] =
      [.connection(Transcript.Connection("c1", from: "a:1", to: "b:2"))]
      + (0..<3).map { .entry(.init(0, .toServer, .bytes([$0]), delay: 4_000_000_000_000_000_000)) }
    let text = TranscriptWriter.text(of: Transcript(lines))
    let file = try TranscriptFile(SourceText(name: "x.nwt", text: text))
    let conversation = try Conversation(file)
    #expect(conversation.events[3].time == .max)
    #expect(!PcapngExport.bytes(of: conversation).isEmpty)
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
