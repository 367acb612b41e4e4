import BigInt

/// A power modulo a number, a slice of its work at a time: with thousands of bits it takes seconds.
struct ModularPower {
  /// Nanoseconds of one slice.
  private static let slice = 10_000_000

  /// The power of the exponent's bits so far; all of it once `go` has given true.
  private(set) var result = BigUInt(1)
  private var square: BigUInt
  private let exponent: BigUInt
  private let modulus: BigUInt
  private var bit = 0

  /// `base` to the `exponent`, modulo `modulus`, which is above 1.
  init(_ base: BigUInt, _ exponent: BigUInt, _ modulus: BigUInt) {
    square = base % modulus
    self.exponent = exponent
    self.modulus = modulus
  }

  /// Works for a slice; true when the result is there.
  mutating func go() -> Bool {
    let end = Deadline.after(nanoseconds: Self.slice)
    while bit < exponent.bitWidth {
      if exponent[bitAt: bit] { result = result * square % modulus }
      square = square * square % modulus
      bit += 1
      if end.hasPassed { return bit == exponent.bitWidth }
    }
    return true
  }
}
