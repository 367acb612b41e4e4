import Testing

@testable import Engine

@Suite struct ByteDifferenceTests {
  @Test func equalBytesHaveNone() {
    #expect(ByteDifference(expected: [], actual: []) == nil)
    #expect(ByteDifference(expected: [1, 2], actual: [1, 2]) == nil)
  }

  @Test(
    arguments: [
      ("Hello", "Hallo", 1, .differs(expected: 0x65, actual: 0x61), [1]),
      ("Hello", "Hel", 3, .endsEarly(missing: 2), [3, 4]),
      ("Hel", "Hello", 3, .goesOn(extra: 2), [3, 4]),
      ("", "x", 0, .goesOn(extra: 1), [0]), ("x", "", 0, .endsEarly(missing: 1), [0]),
      ("abcdef", "abXdeY", 2, .differs(expected: 0x63, actual: 0x58), [2, 5]),
    ] as [(String, String, Int, ByteDifference.Reason, [Int])])
  func tellsTheFirst(
    expected: String, actual: String, offset: Int, reason: ByteDifference.Reason, marks: [Int]
  ) throws {
    let found = try #require(
      ByteDifference(expected: Array(expected.utf8), actual: Array(actual.utf8)))
    #expect(found.offset == offset)
    #expect(found.reason == reason)
    #expect(found.rows.map(\.marks) == [marks])
    #expect(found.rows[0].expected?.bytes ?? [] == Array(expected.utf8))
    #expect(found.rows[0].actual?.bytes ?? [] == Array(actual.utf8))
    #expect(found.hiddenRows == (0, 0))
  }

  @Test func showsTheRowsAround() throws {
    let expected = [UInt8](repeating: 7, count: 16 * 100)
    var actual = expected
    actual[16 * 50 + 3] = 8
    let found = try #require(
      ByteDifference(expected: expected, actual: actual, context: 2, limit: 5))
    #expect(found.rows.map(\.offset) == [48, 49, 50, 51, 52].map { $0 * 16 })
    #expect(found.rows.map(\.marks) == [[], [], [3], [], []])
    #expect(found.hiddenRows == (48, 47))
  }

  @Test func charactersThatReachIntoTheRowsStayWhole() throws {
    let text = Array(String(repeating: "안", count: 40).utf8)
    var actual = text
    actual[100] = 0x41
    let found = try #require(
      ByteDifference(expected: text, actual: actual, width: 16, context: 1, limit: 2))
    var dump = Hexdump(squeeze: false)
    let all = dump.feed(text) + dump.finish()
    #expect(found.rows.compactMap(\.expected).map(HexdumpLine.row) == Array(all[5...6]))
  }

  @Test func oneSideMayHaveNoRow() throws {
    let found = try #require(
      ByteDifference(
        expected: [UInt8](repeating: 1, count: 20), actual: [UInt8](repeating: 1, count: 10)))
    #expect(found.rows.count == 2)
    #expect(found.rows[1].actual == nil)
    #expect(found.rows[1].marks == [0, 1, 2, 3])
  }

  @Test func narrowRowsAndNoContextAreHarmless() throws {
    let found = try #require(
      ByteDifference(expected: [1, 2, 3], actual: [1, 9, 3], width: 0, context: -1, limit: 0))
    #expect(found.rows.map(\.offset) == [1])
    #expect(found.hiddenRows == (1, 1))
  }

  /// What has not come yet is not another byte.
  @Test(arguments: [
    ("Hello" + String(repeating: "-", count: 40), "Hexlo"), ("Hello", "Hexlo, you"),
  ])
  func onlyWhatBothHaveIsMarkedWhereMoreMayCome(expected: String, actual: String) throws {
    let found = try #require(
      ByteDifference(
        expected: Array(expected.utf8), actual: Array(actual.utf8), isWhole: false))
    #expect(found.rows.map(\.marks) == [[2]] && found.hiddenRows == (0, 0))
  }
}
