@testable import Engine

/// The pattern before the first zero byte finds in the text behind it what Swift's Regex finds, or is refused.
enum PatternFuzz {
  static func check(_ input: [UInt8]) throws(BrokenPromise) {
    let letters = input.prefix { $0 != 0 }
    let source = String(decoding: letters, as: UTF8.self)
    let text = String(decoding: input.dropFirst(letters.count + 1), as: UTF8.self)
    // Regex itself takes for ever or traps where these are.
    guard source.utf8.count <= 40, let program = try? PatternProgram(source) else { return }
    let matcher = PatternMatcher(program)
    let found = try all(matcher, in: text)
    guard text.unicodeScalars.count <= 8, isCheap(source), !isOther(source, text),
      let regex = try? Regex(source).matchingSemantics(.unicodeScalar).wordBoundaryKind(.simple)
    else { return }
    let expected = text.matches(of: regex).map { offsets($0, text) }
    try promise(
      found == expected, "/\(source)/ finds \(found) in \(text.debugDescription), not \(expected)")
  }

  /// Found in one piece and in many.
  private static func all(
    _ matcher: PatternMatcher, in text: String
  ) throws(BrokenPromise) -> [Pattern.Match] {
    matcher.begin(in: text, wantsAll: true)
    var budget = 200_000
    while !matcher.go(for: 1), budget > 0 { budget -= 1 }
    let found = matcher.found
    guard budget > 0 else { return found }
    matcher.begin(in: text, wantsAll: true)
    _ = matcher.go()
    try promise(matcher.found == found, "a search in pieces finds \(found)")
    return found
  }

  private static func isCheap(_ source: String) -> Bool {
    source.filter { "*+{?".contains($0) }.count <= 6
      && source.split { !$0.isNumber }.allSatisfy { $0.count < 2 }
  }

  /// Where Regex does what no other engine does: it does not count digits and `_` as parts of words, takes `\r\n`
  /// as one of `\W`, begins a line in it and goes back into it, forgets groups that are taken no times, lets what is
  /// possessive give back, and leaves counted loops early.
  private static func isOther(_ source: String, _ text: String) -> Bool {
    let isOdd = text.contains { !$0.isASCII || $0.isNumber || $0 == "_" || $0 == "\r\n" }
    let words = source.lowercased()
    let bare = source.filter { !$0.isWhitespace }
    return isOdd && ["\\b", "\\w", "\\x", "^"].contains(where: words.contains)
      || ["0}", "}+", "*+", "++", "?+", ",}"].contains(where: bare.contains)
  }

  private static func offsets(_ match: Regex<AnyRegexOutput>.Match, _ text: String) -> Pattern.Match
  {
    match.output.map { part in
      part.range.map { range in
        let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
        return start..<(start + text.utf8.distance(from: range.lowerBound, to: range.upperBound))
      }
    }
  }
}
