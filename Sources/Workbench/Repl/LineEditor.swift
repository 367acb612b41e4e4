import CEditLine
import Engine

/// What helps a person while a line is typed; the shell knows it, the editor only shows it.
@EngineActor
protocol LineAssistant: AnyObject {
  /// Fills in how the view's text looks, what could follow and what stands below.
  func decorate(_ view: inout LineView)
  /// Whether Enter ends the text; else it begins another line.
  func isComplete(_ text: String) -> Bool
  /// The blanks with which a line begins that follows such text.
  func indentation(after text: String) -> String
  /// A line with the blanks that suit it: a closing brace stands under its opening line.
  func aligned(_ line: String, after text: String) -> String
  /// What Tab does.
  func complete(_ text: String, at cursor: Int, columns: Int) -> LineCompletion
  /// What stands in front of the line that a search has found, or of the typed one when it has found none.
  func searchPrompt(_ pattern: String, isFound: Bool) -> String
  /// Pasted text without the prompts that were copied with it.
  func cleaned(_ pasted: String) -> String
}

/// What Tab changes, and what it lists.
struct LineCompletion {
  /// The new text and the place of the cursor in it, in scalars; nil for no change.
  var change: (text: String, cursor: Int)?
  /// What is listed above the line.
  var list = ""
}

/// The editor of the shell's line. libedit (editline(3)) keeps the text and knows the keys of emacs, vi
/// and ~/.editrc; `Painter` shows it. While it waits for a key the loop goes on.
@EngineActor
final class LineEditor {
  /// How a line ended.
  enum Outcome: Equatable {
    case line(String)
    /// Ctrl-C: what was typed is thrown away.
    case interrupted
    /// Ctrl-D on an empty line, or the terminal is gone.
    case end
  }

  /// libedit's functions carry no context: the editor they call.
  static var current: LineEditor?

  let handle: OpaquePointer
  let keyboard: Keyboard
  /// The prompt and the questions of tasks take turns.
  let turns = KeyboardTurns()
  let painter: Painter
  let history: History
  weak var assistant: (any LineAssistant)?
  /// What is shown now.
  var view = LineView()
  /// A line is being typed.
  private(set) var isReading = false
  /// Keys that come before those of the keyboard.
  var queue: [Unicode.Scalar] = []
  var outcome: Outcome?
  /// Where the arrows are in the history, and what was typed before they went there.
  var recall: (index: Int, typed: [Unicode.Scalar])?
  /// Ctrl-R shows what it finds.
  var isSearching = false
  /// An answer to a question: one line, without history and help.
  var isAnswer = false
  var isVi = false
  /// What Tab has listed, until another key or other text comes.
  var listed: String?
  /// The terminal's mode outside of the shell.
  var startMode: Terminal.Mode?
  /// Ends the line that is being typed, as the terminal's end does.
  var mustEnd = false
  private var oldHistory: OpaquePointer?
  /// Paints the line once the terminal's size has settled.
  private var settling: Task<Void, Never>?

  /// Opens the terminal; nil when libedit cannot.
  init?(history: History, usesColor: Bool) {
    guard let handle = cel_open("workbench") else { return nil }
    self.handle = handle
    self.history = history
    keyboard = Keyboard()
    painter = Painter(usesColor: usesColor)
    oldHistory = cel_history(handle, Int32(History.limit))
    for text in history.entries.suffix(1000) { remember(text) }
    Self.current = self
    _ = cel_keys_make_no_signals(handle)
    _ = cel_read_with(handle) { _, character in
      EngineActor.assumeIsolated { Int32(LineEditor.current?.read(into: character) ?? 0) }
    }
    addActions()
    // Debian builds libedit with vi's keys as its standard.
    var emacs = Array("emacs".unicodeScalars).map { wchar_t($0.value) } + [0]
    _ = cel_use_editor(handle, &emacs)
    bindKeys()
    _ = el_source(handle, nil)
    isVi = cel_is_vi(handle) != 0
    if isVi { bindKeys() }
  }

  /// Lets go of the terminal, which gets the mode it had.
  func close() {
    el_end(handle)
    if let oldHistory { history_wend(oldHistory) }
    Self.current = nil
  }

  /// Reads a line; its reader has the turn meanwhile. The loop goes on meanwhile.
  func readLine(prompt: String, continuation: String = "", isAnswer: Bool = false) -> Outcome {
    view = LineView(prompt: prompt, continuation: continuation)
    self.isAnswer = isAnswer
    recall = nil
    outcome = nil
    isReading = true
    painter.bracketedPaste(true)
    defer {
      painter.bracketedPaste(false)
      isReading = false
    }
    var count: Int32 = 0
    _ = el_wgets(handle, &count)
    // libedit has given back the mode of the start: lines, with their echo.
    startMode?.quiet.apply()
    if outcome == nil, mustEnd { painter.finish(view) }
    let outcome = outcome ?? .end
    if case .line(let text) = outcome, !isAnswer {
      remember(text)
    }
    return outcome
  }

  /// Shows text above the line while one is typed; the text ends with a newline.
  func above(_ text: String) {
    listed = nil
    painter.above(text, view)
  }

  /// The terminal has another size. libedit keeps its own of the start: it draws nothing that is seen, and
  /// el_resize(3) leaves its cursor outside of the rows that a smaller window has.
  func resized() {
    painter.resized()
    settling?.cancel()
    settling = Task { @EngineActor [weak self, painter] in
      do throws(WaitFailure) {
        try await EventLoop.shared.sleep(until: painter.settled)
      } catch { return }
      guard let self, isReading else { return }
      // What helps below the line fits the columns anew; a search has a view of its own.
      if !isSearching { refreshView() }
      painter.paint(view)
    }
  }

  /// libedit's own walks through the history see the line too.
  private func remember(_ text: String) {
    guard let oldHistory else { return }
    var wide = text.unicodeScalars.map { wchar_t($0.value) } + [0]
    _ = cel_history_enter(oldHistory, &wide)
  }

  /// libedit asks for a character: paints what there is and waits.
  private func read(into character: UnsafeMutablePointer<wchar_t>?) -> Int {
    while true {
      if !queue.isEmpty {
        let scalar = queue.removeFirst()
        if scalar != "\t" { listed = nil }
        character?.pointee = wchar_t(scalar.value)
        return 1
      }
      guard let key = nextKey() else { return 0 }
      switch key {
      case .scalar(let scalar): queue.append(scalar)
      case .sequence(let text):
        if isVi, let action = Self.viSequences[text] {
          _ = act(action)
        } else if Self.isKnown(text) {
          queue += text.unicodeScalars
        }
      }
    }
  }

  /// What libedit holds.
  var line: (text: [Unicode.Scalar], cursor: Int) {
    guard let info = el_wline(handle)?.pointee, let start = info.buffer, let end = info.lastchar,
      let cursor = info.cursor
    else { return ([], 0) }
    let text = (0..<max(0, end - start)).map {
      Unicode.Scalar(UInt32(bitPattern: Int32(start[$0]))) ?? "\u{FFFD}"
    }
    return (text, min(max(0, cursor - start), text.count))
  }

  /// Replaces what libedit holds.
  func setLine(_ text: [Unicode.Scalar], cursor: Int) {
    // libedit refuses to replace its text by none.
    if text.isEmpty {
      let (old, place) = line
      _ = el_cursor(handle, Int32(clamping: old.count - place))
      el_deletestr(handle, Int32(clamping: old.count))
      return
    }
    // libedit ends its text with NUL; a NUL inside would cut it.
    var wide = text.map { wchar_t($0.value == 0 ? 0xFFFD : $0.value) } + [0]
    _ = el_wreplacestr(handle, &wide)
    let now = el_cursor(handle, 0)
    _ = el_cursor(handle, Int32(clamping: cursor) - now)
  }

  /// Brings the view up to what libedit holds.
  func refreshView() {
    let (text, cursor) = line
    view.text = text
    view.cursor = cursor
    view.styles = []
    view.suggestion = ""
    view.below = ""
    view.emphasis = nil
    if !isAnswer { assistant?.decorate(&view) }
  }
}
