/// Something that may stand where the cursor is.
public struct Candidate: Sendable, Equatable {
  /// What it is, for its colour and its place in the list.
  public enum Kind: Sendable, CaseIterable {
    case variable, word, label, property, method, function, command, keyword, error, topic
    case folder, file, value
  }

  /// What is written.
  public let text: String
  /// What it is.
  public let kind: Kind
  /// A few words on it: a variable's kind, a command's summary.
  public let detail: String
  /// What follows it when it is the only one: a blank, `(`, a quote.
  public let append: String

  /// A candidate.
  public init(_ text: String, _ kind: Kind, detail: String = "", append: String = "") {
    self.text = text
    self.kind = kind
    self.detail = detail
    self.append = append
  }
}

/// What may stand at the cursor, and what of the text it replaces.
public struct Completions: Sendable, Equatable {
  /// The scalars that a candidate replaces.
  public let range: Range<Int>
  /// Best first: by what fits the place, then by name.
  public let candidates: [Candidate]
  /// What all of them begin with; at least what is typed already.
  public let commonPrefix: String

  /// These candidates, for that range.
  init(_ range: Range<Int>, _ candidates: [Candidate]) {
    self.range = range
    self.candidates = candidates
    var common = Array((candidates.first?.text ?? "").unicodeScalars)
    for candidate in candidates.dropFirst() {
      let same = zip(common, candidate.text.unicodeScalars).prefix { $0 == $1 }.count
      common.removeLast(common.count - same)
    }
    var prefix = String.UnicodeScalarView()
    prefix.append(contentsOf: common)
    commonPrefix = String(prefix)
  }

  /// What Tab writes in place of `range`: the only candidate with what follows it, or as much as all
  /// candidates share; nil when that is nothing more than what stands there.
  public func insertion(in text: String) -> String? {
    let scalars = Array(text.unicodeScalars)
    guard range.upperBound <= scalars.count, !candidates.isEmpty else { return nil }
    let typed = scalars[range]
    if candidates.count == 1 {
      let append = candidates[0].append.unicodeScalars
      let follows = scalars[range.upperBound...].starts(with: append) && !append.isEmpty
      return candidates[0].text + (follows ? "" : candidates[0].append)
    }
    let common = commonPrefix.unicodeScalars
    return common.count > typed.count ? commonPrefix : nil
  }
}
