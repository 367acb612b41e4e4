/// A regular expression and how it was written, in the syntax of Swift's Regex. It is matched by scalars, as
/// positions count, so that `\r\n` is two characters; `\b` is where a word of `\w` begins or ends, as in Python.
public final class Pattern {
  let source: String
  private let program: PatternProgram
  /// A matcher that is not at work.
  private var idle: PatternMatcher?

  /// Where a match and its groups stand, as offsets in UTF-8; the first is the whole, nil a group without part.
  typealias Match = [Range<Int>?]

  /// Throws what Regex says of something that is none, and what is not read here.
  init(_ source: String) throws {
    self.source = source
    _ = try Regex(source)
    program = try PatternProgram(source)
  }

  /// Begins to look for the first match, or for all of them.
  func search(
    in text: String, _ extent: PatternMatcher.Extent = .anywhere, wantsAll: Bool = false
  ) -> PatternMatcher {
    let matcher = idle ?? PatternMatcher(program)
    idle = nil
    matcher.begin(in: text, extent, wantsAll: wantsAll)
    return matcher
  }

  /// What a search has found that has come to its end.
  func found(by matcher: PatternMatcher) throws(Failure) -> [Match] {
    idle = matcher
    if !matcher.isFull { return matcher.found }
    throw Failure(
      .memory, "/\(source)/: the text leaves too many ways open",
      why: "bounded to \(PatternMatcher.limit) of them",
      hints: ["a set such as [ab]* leaves fewer open than (a|b)*", "match the text in pieces"])
  }

  /// The first place where it matches, however long that takes.
  func firstMatch(in text: String, _ extent: PatternMatcher.Extent = .anywhere) -> Match? {
    let matcher = search(in: text, extent)
    _ = matcher.go()
    return (try? found(by: matcher))?.first
  }

  /// A part of the text by its offsets.
  static func part(_ range: Range<Int>, of text: String) -> Substring {
    let bytes = text.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
    return text[start..<bytes.index(start, offsetBy: range.count)]
  }
}
