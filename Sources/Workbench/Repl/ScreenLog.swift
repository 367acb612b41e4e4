import Engine

/// What stands above the line being edited, as it was written: enough of its end to draw a whole screen
/// again, on any number of columns.
struct ScreenLog {
  /// More lines than a terminal has rows.
  private static let limit = 400
  /// More characters than a terminal has cells.
  private static let width = 1 << 16

  /// Oldest first; the last one has not ended yet.
  private var lines = [""]

  /// Adds what was written next.
  mutating func add(_ text: String) {
    let parts = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if index > 0 { lines.append("") }
      lines[lines.count - 1] += String(part)
      if lines[lines.count - 1].utf8.count > 4 * Self.width {
        lines[lines.count - 1] = String(lines[lines.count - 1].unicodeScalars.suffix(Self.width))
      }
    }
    if lines.count > 2 * Self.limit { lines.removeFirst(lines.count - Self.limit) }
  }

  /// The screen was cleared.
  mutating func removeAll() { lines = [""] }

  /// At most so many of the last rows, as they are written from the beginning of a row.
  func text(rows count: Int, columns: Int) -> String {
    var rows: [String] = []
    for line in lines.dropLast().reversed() where rows.count < count {
      var wrapped = Self.wrapped(line, columns)
      wrapped[wrapped.count - 1] += "\r\n"
      rows = wrapped.suffix(count - rows.count) + rows
    }
    return rows.joined()
  }

  /// The rows that a terminal makes of a line.
  private static func wrapped(_ line: String, _ columns: Int) -> [String] {
    var rows = [String.UnicodeScalarView()]
    var used = 0
    var escape = EscapeEnd()
    for scalar in line.unicodeScalars {
      var width = 0
      if !escape.takes(scalar) {
        width = scalar == "\t" ? 8 - used % 8 : DisplayControl.columns(of: scalar)
      }
      if used + width > columns {
        // A wide character does not fit into the last column.
        if used < columns { rows[rows.count - 1].append(" ") }
        rows.append(String.UnicodeScalarView())
        used = 0
      }
      rows[rows.count - 1].append(scalar)
      used = scalar == "\r" ? 0 : used + width
    }
    return rows.map { String($0) }
  }

  /// Tells the scalars of a control sequence (ESC [ … letter) from those that are drawn.
  private struct EscapeEnd {
    private var length = 0

    mutating func takes(_ scalar: Unicode.Scalar) -> Bool {
      if scalar == "\u{1B}" {
        length = 1
        return true
      }
      guard length > 0 else { return false }
      length += 1
      // The final byte of a control sequence (ECMA-48); another escape has one byte.
      if length == 2 ? scalar != "[" : (0x40...0x7E).contains(scalar.value) { length = 0 }
      return true
    }
  }
}
