/// A regular expression as a tree of what it asks for.
indirect enum PatternTree {
  case empty
  case scalar(Unicode.Scalar)
  /// One scalar of a set.
  case set(ScalarSet)
  /// The beginning of the text.
  case start
  /// Its end.
  case end
  /// The beginning of a line.
  case lineStart
  /// The end of a line.
  case lineEnd
  /// The end, or before the end of line there.
  case lastEnd
  /// Where one of two neighbours belongs to the set, or the text ends beside one that does; or anywhere else.
  case word(ScalarSet, isEdge: Bool)
  /// What people call a character.
  case grapheme
  case sequence([PatternTree])
  case choice([PatternTree])
  /// A group that captures; numbers begin at 1.
  case capture(Int, PatternTree)
  /// What a group has captured, once more.
  case reference(Int)
  case repeated(PatternTree, min: Int, max: Int?, isLazy: Bool)
  /// What follows matches, or does not; nothing is taken.
  case ahead(PatternTree, isNegative: Bool)
  /// The first way that matches is the only one.
  case atomic(PatternTree)

  /// It may match without taking a scalar.
  var matchesEmpty: Bool {
    switch self {
    case .empty, .start, .end, .lineStart, .lineEnd, .lastEnd, .word, .ahead, .reference: true
    case .scalar, .set, .grapheme: false
    case .sequence(let parts): parts.allSatisfy(\.matchesEmpty)
    case .choice(let parts): parts.contains(where: \.matchesEmpty)
    case .capture(_, let inner), .atomic(let inner): inner.matchesEmpty
    case .repeated(let inner, let min, _, _): min == 0 || inner.matchesEmpty
    }
  }
}

/// The scalars that a class, as `\d` or `[^a-z]`, stands for: those that Swift's Regex says, asked once
/// for each scalar of ASCII.
final class ScalarSet {
  private let regex: Regex<AnyRegexOutput>
  private var known: (low: UInt64, high: UInt64) = (0, 0)
  private var members: (low: UInt64, high: UInt64) = (0, 0)
  private var others: [UInt32: Bool] = [:]

  /// The class as it is written, with its flags; nil for what is no class.
  init?(_ source: String) {
    guard let regex = try? Regex(source).matchingSemantics(.unicodeScalar) else { return nil }
    self.regex = regex
  }

  func contains(_ value: UInt32) -> Bool {
    let bit: UInt64 = 1 << UInt64(value & 63)
    switch value {
    case ..<64:
      if known.low & bit == 0 {
        known.low |= bit
        if ask(value) { members.low |= bit }
      }
      return members.low & bit != 0
    case ..<128:
      if known.high & bit == 0 {
        known.high |= bit
        if ask(value) { members.high |= bit }
      }
      return members.high & bit != 0
    default:
      if let answer = others[value] { return answer }
      let answer = ask(value)
      others[value] = answer
      return answer
    }
  }

  private func ask(_ value: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(value) else { return false }
    return ((try? regex.wholeMatch(in: String(scalar))) ?? nil) != nil
  }
}
