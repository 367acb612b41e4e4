import Engine

extension Shell: LineAssistant {
  func decorate(_ view: inout LineView) {
    let text = String(String.UnicodeScalarView(view.text))
    view.styles = styles(text, count: view.text.count)
    if view.cursor == view.text.count, let match = history.suggestion(for: text) {
      view.suggestion = String(match.dropFirst(text.count))
    }
  }

  func isComplete(_ text: String) -> Bool {
    !Parser.outline(SourceText(name: "<prompt>", text: text)).incomplete
  }

  func indentation(after text: String) -> String { "" }

  func complete(_ text: String, at cursor: Int, columns: Int) -> LineCompletion {
    LineCompletion()
  }

  func cleaned(_ pasted: String) -> String {
    let prompts = [Self.prompt, Self.continuation]
    let lines = pasted.split(separator: "\n", omittingEmptySubsequences: false)
    // Of a copied session the lines without a prompt are output.
    let typed = lines.filter { line in prompts.contains { line.hasPrefix($0) } }
    guard lines.first?.hasPrefix(Self.prompt) == true else { return pasted }
    return typed.map { $0.dropFirst(Self.prompt.count) }.joined(separator: "\n")
  }

  /// `recv ?` asks for help about recv; nil for anything else.
  func question(_ text: String) -> String? {
    guard text.hasSuffix("?") else { return nil }
    let words = text.dropLast().split(whereSeparator: \.isWhitespace)
    return words.count == 1 ? "help \(words[0])" : words.isEmpty ? "help" : nil
  }

  private func styles(_ text: String, count: Int) -> [Style] {
    var styles = [Style](repeating: .plain, count: count)
    let source = SourceText(name: "<prompt>", text: text)
    for (span, role) in Parser.outline(source).roles {
      let start = source.text(Span(0, span.start)).unicodeScalars.count
      let length = source.text(span).unicodeScalars.count
      for index in start..<min(count, start + length) where start >= 0 {
        styles[index] = Style(role)
      }
    }
    return styles
  }
}

extension Style {
  init(_ role: Role) {
    self =
      switch role {
      case .keyword: .keyword
      case .command: .command
      case .name, .symbol: .plain
      case .label: .label
      case .text: .text
      case .bytes: .bytes
      case .number: .number
      case .address: .address
      case .pattern: .pattern
      case .comment: .comment
      }
  }
}
