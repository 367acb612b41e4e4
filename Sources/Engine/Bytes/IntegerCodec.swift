import BigInt

/// Integers as bytes and back: Python's `int.to_bytes` and `int.from_bytes`, two's complement.
public enum IntegerCodec {
  /// The longest form that is made: 1 MiB (8,388,608 bits).
  public static let longestLength = 1 << 20

  /// The `length` bytes of `value`; zero fits in no bytes at all, as in Python.
  public static func encode(
    _ value: Int, length: Int, order: ByteOrder, signed: Bool = false
  ) throws(IntegerCodecError) -> [UInt8] {
    try check(length)
    if !signed, value < 0 { throw .negativeUnsigned(BigInt(value)) }
    let needs = bytesNeeded(for: value, signed: signed)
    if needs > length {
      throw .tooLong(BigInt(value), length: length, needs: needs, signed: signed)
    }
    if length == 4 { return fourBytes(UInt32(truncatingIfNeeded: value), order) }
    var bytes = [UInt8](repeating: value < 0 ? 0xFF : 0, count: length)
    var rest = value
    for index in 0..<min(length, 8) {
      bytes[order == .big ? length &- 1 &- index : index] = UInt8(truncatingIfNeeded: rest)
      rest >>= 8
    }
    return bytes
  }

  /// The same for an integer of any size.
  public static func encode(
    _ value: BigInt, length: Int, order: ByteOrder, signed: Bool = false
  ) throws(IntegerCodecError) -> [UInt8] {
    if let small = Int(exactly: value) {
      return try encode(small, length: length, order: order, signed: signed)
    }
    try check(length)
    if !signed, value.sign == .minus { throw .negativeUnsigned(value) }
    let needs = bytesNeeded(for: value, signed: signed)
    if needs > length { throw .tooLong(value, length: length, needs: needs, signed: signed) }
    var bytes = [UInt8](repeating: value.sign == .minus ? 0xFF : 0, count: length)
    let words = value.words
    for index in 0..<min(length, words.count &* 8) {
      let byte = UInt8(truncatingIfNeeded: words[index >> 3] >> UInt((index & 7) << 3))
      bytes[order == .big ? length &- 1 &- index : index] = byte
    }
    return bytes
  }

  /// The integer that `bytes` stand for; no bytes stand for 0.
  public static func decode(
    _ bytes: some RandomAccessCollection<UInt8>, order: ByteOrder, signed: Bool = false
  ) -> BigInt {
    if let small = decodeInt(bytes, order: order, signed: signed) { return BigInt(small) }
    switch order {
    case .little: return BigInt(words: words(of: bytes, signed: signed))
    case .big: return BigInt(words: words(of: bytes.reversed(), signed: signed))
    }
  }

  /// The same without a big integer; nil when the value lies outside -2^63…2^63-1.
  public static func decodeInt(
    _ bytes: some RandomAccessCollection<UInt8>, order: ByteOrder, signed: Bool = false
  ) -> Int? {
    switch order {
    case .big: return smallValue(bytes, signed: signed)
    case .little: return smallValue(bytes.reversed(), signed: signed)
    }
  }

  /// The fewest bytes that hold `value`, as `encode` counts them.
  public static func bytesNeeded(for value: Int, signed: Bool) -> Int {
    if value == 0 { return 0 }
    let bits = 64 - (value ^ (value >> 63)).leadingZeroBitCount
    return (bits + (signed ? 8 : 7)) >> 3
  }

  /// The fewest bytes that hold `value`, as `encode` counts them.
  public static func bytesNeeded(for value: BigInt, signed: Bool) -> Int {
    if let small = Int(exactly: value) { return bytesNeeded(for: small, signed: signed) }
    let magnitude = value.sign == .minus ? value.magnitude - 1 : value.magnitude
    return (magnitude.bitWidth + (signed ? 8 : 7)) >> 3
  }

  /// The most frequent length; an array literal is made twice as fast as one of a given count.
  private static func fourBytes(_ value: UInt32, _ order: ByteOrder) -> [UInt8] {
    let word = order == .big ? value.byteSwapped : value
    return [
      UInt8(truncatingIfNeeded: word), UInt8(truncatingIfNeeded: word >> 8),
      UInt8(truncatingIfNeeded: word >> 16), UInt8(truncatingIfNeeded: word >> 24),
    ]
  }

  private static func check(_ length: Int) throws(IntegerCodecError) {
    if length < 0 { throw .negativeLength(length) }
    if length > longestLength { throw .lengthTooLarge(length) }
  }

  /// Most significant byte first.
  private static func smallValue(_ bytes: some Collection<UInt8>, signed: Bool) -> Int? {
    guard let first = bytes.first else { return 0 }
    let fill: UInt8 = signed && first >= 0x80 ? 0xFF : 0
    var value = fill == 0 ? 0 : -1
    var significant = 0
    for byte in bytes {
      if significant == 0, byte == fill { continue }
      significant &+= 1
      if significant > 8 { return nil }
      value = (value << 8) | Int(byte)
    }
    let fits = significant < 8 || (value < 0) == (fill == 0xFF)
    return fits ? value : nil
  }

  /// Two's complement words, least significant first, with a word of sign behind them.
  private static func words(of bytes: some Collection<UInt8>, signed: Bool) -> [UInt] {
    var words: [UInt] = []
    words.reserveCapacity(bytes.count / 8 + 2)
    var word: UInt = 0
    var shift: UInt = 0
    var last: UInt8 = 0
    for byte in bytes {
      word |= UInt(byte) << shift
      shift &+= 8
      last = byte
      if shift == 64 {
        words.append(word)
        word = 0
        shift = 0
      }
    }
    let fill: UInt = signed && last >= 0x80 ? .max : 0
    if shift > 0 { words.append(word | (fill << shift)) }
    words.append(fill)
    return words
  }
}
