import Testing

@testable import Engine

@Suite struct CarryTests {
  private func carrying(_ text: String) -> Carry {
    var carry = Carry()
    Array(text.utf8).withUnsafeBytes { carry.append($0) }
    return carry
  }

  private func needed(_ carried: String, _ fresh: String, _ delimiter: String) -> Int {
    Array(fresh.utf8).withUnsafeBytes {
      carrying(carried).needed(of: $0, for: .text(delimiter))
    }
  }

  @Test func takesInOrder() {
    var carry = carrying("abcdef")
    #expect(carry.take(2) == .text("ab"))
    #expect(carry.count == 4)
    #expect(carry.take(0) == [])
    #expect(carry.take(100) == .text("cdef"))
    #expect(carry.isEmpty)
    #expect(carry.take(5) == [])
  }

  @Test func manySmallTakesOfMuch() {
    var carry = Carry()
    let data = [UInt8].noise(300_000)
    data.withUnsafeBytes { carry.append($0) }
    var out: [UInt8] = []
    while !carry.isEmpty { out += carry.take(4) }
    #expect(out == data)
  }

  @Test func whatIsTakenIsNotMuchLargerThanItself() {
    var carry = Carry()
    carry.grow(towards: 1_000_000)
    [UInt8].text("small").withUnsafeBytes { carry.append($0) }
    #expect(carry.take(5).capacity < 1000)
  }

  @Test(arguments: [
    ("ab\r\ncd", 0, 4), ("ab\r\ncd\r\n", 4, 8), ("ab\r", 0, nil), ("\r\r\n", 0, 3), ("", 0, nil),
    ("\r\n", 1, nil), ("\r\n", 9, nil),
  ])
  func delimiters(text: String, from: Int, end: Int?) {
    #expect(carrying(text).end(of: .text("\r\n"), from: from) == end)
  }

  @Test(arguments: [
    ("", "ab\r\ncd", "\r\n", 4), ("ab\r", "\ncd", "\r\n", 1), ("ab", "cd", "\r\n", 2),
    ("aa", "abc", "aab", 2), ("x", "aab", "aab", 3), ("a", "aab", "aab", 3), ("\r", "", "\r\n", 0),
    ("ab", "cabcd", "abcd", 5), ("abc", "dabcd", "abcd", 1),
  ])
  func neededUpToTheDelimiter(carried: String, fresh: String, delimiter: String, count: Int) {
    #expect(needed(carried, fresh, delimiter) == count)
  }
}
