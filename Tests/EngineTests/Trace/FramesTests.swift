import Testing

@testable import Engine

@Suite struct FramesTests {
  private func lines(
    _ reads: [[UInt8]], _ format: FrameFormat, width: Int = 80, limit: Int = 40
  ) -> [String] {
    var story = Story()
    for bytes in reads { story.read(2, 100, bytes) }
    return Frames(of: SocketFacts(id: 2, name: "a"), peer: "c", story.events, format)
      .lines(width: width, limit: limit).plain
  }

  private static let u32 = FrameFormat.prefix(length: 4, order: .big)

  @Test func messagesAndWhatTheLastOneLacks() {
    let reads: [[UInt8]] = [
      [0, 0, 0, 5], Array("hel".utf8), Array("lo".utf8) + [0, 0, 0, 2] + Array("hi".utf8),
      [0, 0, 0, 9] + Array("part".utf8),
    ]
    #expect(
      lines(reads, Self.u32) == [
        "a ← c   2 messages in 23 bytes (u32be)",
        "  #  offset  length  reads       at  message",
        "  1       0       5      3  2.00 ms  'hello'",
        "  2       9       2      1  2.00 ms  'hi'",
        "  –      15       9                  x\"00 00 00 09 70 61 72 74\"",
        "  the last message lacks 5 bytes of its 9 bytes",
      ])
  }

  @Test(
    arguments: [
      ([], .prefix(length: 4, order: .big), []),
      (
        [0, 0], .prefix(length: 4, order: .big), ["  the next length is not whole: 2 bytes missing"]
      ),
      (Array("one\r\ntwo".utf8), .line, ["  no line yet after the last 3 bytes"]),
      (Array("abc".utf8), .delimiter([0x3B]), ["  no ';' yet after the last 3 bytes"]),
      (Array("0000000x".utf8), .tenDigits, ["  '0000000x' is no length of ten digits"]),
      (
        Array("HTTP/1.1".utf8), .prefix(length: 4, order: .big),
        [
          "  the last message lacks 1,213,486,156 bytes of its 1,213,486,160 bytes",
          "  'HTTP' reads as text: is there a length here at all?",
        ]
      ),
      (
        [5, 0, 0, 0, 1], .prefix(length: 4, order: .big),
        [
          "  the last message lacks 83,886,079 bytes of its 83,886,080 bytes",
          "  in the other byte order the length would be 5 bytes",
        ]
      ),
      (
        [255, 255, 255, 255, 255, 255, 255, 255, 1], .prefix(length: 8, order: .big),
        [
          "  the last message lacks 18446744073709551614 bytes of its 18446744073709551615",
          "    bytes",
        ]
      ),
    ] as [([UInt8], FrameFormat, [String])])
  func endings(bytes: [UInt8], format: FrameFormat, last: [String]) {
    let lines = lines([bytes], format)
    #expect(Array(lines.suffix(last.count)) == last)
    if last.isEmpty { #expect(lines.count == 1) }
  }

  @Test(arguments: FrameFormat.names)
  func formatsKnowTheirName(name: String) { #expect(FrameFormat(named: name)?.name == name) }

  @Test func theSentStreamToo() {
    var story = Story()
    story.send(1, "ab;c")
    story.read(1, 9, "no;")
    let frames = Frames(
      of: SocketFacts(id: 1, name: "c"), peer: "a", story.events, .delimiter([0x3B]), sent: true)
    #expect(frames.rows.map(\.bytes) == [Array("ab".utf8)])
    #expect(frames.restCount == 1)
    #expect(frames.lines().plain[0] == "c → a   1 message in 4 bytes (';')")
  }

  @Test func bytesThatAreNotInTheLogEndTheStream() {
    var story = Story()
    story.read(2, 9, "dropped")
    story.dropPayloads()
    story.read(2, 9, "a;b;")
    let socket = SocketFacts(id: 2, name: "a")
    let whole = Frames(of: socket, peer: "c", story.events, .delimiter([0x3B]))
    #expect(whole.gaps == [.from(0)])
    #expect(whole.rows.isEmpty)
    let late = Frames(
      of: socket, peer: "c", Array(story.events.dropFirst()), .delimiter([0x3B]))
    #expect(late.gaps == [.before(7)])
    #expect(late.rows.map(\.offset) == [7, 9])
    #expect(
      late.lines().plain.last
        == "  the log no longer has the first 7 bytes: the first message may be cut wrongly")
  }

  @Test func manyMessagesAreLeftOut() {
    let lines = lines([[UInt8](repeating: 0x0A, count: 500)], .line, limit: 4)
    #expect(lines[5] == "  ⋮  496 more messages")
    #expect(lines.count == 7)
    #expect(lines[6].hasPrefix("  500     499"))
  }
}
