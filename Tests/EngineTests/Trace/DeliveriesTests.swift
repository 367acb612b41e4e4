import Testing

@testable import Engine

@Suite struct DeliveriesTests {
  private func deliveries(_ story: Story, to id: Int = 5, from: Int? = nil) -> Deliveries {
    Deliveries(
      to: story.sockets[id] ?? SocketFacts(id: id), from: from, story.events, story.sockets)
  }

  @Test func datagramsKeepTheirBoundaries() {
    var story = Story()
    story.send(4, "one", to: Story.second)
    story.send(4, "twenty", to: Story.second)
    story.send(4, "lost", to: Story.second)
    story.read(5, 100, Array("one".utf8), by: .recvfrom, from: Story.first, length: 3)
    story.read(5, 4, Array("twen".utf8), by: .recvfrom, from: Story.first, length: 6)
    #expect(
      deliveries(story).lines().plain == [
        "→ v   3 datagrams sent here, 2 read", "  from  sent  read",
        "  u        3     3  'one'", "  u        6     4  'twen'  cut: 2 bytes lost",
        "  u        4     –  'lost'  not read: still in the kernel, or lost",
      ])
  }

  @Test func whatOthersSentIsShownWhereItWasRead() {
    var story = Story()
    let stranger = SocketAddress.loopback(port: 7)
    story.read(5, 9, Array("hi".utf8), by: .recvfrom, from: stranger, length: 2)
    let rows = deliveries(story).rows
    #expect(rows.map(\.sender) == ["127.0.0.1:7"])
    #expect(rows.map(\.sent) == [nil])
    #expect(deliveries(story, from: 4).rows.isEmpty)
  }

  @Test func datagramsToOtherSocketsAreLeftOut() {
    var story = Story()
    story.send(4, "elsewhere", to: .loopback(port: 7))
    story.send(4, "here", to: Story.second)
    #expect(deliveries(story).rows.map(\.sent) == [4])
  }

  @Test func aConnectedSocketSendsToItsPeer() {
    var story = Story()
    story.sockets[4]?.peer = Story.second
    story.send(4, "here")
    #expect(deliveries(story).rows.map(\.sender) == ["u"])
  }

  @Test func aSocketBoundToEveryAddressReceivesItsPort() {
    var story = Story()
    story.sockets[5]?.local = .anyInet(port: 5000)
    story.send(4, "here", to: Story.second)
    #expect(deliveries(story).rows.count == 1)
  }

  @Test func equalLengthsAreToldApartByTheirBytes() {
    var story = Story()
    story.send(4, "aa", to: Story.second)
    story.send(4, "bb", to: Story.second)
    story.read(5, 9, Array("bb".utf8), by: .recvfrom, from: Story.first, length: 2)
    #expect(deliveries(story).rows.map(\.read) == [nil, 2])
  }
}
