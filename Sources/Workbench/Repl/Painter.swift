import Engine

/// Paints the line being edited onto the terminal, and lets other text appear above it. It owns the
/// rows from the prompt's first to the last below; everything goes out in one write(2).
@EngineActor
final class Painter {
  /// What is on the screen now.
  private var shown: LineFrame?
  private var size = (columns: 80, rows: 24)
  private let usesColor: Bool
  /// xterm and screen(1) cut rows when they get narrower; the others wrap them.
  static let wrapsAnew =
    Host.environment("TMUX") != nil
    || (Host.environment("XTERM_VERSION") == nil && Host.environment("STY") == nil)
  /// Lets the next key be painted although nothing in the view has changed.
  private var isStale = true

  init(usesColor: Bool) {
    self.usesColor = usesColor
    resize()
  }

  /// Columns of the terminal.
  var columns: Int { size.columns }

  /// Asks for the terminal's size.
  func resize() {
    size = Terminal.size ?? (80, 24)
    isStale = true
  }

  /// Shows a view in place of the last one.
  func paint(_ view: LineView) {
    let frame = frame(of: view)
    if !isStale, frame == shown { return }
    write(text(replacing: shown, with: frame))
    shown = frame
    isStale = false
  }

  /// Shows text above the line, which stays as it is; the text ends with a newline.
  func above(_ text: String, _ view: LineView) {
    let frame = frame(of: view)
    write(toTop() + "\u{1B}[J" + terminal(text) + self.text(replacing: nil, with: frame))
    shown = frame
    isStale = false
  }

  /// Leaves the line as it is and goes to the row below it: what is painted next is a new line.
  func finish(_ view: LineView, mark: String = "") {
    var last = view
    last.suggestion = ""
    last.below = ""
    last.cursor = last.text.count
    let frame = frame(of: last)
    write(text(replacing: shown, with: frame) + mark + "\r\n")
    shown = nil
    isStale = true
  }

  /// Empties the screen; the line is painted at its top.
  func clear(_ view: LineView) {
    shown = nil
    isStale = true
    write("\u{1B}[H\u{1B}[2J")
    paint(view)
  }

  /// After a resize, when most terminals have wrapped the rows anew.
  func repaintAfterResize(_ view: LineView) {
    let old = shown
    resize()
    let up =
      old.map { Self.wrapsAnew ? $0.rowsAboveCursor(columns: size.columns) : $0.cursor.row } ?? 0
    let frame = frame(of: view)
    write(move(up: up) + "\r\u{1B}[J" + text(replacing: nil, with: frame))
    shown = frame
    isStale = false
  }

  /// Asks the terminal to mark what is pasted (xterm's mode 2004), or not to.
  func bracketedPaste(_ isOn: Bool) { write("\u{1B}[?2004\(isOn ? "h" : "l")") }

  /// Rings the terminal's bell.
  func beep() { write("\u{07}") }

  private func frame(of view: LineView) -> LineFrame {
    LineFrame(view, columns: size.columns, rows: size.rows, color: usesColor)
  }

  private func toTop() -> String {
    guard let shown else { return "\r" }
    return move(up: shown.cursor.row) + "\r"
  }

  private func move(up rows: Int) -> String { rows > 0 ? "\u{1B}[\(rows)A" : "" }

  private func text(replacing old: LineFrame?, with frame: LineFrame) -> String {
    var text = "\u{1B}[?25l" + (old.map { move(up: $0.cursor.row) } ?? "") + "\r"
    for (index, row) in frame.rows.enumerated() {
      let isLast = index == frame.rows.count - 1
      text += row.text
      if row.isWrapped, !isLast { continue }
      // Erasing at a full row would take its last character away.
      if row.width < size.columns { text += isLast ? "\u{1B}[J" : "\u{1B}[K" }
      if !isLast { text += "\r\n" }
    }
    let lastWidth = frame.rows.last?.width ?? 0
    if lastWidth >= size.columns, (old?.rows.count ?? 0) > frame.rows.count {
      text += "\r\n\u{1B}[J\u{1B}[1A"
    }
    text += move(up: frame.rows.count - 1 - frame.cursor.row) + "\r"
    if frame.cursor.column > 0 { text += "\u{1B}[\(frame.cursor.column)C" }
    return text + "\u{1B}[?25h"
  }

  /// Lines end with CR LF, since the terminal's own translation may be off.
  private func terminal(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
  }

  private func write(_ text: String) {
    try? StandardStreams.write(Array(text.utf8), to: 1)
  }
}
