/// Floats, as CPython computes them.
extension Arithmetic {
  static func floating(_ op: BinaryOperator, _ a: Number, _ b: Number) throws -> Value {
    let x = try double(a)
    let y = try double(b)
    switch op {
    case .add: return .float(x + y)
    case .subtract: return .float(x - y)
    case .multiply: return .float(x * y)
    case .divide:
      if y == 0 { throw divisionByZero() }
      return .float(x / y)
    case .floorDivide:
      if y == 0 { throw divisionByZero() }
      return .float(floorQuotient(x, y))
    case .modulo:
      if y == 0 { throw divisionByZero() }
      return .float(modulus(x, y))
    case .power: return .float(try power(x, y))
    case .and, .or, .xor, .shiftLeft, .shiftRight:
      throw mismatch(op.rawValue, a.isFloat ? .float(x) : .int(0), b.isFloat ? .float(y) : .int(0))
    }
  }

  private static func double(_ number: Number) throws -> Double {
    let value = number.double
    if !number.isFloat, value.isInfinite {
      throw Failure(.overflow, "the int is too large for a float", why: "floats end near 1.8e308")
    }
    return value
  }

  /// The remainder with the sign of the divisor.
  private static func modulus(_ x: Double, _ y: Double) -> Double {
    let remainder = x.truncatingRemainder(dividingBy: y)
    if remainder == 0 { return Double(signOf: y, magnitudeOf: 0) }
    return (remainder < 0) != (y < 0) ? remainder + y : remainder
  }

  /// The floor of the exact quotient, not of the rounded one.
  private static func floorQuotient(_ x: Double, _ y: Double) -> Double {
    let remainder = x.truncatingRemainder(dividingBy: y)
    var quotient = (x - remainder) / y
    if remainder != 0, (remainder < 0) != (y < 0) { quotient -= 1 }
    if quotient == 0 { return Double(signOf: x / y, magnitudeOf: 0) }
    let floor = quotient.rounded(.down)
    return quotient - floor > 0.5 ? floor + 1 : floor
  }

  private static func power(_ x: Double, _ y: Double) throws -> Double {
    if x == 0, y < 0 { throw divisionByZero() }
    let result = FloatMath.power(x, y)
    if result.isInfinite, x.isFinite, y.isFinite {
      throw Failure(.overflow, "the power is too large for a float", why: "floats end near 1.8e308")
    }
    if result.isNaN, !x.isNaN, !y.isNaN {
      throw Failure(
        .value, "a negative number has no power with a fraction", why: "it would be complex")
    }
    return result
  }
}
