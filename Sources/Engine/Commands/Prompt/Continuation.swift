/// What the prompt needs to know about blocks of several lines.
public enum Continuation {
  /// Whether the text needs another line to be whole: an open brace, bracket or `"""`, an operator or
  /// a backslash at its end.
  public static func isIncomplete(_ text: String) -> Bool {
    let source = SourceText(name: "<prompt>", text: text)
    if Parser.outline(source).incomplete { return true }
    let ends = Ends(source)
    return ends.isOpenText || ends.isJoined
  }

  /// The blanks that the next line of a block begins with: four for each bracket still open.
  public static func indentation(after text: String) -> String {
    let ends = Ends(SourceText(name: "<prompt>", text: text))
    if ends.isOpenText { return "" }
    return String(repeating: " ", count: 4 * min(ends.depth + (ends.isJoined ? 1 : 0), 20))
  }

  /// A line of a block with the blanks that suit it: a line that begins with `}` stands as far left as
  /// the line that opened it.
  public static func aligned(_ line: String, after text: String) -> String {
    let ends = Ends(SourceText(name: "<prompt>", text: text))
    let bare = line.drop { $0 == " " || $0 == "\t" }
    guard !ends.isOpenText, let first = bare.first, "})]".contains(first) else { return line }
    return String(repeating: " ", count: 4 * max(0, min(ends.depth, 20) - 1)) + bare
  }

  /// How a text ends.
  private struct Ends {
    /// Brackets still open.
    var depth = 0
    /// Inside `"""`.
    var isOpenText = false
    /// After a backslash that joins the next line.
    var isJoined = false

    init(_ source: SourceText) {
      var lexer = Lexer(source)
      while true {
        let token = lexer.next(acrossLines: true)
        switch token.kind {
        case .end: return
        case .symbol(.openBrace), .symbol(.openParen), .symbol(.openBracket): depth += 1
        case .symbol(.closeBrace), .symbol(.closeParen), .symbol(.closeBracket):
          depth = max(0, depth - 1)
        case .unknown:
          let bytes = source.bytes[token.span.start..<token.span.end]
          let reachesEnd = token.span.end == source.bytes.count
          if bytes.starts(with: "\"\"\"".utf8), reachesEnd { isOpenText = true }
          if bytes.elementsEqual("\\".utf8), reachesEnd { isJoined = true }
        case .newline, .semicolon, .name, .number, .text, .bytes, .symbol: break
        }
      }
    }
  }
}
