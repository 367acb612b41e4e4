import Testing

@testable import Engine

@Suite struct PayloadArenaTests {
  @Test func keepsWhatFits() {
    var arena = PayloadArena(capacity: 1024)
    let texts = (0..<20).map { "payload \($0)" }
    let places = texts.map { arena.append(.text($0)) }
    for (text, place) in zip(texts, places) {
      #expect(arena.bytes(at: place, count: text.utf8.count) == .text(text))
    }
  }

  @Test func forgetsTheOldest() {
    var arena = PayloadArena(capacity: 1024)
    let first = arena.append(.text("first"))
    var newest = first
    for number in 0..<200 { newest = arena.append(.text("number \(number)")) }
    #expect(arena.bytes(at: first, count: 5) == nil)
    #expect(arena.bytes(at: newest, count: 10) == .text("number 199"))
  }

  @Test func aPayloadIsNeverSplit() {
    var arena = PayloadArena(capacity: 512)
    #expect(arena.blockSize == 64)
    for size in [40, 40, 64, 1, 64, 63, 1, 64] {
      let data = [UInt8].noise(size)
      let place = arena.append(data)
      #expect(place / 64 == (place + size - 1) / 64)
      #expect(arena.bytes(at: place, count: size) == data)
    }
  }

  @Test(arguments: [(-1, 1), (0, 0), (0, -1), (0, 6), (5, 1), (Int.max, 1), (0, Int.max)])
  func placesThatAreNone(place: Int, count: Int) {
    var arena = PayloadArena(capacity: 512)
    _ = arena.append(.text("hello"))
    #expect(arena.bytes(at: place, count: count) == nil)
  }
}
