/// Bytes as a transcript writes them: as text where people can read it, else in hexadecimal.
enum TranscriptLiteral {
  /// Bytes of hexadecimal on a line, as in a hexdump.
  private static let width = 16

  /// One literal a line: text is broken behind each line feed, hexadecimal after 16 bytes.
  static func lines(of bytes: [UInt8]) -> [String] {
    if let text = readable(bytes) { return textLines(text) }
    return stride(from: 0, to: bytes.count, by: width).map { start in
      "x\"\(Hex.text(of: bytes[start..<min(start + width, bytes.count)], separator: " "))\""
    }
  }

  /// A text in quotes, on one line.
  static func quoted(_ text: String) -> String {
    "\"" + text.unicodeScalars.map(escaped).joined() + "\""
  }

  /// Bytes on one line as a script writes what is expected: `"Hello"`, or `x"00 14"`.
  static func expected(_ bytes: [UInt8]) -> String {
    guard let text = readable(bytes) else { return "x\"\(Hex.text(of: bytes, separator: " "))\"" }
    return quoted(text).replacing("$", with: "\\$")
  }

  /// A bytes value on one line, as a script writes it.
  static func value(_ bytes: [UInt8]) -> String {
    guard let text = readable(bytes), text.utf8.allSatisfy({ $0 < 0x80 }) else {
      return "x\"\(Hex.text(of: bytes, separator: " "))\""
    }
    return "b" + quoted(text)
  }

  /// The text that bytes are: UTF-8 in which at most every fourth character is a control character.
  static func readable(_ bytes: [UInt8]) -> String? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let controls = text.unicodeScalars.count { scalar in
      (scalar.value < 0x20 && !"\t\r\n".unicodeScalars.contains(scalar)) || scalar.value == 0x7F
    }
    return controls * 4 <= text.unicodeScalars.count ? text : nil
  }

  private static func textLines(_ text: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for scalar in text.unicodeScalars {
      line += escaped(scalar)
      if scalar == "\n" {
        lines.append("\"\(line)\"")
        line = ""
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append("\"\(line)\"") }
    return lines
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    case "\0": return "\\0"
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case _ where scalar.value < 0x20 || scalar.value == 0x7F:
      return "\\x" + Hex.text(of: CollectionOfOne(UInt8(truncatingIfNeeded: scalar.value)))
    case _: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse,
      .surrogate:
      return "\\u{\(String(scalar.value, radix: 16))}"
    default: return String(scalar)
    }
  }
}
