import Testing

@testable import Engine

@Suite struct OffsetScaleTests {
  @Test(arguments: [
    (0, 20, 29, 0, 4, "████"), (0, 20, 29, 4, 8, "    ████"), (0, 100, 10, 0, 10, "█"),
    (0, 1000, 10, 999, 1000, "         █"), (0, 1000, 10, 0, 1, "█"), (0, 20, 29, 4, 4, ""),
    (1000, 1020, 40, 1000, 1004, "████"), (0, 0, 40, 0, 0, ""),
  ])
  func bars(first: Int, last: Int, columns: Int, from: Int, to: Int, bar: String) {
    #expect(OffsetScale(from: first, to: last, columns: columns).bar(from: from, to: to) == bar)
  }

  @Test(arguments: [
    (0, 20, 29, "0    5    10   15   20"), (0, 3, 29, "0"),
    (0, 4_000_000, 29, "0      1M     2M     3M      4M"),
    (0, 30_000, 20, "0     10k    20k    30k"),
    (270_332, 400_000, 40, "270332   300k           350k            400k"),
    (1000, 1040, 40, "1000      1010      1020      1030      1040"),
  ])
  func headings(first: Int, last: Int, columns: Int, heading: String) {
    #expect(OffsetScale(from: first, to: last, columns: columns).heading == heading)
  }

  @Test func hugeStreamsDoNotTrap() {
    for last in [Int.max, .max / 2, 1 << 40] {
      let scale = OffsetScale(from: 0, to: last, columns: 40)
      #expect(scale.bar(from: last / 2, to: last).count == 40)
      #expect(!scale.heading.isEmpty)
    }
  }
}
