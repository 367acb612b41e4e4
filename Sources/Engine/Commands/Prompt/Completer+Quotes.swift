/// What may stand inside quotes: file names, and the texts that a parameter takes.
extension Completer {
  func insideQuotes(
    _ context: CursorContext, _ quoted: CursorContext.Quoted, _ names: PromptSymbols
  ) -> Completions {
    let text = context.text
    let here = text.scalar(context.cursor)
    let content = text.text(Span(quoted.content.start, context.cursor))
    guard quoted.isText, context.cursor >= quoted.content.start,
      context.cursor <= quoted.content.end, !content.contains("\n")
    else { return Completions(here..<here, []) }
    let hand = context.parameter(table, names)
    if let hand, let parameter = hand.parameter, let command = hand.command,
      !ParameterTaste.isPath(parameter, of: command)
    {
      let values =
        ParameterTaste.values(parameter, of: command) + parameter.words.filter { $0 != "*" }
      if !values.isEmpty {
        let fitting = values.filter { $0.hasPrefix(content) }
        let close = quoted.isClosed ? "" : quoted.quote
        return Completions(
          text.scalar(quoted.content.start)..<here,
          fitting.map { Candidate($0, .value, append: close) })
      }
    }
    return fileNames(context, quoted, content, hand)
  }

  private func fileNames(
    _ context: CursorContext, _ quoted: CursorContext.Quoted, _ content: String,
    _ hand: ParameterAtHand?
  ) -> Completions {
    let text = context.text
    let here = text.scalar(context.cursor)
    let isImport = importsFile(context, quoted)
    let command = isImport ? "import" : hand?.command?.name
    let isPath = isImport || ParameterTaste.isPath(hand?.parameter, of: hand?.command)
    guard isPath || !content.isEmpty else { return Completions(here..<here, []) }
    var path = content
    if path.hasPrefix("unix:") { path.removeFirst(5) }
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? ""
    let typed = slash.map { String(path[path.index(after: $0)...]) } ?? path
    if path == "~" {
      return Completions(here - 1..<here, [Candidate("~/", .folder, detail: "your folder")])
    }
    let endings = ParameterTaste.endings(of: command)
    let entries = files.entries(folder).filter { entry in
      guard entry.name.hasPrefix(typed), typed.hasPrefix(".") || !entry.name.hasPrefix(".")
      else { return false }
      return entry.isFolder || endings.isEmpty || endings.contains { entry.name.hasSuffix($0) }
    }
    let close = quoted.isClosed ? "" : quoted.quote
    let candidates = entries.filter { Completer.isPlain($0.name, quoted) }.map { entry in
      entry.isFolder
        ? Candidate(entry.name + "/", .folder) : Candidate(entry.name, .file, append: close)
    }
    let start = here - typed.unicodeScalars.count
    return Completions(start..<here, candidates.sorted { $0.text < $1.text })
  }

  /// Whether a name can stand between these quotes as it is.
  private static func isPlain(_ name: String, _ quoted: CursorContext.Quoted) -> Bool {
    !name.unicodeScalars.contains { scalar in
      scalar == "\\" || scalar.value < 0x20 || scalar == "$"
        || String(scalar) == quoted.quote.prefix(1)
    }
  }

  /// Whether the quotes follow the word `import`.
  private func importsFile(_ context: CursorContext, _ quoted: CursorContext.Quoted) -> Bool {
    let start = max(0, quoted.content.start - quoted.quote.utf8.count)
    let before = context.text.bytes[..<start]
    let trimmed = before.reversed().drop { $0 == 0x20 }
    return trimmed.starts(with: "import".utf8.reversed())
  }
}
