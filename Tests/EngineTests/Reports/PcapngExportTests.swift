import Testing

@testable import Engine

/// The captures as tshark reads them.
@Suite struct PcapngExportTests {
  private static let checks = [
    "-o", "ip.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE", "-o",
    "udp.check_checksum:TRUE",
  ]

  private func tshark(_ conversation: Conversation, _ words: [String]) throws -> [String] {
    let folder = try File.makeTemporaryFolder()
    defer { try? File.removeTree(folder) }
    try File.writeAll("\(folder)/lab.pcapng", PcapngExport.bytes(of: conversation))
    let run = try Tool.run(["tshark", "-n", "-r", "\(folder)/lab.pcapng"] + words)
    #expect(run.code == 0, "\(run.messages)")
    return run.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// What one side sent on a connection.
  private func stream(
    _ conversation: Conversation, _ connection: Int, _ direction: Transcript.Direction
  ) -> [UInt8] {
    conversation.events
      .filter { $0.connection == connection && $0.direction == direction }.flatMap(\.bytes)
  }

  /// Large chunks, an odd number of bytes, many connections.
  private func large() throws -> Conversation {
    var noise = Noise()
    var conversation = Conversation(name: "large", connections: [], events: [])
    for index in 0..<3 {
      let host = index == 2 ? "[fe80::1]" : "10.0.0.\(index + 1)"
      conversation.connections.append(
        .init("c\(index)", from: "\(host):4000\(index)", to: "web:80"))
      conversation.events.append(.init(index, index, .toServer, .open))
      for (place, count) in [1, 1460, 1461, 200_001, 0, 77].enumerated() {
        let bytes = (0..<count).map { _ in noise.next() }
        conversation.events.append(
          .init(
            1000 * place + index, index, place % 2 == 0 ? .toServer : .toClient,
            .data([.bytes(bytes)])))
      }
      conversation.events.append(.init(9000, index, .toClient, .end))
      conversation.events.append(.init(9001, index, .toServer, index == 1 ? .reset : .end))
    }
    return conversation
  }

  @Test func streamsAreTheSameBytes() throws {
    let conversation = try large()
    for index in conversation.connections.indices {
      let lines = try tshark(conversation, ["-q", "-z", "follow,tcp,raw,\(index)"])
      let rows = lines.filter { line in
        !line.isEmpty && line.allSatisfy { $0.isHexDigit || $0 == "\t" }
      }
      let sent = rows.filter { !$0.hasPrefix("\t") }.joined()
      let received = rows.filter { $0.hasPrefix("\t") }.map { $0.dropFirst() }.joined()
      #expect(sent == Hex.text(of: stream(conversation, index, .toServer)))
      #expect(received == Hex.text(of: stream(conversation, index, .toClient)))
    }
  }

  @Test func checksumsAreGoodAndNothingLooksOdd() throws {
    for conversation in [try large(), try Recordings.conversation(Recordings.several)] {
      let fields = ["ip", "tcp", "udp"].flatMap { ["-e", "\($0).checksum.status"] }
      let rows = try tshark(conversation, Self.checks + ["-T", "fields"] + fields)
      #expect(rows.count > 10)
      for row in rows.dropLast() {
        let known = row.split(separator: "\t")
        // IPv6 has no checksum of its own.
        #expect(!known.isEmpty && known.allSatisfy { $0 == "1" || $0 == "Good" }, "\(row)")
      }
      let odd = try tshark(conversation, ["-Y", "tcp.analysis.flags or _ws.malformed"])
      #expect(odd.filter { !$0.isEmpty && !$0.contains("MDNS") }.isEmpty, "\(odd)")
    }
  }

  @Test func handshakeEndAndReset() throws {
    let conversation = try Recordings.conversation(Recordings.several)
    let flags = try tshark(
      conversation, ["-Y", "tcp.stream == 0", "-T", "fields", "-e", "tcp.flags", "-e", "tcp.len"])
    // SYN; SYN, ACK; ACK; data and ACK, twice; FIN, ACK; ACK; RST, ACK.
    #expect(
      flags.dropLast() == [
        "0x0002\t0", "0x0012\t0", "0x0010\t0", "0x0018\t7", "0x0010\t0", "0x0018\t6", "0x0010\t0",
        "0x0011\t0", "0x0010\t0", "0x0014\t0",
      ])
    let datagrams = try tshark(conversation, ["-Y", "udp", "-T", "fields", "-e", "udp.length"])
    #expect(datagrams.dropLast() == ["13", "11", "8"])
  }

  @Test func timesAndNames() throws {
    let conversation = try Recordings.conversation(Recordings.file)
    let times = try tshark(
      conversation, ["-Y", "tcp.len > 0", "-T", "fields", "-e", "frame.time_epoch"])
    #expect(times.first == "1772618531.000000000" && times[2] == "1772618531.812600000")
    let comments = try tshark(
      conversation, ["-Y", "frame.comment", "-T", "fields", "-e", "frame.comment"])
    #expect(comments.first?.contains("\\d+;#") == true)
  }

  @Test(
    arguments: [
      ([0x00, 0x01, 0xF2, 0x03, 0xF4, 0xF5, 0xF6, 0xF7], 0x220D), ([], 0xFFFF), ([0xFF], 0x00FF),
      ([0xFF, 0xFF], 0),
    ] as [([UInt8], UInt16)])
  func checksum(bytes: [UInt8], sum: UInt16) {
    #expect(Packet.checksum(bytes) == sum)
  }
}
