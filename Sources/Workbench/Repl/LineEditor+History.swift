import CEditLine
import Engine

/// Walking and searching the history.
extension LineEditor {
  /// A line up in a block; in its first line, the newest older text that begins with what is typed.
  func up() -> Int32 {
    let (text, cursor) = line
    if let place = vertical(text, cursor, down: false) { return jump(text, cursor, place) }
    guard !isAnswer else { return CC_ERROR }
    let start = recall ?? (history.entries.count, text)
    let prefix = string(start.typed)
    guard
      let index = history.older(
        than: start.index,
        where: { prefix.isEmpty || $0.utf8.starts(with: prefix.utf8) && $0 != prefix })
    else { return CC_ERROR }
    return show(index, start.typed)
  }

  /// A line down in a block; in its last line, the way back to what was typed.
  func down() -> Int32 {
    let (text, cursor) = line
    if let place = vertical(text, cursor, down: true) { return jump(text, cursor, place) }
    guard let recall else { return CC_ERROR }
    let prefix = string(recall.typed)
    if let index = history.newer(
      than: recall.index,
      where: { prefix.isEmpty || $0.utf8.starts(with: prefix.utf8) && $0 != prefix })
    {
      return show(index, recall.typed)
    }
    self.recall = nil
    setLine(recall.typed, cursor: recall.typed.count)
    return CC_REFRESH
  }

  private func show(_ index: Int, _ typed: [Unicode.Scalar]) -> Int32 {
    let text = Array(history.entries[index].unicodeScalars)
    setLine(text, cursor: text.count)
    recall = (index, typed)
    return CC_REFRESH
  }

  private func jump(_ text: [Unicode.Scalar], _ cursor: Int, _ place: Int) -> Int32 {
    _ = el_cursor(handle, Int32(clamping: place - cursor))
    return CC_CURSOR
  }

  /// The place above or below the cursor in a text of several lines; nil in the first or last.
  private func vertical(_ text: [Unicode.Scalar], _ cursor: Int, down: Bool) -> Int? {
    let start = lineStart(text, cursor)
    let column = text[start..<cursor].reduce(0) { $0 + DisplayControl.columns(of: $1) }
    let target: Int
    if down {
      let end = lineEnd(text, cursor)
      guard end < text.count else { return nil }
      target = end + 1
    } else {
      guard start > 0 else { return nil }
      target = lineStart(text, start - 1)
    }
    var place = target
    var width = 0
    while place < text.count, text[place] != "\n", width < column {
      width += DisplayControl.columns(of: text[place])
      place += 1
    }
    return place
  }

  /// Ctrl-R: the newest text that contains what is typed; Ctrl-R again for older, Ctrl-S for newer ones,
  /// Enter runs it, Ctrl-G or ESC goes back, any other key goes on editing it.
  func search() -> Int32 {
    guard !isAnswer else { return CC_ERROR }
    let before = line
    let prompt = view.prompt
    var pattern = ""
    var index: Int? = history.entries.count
    isSearching = true
    defer {
      view.prompt = prompt
      isSearching = false
    }
    while true {
      showSearch(pattern, index, before)
      guard let key = rawKey() else {
        outcome = .end
        return CC_EOF
      }
      switch key {
      case .scalar("\u{12}"):
        let found = history.older(than: index ?? 0) { !pattern.isEmpty && $0.contains(pattern) }
        if found == nil { painter.beep() }
        index = found ?? index
      case .scalar("\u{13}"):
        let found = history.newer(than: index ?? 0) { !pattern.isEmpty && $0.contains(pattern) }
        if found == nil { painter.beep() }
        index = found ?? index
      case .scalar("\u{7F}"), .scalar("\u{8}"):
        if !pattern.isEmpty { pattern.unicodeScalars.removeLast() }
        index = newest(pattern)
      case .scalar("\u{7}"), .scalar("\u{1B}"), .scalar("\u{3}"):
        setLine(before.text, cursor: before.cursor)
        return CC_REFRESH
      case .scalar(let scalar) where scalar.value >= 0x20:
        pattern.unicodeScalars.append(scalar)
        index = newest(pattern)
        if index == nil { painter.beep() }
      case .scalar(let scalar):
        accept(pattern, index, before)
        queue.append(scalar)
        return CC_REFRESH
      case .sequence(let text):
        accept(pattern, index, before)
        if Self.viSequences[text] == .paste { _ = act(.paste) }
        return CC_REFRESH
      }
    }
  }

  private func newest(_ pattern: String) -> Int? {
    pattern.isEmpty
      ? history.entries.count
      : history.older(than: history.entries.count) { $0.contains(pattern) }
  }

  private func accept(
    _ pattern: String, _ index: Int?, _ before: (text: [Unicode.Scalar], cursor: Int)
  ) {
    guard let index, history.entries.indices.contains(index) else {
      return setLine(before.text, cursor: before.cursor)
    }
    let text = Array(history.entries[index].unicodeScalars)
    setLine(text, cursor: text.count)
  }

  private func showSearch(
    _ pattern: String, _ index: Int?, _ before: (text: [Unicode.Scalar], cursor: Int)
  ) {
    view.prompt = assistant?.searchPrompt(pattern, isFound: index != nil) ?? ""
    var text = before.text
    var cursor = before.cursor
    if let index, history.entries.indices.contains(index) {
      let entry = history.entries[index]
      text = Array(entry.unicodeScalars)
      cursor = text.count
      if let range = entry.firstRange(of: pattern) {
        cursor = entry.unicodeScalars.distance(
          from: entry.unicodeScalars.startIndex, to: range.lowerBound)
      }
    }
    view.text = text
    view.cursor = cursor
    view.styles = []
    view.suggestion = ""
    view.below = ""
    view.emphasis = nil
    assistant?.decorate(&view)
    view.suggestion = ""
    view.below = ""
    painter.paint(view)
  }
}
