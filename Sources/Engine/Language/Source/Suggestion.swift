/// Finds the known name that a misspelt one probably meant.
public enum Suggestion {
  /// The nearest other name, if one is near enough.
  public static func closest(to word: String, among candidates: some Sequence<String>) -> String? {
    NearNames.nearest(to: word, in: candidates.lazy.filter { $0 != word }, limit: 1).first
  }
}
