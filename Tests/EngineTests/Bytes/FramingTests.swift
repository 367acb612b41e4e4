import Testing

@testable import Engine

@Suite struct FramingTests {
  @Test(arguments: [
    ("u99", true), ("u32", true), ("u32bee", true), ("i32be", true), ("lines", true),
    ("u32be", false), ("line", false), ("END", false), ("\r\n", false), ("x", false), (", ", false),
    ("", false), ("안녕", false),
  ])
  func namesThatAreMisspelt(text: String, isMisspelt: Bool) {
    #expect(FrameFormat.isMisspelt(text) == isMisspelt)
  }

  @Test(arguments: [
    ("u8", "02 61 62 00 01 63", ["ab", "", "c"]),
    ("u16be", "00 01 61 00 02 62 63", ["a", "bc"]), ("u16le", "01 00 61", ["a"]),
    ("u32be", "00 00 00 03 61 62 63 00 00 00 00", ["abc", ""]),
    ("u32le", "03 00 00 00 61 62 63", ["abc"]),
    ("u64be", "00 00 00 00 00 00 00 01 61", ["a"]),
    ("u64le", "01 00 00 00 00 00 00 00 61", ["a"]),
    ("ascii10", "30 30 30 30 30 30 30 30 30 32 61 62", ["ab"]),
    ("line", "61 0d 0a 0a 62 0a 0d 0d 0a", ["a", "", "b", "\r"]), ("u32be", "", []),
  ])
  func splitsWholeMessages(name: String, hex: String, payloads: [String]) throws {
    let bytes = try Hex.bytes(of: hex)
    let framing = Framing(bytes, try #require(FrameFormat(named: name)))
    #expect(framing.frames.map { String(decoding: bytes[$0.payload], as: UTF8.self) } == payloads)
    #expect(framing.ending == .complete)
    #expect(framing.rest.isEmpty)
    var place = 0
    for frame in framing.frames {
      #expect(frame.header.lowerBound == place)
      #expect(frame.header.upperBound == frame.payload.lowerBound)
      #expect(frame.payload.upperBound == frame.trailer.lowerBound)
      place = frame.trailer.upperBound
    }
    #expect(place == bytes.count)
  }

  @Test(
    arguments: [
      ("u32be", "00 00", 0, 0, .insideHeader(missing: 2)),
      ("u32be", "00 00 00 03 61", 0, 0, .insidePayload(length: 3, missing: 2)),
      ("u32be", "00 00 00 01 61 00 00 00 14", 1, 5, .insidePayload(length: 20, missing: 20)),
      (
        "u32le", "ff ff ff ff 61", 0, 0,
        .insidePayload(length: 4_294_967_295, missing: 4_294_967_294)
      ),
      (
        "u64be", "ff ff ff ff ff ff ff ff 61", 0, 0, .insidePayload(length: .max, missing: .max - 1)
      ),
      ("u64le", "00 00 00 00 00 00 00 80", 0, 0, .insidePayload(length: 1 << 63, missing: 1 << 63)),
      ("ascii10", "30 30", 0, 0, .insideHeader(missing: 8)), ("ascii10", "30 78", 0, 0, .badHeader),
      (
        "ascii10", "39 39 39 39 39 39 39 39 39 39", 0, 0,
        .insidePayload(length: 9_999_999_999, missing: 9_999_999_999)
      ),
      ("ascii10", "30 30 30 30 30 30 30 30 30 30 2d 31", 1, 10, .badHeader),
      ("line", "61 62", 0, 0, .noDelimiter), ("line", "61 0a 0d", 1, 2, .noDelimiter),
    ] as [(String, String, Int, Int, Framing.Ending)])
  func tellsWhatTheLastMessageLacks(
    name: String, hex: String, frames: Int, rest: Int, ending: Framing.Ending
  ) throws {
    let bytes = try Hex.bytes(of: hex)
    let framing = Framing(bytes, try #require(FrameFormat(named: name)))
    #expect(framing.frames.count == frames)
    #expect(framing.rest == rest..<bytes.count)
    #expect(framing.ending == ending)
  }

  @Test func splitsAtAnyDelimiter() {
    let bytes = Array("ab\r\n\rcd\r\n\r\nef\r\n\r".utf8)
    let framing = Framing(bytes, .delimiter(Array("\r\n\r\n".utf8)))
    #expect(framing.frames.map(\.payload) == [0..<7])
    #expect(framing.frames.map(\.trailer) == [7..<11])
    #expect(framing.rest == 11..<16)
    #expect(framing.ending == .noDelimiter)
    #expect(Framing(bytes, .delimiter([])).ending == .noDelimiter)
    #expect(Framing([], .delimiter([])).ending == .complete)
  }

  @Test func theNumberOfMessagesIsBounded() {
    let framing = Framing(
      [UInt8](repeating: 0, count: 100), .prefix(length: 1, order: .big), limit: 7)
    #expect(framing.frames.count == 7)
    #expect(framing.rest == 7..<100)
    #expect(framing.ending == .limit)
  }

  @Test(arguments: FrameFormat.names)
  func anyBytesAreCoveredOnce(name: String) throws {
    var noise = Noise()
    let format = try #require(FrameFormat(named: name))
    for length in 0..<300 {
      let bytes = (0..<length).map { _ in noise.next() }
      let framing = Framing(bytes, format)
      var place = 0
      for frame in framing.frames {
        #expect(frame.header.lowerBound == place)
        place = frame.trailer.upperBound
      }
      #expect(framing.rest == place..<length)
      #expect(framing.rest.isEmpty == (framing.ending == .complete))
    }
  }

  @Test func everyNameIsAFormat() {
    for name in FrameFormat.names { #expect(FrameFormat(named: name) != nil) }
    #expect(FrameFormat(named: "u24be") == nil)
  }
}
