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
}
