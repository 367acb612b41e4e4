import Testing

@testable import Engine

@Suite struct ChunksTests {
  private func chunks(_ story: Story, of id: Int = 2, peer: String = "c") -> Chunks {
    Chunks(of: story.sockets[id] ?? SocketFacts(id: id), peer: peer, story.events)
  }

  @Test func theLecturesPartialRead() {
    var story = Story()
    story.open()
    story.send(1, "This is IoT world!!!")
    for part in ["This", " is ", "IoT ", "worl", "d!!!"] { story.read(2, 4, part) }
    story.read(2, 4, [], .endOfStream)
    let chunks = chunks(story)
    #expect(chunks.reads == 5)
    #expect(chunks.total == 20)
    #expect(chunks.ending == .endOfStream(reads: 1))
    #expect(
      chunks.lines().plain == [
        "a ← c   20 bytes in 5 reads, end of stream",
        "  #    at        asked  got   0    5    10   15   20",
        "  1     0.00 ms      4    4   ████ 'This'",
        "  2     1.00 ms      4    4       ████ ' is '",
        "  3     2.00 ms      4    4           ████ 'IoT '",
        "  4     3.00 ms      4    4               ████ 'worl'",
        "  5     4.00 ms      4    4                   ████ 'd!!!'",
      ])
  }

  @Test func waitsInVainStandBetweenTheReads() {
    var story = Story()
    story.add(2, .recv, .timedOut, asked: 100, waited: 10_000_000)
    story.add(2, .recv, .wouldBlock, asked: 100)
    story.add(2, .recv, .wouldBlock, asked: 100)
    story.add(2, .recv, .wouldBlock, asked: 100)
    story.read(2, 100, "x")
    story.add(2, .recv, .cancelled, asked: 100)
    let lines = chunks(story).lines(unread: 7).plain
    #expect(lines[0] == "a ← c   1 byte in 1 read, no end yet, 7 bytes unread in the kernel")
    #expect(lines[2] == "  –     0.00 ms    100    –   timed out after 10.00 ms")
    #expect(lines[3] == "  –     1.00 ms    100    –   would have to wait (EAGAIN)   ×3")
    #expect(lines[4] == "  1     4.00 ms    100    1   █ 'x'")
    #expect(lines[5] == "  –     5.00 ms    100    –   cancelled")
  }

  @Test(
    arguments: [
      ([], "no end yet"), ([(.recv, .endOfStream)], "end of stream"),
      ([(.recv, .endOfStream), (.recv, .endOfStream)], "end of stream (read 2 times)"),
      ([(.recv, .failed(104))], "reset by the peer"),
      ([(.recv, .failed(110))], "failed: ETIMEDOUT"),
      ([(.recv, .timedOut)], "timed out after 0.00 ms"),
      ([(.close, .ok)], "closed here before its end"),
      ([(.abort, .ok)], "reset from here"),
      ([(.recv, .endOfStream), (.close, .ok)], "end of stream"),
      ([(.recv, .wouldBlock)], "no end yet"),
      ([(.recv, .timedOut), (.close, .ok)], "closed here before its end"),
    ] as [([(Verb, Event.Outcome)], String)])
  func endings(after: [(Verb, Event.Outcome)], words: String) {
    var story = Story()
    story.read(2, 4, "1234")
    for (verb, outcome) in after { story.add(2, verb, outcome, asked: 4) }
    #expect(chunks(story).lines().plain[0] == "a ← c   4 bytes in 1 read, \(words)")
  }

  @Test func loopsTellWhatTheyLookedFor() {
    var story = Story()
    story.read(2, 67_108_864, "line\n", by: .recvLine)
    story.read(2, 10, Array("0123456789".utf8), by: .recvExactly, calls: 3)
    story.read(2, 67_108_864, "rest", by: .recvAll)
    let lines = chunks(story).lines().plain
    #expect(lines[0] == "a ← c   19 bytes in 3 reads, end of stream")
    #expect(lines[2] == "  1     0.00 ms   line    5   █████ 'line\\n'")
    #expect(lines[3].hasSuffix("10   10        ██████████ '0123456789'  in 3 calls"))
    #expect(lines[4].contains(" all    4 "))
  }

  @Test func anEarlyEndGivesTheLastBytesToo() {
    var story = Story()
    story.read(2, 10, Array("ab".utf8), by: .recvExactly, .endOfStream)
    #expect(chunks(story).lines().plain[2].hasSuffix("'ab'  then the stream ended"))
  }

  @Test func bytesThatAreNotInTheLogAreSaidSo() {
    var story = Story()
    story.read(2, 2000, [UInt8](repeating: 0, count: 1200))
    story.read(2, 4, "1234")
    story.read(2, 4, "5678", by: .recvFile)
    story.dropPayloads()
    var dropped = Trace.Dropped()
    dropped.events = 3
    dropped.received = 1200
    let chunks = Chunks(
      of: SocketFacts(id: 2, name: "a"), peer: "c", Array(story.events.dropFirst()),
      dropped: dropped)
    let lines = chunks.lines().plain
    #expect(lines[0] == "a ← c   1,208 bytes, the last 2 reads, no end yet")
    #expect(lines[1] == "  the log no longer has what was read before: 1,200 bytes")
    #expect(lines[3].hasSuffix("████ (no longer in the log)"))
    #expect(lines[4].hasSuffix("████ (to a file)"))
  }

  @Test func datagramsHaveTheirSenderAndTheirCut() {
    var story = Story()
    story.read(5, 4, Array("long".utf8), by: .recvfrom, from: Story.first, length: 12)
    story.read(5, 100, [], by: .recvfrom, from: Story.first)
    let chunks = chunks(story, of: 5, peer: "")
    #expect(
      chunks.lines().plain == [
        "v   2 datagrams, 4 bytes",
        "  #    at        asked  got   from            0",
        "  1     0.00 ms      4    4   127.0.0.1:4000  ████ 'long'  cut: it was 12 bytes",
        "  2     1.00 ms    100    0   127.0.0.1:4000  ''",
      ])
  }

  @Test func manyRowsAreLeftOut() {
    var story = Story()
    for _ in 0..<1000 { story.read(2, 4, "1234") }
    let lines = chunks(story).lines(limit: 8).plain
    #expect(lines.count == 2 + 8 + 1)
    #expect(lines[8] == "  ⋮  992 more rows, 4 bytes each")
    #expect(lines[9].hasPrefix("   999"))
    #expect(chunks(story).lines(limit: 0).plain.count == 1002)
  }

  @Test func noLineIsWiderThanAsked() {
    var story = Story()
    var noise = Noise()
    for size in [1, 4, 100, 4000, 65536, 2] {
      story.read(2, 65536, (0..<size).map { _ in noise.next() })
    }
    for width in [40, 59, 60, 80, 100, 133] {
      for line in chunks(story).lines(width: width).plain {
        #expect(DisplayWidth.columns(of: line) <= width)
      }
    }
  }

  @Test func nothingRead() {
    var story = Story()
    story.open()
    #expect(chunks(story).lines().plain == ["a ← c   nothing was read, no end yet"])
  }
}
