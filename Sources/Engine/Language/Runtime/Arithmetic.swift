/// The operators on values other than two small integers, which the machine adds itself.
enum Arithmetic {
  /// Texts, bytes and lists made by operators hold at most this many bytes.
  static let sizeLimit = 1 << 28
  /// Lists hold at most as many elements as fit into that.
  static let elementLimit = sizeLimit / MemoryLayout<Value>.size

  /// `left op right`; throws TypeError, ValueError, ZeroDivisionError, OverflowError or MemoryError.
  static func binary(_ op: BinaryOperator, _ left: Value, _ right: Value) throws -> Value {
    if let a = left.number, let b = right.number {
      if op == .and || op == .or || op == .xor, case .bool(let x) = left, case .bool(let y) = right
      {
        return .bool(op == .and ? x && y : op == .or ? x || y : x != y)
      }
      return try numeric(op, a, b)
    }
    switch op {
    case .add: if let sum = try concatenation(left, right) { return sum }
    case .multiply: if let product = try repetition(left, right) { return product }
    case .modulo:
      if case .text(let text) = left { return .string(try Percent.format(text.string, right)) }
    case .or: if let merged = merge(left, right) { return merged }
    case .subtract, .divide, .floorDivide, .power, .and, .xor, .shiftLeft, .shiftRight: break
    }
    if let time = try durations(op, left, right) { return time }
    throw mismatch(op.rawValue, left, right)
  }

  /// The error for operands that do not go together; names the way out where there is one.
  static func mismatch(_ op: String, _ left: Value, _ right: Value) -> Failure {
    Failure(
      .type, "`\(op)` does not go between \(left.withArticle) and \(right.withArticle)",
      why: "\(left.typeName) \(op) \(right.typeName)", hints: mismatchHints(left, right))
  }

  static func mismatchHints(_ left: Value, _ right: Value) -> [Wording] {
    switch (left, right) {
    case (.text, .bytes), (.bytes, .text), (.text, .buffer), (.buffer, .text):
      ["encode(text) makes bytes, decode(data) makes text: choose one side"]
    case (.text, .int), (.int, .text), (.text, .float), (.float, .text), (.text, .big),
      (.big, .text):
      ["str(x) makes text of a number, int(x) a number of a text", "or write \"… ${x}\""]
    case (.map, .map): ["`a | b` joins two maps"]
    case (.bytes, .int), (.int, .bytes):
      ["to_bytes(n, 4, big) makes bytes of a number"]
    case (.duration, .int), (.int, .duration), (.duration, .float), (.float, .duration):
      ["a time has a unit, as 2s or 500ms"]
    case (.none, _), (_, .none):
      ["none means nothing was returned, or the input ended"]
    default: []
    }
  }

  private static func numeric(_ op: BinaryOperator, _ a: Number, _ b: Number) throws -> Value {
    if case .int(let x) = a, case .int(let y) = b, let quick = try small(op, x, y) { return quick }
    if a.isFloat || b.isFloat { return try floating(op, a, b) }
    return try large(op, a.whole, b.whole)
  }

  static func divisionByZero() -> Failure {
    Failure(.zeroDivision, "division by zero", hints: ["test the divisor before dividing"])
  }

  private static func concatenation(_ left: Value, _ right: Value) throws -> Value? {
    switch (left, right) {
    case (.text(let a), .text(let b)):
      try bound(sum: a.string.utf8.count, b.string.utf8.count)
      return .string(a.string + b.string)
    case (.bytes(let a), .bytes(let b)): return .bytes(try joined(a, b))
    case (.bytes(let a), .buffer(let b)): return .bytes(try joined(a, b.bytes))
    case (.buffer(let a), .bytes(let b)): return .buffer(Buffer(try joined(a.bytes, b)))
    case (.buffer(let a), .buffer(let b)): return .buffer(Buffer(try joined(a.bytes, b.bytes)))
    case (.list(let a), .list(let b)): return .items(try joined(a.items, b.items))
    case (.tuple(let a), .tuple(let b)), (.several(let a), .several(let b)):
      return .tuple(Tuple(try joined(a.items, b.items)))
    default: return nil
    }
  }

  private static func repetition(_ left: Value, _ right: Value) throws -> Value? {
    guard let number = right.number, !number.isFloat else {
      guard let number = left.number, !number.isFloat else { return nil }
      return try repetition(right, left)
    }
    let times = max(0, number.clamped)
    switch left {
    case .text(let text):
      try bound(text.string.utf8.count, times)
      if text.string.isEmpty { return left }
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
    try bound(items.count, times, size: MemoryLayout<T>.size)
    if items.isEmpty { return [] }
    if items.count == 1 { return [T](repeating: items[0], count: times) }
    return [T](unsafeUninitializedCapacity: items.count * times) { buffer, count in
      for turn in 0..<times {
        let start = turn * items.count
        _ = buffer[start..<start + items.count].initialize(from: items)
      }
      count = items.count * times
    }
  }

  private static func joined<T>(_ a: [T], _ b: [T]) throws -> [T] {
    try bound(sum: a.count, b.count, size: MemoryLayout<T>.size)
    return a + b
  }

  /// `a | b` of two maps: what both hold, the right one's values first, as in Python.
  private static func merge(_ left: Value, _ right: Value) -> Value? {
    guard case .map(let a) = left, case .map(let b) = right else { return nil }
    return .map(Map(a.items.merging(b.items) { $1 }))
  }

  /// Refuses sizes that only a mistake makes.
  static func bound(sum a: Int, _ b: Int, size: Int = 1) throws {
    if a &+ b > sizeLimit / size { throw tooMuch("\(a) + \(b)") }
  }

  private static func bound(_ count: Int, _ times: Int, size: Int = 1) throws {
    let (total, overflow) = count.multipliedReportingOverflow(by: times)
    if overflow || total > sizeLimit / size { throw tooMuch("\(count) × \(times)") }
  }

  private static func tooMuch(_ size: String) -> Failure {
    Failure(
      .memory, "\(size) is too much to hold", why: "bounded to 256 MiB",
      hints: ["work in pieces"])
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
      throw Failure(
        .type, "`\(op.rawValue)` does not go before \(value.withArticle)",
        hints: op == .negate ? mismatchHints(.int(0), value) : [])
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
