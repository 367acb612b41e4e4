import Testing

@testable import Engine

@Suite struct BoundariesTests {
  private func boundaries(_ story: Story) -> Boundaries {
    Boundaries(
      from: "c", story.events.filter { $0.socket == 1 }, to: "a",
      story.events.filter { $0.socket == 2 })
  }

  private func lines(sent: [String], read: [String], width: Int = 80, limit: Int = 10) -> [String] {
    var story = Story()
    for text in sent { story.send(1, text) }
    for text in read { story.read(2, 100, text) }
    return boundaries(story).lines(width: width, limit: limit).plain
  }

  @Test func sendsThatArriveInOneRead() {
    #expect(
      lines(sent: ["hello", "wor ld", "!\n"], read: ["hellowor ld!\n"]) == [
        "c → a   13 bytes: 3 sends arrived in 1 read",
        "  sent  │hello│wor·ld│!␊│",
        "  read  │hello wor·ld !␊│",
      ])
  }

  @Test func oneSendThatArrivesInPieces() {
    #expect(
      lines(sent: ["This is it"], read: ["This", " is "]) == [
        "c → a   10 bytes: 1 send arrived in 2 reads; 2 bytes not read",
        "  sent  │This ·is· it│",
        "  read  │This│·is·│░░",
      ])
  }

  @Test(arguments: [
    (
      ["ab", "cd"], ["ab", "cd"],
      "2 sends, each in a read of its own (this time: TCP does not promise it)"
    ),
    (["ab", "cd", "ef"], ["abc", "def"], "3 sends arrived in 2 reads, 0 cut at the same place"),
    (["ab", "cd", "ef"], ["ab", "cdef"], "3 sends arrived in 2 reads, 1 cut at the same place"),
    (["ab"], [], "1 send, not read yet"),
  ])
  func verdicts(sent: [String], read: [String], verdict: String) {
    let words = lines(sent: sent, read: read).joined(separator: " ").split(separator: " ")
    #expect(words.joined(separator: " ").contains("bytes: \(verdict)"))
  }

  @Test func cutsInsideACharacterShow() {
    var story = Story()
    story.send(1, "안녕")
    story.read(2, 4, Array("안녕".utf8.prefix(4)))
    let lines = boundaries(story).lines().plain
    #expect(lines[1] == "  sent  │안 ╎ 녕│")
    #expect(lines[2] == "  read  │안 ╎│░░")
  }

  @Test func anEndThatIsAnotherProgramIsSaidSo() {
    var story = Story()
    story.send(1, "hello")
    let out = Boundaries(from: "c", story.events, to: "10.0.0.1:80", nil)
    #expect(
      out.lines().plain == [
        "c → 10.0.0.1:80   5 bytes in 1 send", "  sent  │hello│",
        "  the reader is another program: its reads are not visible here",
      ])
    story.read(1, 10, "hi")
    let back = Boundaries(from: "10.0.0.1:80", nil, to: "c", story.events)
    #expect(
      back.lines().plain == [
        "10.0.0.1:80 → c   2 bytes in 1 read", "  read  │hi│",
        "  the sender is another program: its sends are not visible here",
      ])
    #expect(back.unread == nil)
  }

  @Test func longSegmentsAreShortened() {
    let text = String(repeating: "x", count: 1000)
    #expect(lines(sent: [text, "y"], read: [text + "y"])[1] == "  sent  │xxxxxxxxxx…(1,000)│y│")
  }

  @Test func longStreamsAreWrapped() {
    let sent = (0..<40).map { "\($0 % 10)bc" }
    let lines = lines(sent: sent, read: [sent.joined()], width: 60)
    #expect(lines[1] == "        0")
    #expect(lines[2].hasPrefix("  sent  │0bc│1bc│2bc"))
    #expect(lines[3].hasPrefix("  read  │0bc 1bc 2bc"))
    #expect(lines.allSatisfy { DisplayWidth.columns(of: $0) <= 60 })
    #expect(lines.count == 1 + 3 * 4)
    let short = self.lines(sent: sent, read: [sent.joined()], width: 60, limit: 2)
    #expect(short.contains("  ⋮  2 more lines"))
  }

  @Test func bytesNobodyKnowsAreCounted() {
    var story = Story()
    story.send(1, "hello")
    story.dropPayloads()
    #expect(boundaries(story).lines().plain[1] == "  sent  │(5)│")
  }

  @Test func whatTheLogHasDroppedIsSaidSo() {
    var story = Story()
    story.send(1, "gone")
    story.send(1, "here")
    let view = Boundaries(from: "c", Array(story.events.dropFirst()), to: "a", [])
    #expect(view.lines().plain.last == "  the log no longer has the first 4 bytes")
  }

  @Test func theReadersBytesStandInForTheSenders() {
    var story = Story()
    story.send(1, "hello")
    story.dropPayloads()
    story.read(2, 10, "hello")
    #expect(boundaries(story).lines().plain[1] == "  sent  │hello│")
  }

  /// Whatever the cuts are, the segments cover the stream once and in order.
  @Test func segmentsCoverTheStream() {
    var noise = Noise()
    for _ in 0..<50 {
      let bytes = (0..<200).map { _ in noise.next() }
      var story = Story()
      var pieces: [[UInt8]] = [[], []]
      for side in 0..<2 {
        var start = 0
        while start < bytes.count {
          let end = min(bytes.count, start + Int(noise.next()) % 40 + 1)
          pieces[side] = Array(bytes[start..<end])
          if side == 0 {
            story.send(1, String(repeating: "s", count: end - start))
          } else {
            story.read(2, 100, pieces[side])
          }
          start = end
        }
      }
      let segments = boundaries(story).segments(bytes: 1000)
      #expect(segments.map(\.count).reduce(0, +) == 200)
      #expect(zip(segments, segments.dropFirst()).allSatisfy { $0.offset + $0.count == $1.offset })
      #expect(segments.count { $0.startsSend } == story.events.count { $0.socket == 1 })
    }
  }
}
