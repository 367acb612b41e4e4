extension String {
  /// The UTF-8 bytes without a copy where the text is stored contiguously.
  func withUTF8Bytes<T>(_ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T {
    var copy = self
    return try copy.withUTF8 { try body(UnsafeRawBufferPointer($0)) }
  }
  /// The UTF-8 bytes of a string that Swift keeps in place, with up to 15 of them in the two words and
  /// a count above the last; nil for others (StringObject.swift, "small strings").
  @inline(__always)
  var shortUTF8: (low: UInt64, high: UInt64, count: Int)? {
    let (low, high) = unsafeBitCast(self, to: (UInt64, UInt64).self)
    guard high & 1 << 61 != 0 else { return nil }
    return (low.littleEndian, high.littleEndian, Int(high >> 56) & 0xF)
  }

  /// A string of up to 15 ASCII bytes, kept in place; nil when there are others.
  @inline(__always)
  init?(shortASCII bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count <= 15 else { return nil }
    var low: UInt64 = 0
    var high: UInt64 = 0
    for (index, byte) in bytes.enumerated() {
      if index < 8 {
        low |= UInt64(byte) &<< (8 &* index)
      } else {
        high |= UInt64(byte) &<< (8 &* (index &- 8))
      }
    }
    guard (low | high) & 0x8080_8080_8080_8080 == 0 else { return nil }
    high |= UInt64(0xE0 | bytes.count) << 56
    self = unsafeBitCast((low.littleEndian, high.littleEndian), to: String.self)
  }
}
