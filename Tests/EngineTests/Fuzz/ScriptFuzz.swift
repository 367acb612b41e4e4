@testable import Engine

/// Any bytes compile, or are refused with diagnostics that can be shown; any text can stand at the prompt.
enum ScriptFuzz {
  private static let highlighter = Highlighter(table: .complete)
  private static let completer = Completer(table: .complete)
  private static let hinter = UsageHinter(table: .complete)
  private static let symbols = PromptSymbols()

  static func check(_ input: [UInt8]) throws(BrokenPromise) {
    let source = SourceText(name: "fuzz.nws", bytes: input)
    let compilation = Compilation(table: .complete) { path, _ in
      throw Failure(SystemError(errno: 2, call: "open", subject: path))
    }
    do throws(SyntaxErrors) {
      _ = try compilation.compile(source)
    } catch {
      try shown(error, in: source)
    }
    if source.encodingProblem == nil, input.count <= 4096 { try atPrompt(source) }
  }

  private static func shown(
    _ errors: SyntaxErrors, in source: SourceText
  ) throws(BrokenPromise) {
    try promise(!errors.diagnostics.isEmpty, "a refusal without a diagnostic")
    for language in MessageLanguage.allCases {
      let text = errors.text(DiagnosticText(language: language))
      try promise(!text.isEmpty, "a diagnostic without words")
    }
    for diagnostic in errors.diagnostics where diagnostic.source === source {
      let span = diagnostic.span
      try promise(
        0 <= span.start && span.start <= span.end && span.end <= source.bytes.count,
        "a diagnostic at \(span) of \(source.bytes.count) bytes")
    }
  }

  private static func atPrompt(_ source: SourceText) throws(BrokenPromise) {
    let text = String(decoding: source.bytes, as: UTF8.self)
    let length = text.unicodeScalars.count
    _ = Continuation.isIncomplete(text)
    _ = Continuation.indentation(after: text)
    _ = Continuation.aligned("} else {", after: text)
    var end = 0
    for stretch in highlighter.roles(in: text, symbols: symbols, cursor: length) {
      try promise(
        end <= stretch.range.lowerBound && stretch.range.upperBound <= length,
        "the colour of \(stretch.range) behind \(end) in \(length) scalars")
      end = stretch.range.upperBound
    }
    for cursor in [length, length / 2, 0] {
      _ = completer.complete(text, cursor: cursor, symbols: symbols)
      _ = hinter.hint(text, cursor: cursor, symbols: symbols)
    }
  }
}
