import BigInt

/// Integers without bound, as far as a script can wait for them.
extension Arithmetic {
  /// Integers have at most this many bits, which are about 78,900 decimal digits.
  static let bitLimit = 1 << 18

  /// Two integers of 64 bits; nil when the result may not fit.
  static func small(_ op: BinaryOperator, _ x: Int, _ y: Int) throws -> Value? {
    let result: (partialValue: Int, overflow: Bool)
    switch op {
    case .add: result = x.addingReportingOverflow(y)
    case .subtract: result = x.subtractingReportingOverflow(y)
    case .multiply: result = x.multipliedReportingOverflow(by: y)
    case .floorDivide, .modulo:
      if y == 0 { throw divisionByZero() }
      if y == -1 { return op == .modulo ? .int(0) : nil }
      let quotient = x / y
      let remainder = x % y
      let shift = remainder != 0 && (remainder < 0) != (y < 0)
      return .int(op == .modulo ? (shift ? remainder + y : remainder) : quotient - (shift ? 1 : 0))
    case .and: return .int(x & y)
    case .or: return .int(x | y)
    case .xor: return .int(x ^ y)
    case .shiftRight where y >= 0: return .int(x >> min(y, 63))
    case .divide:
      if y == 0 { throw divisionByZero() }
      guard x.magnitude <= 1 << 53, y.magnitude <= 1 << 53 else { return nil }
      return .float(Double(x) / Double(y))
    case .shiftRight, .shiftLeft, .power: return nil
    }
    return result.overflow ? nil : .int(result.partialValue)
  }

  static func large(_ op: BinaryOperator, _ x: BigInt, _ y: BigInt) throws -> Value {
    switch op {
    case .add, .subtract:
      try bound(bits: max(x.bitWidth, y.bitWidth))
      return .integer(op == .add ? x + y : x - y)
    case .multiply:
      try bound(bits: x.bitWidth + y.bitWidth)
      return .integer(x * y)
    case .floorDivide, .modulo:
      if y.isZero { throw divisionByZero() }
      let (quotient, remainder) = x.quotientAndRemainder(dividingBy: y)
      let shift = !remainder.isZero && (remainder < 0) != (y < 0)
      return .integer(
        op == .modulo ? (shift ? remainder + y : remainder) : (shift ? quotient - 1 : quotient))
    case .and: return .integer(x & y)
    case .or: return .integer(x | y)
    case .xor: return .integer((x | y) - (x & y))
    case .shiftLeft, .shiftRight:
      guard y >= 0 else {
        throw Failure(
          .value, "a shift by a negative number", hints: ["`<<` and `>>` shift the other way"])
      }
      if op == .shiftRight {
        let count = Number.big(y).clamped
        return .integer(x < 0 ? -1 - ((-1 - x) >> count) : x >> count)
      }
      if x.isZero { return .int(0) }
      try bound(bits: x.bitWidth.addingReportingOverflow(Number.big(y).clamped).partialValue)
      return .integer(x << Number.big(y).clamped)
    case .power: return try power(x, y)
    case .divide: return try quotient(x, y)
    }
  }

  private static func power(_ base: BigInt, _ exponent: BigInt) throws -> Value {
    if exponent < 0 { return try floating(.power, .big(base), .big(exponent)) }
    if base.magnitude <= 1 {
      return .integer(base == -1 && exponent % 2 == 0 ? 1 : exponent.isZero ? 1 : base)
    }
    let size = base.magnitude.bitWidth
    let (least, overflow) = (size - 1).multipliedReportingOverflow(by: Number.big(exponent).clamped)
    if overflow { throw tooLarge() }
    try bound(bits: least)
    let isNegative = base < 0 && exponent % 2 == 1
    if base.magnitude.trailingZeroBitCount == size - 1 {
      return .integer(isNegative ? -(BigInt(1) << least) : BigInt(1) << least)
    }
    if size * (least / (size - 1)) > bitLimit * 3 / 2 { throw tooLarge() }
    let result = base.power(least / (size - 1))
    try bound(bits: result.bitWidth)
    return .integer(result)
  }

  /// `x / y` as the nearest float, also where neither fits one.
  private static func quotient(_ x: BigInt, _ y: BigInt) throws -> Value {
    if y.isZero { throw divisionByZero() }
    // Sixty-odd bits of the quotient, the lowest set when there is a remainder, then one rounding.
    let wanted = 66 - (x.magnitude.bitWidth - y.magnitude.bitWidth)
    let shift = min(wanted, 1100)
    let scaled = shift > 0 ? x.magnitude << shift : x.magnitude
    let divisor = shift < 0 ? y.magnitude << -shift : y.magnitude
    var (bits, remainder) = scaled.quotientAndRemainder(dividingBy: divisor)
    if !remainder.isZero { bits |= 1 }
    let dropped = max(0, bits.bitWidth - 53, shift - 1074)
    var kept = bits >> dropped
    let rest = bits - (kept << dropped)
    let half = dropped > 0 ? BigUInt(1) << (dropped - 1) : 0
    if dropped > 0, rest > half || (rest == half && kept & 1 == 1) { kept += 1 }
    let magnitude = Double(
      sign: .plus, exponent: dropped - shift, significand: Double(UInt64(kept)))
    guard magnitude.isFinite else {
      throw Failure(
        .overflow, "the quotient is too large for a float", hints: ["`//` gives an int"])
    }
    return .float((x < 0) != (y < 0) ? -magnitude : magnitude)
  }

  private static func bound(bits: Int) throws {
    if bits < 0 || bits > bitLimit { throw tooLarge() }
  }

  private static func tooLarge() -> Failure {
    Failure(
      .overflow, "the result would have more than 78,900 digits",
      why: "integers are bounded to \(bitLimit) bits")
  }
}
