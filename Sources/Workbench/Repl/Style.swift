/// How a piece of the shell's text looks. The colours are the terminal's own 16, chosen so that they
/// can be read on light and on dark backgrounds; meaning is never told by colour alone.
enum Style: UInt8, Sendable {
  case plain, keyword, command, name, label, text, bytes, number, address, pattern, comment, error
  case prompt, faint, news, good, bad

  /// The parameters of SGR (ECMA-48); empty for plain text.
  var code: String {
    switch self {
    case .plain, .name: ""
    case .keyword: "35"
    case .command: "1"
    case .label, .faint, .comment: "2"
    case .text: "32"
    case .bytes, .pattern: "36"
    case .number: "36"
    case .address: "35"
    case .error: "4;31"
    case .prompt: "1;32"
    case .news: "36"
    case .good: "32"
    case .bad: "31"
    }
  }

  /// The text in this style; as it is without colours.
  func applied(to text: String, color: Bool) -> String {
    color && !code.isEmpty && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
