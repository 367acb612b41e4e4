/// Finds the known name that a misspelt one probably meant.
public enum Suggestion {
  /// The closest candidate within a third of the word's length, or nil. Of several rather one with all letters
  /// of the word: they are sooner left out than typed for nothing.
  public static func closest(to word: String, among candidates: some Sequence<String>) -> String? {
    let limit = max(1, word.count / 3)
    var best: (distance: Int, lacks: Int, name: String)?
    for candidate in candidates where abs(candidate.count - word.count) <= limit {
      let distance = editDistance(Array(word.lowercased()), Array(candidate.lowercased()))
      guard distance <= limit, distance < word.count, candidate != word else { continue }
      let lacks = NearNames.has(candidate.unicodeScalars, word.unicodeScalars) ? 0 : 1
      if let known = best, known <= (distance, lacks, candidate) { continue }
      best = (distance, lacks, candidate)
    }
    return best?.name
  }

  /// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
  static func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var older = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    for i in 1...a.count {
      var current = [i] + [Int](repeating: 0, count: b.count)
      for j in 1...b.count {
        let change = a[i - 1] == b[j - 1] ? 0 : 1
        current[j] = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + change)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          current[j] = min(current[j], older[j - 2] + 1)
        }
      }
      older = previous
      previous = current
    }
    return previous[b.count]
  }
}
