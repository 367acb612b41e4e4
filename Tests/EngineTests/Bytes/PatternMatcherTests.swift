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

  static let texts = [
    "", "a", "abab aabb", "Temp=20, Humid=50", "안녕 하세요", "a\r\nb\n", "é\u{2028}A_9 -", "aaab",
    "bab",
  ]

  @Test(arguments: [
    "", "a", "a|b|", "(a)|(b)", "(a|b)*", "a*?b", "(a*)*", "(a*)+b?", "(a|b*)*", "(a?)*?b", "x{0}a",
    "a{2}", "a{,2}b", "a{1,}b", "(?:ab){1,2}", ".", "..$", "^.", "\\w+", "\\W+", "\\d+", "\\D\\d",
    "\\s", "\\S+", "\\bb", "\\B.", "[a-c]+", "[^a-c]", "[[a-z]--[b]]+", "[\\]\\[a]", "\\p{Hangul}+",
    "\\p{Lu}", "\\x61", "\\x{C548}", "\\u{B155}", "\\u0041", "\\n", "\\.", "(?i)TEMP", "(?i:A)b",
    "a(?i)B|B", "(?-i)a", "(?m)^.", "(?m).$", "(?s)a.+b", "(?<n>a)(?P<m>b)", "(?#words)a", "\\Aa",
    "b\\z", "\\Z", "(\\w+)=(\\d+)", "(?=.*b)a", "a(?!b)", "(?=(a+))a", "\\h", "(((a)))", "a\\/b|=",
  ])
  func findsWhatRegexFinds(pattern: String) throws {
    let regex = try Regex(pattern).matchingSemantics(.unicodeScalar)
    let matcher = try #require(PatternMatcher(pattern))
    for text in Self.texts {
      #expect(matcher.matches(in: text) == Self.expected(regex, text), "\(text)")
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
      guard let regex = try? Regex(pattern).matchingSemantics(.unicodeScalar) else { continue }
      let matcher = try #require(PatternMatcher(pattern), "\(pattern)")
      for _ in 0..<2 {
        let letters = Array("aaabbbcA 안\n")
        let text = String(
          (0..<Int.random(in: 0...6, using: &noise)).map { _ in
            letters.randomElement(using: &noise) ?? "a"
          })
        #expect(matcher.matches(in: text) == Self.expected(regex, text), "/\(pattern)/ \(text)")
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

  /// Possessive and atomic parts give nothing back, as in Python.
  @Test(
    arguments: [
      ("a++b", "aab", 0..<3), ("a?+a", "a", nil), ("(?>a|ab)c", "abc", nil),
      ("(?>a*)b", "aaab", 0..<4),
      ("x*+y", "xxy", 0..<3), ("(?>(a+)b?)c", "aabc", 0..<4),
    ] as [(String, String, Range<Int>?)])
  func whatIsPossessiveGivesNothingBack(pattern: String, text: String, range: Range<Int>?) throws {
    let matcher = try #require(PatternMatcher(pattern))
    #expect(matcher.firstMatch(in: text)?[0] == range)
  }

  /// Each took for ever by trying: 2^n ways, or n^3.
  @Test(arguments: [
    "(a+)+$", "(a*)*b", "(a|a)*b", "(a|aa)+$", "(.*)*x", "([a-z]+)*=", "(a?){30}a{30}b", "a*a*a*b",
    "^(([a-z])+.)+[A-Z]([a-z])+$", "(?=(a+)+$)b", "(a+?)+?$",
  ])
  func noPatternHangs(pattern: String) throws {
    let matcher = try #require(PatternMatcher(pattern))
    let text = String(repeating: "a", count: 3000) + "!"
    #expect(matcher.firstMatch(in: text) == nil)
  }

  /// They are left to Regex.
  @Test(arguments: ["(a)\\1", "\\X", "\\R", "(?x) a", "e\u{301}+", "(?<n>a)\\k<n>", "a{30000}"])
  func othersAreRefused(pattern: String) throws {
    _ = try Regex(pattern)
    #expect(PatternMatcher(pattern) == nil)
  }

  @Test func aLongTextIsFast() throws {
    let text = String(repeating: "words 123, ", count: 20_000)
    let matches = try #require(PatternMatcher("(\\w+) (\\d+)")).matches(in: text)
    #expect(matches.count == 20_000)
    #expect(matches.last == [219_989..<219_998, 219_989..<219_994, 219_995..<219_998])
  }
}
