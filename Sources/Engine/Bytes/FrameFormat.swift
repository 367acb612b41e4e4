/// How messages are told apart in a stream of bytes.
public enum FrameFormat: Equatable, Sendable {
  /// The length of what follows, in this many bytes: 1, 2, 4 or 8.
  case prefix(length: Int, order: ByteOrder)
  /// The length in ten decimal digits, as the lecture's video server sends it.
  case tenDigits
  /// Up to a line feed, which a carriage return may precede; neither is part of the message.
  case line
  /// Up to these bytes, which are not part of the message.
  case delimiter([UInt8])

  /// The names of the formats that have one.
  public static let names = [
    "u8", "u16be", "u16le", "u32be", "u32le", "u64be", "u64le", "ascii10", "line",
  ]

  /// Whether a text that is no name looks like one (`u99`, `u32`, `lines`), so that it is hardly a delimiter.
  public static func isMisspelt(_ text: String) -> Bool {
    guard FrameFormat(named: text) == nil, text.utf8.count > 1 else { return false }
    return text.wholeMatch(of: /[ui][0-9]+[a-z]*/) != nil
      || (text.utf8.allSatisfy { (0x61...0x7A).contains($0) }
        && !NearNames.nearest(to: text, in: names, limit: 1).isEmpty)
  }

  /// By its name; nil for a name that is not in `names`.
  public init?(named name: String) {
    switch name {
    case "u8": self = .prefix(length: 1, order: .big)
    case "u16be": self = .prefix(length: 2, order: .big)
    case "u16le": self = .prefix(length: 2, order: .little)
    case "u32be": self = .prefix(length: 4, order: .big)
    case "u32le": self = .prefix(length: 4, order: .little)
    case "u64be": self = .prefix(length: 8, order: .big)
    case "u64le": self = .prefix(length: 8, order: .little)
    case "ascii10": self = .tenDigits
    case "line": self = .line
    default: return nil
    }
  }
}
