/// Text from anywhere as a terminal may be given it: what it would obey instead of drawing is shown.
public enum TerminalText {
  /// With the C0 and C1 controls (ECMA-48) and DEL as `\x1b`; tabs and the ends of lines, `\r` too, stay.
  public static func shown(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isObeyed) else { return text }
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard isObeyed(scalar) else {
        shown.append(scalar)
        continue
      }
      shown.append(contentsOf: "\\x\(Hex.text(of: Int(scalar.value), width: 2))".unicodeScalars)
    }
    return String(shown)
  }

  private static func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F..<0xA0: true
    default: false
    }
  }
}
