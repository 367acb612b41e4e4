/// What is wrong at one place of a source: the headline, the words under the caret, and what to try.
public struct Diagnostic: Sendable {
  /// A remark with a place of its own, such as where a bracket was opened.
  public struct Remark: Sendable {
    /// What is to be said.
    public let text: Wording
    /// Where it belongs.
    public let span: Span
  }

  /// What is wrong, in one line, with the error's name in front.
  public var headline: String
  /// The source that the spans count in.
  public var source: SourceText
  /// The bytes at fault.
  public var span: Span
  /// Why, or what was expected; shown under the caret.
  public var label: Wording
  /// What to try, one line each.
  public var hints: [Wording]
  /// Other places that explain this one.
  public var remarks: [Remark]
  /// Lines shown as they are below the picture, such as hexdumps.
  public var details: [String]

  /// A diagnostic with at least a headline and a place.
  public init(
    _ headline: String, in source: SourceText, at span: Span, label: Wording = "",
    hints: [Wording] = [], remarks: [Remark] = [], details: [String] = []
  ) {
    self.headline = headline
    self.source = source
    self.span = span
    self.label = label
    self.hints = hints
    self.remarks = remarks
    self.details = details
  }
}

/// The diagnostics of a source that does not parse; at least one.
public struct SyntaxErrors: Error {
  /// In the order of the source; the first hundred.
  public let diagnostics: [Diagnostic]
  /// How many more there are.
  public let others: Int

  /// The errors of one source.
  public init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = Array(diagnostics.prefix(SyntaxErrors.limit))
    others = diagnostics.count - self.diagnostics.count
  }

  private static let limit = 100

  /// For people: each diagnostic, and how many are not shown.
  public func text(_ renderer: DiagnosticText) -> String {
    let text = diagnostics.map(renderer.render).joined()
    return others == 0 ? text : text + "error: \(others) more errors are not shown\n"
  }
}
