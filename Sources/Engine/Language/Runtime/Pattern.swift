/// A compiled regular expression and how it was written, in the syntax of Swift's Regex and matched by scalars,
/// as positions count, so that `\r\n` is two characters.
public final class Pattern {
  let source: String
  private let regex: Regex<AnyRegexOutput>
  /// Matches in a time that no text makes long; nil for the few patterns that only Regex can.
  private let matcher: PatternMatcher?

  /// Where a match and its groups stand, as offsets in UTF-8; the first is the whole, nil a group without part.
  typealias Match = [Range<Int>?]

  /// Throws what Regex says of something that is none.
  init(_ source: String) throws {
    self.source = source
    regex = try Regex(source).matchingSemantics(.unicodeScalar)
    matcher = PatternMatcher(source)
  }

  /// The first place where it matches.
  func firstMatch(in text: String, _ extent: PatternMatcher.Extent = .anywhere) -> Match? {
    if let matcher { return matcher.firstMatch(in: text, extent) }
    let match =
      switch extent {
      case .anywhere: try? regex.firstMatch(in: text)
      case .prefix: try? regex.prefixMatch(in: text)
      case .whole: try? regex.wholeMatch(in: text)
      }
    return match.map { Self.offsets($0, text) }
  }

  /// Every match, from left to right.
  func matches(in text: String) -> [Match] {
    matcher?.matches(in: text) ?? text.matches(of: regex).map { Self.offsets($0, text) }
  }

  /// A part of the text by its offsets.
  static func part(_ range: Range<Int>, of text: String) -> Substring {
    let bytes = text.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
    return text[start..<bytes.index(start, offsetBy: range.count)]
  }

  private static func offsets(_ match: Regex<AnyRegexOutput>.Match, _ text: String) -> Match {
    match.output.map { part in
      part.range.map { range in
        let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
        return start..<(start + text.utf8.distance(from: range.lowerBound, to: range.upperBound))
      }
    }
  }
}
