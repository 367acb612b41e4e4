import Testing

@testable import Engine

@Suite struct TextTests {
  /// As Swift keeps strings of up to 15 bytes in place, ASCII or not, and others elsewhere.
  static let strings: [String] =
    (0...17).map { String("0123456789abcdefg".prefix($0)) }
    + ["가", "소켓", "소켓소켓소", "소켓소켓소켓", "\u{0}\u{7F}", "e\u{301}", "😀😀😀", "😀😀😀😀"]
    // Made at run time, so that no literal is behind it.
    + (14...16).map { String(repeating: "x", count: $0) }

  @Test(arguments: strings, [0, 3, 15, 16, 40])
  @EngineActor func copiedToAPlace(_ string: String, room: Int) {
    var place = [UInt8](repeating: 0xEE, count: 64)
    let count = place.withUnsafeMutableBytes { bytes in
      bytes.baseAddress.flatMap { Text(string).copyUTF8(to: $0 + 8, room: room) }
    }
    let fits = string.utf8.count <= room
    #expect(count == (fits ? string.utf8.count : nil))
    if fits { #expect(place[8..<8 + string.utf8.count].elementsEqual(string.utf8)) }
    #expect(place[..<8].allSatisfy { $0 == 0xEE })
    #expect(place[(8 + room)...].allSatisfy { $0 == 0xEE })
  }
}
