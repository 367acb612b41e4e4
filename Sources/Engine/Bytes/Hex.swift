/// Bytes as hexadecimal text and back: Python's `bytes.hex` and `bytes.fromhex`.
public enum Hex {
  /// Two lower-case digits a byte, `separator` between bytes.
  public static func text(
    of bytes: some Collection<UInt8>, separator: String = ""
  ) -> String {
    var digits: [UInt8] = []
    let gap = Array(separator.utf8)
    digits.reserveCapacity(bytes.count * (2 + gap.count))
    var first = true
    for byte in bytes {
      if first { first = false } else if !gap.isEmpty { digits.append(contentsOf: gap) }
      digits.append(digit(byte >> 4))
      digits.append(digit(byte & 15))
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// At least `width` lower-case digits of a number, as offsets are shown.
  public static func text(of value: Int, width: Int) -> String {
    let digits = String(UInt(bitPattern: value), radix: 16)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// The bytes that `text` spells; white space may stand between bytes.
  public static func bytes(of text: String) throws(HexError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count / 2)
    var high: UInt8?
    var offset = 0
    for scalar in text.unicodeScalars {
      if let value = value(of: scalar) {
        if let first = high {
          bytes.append(first << 4 | value)
          high = nil
        } else {
          high = value
        }
      } else if scalar.properties.isWhitespace {
        if high != nil { throw .loneDigit(offset: offset - 1) }
      } else {
        throw .notADigit(Character(scalar), offset: offset)
      }
      offset += 1
    }
    if high != nil { throw .loneDigit(offset: offset - 1) }
    return bytes
  }

  private static func digit(_ nibble: UInt8) -> UInt8 {
    nibble < 10 ? 0x30 &+ nibble : 0x57 &+ nibble
  }

  private static func value(of scalar: Unicode.Scalar) -> UInt8? {
    switch scalar {
    case "0"..."9": UInt8(truncatingIfNeeded: scalar.value &- 0x30)
    case "a"..."f": UInt8(truncatingIfNeeded: scalar.value &- 0x57)
    case "A"..."F": UInt8(truncatingIfNeeded: scalar.value &- 0x37)
    default: nil
    }
  }
}
