import Testing

@testable import Engine

@Suite struct PairingTests {
  @Test func theTwoEndsOfAConnectionFindEachOther() {
    var story = Story()
    story.open()
    let pairing = story.pairing
    #expect(pairing.partner(of: 1) == 2)
    #expect(pairing.partner(of: 2) == 1)
    #expect(pairing.partner(of: 3) == nil)
    #expect(pairing.listener(of: 2) == 3)
    #expect(pairing.isClient(1) == true)
    #expect(pairing.isClient(2) == false)
    #expect(pairing.isClient(3) == nil)
  }

  @Test func factsStandInForEventsThatWereDropped() {
    let pairing = Pairing([], Story().sockets)
    #expect(pairing.partner(of: 1) == 2)
    #expect(pairing.partner(of: 4) == nil)
  }

  @Test func addressesThatServeTwiceArePairedInOrder() {
    let there = Event.Endpoints(Story.server, local: Story.client)
    var story = Story()
    story.sockets = [:]
    for id in [10, 11] { story.add(id, .connect, at: there) }
    for id in [20, 21] {
      story.add(3, .accept, at: Event.Endpoints(Story.client, local: Story.server, partner: id))
    }
    #expect(story.pairing.partner(of: 10) == 20)
    #expect(story.pairing.partner(of: 11) == 21)
  }

  @Test func failedConnectionsHaveNoPartner() {
    var story = Story()
    story.sockets = [:]
    story.add(1, .connect, .failed(111), at: Event.Endpoints(Story.server))
    story.accept()
    #expect(story.pairing.partner(of: 2) == nil)
    #expect(story.pairing.isClient(1) == nil)
  }

  @Test func mappedAddressesAreIPv4() {
    let mapped = { (port: UInt16) in
      SocketAddress.inet6(high: 0, low: 0xFFFF_7F00_0001, port: port, scope: 0)
    }
    let sockets = [
      1: SocketFacts(id: 1, local: Story.client, peer: Story.server),
      2: SocketFacts(
        id: 2, family: .inet6, role: .accepted, local: mapped(9000), peer: mapped(50000)),
    ]
    #expect(Pairing([], sockets).partner(of: 1) == 2)
  }

  @Test func unixSocketsOfOtherProgramsAreLeftOut() {
    let path = SocketAddress(path: "/tmp/x")
    var foreign = SocketFacts(
      id: 2, family: .unix, role: .accepted, local: path, peer: SocketAddress.none)
    foreign.isPeerElsewhere = true
    let sockets = [
      1: SocketFacts(id: 1, family: .unix, local: SocketAddress.none, peer: path), 2: foreign,
      3: SocketFacts(id: 3, family: .unix, role: .accepted, local: path, peer: SocketAddress.none),
    ]
    let pairing = Pairing([], sockets)
    #expect(pairing.partner(of: 1) == 3)
    #expect(pairing.partner(of: 2) == nil)
  }
}
