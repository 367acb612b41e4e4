import CEditLine
import Engine

/// What the keys of `LineAction` do. Each gives one of libedit's CC_… codes.
extension LineEditor {
  func act(_ action: LineAction) -> Int32 {
    if action != .up, action != .down { recall = nil }
    switch action {
    case .enter: return enter()
    case .complete: return complete()
    case .interrupt:
      refreshView()
      painter.finish(view, mark: "^C")
      outcome = .interrupted
      return CC_NEWLINE
    case .endOrDelete: return endOrDelete()
    case .up: return up()
    case .down: return down()
    case .left: return move(to: { self.before($0, $1) })
    case .right: return right(orAccept: true)
    case .search: return search()
    case .paste: return paste()
    case .clear:
      refreshView()
      painter.clear(view)
      return CC_NORM
    case .lineStart: return move(to: { self.lineStart($0, $1) })
    case .lineEnd:
      if line.cursor == line.text.count { return right(orAccept: true) }
      return move(to: { self.lineEnd($0, $1) })
    case .suspend: return suspend()
    case .newline: return insertNewline()
    case .delete: return delete()
    case .wordLeft: return move(to: { self.wordStart($0, $1) })
    case .wordRight: return move(to: { self.wordEnd($0, $1) })
    }
  }

  func insert(_ text: String) {
    var (scalars, cursor) = line
    let added = Array(text.unicodeScalars)
    scalars.insert(contentsOf: added, at: cursor)
    cursor += added.count
    setLine(scalars, cursor: cursor)
  }

  private func enter() -> Int32 {
    alignLastLine()
    let text = string(line.text)
    if !isAnswer, let assistant, !assistant.isComplete(text) { return insertNewline() }
    refreshView()
    painter.finish(view)
    outcome = .line(text)
    return CC_NEWLINE
  }

  private func alignLastLine() {
    let (text, cursor) = line
    guard !isAnswer, cursor == text.count, let assistant else { return }
    let start = lineStart(text, cursor)
    guard start > 0 else { return }
    let last = string(Array(text[start...]))
    let aligned = assistant.aligned(last, after: string(Array(text[..<start])))
    guard aligned != last else { return }
    let new = text[..<start] + Array(aligned.unicodeScalars)
    setLine(Array(new), cursor: new.count)
  }

  private func insertNewline() -> Int32 {
    let (text, cursor) = line
    let before = string(Array(text[..<cursor]))
    // A line that was pasted without marks brings its own.
    let indentation = keyboard.holdsBlank ? "" : assistant?.indentation(after: before)
    insert("\n" + (indentation ?? ""))
    return CC_REFRESH
  }

  private func endOrDelete() -> Int32 {
    guard line.text.isEmpty else { return delete() }
    refreshView()
    painter.finish(view)
    outcome = .end
    return CC_EOF
  }

  private func delete() -> Int32 {
    var (text, cursor) = line
    guard cursor < text.count else { return CC_ERROR }
    text.removeSubrange(cursor..<after(text, cursor))
    setLine(text, cursor: cursor)
    return CC_REFRESH
  }

  private func complete() -> Int32 {
    guard !isAnswer, let assistant else { return CC_ERROR }
    let (text, cursor) = line
    let completion = assistant.complete(string(text), at: cursor, columns: painter.columns)
    if let change = completion.change {
      setLine(Array(change.text.unicodeScalars), cursor: change.cursor)
    }
    if !completion.list.isEmpty, completion.list != listed {
      refreshView()
      above(completion.list)
      listed = completion.list
    }
    return completion.change == nil && completion.list.isEmpty ? CC_ERROR : CC_REFRESH
  }

  private func right(orAccept accepts: Bool) -> Int32 {
    let (text, cursor) = line
    guard cursor == text.count else { return move(to: { self.after($0, $1) }) }
    refreshView()
    guard accepts, !view.suggestion.isEmpty else { return CC_ERROR }
    insert(view.suggestion)
    return CC_REFRESH
  }

  private func move(to place: ([Unicode.Scalar], Int) -> Int) -> Int32 {
    let (text, cursor) = line
    let new = place(text, cursor)
    guard new != cursor else { return CC_ERROR }
    _ = el_cursor(handle, Int32(clamping: new - cursor))
    return CC_CURSOR
  }

  private func suspend() -> Int32 {
    refreshView()
    painter.finish(view)
    let edited = Terminal.Mode()
    startMode?.apply()
    painter.bracketedPaste(false)
    Terminal.suspend()
    edited?.apply()
    painter.bracketedPaste(true)
    painter.resize()
    return CC_REFRESH
  }

  /// What stands between ESC [200~ and ESC [201~ is text, whatever keys it looks like.
  private func paste() -> Int32 {
    let end = Array("\u{1B}[201~".utf8)
    var bytes: [UInt8] = []
    while let byte = keyboard.next(unless: { mustEnd }) {
      bytes.append(byte)
      if byte == 0x7E, bytes.suffix(end.count) == end[...] {
        bytes.removeLast(end.count)
        break
      }
      if bytes.count > 16 << 20 { break }
    }
    var text = String(decoding: bytes, as: UTF8.self)
      .replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    if isAnswer {
      text = text.replacing("\n", with: " ")
    } else if let assistant {
      text = assistant.cleaned(text)
      // Enter is the person's.
      if line.cursor == line.text.count { while text.hasSuffix("\n") { text.removeLast() } }
    }
    insert(text)
    return CC_REFRESH
  }

  func string(_ scalars: [Unicode.Scalar]) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}

/// Places in the text. A scalar without width belongs to the one before it.
extension LineEditor {
  func after(_ text: [Unicode.Scalar], _ cursor: Int) -> Int {
    var place = min(cursor + 1, text.count)
    while place < text.count, isCombining(text[place]) { place += 1 }
    return place
  }

  func before(_ text: [Unicode.Scalar], _ cursor: Int) -> Int {
    var place = max(0, cursor - 1)
    while place > 0, isCombining(text[place]) { place -= 1 }
    return place
  }

  func lineStart(_ text: [Unicode.Scalar], _ cursor: Int) -> Int {
    (text[..<cursor].lastIndex(of: "\n") ?? -1) + 1
  }

  func lineEnd(_ text: [Unicode.Scalar], _ cursor: Int) -> Int {
    text[cursor...].firstIndex(of: "\n") ?? text.count
  }

  func wordStart(_ text: [Unicode.Scalar], _ cursor: Int) -> Int {
    var place = cursor
    while place > 0, !isWord(text[place - 1]) { place -= 1 }
    while place > 0, isWord(text[place - 1]) { place -= 1 }
    return place
  }

  func wordEnd(_ text: [Unicode.Scalar], _ cursor: Int) -> Int {
    var place = cursor
    while place < text.count, !isWord(text[place]) { place += 1 }
    while place < text.count, isWord(text[place]) { place += 1 }
    return place
  }

  private func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
  }

  private func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.isASCII && DisplayControl.columns(of: scalar) == 0 && !DisplayControl.isHidden(scalar)
  }
}
