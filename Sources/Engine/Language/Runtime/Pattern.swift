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
    do throws(PatternParser.Unknown) {
      program = try PatternProgram(source)
    } catch {
      // Its own words say more, but it does not survive what is nested too deeply.
      if error != .tooDeep { _ = try Regex(source) }
      throw error
    }
    _ = try Regex(source)
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

  /// A search has come to its end: its matches are all that there are.
  func finish(_ matcher: PatternMatcher) throws(Failure) {
    idle = matcher
    if !matcher.isFull { return }
    throw Failure(
      .memory, "/\(source)/: the text leaves too many ways open",
      why: "bounded to \(PatternMatcher.limit) of them",
      hints: ["a set such as [ab]* leaves fewer open than (a|b)*", "match the text in pieces"])
  }

  /// The first place where it matches, however long that takes.
  func firstMatch(in text: String, _ extent: PatternMatcher.Extent = .anywhere) -> Match? {
    let matcher = search(in: text, extent)
    _ = matcher.go()
    idle = matcher
    return matcher.match
  }

  /// A part of the text by its offsets.
  static func part(_ range: Range<Int>, of text: String) -> Substring {
    let bytes = text.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
    return text[start..<bytes.index(start, offsetBy: range.count)]
  }
}
