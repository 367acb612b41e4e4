/// Short texts made of bytes, kept so that the same word from the wire costs no memory each time: a
/// protocol has few of them.
@EngineActor
enum ShortTexts {
  private struct Entry {
    var key: UInt64 = 0
    var text: Text?
  }

  private static let size = 256
  private static var entries = [Entry](repeating: Entry(), count: size)

  /// The text of up to 7 bytes of UTF-8; nil for more, and for what is no UTF-8.
  static func text(utf8 bytes: [UInt8]) -> Text? {
    guard bytes.count < 8 else { return nil }
    var key = UInt64(bytes.count) << 56
    for (index, byte) in bytes.enumerated() { key |= UInt64(byte) << UInt64(8 * index) }
    let place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 56) & (size - 1)
    if entries[place].key == key, let text = entries[place].text { return text }
    guard let string = String(validUTF8: bytes) else { return nil }
    let text = Text(string)
    entries[place] = Entry(key: key, text: text)
    return text
  }
}
