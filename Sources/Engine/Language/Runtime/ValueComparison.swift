import BigInt

extension Value: Hashable {
  /// Equality as in Python: numbers by value, texts and bytes never equal each other.
  public static func == (left: Value, right: Value) -> Bool {
    // The common kinds first, without the pair of values that a joint switch would build.
    switch left {
    case .int(let a): if case .int(let b) = right { return a == b }
    case .text(let a):
      guard case .text(let b) = right else { return false }
      return a.isEqual(to: b)
    case .bytes(let a): if case .bytes(let b) = right { return a == b }
    default: break
    }
    return (try? equal(left, right, depth: 0)) ?? DeepEquality.holds(left, right)
  }

  /// How deep lists are compared by recursion.
  private static let depthLimit = 500

  /// Thrown by a comparison that got deeper than the limit.
  struct TooDeep: Error {}

  /// Equality; that of the parts lies one level deeper.
  static func equal(_ left: Value, _ right: Value, depth: Int) throws(TooDeep) -> Bool {
    if depth > depthLimit { throw TooDeep() }
    switch (left, right) {
    case (.int(let a), .int(let b)): return a == b
    case (.none, .none), (.unset, .unset): return true
    case (.text(let a), .text(let b)): return a.isEqual(to: b)
    case (.bytes(let a), .bytes(let b)): return a == b
    case (.bytes(let a), .buffer(let b)), (.buffer(let b), .bytes(let a)): return a == b.bytes
    case (.buffer(let a), .buffer(let b)): return a.bytes == b.bytes
    case (.duration(let a), .duration(let b)): return a == b
    case (.list(let a), .list(let b)): return a === b ? true : try equal(a.items, b.items, depth)
    case (.tuple(let a), .tuple(let b)): return a === b ? true : try equal(a.items, b.items, depth)
    case (.map(let a), .map(let b)): return a === b ? true : try equal(a, b, depth)
    case (.address(let a), .address(let b)): return a.text == b.text
    case (.address(let a), .tuple(let b)), (.tuple(let b), .address(let a)):
      return try equal([.string(a.host), .int(a.port)], b.items, depth)
    case (.range(let a), .range(let b)):
      return a.count == b.count && (a.count == 0 || (a.start == b.start && a.step == b.step))
    case (.socket(let a), .socket(let b)): return a === b
    case (.task(let a), .task(let b)): return a === b
    case (.module(let a), .module(let b)): return a === b
    case (.error(let a), .error(let b)): return a === b
    case (.file(let a), .file(let b)): return a === b
    case (.process(let a), .process(let b)): return a === b
    case (.pattern(let a), .pattern(let b)): return a.source == b.source
    default:
      guard let a = left.number, let b = right.number else { return false }
      return Number.compare(a, b) == .equal
    }
  }

  /// `left is right`: the same list, map or buffer; of what cannot change, an equal value of the
  /// same type.
  func isSame(as other: Value) -> Bool {
    switch (self, other) {
    case (.list(let a), .list(let b)): a === b
    case (.map(let a), .map(let b)): a === b
    case (.buffer(let a), .buffer(let b)): a === b
    default: self == other && typeName == other.typeName
    }
  }

  private static func equal(
    _ a: [Value], _ b: [Value], _ depth: Int
  ) throws(TooDeep) -> Bool {
    guard a.count == b.count else { return false }
    for (x, y) in zip(a, b) where try !equal(x, y, depth: depth + 1) { return false }
    return true
  }

  private static func equal(_ a: Map, _ b: Map, _ depth: Int) throws(TooDeep) -> Bool {
    guard a.items.count == b.items.count else { return false }
    for (key, value) in a.items {
      guard let other = b.items[key], try equal(value, other, depth: depth + 1) else {
        return false
      }
    }
    return true
  }

  /// For tables: texts keep their hash, and a small integer needs little mixing.
  public func _rawHashValue(seed: Int) -> Int {
    switch self {
    case .text(let text): return TableHash.mixed(text.hash, seed)
    case .int(let number): return TableHash.mixed(number, seed)
    case .bool(let truth): return TableHash.mixed(truth ? 1 : 0, seed)
    case .float(let number) where Int(exactly: number) != nil:
      return TableHash.mixed(Int(exactly: number) ?? 0, seed)
    default:
      var hasher = Hasher()
      hash(into: &hasher)
      return TableHash.mixed(hasher.finalize(), seed)
    }
  }

  /// Says that it is going to be a key, or is looked for among keys: a text has its hash from now on, by
  /// which the small maps that are searched one by one tell it from others.
  @inline(__always)
  func prepareAsKey() {
    if case .text(let text) = self { _ = text.hash }
  }

  /// Equal values hash alike; only values that `isHashable` are used as keys.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .int(let value): hasher.combine(value)
    case .bool(let value): hasher.combine(value ? 1 : 0)
    case .float(let value):
      if let whole = Int(exactly: value) {
        hasher.combine(whole)
      } else if value.isFinite, value == value.rounded() {
        hasher.combine(BigInt(value))
      } else {
        hasher.combine(value)
      }
    case .big(let value): hasher.combine(value.value)
    case .duration(let value): hasher.combine(value)
    case .text(let text): hasher.combine(text.hash)
    case .bytes(let bytes): hasher.combine(bytes)
    case .tuple(let tuple), .several(let tuple): hasher.combine(tuple.items)
    case .address(let address):
      hasher.combine([Value.string(address.host), Value.int(address.port)])
    case .socket(let socket): hasher.combine(ObjectIdentifier(socket))
    case .task(let task): hasher.combine(ObjectIdentifier(task))
    case .unset, .none, .list, .map, .buffer, .range, .pattern, .module, .error, .file, .process,
      .iterator:
      hasher.combine(0)
    }
  }

  /// Whether it may be a key: what cannot change.
  public var isHashable: Bool { isHashable(depth: 0) }

  private func isHashable(depth: Int) -> Bool {
    switch self {
    case .list, .map, .buffer, .iterator: false
    case .tuple(let tuple), .several(let tuple):
      depth < Value.depthLimit && tuple.items.allSatisfy { $0.isHashable(depth: depth + 1) }
    case .unset, .none, .bool, .int, .float, .duration, .big, .text, .bytes, .address, .range,
      .pattern, .socket, .task, .module, .error, .file, .process:
      true
    }
  }

  /// The list, map or buffer that keeps a value from being a key.
  func changingPart(depth: Int) -> Value? {
    switch self {
    case .list, .map, .buffer, .iterator: self
    case .tuple(let tuple), .several(let tuple):
      depth < Value.depthLimit
        ? tuple.items.lazy.compactMap { $0.changingPart(depth: depth + 1) }.first : nil
    default: nil
    }
  }

  /// Whether it is a tuple, written or given by a call.
  var isTuple: Bool {
    switch self {
    case .tuple, .several: true
    default: false
    }
  }

  /// Order as in Python: numbers, texts, bytes, durations, and sequences element by element.
  /// Throws a TypeError for values that have none.
  public static func order(_ left: Value, _ right: Value) throws -> Order {
    try order(left, right, depth: 0)
  }

  private static func order(_ left: Value, _ right: Value, depth: Int) throws -> Order {
    switch (left, right) {
    case (.int(let a), .int(let b)): return Order(a, b)
    case (.text(let a), .text(let b)):
      return lexicographic(a.string.unicodeScalars, b.string.unicodeScalars)
    case (.bytes(let a), .bytes(let b)): return lexicographic(a, b)
    case (.bytes(let a), .buffer(let b)): return lexicographic(a, b.bytes)
    case (.buffer(let a), .bytes(let b)): return lexicographic(a.bytes, b)
    case (.buffer(let a), .buffer(let b)): return lexicographic(a.bytes, b.bytes)
    case (.duration(let a), .duration(let b)): return Order(a, b)
    case (.list(let a), .list(let b)): return try order(a.items, b.items, depth + 1)
    case (.tuple(let a), .tuple(let b)): return try order(a.items, b.items, depth + 1)
    default:
      guard let a = left.number, let b = right.number else {
        throw Failure(
          .type, "\(left.withArticle) and \(right.withArticle) have no order",
          why: "`<` compares numbers, texts, bytes, durations or lists with their like",
          hints: Array(Arithmetic.mismatchHints(left, right).prefix(1)))
      }
      return Number.compare(a, b)
    }
  }

  private static func order(_ a: [Value], _ b: [Value], _ depth: Int) throws -> Order {
    for (x, y) in zip(a, b) where try differ(x, y, depth) {
      return try order(x, y, depth: depth)
    }
    return Order(a.count, b.count)
  }

  private static func differ(_ left: Value, _ right: Value, _ depth: Int) throws(Failure) -> Bool {
    do throws(TooDeep) { return try !equal(left, right, depth: depth) } catch {
      throw Failure(.recursion, "the lists are nested too deep to compare")
    }
  }

  private static func lexicographic<S: Sequence>(_ a: S, _ b: S) -> Order
  where S.Element: Comparable {
    if a.lexicographicallyPrecedes(b) { return .less }
    return b.lexicographicallyPrecedes(a) ? .greater : .equal
  }
}

/// How two values compare; `unordered` when one is not a number (NaN).
public enum Order: Sendable {
  case less, equal, greater, unordered

  init<T: Comparable>(_ a: T, _ b: T) {
    self = a < b ? .less : a == b ? .equal : a > b ? .greater : .unordered
  }
}
