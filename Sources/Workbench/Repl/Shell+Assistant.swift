import Engine

extension Shell: LineAssistant {
  func decorate(_ view: inout LineView) {
    let text = String(String.UnicodeScalarView(view.text))
    let symbols = PromptSymbols(workspace)
    view.styles = [Style](repeating: .plain, count: view.text.count)
    for stretch in highlighter.roles(in: text, symbols: symbols, cursor: view.cursor) {
      for index in stretch.range.clamped(to: view.styles.indices) {
        view.styles[index] = Style(stretch.role)
      }
    }
    // Without colours it could not be told from what is typed.
    if console.usesColor, view.cursor == view.text.count, let match = history.suggestion(for: text)
    {
      view.suggestion = String(match.unicodeScalars.dropFirst(view.text.count))
    }
    if let hint = hinter.hint(text, cursor: view.cursor, symbols: symbols) {
      let columns = (editor?.painter.columns ?? 80) - 1
      let fitted = hint.fitted(columns: columns)
      view.below = fitted.usage
      view.emphasis = fitted.emphasis
      if let near = hint.near {
        view.below += settings.language == .ko ? "   혹시 \(near)?" : "   did you mean \(near)?"
      } else if !hint.summary.isEmpty {
        view.below += "   " + hint.summary
      }
    }
  }

  /// A text of the language in its colours.
  func colored(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var colored = ""
    var end = 0
    let piece = { (range: Range<Int>) in String(String.UnicodeScalarView(scalars[range])) }
    for stretch in highlighter.roles(in: text, symbols: PromptSymbols(workspace)) {
      let range = stretch.range.clamped(to: end..<max(end, scalars.count))
      colored += piece(end..<range.lowerBound)
      // A name that is unknown now may be one of a script's later on.
      let style = Style(stretch.role) == .error ? .plain : Style(stretch.role)
      for (index, line) in piece(range).split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        colored +=
          (index > 0 ? "\n" : "") + style.applied(to: String(line), color: console.usesColor)
      }
      end = range.upperBound
    }
    return colored + piece(end..<scalars.count)
  }

  func isComplete(_ text: String) -> Bool { !Continuation.isIncomplete(text) }

  func indentation(after text: String) -> String { Continuation.indentation(after: text) }

  func aligned(_ line: String, after text: String) -> String {
    Continuation.aligned(line, after: text)
  }

  func complete(_ text: String, at cursor: Int, columns: Int) -> LineCompletion {
    let found = completer.complete(text, cursor: cursor, symbols: PromptSymbols(workspace))
    var completion = LineCompletion()
    if let insertion = found.insertion(in: text) {
      let scalars = Array(text.unicodeScalars)
      let range = found.range.clamped(to: 0..<scalars.count)
      let changed = Array(scalars[..<range.lowerBound]) + Array(insertion.unicodeScalars)
      completion.change = (
        String(String.UnicodeScalarView(changed + scalars[range.upperBound...])), changed.count
      )
    }
    if found.candidates.count > 1 {
      let list = CandidateList(found.candidates, columns: columns, lines: listRows)
      completion.list = list.text(language: settings.language) {
        Style.faint.applied(to: $0, color: self.console.usesColor)
      }.map { $0 + "\n" }.joined()
    }
    return completion
  }

  func searchPrompt(_ pattern: String, isFound: Bool) -> String {
    let words: Wording = isFound ? "(search) '\(pattern)': " : "(no match) '\(pattern)': "
    return words.text(in: settings.language)
  }

  func cleaned(_ pasted: String) -> String { PastedText.cleaned(pasted) }

  /// What a line ending in `?` asks for, as a line that answers; nil for anything else.
  func question(_ text: String) -> String? {
    let symbols = PromptSymbols(workspace)
    switch PromptQuestion.read(text, table: session.table, symbols: symbols) {
    case nil: return nil
    case .overview: return "help"
    case .topic(let name), .unknown(let name, near: _): return "help \(name)"
    case .variable(let name, let kind): return kind.isSocket ? "info \(name)" : name
    case .function(let name, let parameters):
      return "print \"def \(name)(\(parameters.joined(separator: ", ")))\""
    }
  }

  /// Half the screen: the line stays in sight.
  private var listRows: Int { max(3, (Terminal.size?.rows ?? 24) / 2) }
}

extension Style {
  init(_ role: PromptRole) {
    self =
      switch role {
      case .keyword: .keyword
      case .command: .command
      case .unknownCommand, .unknownVariable, .unknownWord, .unclosed: .error
      case .variable, .property: .plain
      case .label, .word: .label
      case .interpolation: .keyword
      case .text: .text
      case .bytes: .bytes
      case .number: .number
      case .address: .address
      case .pattern: .pattern
      case .comment: .comment
      }
  }
}
