import Foundation
import Testing

@testable import Engine

/// What people read, in terminals of three widths, with Korean text. To record them anew:
/// `WORKBENCH_RECORD=1 swift test --filter ViewGoldenTests` (which fails once, so that they are looked at).
@Suite struct ViewGoldenTests {
  @Test(arguments: [40, 80, 160])
  func viewsLookAsTheyDid(width: Int) throws {
    let text = Self.views(width: width)
    let file = Self.folder.appendingPathComponent("\(width).txt")
    if Host.environment("WORKBENCH_RECORD") == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("written anew: look at it, and run the test again")
      return
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
    for line in text.split(separator: "\n") {
      #expect(DisplayWidth.columns(of: line) <= width, "\(line)")
    }
  }

  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Goldens/Views")

  /// A client that says something in Korean, in two sends; a server that reads in steps of seven bytes,
  /// answers and closes; a second connection that is reset; datagrams, one of them cut, one lost.
  private static func views(width: Int) -> String {
    var story = Story()
    story.open()
    story.send(1, "안녕하세요, ")
    story.send(1, "여러분!\r\n")
    for part in Array("안녕하세요, 여러분!\r\n".utf8).pieces(of: 7) { story.read(2, 7, part) }
    story.add(2, .recv, .timedOut, asked: 7, waited: 1_500_000_000)
    story.send(2, "반갑습니다", asked: 20)
    story.add(2, .close)
    story.read(1, 1024, "반갑습니다")
    story.read(1, 1024, [], .endOfStream)
    story.add(1, .close)
    let other = SocketAddress.loopback(port: 50001)
    story.sockets[6] = SocketFacts(id: 6, name: "다른", local: other, peer: Story.server)
    story.add(6, .connect, at: Event.Endpoints(Story.server, local: other))
    story.send(6, "여보세요?")
    story.add(6, .recv, .failed(104), asked: 9)
    story.add(6, .close)
    story.send(4, "하나", to: Story.second)
    story.send(4, "둘과 셋", to: Story.second)
    story.read(5, 100, Array("하나".utf8), by: .recvfrom, from: Story.first, length: 6)
    story.read(5, 4, Array("둘 ".utf8), by: .recvfrom, from: Story.first, length: 10)
    let scene = (story.events, story.sockets, story.pairing)
    func events(_ id: Int) -> [Event] { scene.0.filter { $0.socket == id } }
    let names = story.sockets.mapValues(\.label)
    var parts: [(String, [StyledText])] = []
    for (id, peer) in [(2, 1), (1, 2), (5, 4)] {
      let facts = story.sockets[id] ?? SocketFacts(id: id)
      let chunks = Chunks(of: facts, peer: id == 5 ? "" : names[peer] ?? "", events(id))
      parts.append(("chunks \(facts.label)", chunks.lines(width: width, unread: id == 1 ? 12 : 0)))
    }
    parts.append(
      (
        "boundaries",
        Boundaries(from: "c", events(1), to: "a", events(2)).lines(width: width)
          + Boundaries(from: "a", events(2), to: "c", nil).lines(width: width)
      ))
    parts.append(
      (
        "deliveries",
        Deliveries(to: story.sockets[5] ?? SocketFacts(id: 5), scene.0, scene.1)
          .lines(width: width)
      ))
    for format in [FrameFormat.line, .prefix(length: 1, order: .big), .delimiter([0x2C, 0x20])] {
      let facts = story.sockets[2] ?? SocketFacts(id: 2)
      let frames = Frames(of: facts, peer: "c", scene.0, format)
      parts.append(("frames \(format.name)", frames.lines(width: width)))
    }
    let ladder = Ladder(scene.0, scene.1, scene.2)
    parts.append(("ladder", ladder.lines(width: width)))
    parts.append(
      (
        "hexdump",
        Hexdump.styled(
          of: Array("안녕하세요, 여러분!\r\n".utf8), width: Hexdump.width(for: width))
      ))
    return parts.map { "== \($0.0)\n" + $0.1.plain.map { $0 + "\n" }.joined() }.joined()
  }
}

extension [UInt8] {
  /// In pieces of so many bytes.
  fileprivate func pieces(of size: Int) -> [[UInt8]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min(count, $0 + size)]) }
  }
}
