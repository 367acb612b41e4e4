import Testing

@testable import Engine

@Suite struct StringUTF8Tests {
  @Test(arguments: [
    "", "s", "recv", "0123456789abcde", "소켓소켓소", "é", "e\u{301}", "\u{0}", "😀😀😀",
  ])
  func shortStringsAreTheirBits(_ literal: String) throws {
    // As it is read from a script, too.
    for string in [literal, String(decoding: Array(literal.utf8), as: UTF8.self)] {
      let short = try #require(string.shortUTF8)
      let bytes = [short.low, short.high].flatMap { word in
        (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
      }
      #expect(short.count == string.utf8.count)
      #expect(bytes.prefix(short.count).elementsEqual(string.utf8))
      #expect(bytes.dropFirst(short.count).dropLast().allSatisfy { $0 == 0 })
    }
  }

  @Test(arguments: ["0123456789abcdef", "소켓소켓소켓", String(repeating: "x", count: 1000)])
  func longOnesAreNot(_ string: String) {
    #expect(string.shortUTF8 == nil)
    #expect(string.withUTF8Bytes { Array($0) } == Array(string.utf8))
  }

  @Test(arguments: ["", "s", "recv", "01234567", "0123456789abcde", "a\u{0}b"])
  func shortASCIIIsKeptInPlace(_ string: String) throws {
    let made = try #require(Array(string.utf8).withUnsafeBufferPointer { String(shortASCII: $0) })
    #expect(made == string && made.hashValue == string.hashValue)
    #expect(Array(made.utf8) == Array(string.utf8) && made + "!" == string + "!")
  }

  @Test(arguments: ["0123456789abcdef", "소켓", "caf\u{e9}"])
  func otherTextsAreNotShortASCII(_ string: String) {
    #expect(Array(string.utf8).withUnsafeBufferPointer { String(shortASCII: $0) } == nil)
  }
}
