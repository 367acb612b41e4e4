/// The small words of the views: times, counts, columns.
public enum ViewText {
  /// A time in nanoseconds as people read it: `0.21 ms`, `1.20 s`, `2 min 03 s`.
  public static func time(_ nanoseconds: Int) -> String {
    let value = max(0, nanoseconds)
    if value < 999_995_000 { return hundredths(value, of: 1_000_000) + " ms" }
    if value < 59_995_000_000 { return hundredths(value, of: 1_000_000_000) + " s" }
    let seconds = value / 1_000_000_000
    return "\(seconds / 60) min \(seconds % 60 < 10 ? "0" : "")\(seconds % 60) s"
  }

  /// `1 byte`, `1,000,000 bytes`.
  public static func count(_ number: Int, _ noun: String) -> String {
    "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")"
  }

  /// Digits in groups of three: `1,000,000`.
  public static func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude).utf8)
    var text: [UInt8] = number < 0 ? [UInt8(ascii: "-")] : []
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(UInt8(ascii: ",")) }
      text.append(digit)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Filled with blanks on the left up to so many terminal columns.
  public static func right(_ text: String, _ columns: Int) -> String {
    blanks(columns - DisplayWidth.columns(of: text)) + text
  }

  /// Filled with blanks on the right up to so many terminal columns.
  public static func left(_ text: String, _ columns: Int) -> String {
    text + blanks(columns - DisplayWidth.columns(of: text))
  }

  /// At most so many terminal columns; what does not fit becomes `…`.
  public static func cut(_ text: String, _ columns: Int) -> String {
    if DisplayWidth.columns(of: text) <= columns { return text }
    var kept = String.UnicodeScalarView()
    var width = 1
    for scalar in text.unicodeScalars {
      width += DisplayWidth.columns(of: scalar)
      if width > columns { break }
      kept.append(scalar)
    }
    return columns < 1 ? "" : String(kept) + "…"
  }

  /// So many blanks; none for a negative number.
  public static func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  /// The lines of a table: each column as wide as its widest cell, those in `numbers` to the right.
  public static func table(
    _ rows: [[StyledText]], indent: Int = 2, numbers: Set<Int> = []
  ) -> [StyledText] {
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        let width = cell.columns
        if column < widths.count {
          widths[column] = max(widths[column], width)
        } else {
          widths.append(width)
        }
      }
    }
    return rows.map { row in
      var line = StyledText(blanks(indent))
      for (column, cell) in row.enumerated() {
        let filling = StyledText(blanks(widths[column] - cell.columns))
        line += column == 0 ? "" : "  "
        line += numbers.contains(column) ? filling + cell : cell + filling
      }
      return line.trimmed
    }
  }

  /// The lines of a table that fits so many columns: where it has no room, a last column without a title stands below
  /// each row as a note; where that has no room either, each row becomes a block of lines, its first cell in front and
  /// each other one behind the name that the heading has for it.
  public static func table(
    heading: [String], _ rows: [[StyledText]], columns: Int, numbers: Set<Int> = []
  ) -> [StyledText] {
    let all = [heading.map { StyledText($0, .faint) }] + rows
    let lines = table(all, indent: 0, numbers: numbers)
    if lines.allSatisfy({ $0.columns <= columns }) { return lines }
    let bare = table(all.map { Array($0.dropLast()) }, indent: 0, numbers: numbers)
    if heading.last == "", bare.allSatisfy({ $0.columns <= columns }) {
      return zip(bare, all).flatMap { line, row in
        noted(line, row.last ?? "", indent: 4, columns: columns)
      }
    }
    return rows.flatMap { row -> [StyledText] in
      var block = row.prefix(1).map { StyledText(cut($0.plain, columns), .strong) }
      for (title, cell) in zip(heading, row).dropFirst() where !cell.plain.isEmpty {
        let label = title.isEmpty ? "  " : "  " + left(title, 10)
        block += wrapped(label + cell.plain, columns)
      }
      return block
    }
  }

  /// A line in pieces of so many columns, cut at blanks; those behind the first are indented.
  public static func wrapped(_ text: String, _ columns: Int) -> [StyledText] {
    folded(text, columns).map { StyledText(cut($0, columns)) }
  }

  /// The same with nothing left out: a word that is longer than a line stays whole.
  public static func folded(_ text: String, _ columns: Int) -> [String] {
    guard DisplayWidth.columns(of: text) > columns else { return [text] }
    var lines: [String] = []
    var line = ""
    for (index, word) in text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
      let next = index == 0 ? String(word) : line + " " + word
      if DisplayWidth.columns(of: next) > columns, !trimmed(line).allSatisfy({ $0 == " " }) {
        lines.append(trimmed(line))
        line = word.isEmpty ? "   " : "    " + word
      } else {
        line = next
      }
    }
    if !trimmed(line).isEmpty { lines.append(trimmed(line)) }
    return lines
  }

  /// A note behind a line, or below it, at `indent`, where both have no room in so many columns.
  public static func noted(
    _ line: StyledText, _ note: StyledText, indent: Int, columns: Int
  ) -> [StyledText] {
    if note.columns == 0 { return [line.trimmed] }
    if line.columns + 2 + note.columns <= columns { return [line + "  " + note] }
    let place = min(indent, max(0, columns - min(note.columns, 20)))
    let style = note.runs.first?.style ?? .plain
    return [line.trimmed]
      + packed(note.plain.split(separator: " "), columns - place).map {
        StyledText(blanks(place)) + StyledText($0, style)
      }
  }

  /// Words with a blank between them, as many on a line as have room in so many columns.
  public static func packed(_ words: some Sequence<some StringProtocol>, _ columns: Int) -> [String]
  {
    var lines: [String] = []
    var width = 0
    for word in words {
      let next = DisplayWidth.columns(of: word)
      if lines.isEmpty || width + 1 + next > columns {
        lines.append(String(word))
        width = next
      } else {
        lines[lines.count - 1] += " " + word
        width += 1 + next
      }
    }
    return lines
  }

  /// Which of `count` rows are shown when at most `limit` (0: all) may be: those in front, those left
  /// out, and a quarter from the end.
  public static func split(
    _ count: Int, limit: Int
  ) -> (front: Range<Int>, hidden: Range<Int>, back: Range<Int>) {
    guard limit > 0, count > limit else { return (0..<count, count..<count, count..<count) }
    let back = limit / 4
    let front = limit - back
    return (0..<front, front..<(count - back), (count - back)..<count)
  }

  /// Without blanks at its end.
  public static func trimmed(_ text: String) -> String {
    var scalars = text.unicodeScalars
    while scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }

  private static func hundredths(_ value: Int, of unit: Int) -> String {
    let rounded = (value &+ unit / 200) / (unit / 100)
    let rest = rounded % 100
    return "\(rounded / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension Wording.StringInterpolation {
  /// A number of bytes, with its noun.
  mutating func appendInterpolation(bytes count: Int) {
    let words: Wording = count == 1 ? "1 byte" : "\(ViewText.grouped(count)) bytes"
    appendInterpolation(words)
  }
}
