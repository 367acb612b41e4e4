import BigInt

/// Integers in decimal digits, quickly also where they have thousands.
public enum DecimalText {
  /// As Python's `str`.
  public static func text(of value: BigInt) -> String {
    let digits = text(of: value.magnitude)
    return value.sign == .minus ? "-" + digits : digits
  }

  /// As Python's `str`.
  public static func text(of value: BigUInt) -> String {
    var words = value.words.map { UInt64($0) }
    var chunks: [UInt64] = []
    words.withUnsafeMutableBufferPointer { words in
      var count = words.count
      while count > 0 {
        var remainder: UInt64 = 0
        var index = count &- 1
        while index >= 0 {
          (words[index], remainder) = chunk.dividingFullWidth((remainder, words[index]))
          index &-= 1
        }
        chunks.append(remainder)
        while count > 0, words[count - 1] == 0 { count -= 1 }
      }
    }
    guard let first = chunks.popLast() else { return "0" }
    var text = String(first)
    for chunk in chunks.reversed() {
      let digits = String(chunk)
      text += String(repeating: "0", count: chunkDigits - digits.utf8.count) + digits
    }
    return text
  }

  /// The largest power of ten in 64 bits.
  private static let chunk: UInt64 = 10_000_000_000_000_000_000
  private static let chunkDigits = 19
}
