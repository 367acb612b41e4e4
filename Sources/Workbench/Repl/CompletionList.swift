import Engine

/// What Tab lists above the line: names in columns; a few with what they do.
struct CompletionList {
  private let candidates: [Candidate]
  private let columns: Int
  private let rows: Int

  /// The candidates on a terminal of so many columns, in at most so many rows.
  init(_ candidates: [Candidate], columns: Int, rows: Int) {
    self.candidates = candidates
    self.columns = columns
    self.rows = rows
  }

  /// Lines, each with its end.
  func text(color: Bool) -> String {
    let width = candidates.map { DisplayWidth.columns(of: $0.text) }.max() ?? 0
    if candidates.count <= rows, candidates.contains(where: { !$0.detail.isEmpty }), columns > 50 {
      return candidates.map { candidate in
        let room = columns - width - 4
        let name = ViewText.left(candidate.text, width)
        return name + "  "
          + Style.faint.applied(to: ViewText.cut(candidate.detail, room), color: color) + "\n"
      }.joined()
    }
    return table(width + 2)
  }

  private func table(_ cell: Int) -> String {
    let across = max(1, columns / max(1, cell))
    let needed = (candidates.count + across - 1) / across
    let shown = min(needed, rows)
    let count = min(candidates.count, shown * across)
    var text = ""
    for row in 0..<shown {
      var line = ""
      for index in stride(from: row, to: count, by: shown) {
        line += ViewText.left(candidates[index].text, cell)
      }
      text += ViewText.trimmed(line) + "\n"
    }
    return count < candidates.count ? text + "… \(candidates.count - count)\n" : text
  }
}
