/// Times: sums, differences, multiples and quotients.
extension Arithmetic {
  static func durations(_ op: BinaryOperator, _ left: Value, _ right: Value) throws
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
}
