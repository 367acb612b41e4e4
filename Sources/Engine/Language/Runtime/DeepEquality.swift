/// Equality of lists and maps that are nested too deep for recursion, or hold themselves. Two that are
/// met again while they are compared are taken for equal: what could tell them apart is elsewhere.
struct DeepEquality {
  fileprivate struct Pair: Hashable {
    let left: ObjectIdentifier
    let right: ObjectIdentifier
  }

  private var open: [(Value, Value)]
  private var met: Set<Pair> = []

  /// Whether two values are equal.
  static func holds(_ left: Value, _ right: Value) -> Bool {
    var comparison = DeepEquality(open: [(left, right)])
    while let (left, right) = comparison.open.popLast() {
      guard comparison.compare(left, right) else { return false }
    }
    return true
  }

  private init(open: [(Value, Value)]) { self.open = open }

  /// False when the two differ whatever their parts are; the parts are left for later.
  private mutating func compare(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.list(let a), .list(let b)): compare(a.items, b.items, Pair(a, b))
    case (.tuple(let a), .tuple(let b)): compare(a.items, b.items, Pair(a, b))
    case (.map(let a), .map(let b)): compare(a, b)
    default: left == right
    }
  }

  private mutating func compare(_ a: [Value], _ b: [Value], _ pair: Pair) -> Bool {
    guard a.count == b.count else { return false }
    if met.insert(pair).inserted { open += zip(a, b) }
    return true
  }

  private mutating func compare(_ a: Map, _ b: Map) -> Bool {
    guard a.items.count == b.items.count else { return false }
    guard met.insert(Pair(a, b)).inserted else { return true }
    for (key, value) in a.items {
      guard let other = b.items[key] else { return false }
      open.append((value, other))
    }
    return true
  }
}

extension DeepEquality.Pair {
  fileprivate init(_ left: AnyObject, _ right: AnyObject) {
    self.init(left: ObjectIdentifier(left), right: ObjectIdentifier(right))
  }
}
