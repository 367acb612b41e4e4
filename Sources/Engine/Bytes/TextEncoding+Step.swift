extension TextEncoding {
  /// What stands at one place of encoded text.
  enum Step: Equatable {
    case scalar(Unicode.Scalar, length: Int)
    case bad(length: Int, reason: String)
    /// The rest begins a character and does not finish it.
    case cut(reason: String)
  }

  /// Without its choice of byte order: what to decode with, and where the text begins.
  func resolved(_ bytes: UnsafeBufferPointer<UInt8>) -> (encoding: TextEncoding, start: Int) {
    switch self {
    case .utf8Signature: (.utf8, bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
    case .utf16:
      if bytes.starts(with: [0xFE, 0xFF]) {
        (.utf16BigEndian, 2)
      } else {
        (.utf16LittleEndian, bytes.starts(with: [0xFF, 0xFE]) ? 2 : 0)
      }
    case .utf32:
      if bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
        (.utf32BigEndian, 4)
      } else {
        (.utf32LittleEndian, bytes.starts(with: [0xFF, 0xFE, 0, 0]) ? 4 : 0)
      }
    case .utf8, .ascii, .latin1, .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian,
      .utf32BigEndian:
      (self, 0)
    }
  }

  /// The character at `index`, which must lie inside `bytes`.
  func step(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Step {
    switch self {
    case .utf8, .utf8Signature: Self.utf8Step(bytes, at: index)
    case .ascii:
      bytes[index] < 0x80
        ? .scalar(Unicode.Scalar(bytes[index]), length: 1)
        : .bad(length: 1, reason: "ordinal not in range(128)")
    case .latin1: .scalar(Unicode.Scalar(bytes[index]), length: 1)
    case .utf16, .utf16LittleEndian: Self.utf16Step(bytes, at: index, order: .little)
    case .utf16BigEndian: Self.utf16Step(bytes, at: index, order: .big)
    case .utf32, .utf32LittleEndian: Self.utf32Step(bytes, at: index, order: .little)
    case .utf32BigEndian: Self.utf32Step(bytes, at: index, order: .big)
    }
  }

  /// Well-formed sequences of Unicode table 3-7; a bad one ends before the first byte that
  /// cannot continue it.
  static func utf8Step(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Step {
    let lead = bytes[index]
    let length: Int
    var value: UInt32
    var allowed: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0..<0x80: return .scalar(Unicode.Scalar(lead), length: 1)
    case 0xC2...0xDF: (length, value) = (2, UInt32(lead & 0x1F))
    case 0xE0...0xEF:
      (length, value) = (3, UInt32(lead & 0x0F))
      if lead == 0xE0 { allowed = 0xA0...0xBF }
      if lead == 0xED { allowed = 0x80...0x9F }
    case 0xF0...0xF4:
      (length, value) = (4, UInt32(lead & 0x07))
      if lead == 0xF0 { allowed = 0x90...0xBF }
      if lead == 0xF4 { allowed = 0x80...0x8F }
    default: return .bad(length: 1, reason: "invalid start byte")
    }
    for place in 1..<length {
      guard index &+ place < bytes.count else { return .cut(reason: "unexpected end of data") }
      let byte = bytes[index &+ place]
      guard allowed.contains(byte) else {
        return .bad(length: place, reason: "invalid continuation byte")
      }
      allowed = 0x80...0xBF
      value = value << 6 | UInt32(byte & 0x3F)
    }
    guard let scalar = Unicode.Scalar(value) else {
      return .bad(length: 1, reason: "invalid start byte")
    }
    return .scalar(scalar, length: length)
  }

  /// The last bytes, three at most, when they begin a character and do not finish it.
  static func begunCharacter(atEndOf bytes: [UInt8]) -> [UInt8] {
    let tail = Array(bytes.suffix(3))
    return tail.withUnsafeBufferPointer { buffer in
      var index = 0
      while index < buffer.count {
        switch utf8Step(buffer, at: index) {
        case .scalar(_, let length), .bad(let length, _): index += length
        case .cut: return Array(buffer[index...])
        }
      }
      return []
    }
  }

  private static func utf16Step(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, order: ByteOrder
  ) -> Step {
    guard let unit = unit16(bytes, at: index, order) else { return .cut(reason: "truncated data") }
    if let scalar = Unicode.Scalar(unit) { return .scalar(scalar, length: 2) }
    guard unit < 0xDC00 else { return .bad(length: 2, reason: "illegal encoding") }
    guard let low = unit16(bytes, at: index &+ 2, order) else {
      return .cut(reason: "unexpected end of data")
    }
    guard (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    else { return .bad(length: 2, reason: "illegal UTF-16 surrogate") }
    return .scalar(scalar, length: 4)
  }

  private static func utf32Step(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, order: ByteOrder
  ) -> Step {
    guard let first = unit16(bytes, at: index, order),
      let second = unit16(bytes, at: index &+ 2, order)
    else { return .cut(reason: "truncated data") }
    let value = order == .big ? first << 16 | second : second << 16 | first
    if let scalar = Unicode.Scalar(value) { return .scalar(scalar, length: 4) }
    let reason =
      value > 0x10FFFF
      ? "code point not in range(0x110000)"
      : "code point in surrogate code point range(0xd800, 0xe000)"
    return .bad(length: 4, reason: reason)
  }

  private static func unit16(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, _ order: ByteOrder
  ) -> UInt32? {
    guard index &+ 1 < bytes.count else { return nil }
    let (first, second) = (UInt32(bytes[index]), UInt32(bytes[index &+ 1]))
    return order == .big ? first << 8 | second : second << 8 | first
  }
}
