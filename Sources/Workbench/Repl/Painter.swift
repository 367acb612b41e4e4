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
  /// What is above the line.
  var log = ScreenLog()

  /// A terminal that changes its size wraps at once what it has, and tells us later: tmux up to 250 ms
  /// later. What we write between the two moves by the wrong number of rows, and nobody says whether it
  /// came between the two.
  private static let settling = 300_000_000
  /// How long ago an output may have been that a busy terminal had not read yet when its size changed.
  private static let doubt = 1_000_000_000
  /// When a size that was told may be relied on.
  private(set) var settled = Deadline.immediate
  /// When the last output is where it belongs, unless another size is told before.
  private var trusted = Deadline.immediate
  /// Rows may be where they do not belong: everything is drawn again once the size has settled.
  private var isGarbled = false

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

  /// The terminal has another size; the line is to be painted when it has settled.
  func resized() {
    resize()
    settled = .after(nanoseconds: Self.settling)
    if !trusted.hasPassed { isGarbled = true }
  }

  /// Shows a view in place of the last one.
  func paint(_ view: LineView) {
    let frame = frame(of: view)
    if !isStale, !isGarbled, frame == shown { return }
    show(frame, text(replacing: shown, with: frame))
  }

  /// Shows text above the line, which stays as it is; the text ends with a newline.
  func above(_ text: String, _ view: LineView) {
    let frame = frame(of: view)
    log.add(text)
    show(frame, toTop() + "\u{1B}[J" + terminal(text) + self.text(replacing: nil, with: frame))
  }

  /// Leaves the line as it is and goes to the row below it: what is painted next is a new line.
  func finish(_ view: LineView, mark: String = "") {
    var last = view
    last.suggestion = ""
    last.below = ""
    last.cursor = last.text.count
    let frame = frame(of: last)
    show(frame, text(replacing: shown, with: frame), mark + "\r\n")
    let whole = LineFrame(last, columns: .max / 2, rows: .max / 2, color: usesColor)
    log.add(whole.rows.map(\.text).joined(separator: "\n") + mark + "\n")
    shown = nil
    isStale = true
  }

  /// Empties the screen; the line is painted at its top.
  func clear(_ view: LineView) {
    shown = nil
    isStale = true
    log.removeAll()
    write("\u{1B}[H\u{1B}[2J")
    paint(view)
  }

  /// Asks the terminal to mark what is pasted (xterm's mode 2004), or not to.
  func bracketedPaste(_ isOn: Bool) { write("\u{1B}[?2004\(isOn ? "h" : "l")") }

  /// Rings the terminal's bell.
  func beep() { write("\u{07}") }

  private func frame(of view: LineView) -> LineFrame {
    LineFrame(view, columns: size.columns, rows: size.rows, color: usesColor)
  }

  /// Shows a frame by a text that relies on what is shown now, or draws everything again.
  private func show(_ frame: LineFrame, _ text: String, _ end: String = "") {
    let hasSettled = settled.hasPassed
    if isGarbled, hasSettled {
      // Not from the first row down: tmux would keep the screen that it erases.
      let erase = "\u{1B}[2H\u{1B}[J\u{1B}[H\u{1B}[K"
      let above = log.text(rows: size.rows - frame.rows.count, columns: size.columns)
      write(erase + above + self.text(replacing: nil, with: frame) + end)
    } else {
      write(text + end)
    }
    isGarbled = !hasSettled
    trusted = .after(nanoseconds: Self.doubt)
    shown = frame
    isStale = false
  }

  private func toTop() -> String {
    guard let shown else { return "\r" }
    let isRewrapped = Self.wrapsAnew && shown.columns != size.columns
    return move(up: isRewrapped ? shown.rowsAboveCursor(columns: size.columns) : shown.cursor.row)
      + "\r"
  }

  private func move(up rows: Int) -> String { rows > 0 ? "\u{1B}[\(rows)A" : "" }

  private func text(replacing old: LineFrame?, with frame: LineFrame) -> String {
    var text = "\u{1B}[?25l" + (old == nil ? "\r" : toTop())
    if let old, old.columns != size.columns { text += "\u{1B}[J" }
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
