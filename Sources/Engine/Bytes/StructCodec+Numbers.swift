import BigInt

/// Which values the letters take, and floats as bit patterns (IEEE 754).
extension StructCodec {
  /// `?` takes anything: what counts is whether it is true.
  static func truth(of value: StructField) -> Bool {
    switch value {
    case .int(let number): number != 0
    case .big(let number): number != 0
    case .double(let number): number != 0
    case .bytes(let bytes): !bytes.isEmpty
    case .bool(let flag): flag
    }
  }

  static func integer(of value: StructField) -> BigInt? {
    switch value {
    case .int(let number): BigInt(number)
    case .big(let number): number
    case .bool(let flag): flag ? 1 : 0
    case .double, .bytes: nil
    }
  }

  /// An integer too large for a float becomes infinite, which `pattern` then refuses.
  static func number(of value: StructField) -> (value: Double, wasFinite: Bool)? {
    switch value {
    case .int(let number): (Double(number), true)
    case .big(let number): (FloatText.double(of: number) ?? .infinity, true)
    case .double(let number): (number, number.isFinite)
    case .bool(let flag): (flag ? 1 : 0, true)
    case .bytes: nil
    }
  }

  /// nil when a finite number becomes infinite in so few bits.
  static func pattern(of number: (value: Double, wasFinite: Bool), length: Int) -> UInt64? {
    let isInfinite: Bool
    let pattern: UInt64
    switch length {
    case 2:
      let half = Float16(number.value)
      (isInfinite, pattern) = (half.isInfinite, UInt64(half.bitPattern))
    case 4:
      let single = Float(number.value)
      (isInfinite, pattern) = (single.isInfinite, UInt64(single.bitPattern))
    default:
      (isInfinite, pattern) = (number.value.isInfinite, number.value.bitPattern)
    }
    return isInfinite && number.wasFinite ? nil : pattern
  }

  static func number(of pattern: UInt64, length: Int) -> Double {
    switch length {
    case 2: Double(Float16(bitPattern: UInt16(truncatingIfNeeded: pattern)))
    case 4: Double(Float(bitPattern: UInt32(truncatingIfNeeded: pattern)))
    default: Double(bitPattern: pattern)
    }
  }
}
