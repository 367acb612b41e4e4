/// Candidates laid out for people: one a line with its explanation while there are few, in columns
/// when there are many.
public struct CandidateList: Sendable {
  /// A candidate in its place.
  public struct Cell: Sendable, Equatable {
    /// What it is.
    public let candidate: Candidate
    /// The blanks after its text, before the next cell or its explanation.
    public let gap: Int
    /// Its explanation, cut to what there is room for; empty in columns.
    public let detail: String
  }

  /// The lines from top to bottom.
  public let rows: [[Cell]]
  /// How many candidates found no room.
  public let left: Int

  /// At most `lines` rows of `columns`.
  public init(_ candidates: [Candidate], columns: Int, lines: Int) {
    let widths = candidates.map { DisplayWidth.columns(of: $0.text) }
    let widest = widths.max() ?? 0
    let isShort = candidates.count <= min(lines, 12)
    if isShort, candidates.contains(where: { !$0.detail.isEmpty }), widest + 12 <= columns {
      rows = zip(candidates, widths).map { candidate, width in
        let room = columns - widest - 3
        let detail = CandidateList.cut(candidate.detail, to: room)
        return [Cell(candidate: candidate, gap: widest - width + 2, detail: detail)]
      }
      left = 0
      return
    }
    let across = max(1, (columns + 1) / (widest + 2))
    let fitting = min(candidates.count, across * max(1, lines))
    let down = (fitting + across - 1) / max(1, across)
    left = candidates.count - fitting
    rows = (0..<down).map { row in
      stride(from: row, to: fitting, by: max(1, down)).map { index in
        Cell(candidate: candidates[index], gap: widest - widths[index] + 2, detail: "")
      }
    }
  }

  /// The lines; the last one tells how many more there are. `faint` makes an explanation look so.
  public func text(
    language: MessageLanguage = .en, faint: (String) -> String = { $0 }
  ) -> [String] {
    let lines = rows.map { row in
      var line = ""
      for (index, cell) in row.enumerated() {
        line += cell.candidate.text
        if index + 1 < row.count || !cell.detail.isEmpty { line += ViewText.blanks(cell.gap) }
        line += faint(cell.detail)
      }
      return line
    }
    return left > 0 ? lines + [faint(PromptWords(language: language).more(left))] : lines
  }

  private static func cut(_ text: String, to columns: Int) -> String {
    if DisplayWidth.columns(of: text) <= columns { return text }
    var short = ""
    var width = 1
    for character in text {
      width += DisplayWidth.columns(of: String(character))
      if width > columns { break }
      short.append(character)
    }
    return short + "…"
  }
}
