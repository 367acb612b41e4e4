extension LineDifference {
  /// For people: `-` marks what is expected and did not come, `+` what came instead; a caret stands under
  /// the first character of a line that is not the same.
  public func lines(_ paint: ReportColor = ReportColor(color: false)) -> [String] {
    var text: [String] = []
    for (index, part) in parts.enumerated() {
      switch part {
      case .same(let count):
        text.append(paint.faint("      ⋮  \(ViewText.count(count, "line")) the same"))
      case .hidden(let count):
        text.append(paint.faint("      ⋮  \(ViewText.count(count, "more line"))"))
      case .line(let line):
        text.append(Self.text(of: line, paint))
        if let caret = caret(below: index) { text.append(caret) }
      }
    }
    return text
  }

  private static func text(of line: Line, _ paint: ReportColor) -> String {
    let number = ViewText.right("\(line.number)", 5)
    let shown = visible(line.bytes, marksBlanks: line.side != .both)
    switch line.side {
    case .both: return ViewText.trimmed("  \(number)  \(shown)")
    case .expected: return paint.red("- \(number)  \(shown)")
    case .actual: return paint.green("+ \(number)  \(shown)")
    }
  }

  /// Under a line that came instead of exactly one other.
  private func caret(below index: Int) -> String? {
    guard index > 0, case .line(let actual) = parts[index], actual.side == .actual,
      case .line(let expected) = parts[index - 1], expected.side == .expected,
      !isLine(index - 2, .expected), !isLine(index + 1, .actual)
    else { return nil }
    let pair = [expected, actual].map { Array(Self.visible($0.bytes, marksBlanks: true)) }
    let same = zip(pair[0], pair[1]).prefix { $0 == $1 }.map(\.0)
    return ViewText.blanks(9 + DisplayWidth.columns(of: String(same))) + "^"
  }

  private func isLine(_ index: Int, _ side: Side) -> Bool {
    guard parts.indices.contains(index), case .line(let line) = parts[index] else { return false }
    return line.side == side
  }

  /// Text in which nothing is invisible: control characters as escapes, blanks at the end as dots.
  static func visible(_ bytes: [UInt8], marksBlanks: Bool) -> String {
    let hasEnd = bytes.last == 0x0A
    var shown = String.UnicodeScalarView()
    for scalar in String(decoding: hasEnd ? bytes.dropLast() : bytes[...], as: UTF8.self)
      .unicodeScalars
    {
      switch scalar {
      case "\r": shown.append(contentsOf: "\\r".unicodeScalars)
      case "\t": shown.append(contentsOf: (marksBlanks ? "\\t" : "    ").unicodeScalars)
      case _ where DisplayWidth.isControl(scalar):
        shown.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
      default: shown.append(scalar)
      }
    }
    guard marksBlanks else { return String(shown) }
    let blanks = shown.reversed().prefix { $0 == " " }.count
    shown.removeLast(blanks)
    return String(shown) + String(repeating: "·", count: blanks)
      + (hasEnd ? "" : " (no newline at the end)")
  }
}
