import BigInt

/// The numeric tower of the language: integers without bound, and floats.
enum Number {
  case int(Int)
  case big(BigInt)
  case float(Double)

  /// Compares exactly, without rounding a large integer to a float.
  static func compare(_ a: Number, _ b: Number) -> Order {
    switch (a, b) {
    case (.int(let x), .int(let y)): return Order(x, y)
    case (.float(let x), .float(let y)): return Order(x, y)
    case (.float(let x), _): return flipped(compare(b, x))
    case (_, .float(let y)): return compare(a, y)
    case (.big, _), (_, .big): return Order(a.whole, b.whole)
    }
  }

  /// An integer against a float.
  private static func compare(_ a: Number, _ y: Double) -> Order {
    if y.isNaN { return .unordered }
    if y.isInfinite { return y > 0 ? .less : .greater }
    let floor = BigInt(y.rounded(.down))
    let order = Order(a.whole, floor)
    return order == .equal && y > y.rounded(.down) ? .less : order
  }

  private static func flipped(_ order: Order) -> Order {
    switch order {
    case .less: .greater
    case .greater: .less
    case .equal: .equal
    case .unordered: .unordered
    }
  }

  /// The integer; zero for a float, which callers exclude.
  var whole: BigInt {
    switch self {
    case .int(let value): BigInt(value)
    case .big(let value): value
    case .float: 0
    }
  }

  /// As a float; infinite when it is too large.
  var double: Double {
    switch self {
    case .int(let value): Double(value)
    case .big(let value): FloatText.double(of: value) ?? (value < 0 ? -.infinity : .infinity)
    case .float(let value): value
    }
  }

  /// The integer, cut to 64 bits; zero for a float, which callers exclude.
  var clamped: Int {
    switch self {
    case .int(let value): value
    case .big(let value): Int(exactly: value) ?? (value < 0 ? .min : .max)
    case .float: 0
    }
  }

  var isFloat: Bool {
    if case .float = self { return true }
    return false
  }
}

extension Value {
  /// The length of a time: a duration, or a number of seconds as in Python. More than 292 years
  /// are all the same; nil for what is no time.
  var nanoseconds: Int? {
    switch self {
    case .duration(let duration): return duration
    default:
      guard let number else { return nil }
      let seconds = number.double
      if seconds.isNaN { return nil }
      guard seconds.magnitude < 9e9 else { return seconds < 0 ? -.max : .max }
      if case .int(let whole) = number { return whole * 1_000_000_000 }
      return Int((seconds * 1e9).rounded())
    }
  }

  /// The number that this value is, if it is one; truths count as 0 and 1, as in Python.
  var number: Number? {
    switch self {
    case .int(let value): .int(value)
    case .bool(let value): .int(value ? 1 : 0)
    case .big(let value): .big(value.value)
    case .float(let value): .float(value)
    default: nil
    }
  }
}
