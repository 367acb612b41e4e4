/// Text for formats that do not allow every character.
enum PlainText {
  /// Without colours, and control characters that YAML and XML forbid as pictures (U+2400 and on).
  static func printable(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in ReportColor.stripped(text).unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A: shown.append(scalar)
      case 0..<0x20: shown.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
      case 0x7F...0x9F, 0xFFFE, 0xFFFF: shown.append("\u{FFFD}")
      default: shown.append(scalar)
      }
    }
    return String(shown)
  }

  /// For the content and the attributes of XML 1.0 and HTML.
  static func escaped(_ text: String) -> String {
    var shown = ""
    for scalar in printable(text).unicodeScalars {
      switch scalar {
      case "&": shown += "&amp;"
      case "<": shown += "&lt;"
      case ">": shown += "&gt;"
      case "\"": shown += "&quot;"
      case "'": shown += "&#39;"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  /// Seconds with three digits behind the point.
  static func seconds(_ nanoseconds: Int) -> String {
    let milliseconds = max(0, nanoseconds) / 1_000_000
    let rest = String(milliseconds % 1000)
    return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }
}
