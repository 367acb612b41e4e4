/// The encodings that need no converter of the system, with Python's names for them.
public enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  /// UTF-8 that begins with a byte order mark.
  case utf8Signature = "utf-8-sig"
  case ascii = "ascii"
  case latin1 = "latin-1"
  /// Decodes by its byte order mark (little-endian without one), encodes little-endian with one.
  case utf16 = "utf-16"
  case utf16LittleEndian = "utf-16-le"
  case utf16BigEndian = "utf-16-be"
  /// As `utf16`, four bytes a character.
  case utf32 = "utf-32"
  case utf32LittleEndian = "utf-32-le"
  case utf32BigEndian = "utf-32-be"

  /// By any of Python's aliases; case, `-`, `_` and spaces make no difference.
  public init?(named name: String) {
    if name == "utf-8" {
      self = .utf8
      return
    }
    guard let encoding = Self.aliases[Self.collapsed(name)] else { return nil }
    self = encoding
  }

  /// The letters and digits of a name in lower case, which is what tells encodings apart.
  public static func collapsed(_ name: String) -> String {
    String(
      decoding: name.utf8.compactMap { byte in
        switch byte {
        case 0x30...0x39, 0x61...0x7A, 0x80...: byte
        case 0x41...0x5A: byte | 0x20
        default: nil
        }
      }, as: UTF8.self)
  }

  private static let aliases: [String: TextEncoding] = [
    "utf8": .utf8, "u8": .utf8, "utf": .utf8, "cp65001": .utf8, "utf8sig": .utf8Signature,
    "ascii": .ascii, "usascii": .ascii, "us": .ascii, "646": .ascii, "iso646us": .ascii,
    "ansix341968": .ascii, "latin1": .latin1, "latin": .latin1, "l1": .latin1,
    "iso88591": .latin1, "iso8859": .latin1, "8859": .latin1, "88591": .latin1,
    "cp819": .latin1, "ibm819": .latin1, "utf16": .utf16, "u16": .utf16,
    "utf16le": .utf16LittleEndian, "utf16be": .utf16BigEndian, "utf32": .utf32, "u32": .utf32,
    "utf32le": .utf32LittleEndian, "utf32be": .utf32BigEndian,
  ]
}
