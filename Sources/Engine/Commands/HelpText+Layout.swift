/// Layout by the columns that characters take: Korean ones take two.
extension HelpText {
  /// A label and its text from column `indent` on; below the label where the screen is narrow.
  func labelled(_ label: String, _ text: String, indent: Int) -> [String] {
    if max(40, width) - indent < 24 {
      return ["  " + label] + wrapped(text, indent: 6)
    }
    let lines = wrapped(text, indent: indent)
    guard let first = lines.first else { return [] }
    let start = ViewText.left("  " + label, indent)
    if DisplayWidth.columns(of: "  " + label) >= indent { return [start] + lines }
    return [start + String(first.unicodeScalars.dropFirst(indent))] + lines.dropFirst()
  }

  /// Text broken at blanks where it does not fit.
  func wrapped(_ text: String, indent: Int, hanging: Int = 0) -> [String] {
    let whole = ViewText.blanks(indent) + text
    if !text.isEmpty, DisplayWidth.columns(of: whole) <= max(40, width) { return [whole] }
    var lines: [String] = []
    var line = ViewText.blanks(indent)
    var isEmpty = true
    let room = max(40, width) - indent - hanging
    for word in text.split(separator: " ").flatMap({ pieces(of: $0, within: room) }) {
      let columns = DisplayWidth.columns(of: line) + 1 + DisplayWidth.columns(of: word)
      if !isEmpty, columns > max(40, width) {
        lines.append(line)
        line = ViewText.blanks(indent + hanging)
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return isEmpty ? lines : lines + [line]
  }

  /// A word that is longer than a line, broken behind its signs.
  private func pieces(of word: Substring, within room: Int) -> [Substring] {
    guard DisplayWidth.columns(of: word) > room else { return [word] }
    var end = word.startIndex
    while DisplayWidth.columns(of: word[...end]) <= room { end = word.index(after: end) }
    if let sign = word[..<end].lastIndex(where: { "|,.(".contains($0) }) {
      end = word.index(after: sign)
    }
    guard end > word.startIndex else { return [word] }
    return [word[..<end]] + pieces(of: word[end...], within: room)
  }
}
