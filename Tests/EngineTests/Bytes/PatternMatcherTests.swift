import Testing

@testable import Engine

/// The matcher finds what Swift's Regex finds, in a time that grows with the text.
@Suite struct PatternMatcherTests {
  private static func expected(_ regex: Regex<AnyRegexOutput>, _ text: String) -> [[Range<Int>?]] {
    text.matches(of: regex).map { match in
      match.output.map { part in
        part.range.map { range in
          text.utf8.distance(
            from: text.startIndex, to: range.lowerBound)..<text.utf8.distance(
              from: text.startIndex, to: range.upperBound)
        }
      }
    }
  }

  private static func regex(_ source: String) throws -> Regex<AnyRegexOutput> {
    try Regex(source).matchingSemantics(.unicodeScalar).wordBoundaryKind(.simple)
  }

  private static func matches(of source: String, in text: String) throws -> [[Range<Int>?]] {
    let pattern = try Pattern(source)
    let matcher = pattern.search(in: text, wantsAll: true)
    while !matcher.go(for: 7) {}
    try pattern.finish(matcher)
    return matcher.found
  }

  static let texts = [
    "", "a", "abab aabb", "Temp=20, Humid=50", "안녕 하세요", "a\r\nb\n", "é\u{2028}A_9 -", "aaab",
    "bab",
  ]

  @Test(arguments: [
    "", "a", "a|b|", "(a)|(b)", "(a|b)*", "a*?b", "(a*)*", "(a*)+b?", "(a|b*)*", "(a?)*?b", "x{0}a",
    "a{2}", "a{,2}b", "a{1,}b", "(?:ab){1,2}", ".", "..$", "^.", "\\w+", "\\W+", "\\d+", "\\D\\d",
    "\\s", "\\S+", "\\bb", "[a-c]+", "[^a-c]", "[[a-z]--[b]]+", "[\\]\\[a]", "\\p{Hangul}+",
    "\\p{Lu}", "\\x61", "\\x{C548}", "\\u{B155}", "\\u0041", "\\n", "\\.", "(?i)TEMP", "(?i:A)b",
    "a(?i)B|B", "(?-i)a", "(?m)^.", "(?m).$", "(?s)a.+b", "(?<n>a)(?P<m>b)", "(?#words)a", "\\Aa",
    "b\\z", "\\Z", "(\\w+)=(\\d+)", "(?=.*b)a", "a(?!b)", "(?=(a+))a", "\\h", "(((a)))", "a\\/b|=",
    "a{ 2 }", "a{1 ,\t2}b", "a{ ,2}b", "a{ 2", "(?x)a b", "(?x)a#b\u{B}\nb", "(?x)[a b]+",
    "(?x)a{1,2} ?b",
    "(?m)\\r$", "(?m).$|b",
  ])
  func findsWhatRegexFinds(pattern: String) throws {
    let regex = try Self.regex(pattern)
    let matcher = try Pattern(pattern)
    for text in Self.texts {
      #expect(try Self.matches(of: pattern, in: text) == Self.expected(regex, text), "\(text)")
      #expect(
        matcher.firstMatch(in: text, .prefix) == nil
          ? try regex.prefixMatch(in: text) == nil : try regex.prefixMatch(in: text) != nil)
      #expect(
        try (matcher.firstMatch(in: text, .whole) == nil) == (regex.wholeMatch(in: text) == nil))
    }
  }

  /// Patterns put together at random, the same ones in each run.
  @Test func findsWhatRegexFindsAtRandom() throws {
    var noise = SeededRandom(state: 20170031)
    var compared = 0
    for _ in 0..<1500 {
      let pattern = Self.branches(2, &noise)
      guard let regex = try? Self.regex(pattern) else { continue }
      for _ in 0..<2 {
        let letters = Array("aaabbbcA 안\n")
        let text = String(
          (0..<Int.random(in: 0...6, using: &noise)).map { _ in
            letters.randomElement(using: &noise) ?? "a"
          })
        #expect(
          try Self.matches(of: pattern, in: text) == Self.expected(regex, text),
          "/\(pattern)/ \(text)")
        compared += 1
      }
    }
    #expect(compared > 2500)
  }

  private static func branches(_ depth: Int, _ noise: inout SeededRandom) -> String {
    let count = Int.random(in: 0..<4, using: &noise) == 0 ? 2 : 1
    return (0..<count).map { _ in
      (0..<Int.random(in: 1...3, using: &noise)).map { _ in part(depth, &noise) }.joined()
    }.joined(separator: "|")
  }

  private static func part(_ depth: Int, _ noise: inout SeededRandom) -> String {
    let places = ["^", "$", "\\b"]
    let atoms = ["a", "b", "c", "안", ".", "[ab]", "[^a]", "\\w", "\\s", "\\n"]
    let groups = ["(", "(?:", "(?i:", "(?m:"]
    switch Int.random(in: 0..<10, using: &noise) {
    case 0: return places.randomElement(using: &noise) ?? ""
    case 1...3 where depth > 0:
      let group = groups.randomElement(using: &noise) ?? ""
      return group + branches(depth - 1, &noise) + ")" + count(&noise)
    case 4 where depth > 0:
      return (Bool.random(using: &noise) ? "(?=" : "(?!") + branches(depth - 1, &noise) + ")"
    case _: return (atoms.randomElement(using: &noise) ?? "") + count(&noise)
    }
  }

  private static func count(_ noise: inout SeededRandom) -> String {
    ["", "", "", "*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,2}", "{,2}"]
      .randomElement(using: &noise) ?? ""
  }

  /// As in Python: digits and `_` belong to words, an apostrophe does not.
  @Test(
    arguments: [
      ("\\b\\w+\\b", "don't a_9", [0..<3, 4..<5, 6..<9]), ("\\B.", "a, 20", [2..<3, 4..<5]),
      ("\\b", "안녕 b", [0..<0, 6..<6, 7..<7, 8..<8]), ("\\B", "", [0..<0]),
    ] as [(String, String, [Range<Int>])])
  func wordsEnd(pattern: String, text: String, ranges: [Range<Int>]) throws {
    #expect(try Self.matches(of: pattern, in: text).map { $0[0] } == ranges)
  }

  /// Possessive and atomic parts give nothing back, as in Python.
  @Test(
    arguments: [
      ("a++b", "aab", 0..<3), ("a?+a", "a", nil), ("(?>a|ab)c", "abc", nil),
      ("(?>a*)b", "aaab", 0..<4),
      ("x*+y", "xxy", 0..<3), ("(?>(a+)b?)c", "aabc", 0..<4),
    ] as [(String, String, Range<Int>?)])
  func whatIsPossessiveGivesNothingBack(pattern: String, text: String, range: Range<Int>?) throws {
    let matcher = try Pattern(pattern)
    #expect(matcher.firstMatch(in: text)?[0] == range)
  }

  /// Each took for ever by trying: 2^n ways, or n^3.
  @Test(arguments: [
    "(a+)+$", "(a*)*b", "(a|a)*b", "(a|aa)+$", "(.*)*x", "([a-z]+)*=", "(a?){30}a{30}b", "a*a*a*b",
    "^(([a-z])+.)+[A-Z]([a-z])+$", "(?=(a+)+$)b", "(a+?)+?$",
  ])
  func noPatternHangs(pattern: String) throws {
    let matcher = try Pattern(pattern)
    let text = String(repeating: "a", count: 3000) + "!"
    #expect(matcher.firstMatch(in: text) == nil)
  }

  /// What Regex takes and is not read here is an error that says what.
  @Test(
    arguments: [
      ("\\Ga", "'\\G' is not currently supported"), ("\\ya", "'\\y' is not currently supported"),
      ("(a\\1)", "'\\1' is not currently supported"),
      ("(?xx)[a b]", "'(?xx' is not currently supported"),
      ("a{30000}", "it counts too far: at most 20000 steps"),
      (String(repeating: "[", count: 3000), "it is nested too deeply: at most 100 groups or sets"),
      ("(?:(?:a{900}){900}){900}", "it counts too far: at most 20000 steps"),
    ] as [(String, String)])
  func othersAreRefused(pattern: String, message: String) throws {
    let error = #expect(throws: PatternParser.Unknown.self) { try Pattern(pattern) }
    #expect(error?.description == message)
  }

  /// What captures is asked again takes long where many ways are open, but in turns.
  @Test func aSearchPauses() throws {
    let pattern = try Pattern("(a*)*b\\1")
    let matcher = pattern.search(in: String(repeating: "a", count: 40))
    for _ in 0..<100 { #expect(!matcher.go(for: 1000)) }
    #expect(pattern.search(in: "aab").go())
  }

  /// Leaving an enclosed part costs what it holds, not what is open around it.
  @Test(.timeLimit(.minutes(1)), arguments: ["(?>a|b)*c", "(?:(?=a)a|(?!a)b)*c"])
  func enclosedPartsInLoopsAreFast(pattern: String) throws {
    let text = String(repeating: "ab", count: 100_000)
    #expect(try Pattern(pattern).firstMatch(in: text) == nil)
  }

  @Test func aLongTextIsFast() throws {
    let text = String(repeating: "words 123, ", count: 20_000)
    let matches = try Self.matches(of: "(\\w+) (\\d+)", in: text)
    #expect(matches.count == 20_000)
    #expect(matches.last == [219_989..<219_998, 219_989..<219_994, 219_995..<219_998])
  }
}
