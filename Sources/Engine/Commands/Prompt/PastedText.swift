/// Makes text that was copied from a transcript, a page or a slide what a person would have typed.
public enum PastedText {
  /// The prompts of the shell.
  public static let prompts = ["nws> ", "...> "]

  /// The text without prompts and without what cannot be typed. Where lines begin with a prompt, the
  /// others are what was printed, and are left out. Slides bring curly quotes and blanks of their own
  /// kind: they become plain where no text is open.
  public static func cleaned(_ text: String, prompts: [String] = prompts) -> String {
    let plain = withoutControls(text)
    var lines = plain.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.contains(where: { unprompted($0, prompts) != nil }) {
      let endsLine = lines.last?.isEmpty == true
      lines = lines.compactMap { unprompted($0, prompts) }
      if endsLine { lines.append("") }
    }
    return lines.map(withPlainQuotes).joined(separator: "\n")
  }

  /// What follows the prompt of a line; nil when it has none.
  private static func unprompted(_ line: String, _ prompts: [String]) -> String? {
    let bare = line.drop { $0 == " " || $0 == "\t" }
    for prompt in prompts {
      if bare.hasPrefix(prompt) { return String(bare.dropFirst(prompt.count)) }
      if bare == prompt.dropLast() { return "" }
    }
    return nil
  }

  private static func withoutControls(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    var wasReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\r": view.append("\n")
      case "\n" where wasReturn: break
      case "\u{2028}", "\u{2029}": view.append("\n")
      case "\n", "\t": view.append(scalar)
      case "\u{A0}", "\u{202F}", "\u{3000}": view.append(" ")
      case "\u{200B}", "\u{FEFF}", "\u{2060}": break
      case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value): break
      default: view.append(scalar)
      }
      wasReturn = scalar == "\r"
    }
    return String(view)
  }

  /// Curly quotes become plain ones, but not inside a text that plain ones hold.
  private static func withPlainQuotes(_ line: String) -> String {
    let curly = line.unicodeScalars.contains { ("\u{2018}"..."\u{201F}").contains($0) }
    guard curly else { return line }
    var view = String.UnicodeScalarView()
    var open: Unicode.Scalar?
    for scalar in line.unicodeScalars {
      switch scalar {
      case "\"", "'":
        if open == nil { open = scalar } else if open == scalar { open = nil }
        view.append(scalar)
      case "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}": view.append(open == nil ? "\"" : scalar)
      case "\u{2018}", "\u{2019}", "\u{201A}", "\u{201B}": view.append(open == nil ? "'" : scalar)
      default: view.append(scalar)
      }
    }
    return String(view)
  }
}
