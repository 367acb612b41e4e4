import Engine

/// Output and questions of the shell's commands and tasks. While a line is being typed, text goes above
/// it; else it goes straight to standard output.
@EngineActor
final class ShellConsole: Console {
  let usesColor: Bool
  let isTerminal: Bool
  /// The editor, where the shell has one.
  weak var editor: LineEditor?
  /// The prompt that waits for a line where there is no editor.
  var plainPrompt: String?
  private var pending = ""
  /// Sees everything that is shown.
  var onText: ((String) -> Void)?
  /// The column where the last output ended is not the first.
  private var isInsideLine = false
  /// A passing line that says what is waited for.
  private var status = ""
  /// Columns of the terminal, or 80.
  var columns: Int { Terminal.size?.columns ?? 80 }

  init(usesColor: Bool) {
    self.usesColor = usesColor
    isTerminal = StandardStreams.isTerminal(1)
  }

  func write(_ text: String) throws {
    pending += text
    if pending.utf8.count > 1 << 16 { flush() }
  }

  func writeMessage(_ text: String) {
    flush()
    guard isTerminal, editor != nil else {
      return belowPrompt(text) { StandardStreams.writeMessage($0) }
    }
    show(text)
  }

  func flush() {
    guard !pending.isEmpty else { return }
    let text = pending
    pending = ""
    show(text)
  }

  private func show(_ text: String) {
    guard !text.isEmpty else { return }
    onText?(text)
    if let editor, editor.isReading {
      return editor.above(text.hasSuffix("\n") ? text : text + "\n")
    }
    if plainPrompt != nil { return belowPrompt(text) { put($0) } }
    var text = text
    if !status.isEmpty {
      text = erasure + text
      status = ""
    }
    isInsideLine = !text.hasSuffix("\n")
    put(text)
    editor?.painter.log.add(text)
  }

  /// Shows text while a plain prompt waits: on lines of its own, with the prompt below it.
  private func belowPrompt(_ text: String, _ write: (String) -> Void) {
    guard isTerminal, let plainPrompt else { return write(text) }
    write("\n" + text + (text.hasSuffix("\n") ? "" : "\n"))
    StandardStreams.writeMessage(plainPrompt)
  }

  /// Begins a new line unless one has just begun.
  func freshLine() {
    flush()
    clearStatus()
    if isInsideLine {
      put("\n")
      editor?.painter.log.add("\n")
    }
    isInsideLine = false
  }

  /// Shows a passing line, on a terminal only; the next output replaces it.
  func showStatus(_ text: String) {
    guard isTerminal, editor != nil, editor?.isReading != true, !isInsideLine else { return }
    let start = status.isEmpty ? "\r" : erasure
    status = ViewText.cut(text, columns - 1)
    put(start + Style.faint.applied(to: status, color: usesColor) + "\u{1B}[K")
  }

  /// Takes the passing line off the screen, where a narrower window may have wrapped it.
  private var erasure: String {
    let rows = (DisplayWidth.columns(of: status) - 1) / max(1, columns)
    return rows > 0 && Painter.wrapsAnew ? "\r\u{1B}[\(rows)A\u{1B}[J" : "\r\u{1B}[K"
  }

  /// Takes the passing line away.
  func clearStatus() {
    if !status.isEmpty { put(erasure) }
    status = ""
  }

  func readLine(prompt: String, until deadline: Deadline?) async throws -> String? {
    flush()
    guard let editor else {
      try? StandardStreams.write(Array(prompt.utf8), to: isTerminal ? 1 : 2)
      return try await StandardInput.readLine(until: deadline)
    }
    do throws(WaitFailure) {
      try await editor.turns.take(until: deadline)
    } catch {
      if error == .timedOut { throw Failure(.timeout, "input: nobody answered") }
      throw Failure(.cancelled, "input: cancelled")
    }
    defer { editor.turns.end() }
    freshLine()
    switch editor.readLine(prompt: prompt, isAnswer: true) {
    case .line(let text): return text
    case .interrupted: throw Failure(.cancelled, "input: interrupted")
    case .end: return nil
    }
  }

  private func put(_ text: String) {
    Output.write(text)
    Output.tellLoss()
  }
}
