/// The one renderer of diagnostics: headline, place, source line, caret range, hints.
public struct DiagnosticText {
  /// Whether SGR colours may be used.
  public var color: Bool
  /// The widest source line shown, in terminal columns; longer ones are cut around the caret.
  public var width: Int
  /// The language of the explanations; headlines are the same in all.
  public var language: MessageLanguage
  /// Columns of the terminal that lines are fitted to, where a person reads them; nil leaves them whole.
  public var columns: Int?

  /// A renderer with or without colour.
  public init(
    color: Bool = false, width: Int = 100, language: MessageLanguage = .en, columns: Int? = nil
  ) {
    self.color = color
    self.width = max(20, width)
    self.language = language
    self.columns = columns.map { max(20, $0) }
  }

  /// The whole text, ending with a newline.
  public func render(_ diagnostic: Diagnostic) -> String {
    let source = diagnostic.source
    let line = source.line(of: diagnostic.span.start)
    let margin = String(repeating: " ", count: String(line).count)
    let headline = fitted(TerminalText.shown(diagnostic.headline), behind: "error: ")
    var out = paint("31;1", "error:") + " " + paint("1", headline) + "\n"
    out +=
      margin + paint("34", "--> ") + TerminalText.shown(source.place(of: diagnostic.span)) + "\n"
    out += picture(source, diagnostic.span, said(diagnostic.label), margin: margin)
    for remark in diagnostic.remarks {
      let place = source.place(of: remark.span)
      out += hanging("note: \(remark.text) (\(place))", margin)
    }
    for detail in diagnostic.details { out += "    " + TerminalText.shown(detail) + "\n" }
    for hint in diagnostic.hints { out += hanging("try: \(hint)", margin) }
    return out
  }

  /// A wording in the language; what it quotes may have come from the wire.
  private func said(_ wording: Wording) -> String { TerminalText.shown(wording.text(in: language)) }

  private func hanging(_ words: Wording, _ margin: String) -> String {
    margin + paint("34", " = ") + fitted(said(words), behind: margin + " = ") + "\n"
  }

  /// A text in lines that fit the terminal, the first of them behind a prefix.
  private func fitted(_ text: String, behind prefix: String) -> String {
    guard let columns else { return text }
    let lines = ViewText.folded(prefix + text, columns).joined(separator: "\n")
    return String(lines.dropFirst(prefix.count))
  }

  private func picture(_ source: SourceText, _ span: Span, _ label: String, margin: String)
    -> String
  {
    let number = source.line(of: span.start)
    let whole = source.span(ofLine: number)
    let window = cut(source, whole, around: span)
    let before = clean(source.text(Span(window.start, max(window.start, span.start))))
    let marked = clean(source.text(Span(span.start, min(span.end, window.end))))
    let shown =
      (window.start > whole.start ? "…" : "") + clean(source.text(window))
      + (window.end < whole.end ? "…" : "")
    let indent = DisplayWidth.columns(of: before) + (window.start > whole.start ? 1 : 0)
    let caret = String(repeating: "^", count: max(1, DisplayWidth.columns(of: marked)))
    let bar = paint("34", "|")
    let blanks = String(repeating: " ", count: indent)
    let frame = margin.count + 3
    let room = (columns ?? .max) - frame
    var under = [blanks + paint("31;1", label.isEmpty ? caret : "\(caret) \(label)")]
    if indent + caret.count + 1 + DisplayWidth.columns(of: label) > room, !label.isEmpty {
      under = [blanks + paint("31;1", caret)]
      under += ViewText.folded(label, room).map { paint("31;1", $0) }
    }
    return "\(margin) \(bar)\n\(paint("34", String(number))) \(bar) \(shown)\n"
      + under.map { "\(margin) \(bar) \($0)\n" }.joined()
  }

  /// The part of a long line that is worth showing, cut between characters.
  private func cut(_ source: SourceText, _ line: Span, around span: Span) -> Span {
    guard line.end - line.start > width else { return line }
    var start = line.start
    if span.start - line.start > width / 2 { start = span.start - width / 2 }
    var end = min(line.end, start + width)
    while start > line.start, source.bytes[start] & 0xC0 == 0x80 { start -= 1 }
    while end > start, end < line.end, source.bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return Span(start, end)
  }

  /// Tabs and other control characters take one column, so that carets stand where they should.
  private func clean(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let control = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      out.append(scalar == "\t" ? " " : control ? "\u{FFFD}" : scalar)
    }
    return String(out)
  }

  private func paint(_ code: String, _ text: String) -> String {
    color ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
