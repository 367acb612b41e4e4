/// Hashes for tables in memory: cheaper than `Hasher`, and not to be foreseen from outside either.
enum TableHash {
  private static let secret = Int.random(in: .min ... .max)

  /// Spreads a number over all bits.
  @inline(__always)
  static func mixed(_ hash: Int, _ seed: Int) -> Int {
    let product = UInt(bitPattern: hash ^ secret ^ seed)
      .multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return Int(bitPattern: product.high ^ product.low)
  }
}
