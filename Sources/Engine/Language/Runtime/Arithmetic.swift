import BigInt

/// The operators on values other than two small integers, which the machine adds itself.
enum Arithmetic {
  /// Results of `*`, `**` and `<<` hold at most this many bytes or elements.
  static let sizeLimit = 1 << 28

  /// `left op right`; throws TypeError, ZeroDivisionError, OverflowError or MemoryError.
  static func binary(_ op: BinaryOperator, _ left: Value, _ right: Value) throws -> Value {
    if let a = left.number, let b = right.number { return try numeric(op, a, b) }
    switch op {
    case .add: if let sum = try concatenation(left, right) { return sum }
    case .multiply: if let product = try repetition(left, right) { return product }
    case .modulo:
      if case .text(let text) = left { return .string(try Percent.format(text.string, right)) }
    case .subtract, .divide, .floorDivide, .power, .and, .or, .xor, .shiftLeft, .shiftRight: break
    }
    if let time = try durations(op, left, right) { return time }
    throw mismatch(op.rawValue, left, right)
  }

  /// The error for operands that do not go together; names the way out where there is one.
  static func mismatch(_ op: String, _ left: Value, _ right: Value) -> Failure {
    var hints: [String] = []
    switch (left, right) {
    case (.text, .bytes), (.bytes, .text), (.text, .buffer), (.buffer, .text):
      hints = ["encode(text) makes bytes, decode(data) makes text: choose one side"]
    case (.text, .int), (.int, .text), (.text, .float), (.float, .text), (.text, .big),
      (.big, .text):
      hints = ["str(x) makes text of a number, int(x) a number of a text", "or write \"… ${x}\""]
    case (.bytes, .int), (.int, .bytes):
      hints = ["to_bytes(n, 4, big) makes bytes of a number"]
    case (.none, _), (_, .none):
      hints = ["none means nothing was returned, or the input ended"]
    default: break
    }
    return Failure(
      .type, "`\(op)` does not go between \(left.withArticle) and \(right.withArticle)",
      why: "\(left.typeName) \(op) \(right.typeName)", hints: hints)
  }

  private static func numeric(_ op: BinaryOperator, _ a: Number, _ b: Number) throws -> Value {
    if a.isFloat || b.isFloat || op == .divide { return try floating(op, a, b) }
    if case .int(let x) = a, case .int(let y) = b, let quick = try small(op, x, y) { return quick }
    return try large(op, a.whole, b.whole)
  }

  /// Two integers of 64 bits; nil when the result may not fit.
  private static func small(_ op: BinaryOperator, _ x: Int, _ y: Int) throws -> Value? {
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
    case .shiftRight, .shiftLeft, .power, .divide: return nil
    }
    return result.overflow ? nil : .int(result.partialValue)
  }

  static func divisionByZero() -> Failure {
    Failure(.zeroDivision, "division by zero", hints: ["test the divisor before dividing"])
  }

  private static func large(_ op: BinaryOperator, _ x: BigInt, _ y: BigInt) throws -> Value {
    switch op {
    case .add: return .integer(x + y)
    case .subtract: return .integer(x - y)
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
    case .xor: return .integer(x ^ y)
    case .shiftLeft, .shiftRight:
      guard y >= 0 else { throw Failure(.value, "a shift by \(y)", why: "the count is negative") }
      guard let count = Int(exactly: y) else { throw tooLarge() }
      if op == .shiftRight { return .integer(x >> count) }
      try bound(bits: x.bitWidth.addingReportingOverflow(count).partialValue)
      return .integer(x << count)
    case .power: return try power(x, y)
    case .divide: return try floating(op, .big(x), .big(y))
    }
  }

  private static func power(_ base: BigInt, _ exponent: BigInt) throws -> Value {
    if exponent < 0 { return try floating(.power, .big(base), .big(exponent)) }
    if base.magnitude <= 1 {
      return .integer(base == -1 && exponent % 2 == 0 ? 1 : exponent.isZero ? 1 : base)
    }
    guard let count = Int(exactly: exponent) else { throw tooLarge() }
    let (bits, overflow) = base.bitWidth.multipliedReportingOverflow(by: count)
    if overflow { throw tooLarge() }
    try bound(bits: bits)
    return .integer(base.power(count))
  }

  private static func bound(bits: Int) throws {
    if bits < 0 || bits > 1 << 24 { throw tooLarge() }
  }

  private static func tooLarge() -> Failure {
    Failure(.overflow, "the result would have millions of digits", why: "bounded to 16 Mbit")
  }

  private static func floating(_ op: BinaryOperator, _ a: Number, _ b: Number) throws -> Value {
    let x = a.double
    let y = b.double
    switch op {
    case .add: return .float(x + y)
    case .subtract: return .float(x - y)
    case .multiply: return .float(x * y)
    case .divide:
      if y == 0 { throw divisionByZero() }
      return .float(x / y)
    case .floorDivide:
      if y == 0 { throw divisionByZero() }
      return .float((x / y).rounded(.down))
    case .modulo:
      if y == 0 { throw divisionByZero() }
      let remainder = x.truncatingRemainder(dividingBy: y)
      return .float(remainder != 0 && (remainder < 0) != (y < 0) ? remainder + y : remainder)
    case .power:
      if x == 0, y < 0 { throw divisionByZero() }
      return .float(FloatMath.power(x, y))
    case .and, .or, .xor, .shiftLeft, .shiftRight:
      throw mismatch(op.rawValue, a.isFloat ? .float(x) : .int(0), b.isFloat ? .float(y) : .int(0))
    }
  }

  private static func concatenation(_ left: Value, _ right: Value) throws -> Value? {
    switch (left, right) {
    case (.text(let a), .text(let b)): return .string(a.string + b.string)
    case (.bytes(let a), .bytes(let b)): return .bytes(a + b)
    case (.bytes(let a), .buffer(let b)): return .bytes(a + b.bytes)
    case (.buffer(let a), .bytes(let b)): return .buffer(Buffer(a.bytes + b))
    case (.buffer(let a), .buffer(let b)): return .buffer(Buffer(a.bytes + b.bytes))
    case (.list(let a), .list(let b)): return .items(a.items + b.items)
    case (.tuple(let a), .tuple(let b)): return .tuple(Tuple(a.items + b.items))
    default: return nil
    }
  }

  private static func repetition(_ left: Value, _ right: Value) throws -> Value? {
    guard case .int(let count) = right else {
      if case .int = left, case .int = right { return nil }
      if case .int = left { return try repetition(right, left) }
      return nil
    }
    let times = max(0, count)
    switch left {
    case .text(let text):
      try bound(text.string.utf8.count, times)
      return .string(String(repeating: text.string, count: times))
    case .bytes(let bytes):
      return .bytes(try repeated(bytes, times))
    case .buffer(let buffer):
      return .buffer(Buffer(try repeated(buffer.bytes, times)))
    case .list(let list):
      return .items(try repeated(list.items, times))
    case .tuple(let tuple):
      return .tuple(Tuple(try repeated(tuple.items, times)))
    default: return nil
    }
  }

  private static func repeated<T>(_ items: [T], _ times: Int) throws -> [T] {
    try bound(items.count, times)
    if items.count == 1 { return [T](repeating: items[0], count: times) }
    return [T](unsafeUninitializedCapacity: items.count * times) { buffer, count in
      for turn in 0..<times {
        let start = turn * items.count
        _ = buffer[start..<start + items.count].initialize(from: items)
      }
      count = items.count * times
    }
  }

  private static func bound(_ size: Int, _ times: Int) throws {
    let (total, overflow) = size.multipliedReportingOverflow(by: times)
    if overflow || total > sizeLimit {
      throw Failure(
        .memory, "\(size) × \(times) is too much to hold", why: "bounded to 256 MiB",
        hints: ["send the data in pieces"])
    }
  }

  private static func durations(_ op: BinaryOperator, _ left: Value, _ right: Value) throws
    -> Value?
  {
    switch (left, right, op) {
    case (.duration(let a), .duration(let b), .add):
      return .duration(try fit(a.addingReportingOverflow(b)))
    case (.duration(let a), .duration(let b), .subtract):
      return .duration(try fit(a.subtractingReportingOverflow(b)))
    case (.duration(let a), .duration(let b), .divide):
      if b == 0 { throw divisionByZero() }
      return .float(Double(a) / Double(b))
    case (.duration(let a), .int(let b), .multiply), (.int(let b), .duration(let a), .multiply):
      return .duration(try fit(a.multipliedReportingOverflow(by: b)))
    case (.duration(let a), _, .multiply):
      return try right.number.map { try scaled(a, by: $0.double) }
    case (_, .duration(let b), .multiply):
      return try left.number.map { try scaled(b, by: $0.double) }
    case (.duration(let a), _, .divide):
      guard let divisor = right.number?.double else { return nil }
      if divisor == 0 { throw divisionByZero() }
      return try scaled(a, by: 1 / divisor)
    default: return nil
    }
  }

  private static func scaled(_ nanoseconds: Int, by factor: Double) throws -> Value {
    let product = Double(nanoseconds) * factor
    guard product.magnitude < 9e18 else { throw tooLong() }
    return .duration(Int(product.rounded()))
  }

  private static func fit(_ result: (partialValue: Int, overflow: Bool)) throws -> Int {
    if result.overflow { throw tooLong() }
    return result.partialValue
  }

  private static func tooLong() -> Failure {
    Failure(.overflow, "the duration is too long", why: "more than 292 years")
  }

  /// `-x`, `+x`, `~x`.
  static func unary(_ op: UnaryOperator, _ value: Value) throws -> Value {
    if op == .not { return .bool(!value.isTrue) }
    switch (op, value) {
    case (.negate, .duration(let time)) where time != .min: return .duration(-time)
    case (.negate, .int(let number)) where number != .min: return .int(-number)
    default: break
    }
    guard let number = value.number else {
      throw Failure(.type, "`\(op.rawValue)` does not go before \(value.withArticle)")
    }
    if case .float(let double) = number {
      if op == .negate { return .float(-double) }
      if op == .plus { return .float(double) }
      throw Failure(.type, "`~` does not go before a float")
    }
    switch op {
    case .negate: return .integer(-number.whole)
    case .invert: return .integer(-number.whole - 1)
    case .plus, .not: return .integer(number.whole)
    }
  }
}
