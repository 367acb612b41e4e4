/// Names that resemble a misspelt one.
public enum NearNames {
  /// At most `limit` of `names`, closest first, and of those the ones with all letters of the name: they are
  /// sooner left out than typed for nothing. None differs in more than a third of its letters, or in all of
  /// them. Case makes no difference.
  public static func nearest(
    to name: String, in names: some Sequence<String>, limit: Int = 3
  ) -> [String] {
    let wanted = Array(name.lowercased().unicodeScalars.prefix(64))
    let allowed = max(1, wanted.count / 3)
    let ranked = names.compactMap { candidate -> (distance: Int, lacks: Int, name: String)? in
      let letters = Array(candidate.lowercased().unicodeScalars.prefix(64))
      guard abs(letters.count - wanted.count) <= allowed else { return nil }
      let distance = distance(wanted, letters)
      guard distance <= allowed, distance < wanted.count else { return nil }
      return (distance, has(letters, wanted) ? 0 : 1, candidate)
    }
    return ranked.sorted(by: <).prefix(limit).map(\.name)
  }

  /// Whether all letters stand in a name, in their order.
  private static func has(
    _ name: some Sequence<Unicode.Scalar>, _ letters: some Collection<Unicode.Scalar>
  ) -> Bool {
    var rest = letters[...]
    for letter in name where letter == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }

  /// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
  private static func distance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
    var before = [Int](repeating: 0, count: second.count + 1)
    var last = Array(0...second.count)
    for (row, letter) in first.enumerated() {
      var current = [row + 1]
      for (column, other) in second.enumerated() {
        var best = min(last[column] + (letter == other ? 0 : 1), last[column + 1] + 1)
        best = min(best, current[column] + 1)
        if row > 0, column > 0, letter == second[column - 1], first[row - 1] == other {
          best = min(best, before[column - 1] + 1)
        }
        current.append(best)
      }
      (before, last) = (last, current)
    }
    return last[second.count]
  }
}
