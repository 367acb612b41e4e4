import Testing

@testable import Engine

/// A stream beside what is recorded, however it is cut.
@Suite struct StreamMatcherTests {
  private func parts(_ parts: [Transcript.Part]) -> StreamMatcher {
    StreamMatcher(
      parts.enumerated().map { StreamMatcher.Wanted(part: $1, entry: $0, number: 0) })
  }

  private func feed(_ matcher: StreamMatcher, _ text: String, slice: Int) -> StreamMatcher {
    var matcher = matcher
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: slice) {
      matcher.feed(Array(bytes[start..<min(start + slice, bytes.count)]))
    }
    return matcher
  }

  private static let date: [Transcript.Part] = [
    .bytes(.text("Time: ")), .pattern(#"\d+:\d+"#), .pattern(".*"), .bytes(.text("\r\n")),
    .bytes(.text("bye")),
  ]

  @Test(arguments: [1, 2, 3, 7, 100])
  func matchesHoweverItIsCut(_ slice: Int) {
    let matcher = feed(parts(Self.date), "Time: 10:02 on Wed\r\nbyemore", slice: slice)
    #expect(matcher.state == .done)
    #expect(String(decoding: matcher.buffer, as: UTF8.self) == "more")
    #expect(matcher.current == nil)
  }

  @Test(arguments: [1, 5, 100])
  func theFirstOtherByteIsFound(_ slice: Int) {
    let matcher = feed(
      parts([.bytes(.text("Hello")), .bytes(.text("abc"))]), "Helloabd", slice: slice)
    #expect(matcher.state == .failed)
    #expect(matcher.current?.entry == 1)
    #expect(matcher.came == .text("abd"))
    #expect(matcher.hasPassed(entry: 0) && !matcher.hasPassed(entry: 1))
  }

  @Test func aPatternTakesTheShortestStretch() {
    let matcher = feed(parts([.pattern(".*"), .bytes(.text("|")), .pattern("b")]), "a|b", slice: 1)
    #expect(matcher.state == .open)
    #expect(matcher.came == .text("b"))
  }

  @Test func aPatternAtTheEndIsOpenUntilNothingMoreComes() {
    var matcher = feed(parts([.pattern(#"\d+"#)]), "12", slice: 1)
    #expect(matcher.state == .open)
    matcher.feed(.text("3x"))
    #expect(matcher.state == .open)
    matcher.close()
    #expect(matcher.state == .done)
    #expect(matcher.buffer == .text("x"))
  }

  @Test func whatDoesNotMatchStaysHungry() {
    var matcher = feed(parts([.pattern(#"\d+"#), .bytes(.text("\n"))]), "x1\n", slice: 1)
    #expect(matcher.state == .hungry)
    matcher.close()
    #expect(matcher.state == .hungry)
    #expect(matcher.came == .text("x1\n"))
  }

  @Test func patternsMatchBytesThatAreNoText() {
    var matcher = parts([.pattern(#"\xff."#), .bytes([0])])
    matcher.feed([0xFF, 0xFE, 0])
    #expect(matcher.state == .done)
  }

  @Test func nothingToComeIsDone() { #expect(parts([]).state == .done) }
}
