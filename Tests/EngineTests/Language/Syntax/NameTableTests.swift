import Testing

@testable import Engine

@Suite struct NameTableTests {
  @Test func namesOfEveryLength() {
    var table = NameTable<Int>()
    let names = (1...40).map { String(repeating: "n", count: $0) } + ["소켓", "수신한_바이트_수", "é"]
    for (number, name) in names.enumerated() { table[name] = number }
    for (number, name) in names.enumerated() {
      #expect(table[String(decoding: Array(name.utf8), as: UTF8.self)] == number)
    }
    #expect(table.count == names.count)
    #expect(table.names.sorted() == names.sorted())
    #expect(table.pairs.map(\.meaning).sorted() == Array(names.indices))
    #expect(table["m"] == nil)
    table["n"] = nil
    #expect(table["n"] == nil)
  }

  /// Two ways to write one letter are one name, wherever the letter stands.
  @Test(arguments: [("é", "e\u{301}"), ("가", "\u{1100}\u{1161}"), ("nameé", "namee\u{301}")])
  func equalNamesOfOtherBits(_ composed: String, _ decomposed: String) {
    var table = NameTable<Int>()
    table[composed] = 1
    #expect(table[decomposed] == 1)
    #expect(NameKey(name: composed) == NameKey(name: decomposed))
  }

  /// A poor hash would make one chain of them all.
  @Test func namesSpread() {
    let names = (0..<4096).map { "n\($0)" }
    let places = Set(names.map { NameKey(name: $0)._rawHashValue(seed: 7) & 0xFFFF })
    #expect(places.count > 3800)
  }
}
