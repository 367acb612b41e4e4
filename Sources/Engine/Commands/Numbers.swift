import BigInt

extension CommandTable {
  /// Calculating with numbers, beyond the operators.
  static let numbers: [Command] = [
    Command(
      "abs", "number", .values, "a number without its sign",
      python: "abs(-5)", example: "print abs(-5)", Numbers.abs),
    Command(
      "round", "number digits?", .values, "the nearest integer, or so many digits behind the point",
      details: "A number right between two goes to the even one, as in Python: round(2.5) is 2.",
      python: "round(2.5)", example: "print round(3.14159, 2)", Numbers.round),
    Command(
      "divmod", "a b", .values, "the whole quotient and the remainder",
      python: "divmod(7, 2)", example: "q, r = divmod(7, 2); print q r", Numbers.divmod),
    Command(
      "pow", "base exponent modulus?", .values, "a power, or its remainder by a modulus",
      python: "pow(2, 10)", example: "print pow(2, 10)", waiting: Numbers.pow),
    Command(
      "min", "values... default=", .values, "the smallest of the values, or of a list",
      details: "default=0 is the answer for an empty list.",
      python: "min(xs)", example: "print min(3, 1, 2)", { try Numbers.extreme($0, .less) }),
    Command(
      "max", "values... default=", .values, "the largest of the values, or of a list",
      details: "default=0 is the answer for an empty list.",
      python: "max(xs)", example: "print max([3, 1, 2])", { try Numbers.extreme($0, .greater) }),
    Command(
      "sum", "values start?", .values, "all elements added up",
      python: "sum(xs)", example: "print sum([1, 2, 3])", Numbers.sum),
  ]
}

/// The bodies of the commands that calculate.
@EngineActor
enum Numbers {
  static func abs(_ call: borrowing Call) throws -> Value {
    switch call[0] {
    case .int(let number) where number != .min: return .int(Swift.abs(number))
    case .int(let number): return .integer(BigInt(number.magnitude))
    case .bool(let truth): return .int(truth ? 1 : 0)
    case .big(let number): return .integer(BigInt(number.value.magnitude))
    case .float(let number): return .float(number.magnitude)
    case .duration(let time): return .duration(time == .min ? .max : Swift.abs(time))
    default: throw call.mistyped(0, "a number")
    }
  }

  static func round(_ call: borrowing Call) throws -> Value {
    guard let number = call[0].number else { throw call.mistyped(0, "a number") }
    guard case .float(let value) = number else { return try rounded(number.whole, call) }
    guard call.isPresent(1) else {
      let whole = value.rounded(.toNearestOrEven)
      if let small = Int(exactly: whole) { return .int(small) }
      guard whole.isFinite else {
        throw Failure(
          whole.isNaN ? .value : .overflow, "round: \(FloatText.repr(value)) is no integer",
          argument: 0)
      }
      return .integer(BigInt(whole))
    }
    let places = try call.int(1)
    guard value.isFinite, places < 400 else { return call[0] }
    guard places > -400 else { return .float(value.sign == .minus ? -0.0 : 0) }
    let digits = DecimalDigits(exact: value.magnitude).rounded(toPlaces: places)
    let text = digits.fixed(places: max(0, places))
    guard let result = Double(text), result.isFinite else {
      throw Failure(.overflow, "round: the result is too large for a float", argument: 0)
    }
    return .float(value.sign == .minus ? -result : result)
  }

  /// An integer to tens, hundreds and so on, when the digits are negative.
  private static func rounded(_ value: BigInt, _ call: borrowing Call) throws -> Value {
    let digits = try call.int(1, default: 0)
    if digits >= 0 { return .integer(value) }
    // 2^(10n) is above 10^(3n): with more digits than that, nothing but zero is left.
    guard digits > -(value.bitWidth / 3 + 2) else { return .int(0) }
    let unit = BigInt(10).power(-digits)
    let (quotient, remainder) = value.magnitude.quotientAndRemainder(
      dividingBy: unit.magnitude)
    let twice = remainder * 2
    let roundsUp = twice > unit.magnitude || (twice == unit.magnitude && quotient % 2 == 1)
    let result = BigInt((quotient + (roundsUp ? 1 : 0)) * unit.magnitude)
    return .integer(value.sign == .minus ? -result : result)
  }

  static func divmod(_ call: borrowing Call) throws -> Value {
    for slot in 0...1 where call[slot].number == nil { throw call.mistyped(slot, "a number") }
    let (a, b) = (call[0], call[1])
    return try call.blaming(1) {
      .tuple(
        Tuple([
          try Arithmetic.binary(.floorDivide, a, b), try Arithmetic.binary(.modulo, a, b),
        ]))
    }
  }

  static func pow(_ call: borrowing Call) throws -> Outcome {
    for slot in 0...1 where call[slot].number == nil { throw call.mistyped(slot, "a number") }
    let (a, b) = (call[0], call[1])
    guard call.isPresent(2) else {
      return .value(try call.blaming(1) { try Arithmetic.binary(.power, a, b) })
    }
    let base = try whole(call, 0)
    var exponent = try whole(call, 1)
    let modulus = try whole(call, 2)
    if modulus.isZero { throw call.invalid(2, "the modulus is 0") }
    guard exponent.bitWidth <= 1 << 14, modulus.bitWidth <= 1 << 14 else {
      throw call.invalid(1, "the numbers are too large", why: "bounded to 16384 bits")
    }
    let size = BigInt(modulus.magnitude)
    // 0 is the only remainder; it is its own inverse, which BigInt does not know.
    if size == 1 { return .value(.integer(0)) }
    var start = base.modulus(size)
    if exponent < 0 {
      guard let inverse = start.inverse(size) else {
        throw call.invalid(0, "\(base) has no inverse for the modulus \(modulus)")
      }
      (start, exponent) = (inverse.modulus(size), -exponent)
    }
    func remainder(_ power: ModularPower) -> Value {
      let result = BigInt(power.result)
      return .integer(modulus.sign == .minus && !result.isZero ? result - size : result)
    }
    var power = ModularPower(start.magnitude, exponent.magnitude, size.magnitude)
    if power.go() { return .value(remainder(power)) }
    let task = call.task
    task.waitingFor = "pow"
    return .wait { [power] in
      var power = power
      repeat { try await task.breathe() } while !power.go()
      return remainder(power)
    }
  }

  private static func whole(_ call: borrowing Call, _ slot: Int) throws -> BigInt {
    guard let number = call[slot].number, !number.isFloat else {
      throw call.mistyped(slot, "an int")
    }
    return number.whole
  }

  /// The smallest or largest: the first of those that are equal.
  static func extreme(_ call: borrowing Call, _ wanted: Order) throws -> Value {
    let rest = call.rest
    let slot = call.fixedCount
    if rest.isEmpty { throw call.mistyped(slot, "a list, or several values") }
    let items = rest.count == 1 ? try call.elements(slot) : rest
    guard var best = items.first else {
      if call.has(0) { return call[0] }
      throw call.invalid(
        slot, "there is nothing to choose from", why: "the list is empty",
        hints: ["default=0 gives 0 for an empty list"])
    }
    for (index, item) in items.enumerated().dropFirst() {
      let order = try call.blaming(rest.count == 1 ? slot : slot + index) {
        try Value.order(item, best)
      }
      if order == wanted { best = item }
    }
    return best
  }

  static func sum(_ call: borrowing Call) throws -> Value {
    var total = call.has(1) ? call[1] : .int(0)
    let items: [Value]
    if case .list(let list) = call[0] { items = list.items } else { items = try call.elements(0) }
    for item in items {
      if case .int(let a) = total, case .int(let b) = item {
        let (sum, overflow) = a.addingReportingOverflow(b)
        if !overflow {
          total = .int(sum)
          continue
        }
      }
      if !call.has(1), case .text = item {
        throw call.mistyped(
          0, "a list of numbers", hints: ["join(\"\", texts) puts texts together"])
      }
      let before = total
      if case .duration = item, !call.has(1), before == .int(0) {
        total = item
      } else {
        total = try call.blaming(0) { try Arithmetic.binary(.add, before, item) }
      }
    }
    return total
  }
}
