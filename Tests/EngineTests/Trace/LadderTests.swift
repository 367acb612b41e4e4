import Testing

@testable import Engine

@Suite struct LadderTests {
  private func ladder(_ story: Story, only: Set<Int>? = nil) -> Ladder {
    Ladder(story.events, story.sockets, story.pairing, only: only)
  }

  /// Arrows and notes without times and columns, as `c > SYN` and `a: closed`.
  private func said(_ story: Story, only: Set<Int>? = nil) -> [String] {
    ladder(story, only: only).rows.map { row in
      let step = "\(row.step)".split(separator: "(").first.map(String.init) ?? ""
      let times = row.repeats > 1 ? " ×\(row.repeats)" : ""
      return row.step.isArrow ? "\(row.from) > \(step)" : "\(row.from): \(step)\(times)"
    }
  }

  @Test func aConversationFromBothEnds() {
    var story = Story()
    story.open()
    story.send(1, "hello")
    story.read(2, 1024, "hello")
    story.send(2, "bye", asked: 5)
    story.add(2, .close)
    story.read(1, 1024, "bye")
    story.read(1, 1024, [], .endOfStream)
    story.add(1, .close)
    #expect(
      ladder(story).lines(width: 71).plain == [
        "  c 127.0.0.1:50000 ↔ a 127.0.0.1:9000",
        "    0.00 ms  l listens on 127.0.0.1:9000, backlog 2",
        "    1.00 ms  c │── SYN ────────────────────────────────────────────▶│ l",
        "    1.00 ms  c │◀─────────────────────────────────────── SYN, ACK ──│ l",
        "    1.00 ms  c │── ACK ────────────────────────────────────────────▶│ l",
        "    2.00 ms    │                                    accepted from l │ a",
        "    3.00 ms  c │── 5 bytes 'hello' ────────────────────────────────▶│ a",
        "    4.00 ms    │                         recv 1024: 5 bytes 'hello' │ a",
        "    5.00 ms  c │◀───────────────────────────── 3 of 5 bytes 'bye' ──│ a",
        "    6.00 ms  c │◀──────────────────────────────────────────── FIN ──│ a",
        "    7.00 ms  c │ recv 1024: 3 bytes 'bye'                           │",
        "    8.00 ms  c │ recv: end of stream                                │",
        "    9.00 ms  c │── FIN ────────────────────────────────────────────▶│ a",
      ])
  }

  @Test func theServersSideAlone() {
    var story = Story()
    story.sockets[1] = nil
    story.accept()
    story.read(2, 9, "hi")
    story.read(2, 9, [], .endOfStream)
    story.read(2, 9, [], .endOfStream)
    story.add(2, .close)
    #expect(
      said(story)
        == [
          "127.0.0.1:50000 > syn", "a > synAck", "127.0.0.1:50000 > ack", "a: accepted",
          "127.0.0.1:50000 > data", "127.0.0.1:50000 > fin", "a: sawEnd ×2", "a > fin",
        ].map { $0 == "a > synAck" ? "l > synAck" : $0 })
    #expect(ladder(story).rows[0].isLatest)
    #expect(ladder(story).lines().plain.contains { $0.contains("≤ 0.00 ms") })
  }

  @Test func theClientsSideAlone() {
    var story = Story()
    for id in [2, 3] { story.sockets[id] = nil }
    story.add(
      1, .connect, waited: 5_000_000, at: Event.Endpoints(Story.server, local: Story.client))
    story.send(1, "hi")
    story.read(1, 9, "ok")
    story.add(1, .close)
    #expect(
      said(story) == [
        "c > syn", "127.0.0.1:9000 > synAck", "c > ack", "c > data", "127.0.0.1:9000 > data",
        "c > fin",
      ])
    #expect(ladder(story).rows[1].time == 5_000_000)
  }

  @Test(
    arguments: [
      (Event.Outcome.failed(111), ["connect > syn", "127.0.0.1:9000 > refused"]),
      (.timedOut, ["connect > syn", "connect: failed"]), (.failed(101), ["connect: failed"]),
      (.invalid, ["connect: failed"]),
    ] as [(Event.Outcome, [String])])
  func connectionsThatFail(outcome: Event.Outcome, rows: [String]) {
    var story = Story()
    story.sockets = [1: SocketFacts(id: 1, role: .fresh)]
    story.add(1, .connect, outcome, at: Event.Endpoints(Story.server))
    story.add(1, .close)
    #expect(said(story) == rows)
  }

  @Test func anAcceptThatIsLoggedBeforeItsConnect() {
    var story = Story()
    story.accept()
    story.add(1, .connect, at: Event.Endpoints(Story.server, local: Story.client))
    #expect(said(story) == ["c > syn", "l > synAck", "c > ack", "a: accepted"])
  }

  /// What ends a connection, from an open one on: (who, verb, asked) and the rows they add.
  @Test(
    arguments: [
      ([(1, .close, 0)], ["c > fin"]), ([(1, .abort, 0)], ["c > reset"]),
      ([(1, .shutdown, 1), (1, .close, 0)], ["c > fin", "c: closed"]),
      ([(1, .shutdown, 0)], ["c: stoppedReading"]), ([(1, .shutdown, 2)], ["c > fin"]),
      ([(1, .close, 0), (2, .close, 0)], ["c > fin", "a > fin"]),
      ([(1, .abort, 0), (2, .close, 0)], ["c > reset", "a: closed"]),
      ([(2, .close, 0), (1, .abort, 0)], ["a > fin", "c > reset"]),
      ([(3, .close, 0)], ["l: closed"]),
    ] as [([(Int, Verb, Int)], [String])])
  func endings(steps: [(Int, Verb, Int)], rows: [String]) {
    var story = Story()
    story.open()
    for (socket, verb, asked) in steps { story.add(socket, verb, asked: asked) }
    #expect(said(story).dropFirst(5) == rows[...])
  }

  @Test func closingWithUnreadBytesResets() {
    var story = Story()
    story.open()
    story.send(1, "unread")
    story.read(2, 2, "un")
    story.add(2, .close)
    story.add(1, .recv, .failed(104), asked: 9)
    #expect(said(story).suffix(2) == ["a > reset", "c: failed"])
    #expect(ladder(story).rows.contains { $0.step == .reset(unread: 4) })
  }

  @Test func sendingToAClosedEndIsAnsweredByAReset() {
    var story = Story()
    story.open()
    story.add(2, .close)
    story.send(1, "one")
    story.add(1, .send, .failed(32), asked: 3)
    #expect(said(story).suffix(4) == ["a > fin", "c > data", "a > reset", "c: failed"])
  }

  @Test func aBrokenPipeOfOnesOwnShutdownIsNoReset() {
    var story = Story()
    story.open()
    story.add(1, .shutdown, asked: 1)
    story.add(1, .send, .failed(32), asked: 3)
    #expect(said(story).suffix(2) == ["c > fin", "c: failed"])
  }

  @Test func unixSocketsHaveNoSegments() {
    var story = Story()
    let path = SocketAddress(path: "/tmp/s")
    story.sockets = [
      1: SocketFacts(id: 1, name: "c", family: .unix, peer: path),
      2: SocketFacts(id: 2, name: "a", family: .unix, role: .accepted, local: path),
      3: SocketFacts(id: 3, name: "l", family: .unix, role: .listener, local: path),
    ]
    story.add(1, .connect, at: Event.Endpoints(path, local: SocketAddress.none))
    story.add(3, .accept, at: Event.Endpoints(SocketAddress.none, local: path, partner: 2))
    #expect(said(story) == ["c > connected", "a: accepted"])
  }

  @Test func datagrams() {
    var story = Story()
    story.send(4, "ping", to: Story.second)
    story.read(5, 2, Array("pi".utf8), by: .recvfrom, from: Story.first, length: 4)
    story.send(5, "pong", to: Story.first)
    story.send(4, "x", to: .loopback(port: 7))
    story.read(4, 9, Array("y".utf8), by: .recvfrom, from: .loopback(port: 7), length: 1)
    story.add(4, .recvfrom, .timedOut, asked: 9, waited: 2_000_000_000)
    #expect(
      said(story) == [
        "u > data", "v: read", "v > data", "u > data", "127.0.0.1:7 > data", "u: failed",
      ])
    #expect(ladder(story).lanes.map(\.right) == ["v", "127.0.0.1:7"])
    #expect(
      ladder(story).lines(width: 140).plain.contains {
        $0.contains("recvfrom 2: 2 bytes of 4, the rest lost 'pi'")
      }, "\(ladder(story).lines(width: 140).plain.joined(separator: "\n"))")
    #expect(
      ladder(story).lines().plain.last?.hasSuffix("u recvfrom: timed out after 2.00 s") == true)
  }

  @Test func onlyTheConnectionAskedFor() {
    var story = Story()
    story.open()
    story.send(4, "x", to: Story.second)
    story.send(1, "y")
    #expect(
      said(story, only: [2]) == said(story).filter { !$0.hasPrefix("u") && !$0.hasPrefix("l:") })
    #expect(ladder(story, only: [2]).lanes.map(\.left) == ["c"])
    #expect(said(story, only: [3]) == ["l: listening"])
    #expect(ladder(story, only: [99]).lines().plain == ["nothing has been said yet"])
  }

  @Test func severalConnectionsStandSideBySide() {
    var story = Story()
    story.open()
    story.sockets[6] = SocketFacts(
      id: 6, name: "d", local: Story.second, peer: SocketAddress.loopback(port: 9001))
    story.add(6, .connect, at: Event.Endpoints(.loopback(port: 9001), local: Story.second))
    story.send(1, "안녕")
    story.send(6, "hi")
    story.read(2, 9, "안녕")
    story.read(6, 9, [], .failed(104))
    #expect(
      ladder(story).lines(width: 80).plain == [
        "  c 127.0.0.1:50000 ↔ a 127.0.0.1:9000",
        "  d 127.0.0.1:5000 ↔ 127.0.0.1:9001",
        "             c                              a  d                 127.0.0.1:9001",
      ] + ladder(story).lines(width: 80).plain.dropFirst(3))
    let lines = ladder(story).lines(width: 80).plain
    #expect(
      lines.contains {
        $0.hasSuffix("│── 6 bytes '안녕' ───────────▶│  │                              │")
      }, "\(lines.joined(separator: "\n"))")
    #expect(lines.contains { $0.contains("│                              │  │── 2 bytes 'hi' ") })
    #expect(lines.allSatisfy { DisplayWidth.columns(of: $0) <= 80 })
    // Without room they stand one below the other, each row with its names.
    #expect(ladder(story).lines(width: 60).plain.contains { $0.contains(" c │── 6 bytes") })
    let coloured = ladder(story).lines(width: 80).map { $0.text(color: true) }
    #expect(coloured.contains { $0.contains("\u{1B}[36m── 6 bytes") })
    #expect(coloured.contains { $0.contains("\u{1B}[31m recv: ") })
  }

  @Test func arrowsOfAWideTerminalEndWhereTheirWordsDo() {
    var story = Story()
    story.open()
    story.send(1, "hello")
    let lines = ladder(story).lines(width: 200).plain
    #expect(lines.allSatisfy { DisplayWidth.columns(of: $0) <= 110 }, "\(lines)")
    #expect(lines == ladder(story).lines(width: 300).plain)
  }

  @Test func noLineIsWiderThanAskedAndManyAreLeftOut() {
    var story = Story()
    story.open()
    for number in 0..<100 {
      story.send(1, String(repeating: "가나다", count: number))
      story.read(2, 4000, Array(String(repeating: "가나다", count: number).utf8))
    }
    for width in [40, 60, 80, 120] {
      let lines = ladder(story).lines(width: width, limit: 20).plain
      #expect(lines.allSatisfy { DisplayWidth.columns(of: $0) <= width })
      #expect(lines.count == 1 + 20 + 1)
    }
  }
}
