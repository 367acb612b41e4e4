/// `x[i]`, `x[a:b:c]`, `x[i] = v`, `x in y`, as in Python.
enum Indexing {
  /// The element at an index or key.
  static func element(_ base: Value, _ index: Value) throws(Failure) -> Value {
    switch base {
    case .list(let list): return list.items[try position(index, list.items.count, "list")]
    case .bytes(let bytes): return .int(Int(bytes[try position(index, bytes.count, "bytes")]))
    case .text(let text):
      let position = try position(index, text.length, "text")
      return .string(slice(text, from: position, count: 1))
    case .map(let map):
      guard index.isHashable else { throw unhashable(index) }
      if let value = map.items[index] { return value }
      throw missing(index, in: map)
    case .tuple(let tuple), .several(let tuple):
      return tuple.items[try position(index, tuple.items.count, "tuple")]
    case .address(let address):
      return try position(index, 2, "address") == 0 ? .string(address.host) : .int(address.port)
    case .buffer(let buffer):
      return .int(Int(buffer.bytes[try position(index, buffer.bytes.count, "buffer")]))
    case .range(let range): return .int(range.element(try position(index, range.count, "range")))
    default:
      throw Failure(
        .type, "\(base.withArticle) has no elements to take with [ ]",
        hints: base == .none ? ["none means nothing was returned, or the input ended"] : [])
    }
  }

  private static func missing(_ key: Value, in map: Map) -> Failure {
    Failure(.key, lazily: { ("the map has no key \(key.repr)", hints(for: key, in: map)) })
  }

  private static func hints(for key: Value, in map: Map) -> [Wording] {
    let texts = map.items.keys.compactMap { key -> String? in
      if case .text(let name) = key { return name.string }
      return nil
    }
    if case .text(let text) = key, let close = Suggestion.closest(to: text.string, among: texts) {
      return ["did you mean \(Value.quoted(close))?"]
    }
    if case .text(let text) = key, let number = Int(text.string), map.items[.int(number)] != nil {
      return ["did you mean the int \(number)?"]
    }
    if case .int = key, map.items[.string(key.repr)] != nil {
      return ["did you mean the text \(Value.quoted(key.repr))?"]
    }
    return ["`\(key.repr) in m` tests for a key, get(m, key, other) gives another value"]
  }

  static func unhashable(_ key: Value) -> Failure {
    let headline = "\(key.withArticle) cannot be a key"
    guard let part = key.changingPart(depth: 0) else {
      return Failure(
        .type, headline, why: "its tuples are nested too deep",
        hints: ["use a text, a number or bytes as the key"])
    }
    return Failure(
      .type, headline,
      why: key.isTuple ? "it holds \(part.withArticle), which can change" : "it can change",
      hints: ["use a text, a number, bytes or a tuple as the key"])
  }

  private static func position(
    _ index: Value, _ count: Int, _ what: String
  ) throws(Failure) -> Int {
    guard let whole = index.number, !whole.isFloat else {
      throw Failure(.type, "\(what) positions are ints, not \(index.withArticle)")
    }
    let number = whole.clamped
    let position = number < 0 ? number &+ count : number
    guard position >= 0, position < count else {
      throw Failure(
        .index, "position \(number) is outside the \(what)",
        why: count == 0 ? "it is empty" : "it has \(count), so 0 to \(count - 1)")
    }
    return position
  }

  /// The scalars from a position; ASCII texts are cut by offset.
  static func slice(_ text: Text, from start: Int, count: Int) -> String {
    if text.isASCII {
      let utf8 = text.string.utf8
      let low = utf8.index(utf8.startIndex, offsetBy: start)
      return String(text.string[low..<utf8.index(low, offsetBy: count)])
    }
    let scalars = text.string.unicodeScalars
    let low = scalars.index(scalars.startIndex, offsetBy: start)
    return String(scalars[low..<scalars.index(low, offsetBy: count)])
  }

  /// `base[from:to:step]`; bounds beyond the ends are cut, as in Python.
  static func slice(_ base: Value, _ from: Value, _ to: Value, _ step: Value) throws -> Value {
    if case .bytes(let bytes) = base, case .int(let low) = from, case .int(let high) = to,
      case .none = step, low >= 0, low <= high, high <= bytes.count
    {
      return .bytes(
        bytes.withUnsafeBufferPointer { Array(UnsafeBufferPointer(rebasing: $0[low..<high])) })
    }
    let stride = try bound(step) ?? 1
    if stride == 0 { throw Failure(.value, "a slice's step cannot be 0") }
    func indices(_ count: Int) throws -> (low: Int, count: Int) {
      try limits(try bound(from), try bound(to), stride, count)
    }
    func pick<T>(_ items: [T]) throws -> [T] {
      let (low, count) = try indices(items.count)
      if stride == 1 { return Array(items[low..<low + count]) }
      return (0..<count).map { items[low + $0 * stride] }
    }
    switch base {
    case .bytes(let bytes): return .bytes(try pick(bytes))
    case .buffer(let buffer): return .bytes(try pick(buffer.bytes))
    case .list(let list): return .items(try pick(list.items))
    case .tuple(let tuple), .several(let tuple): return .tuple(Tuple(try pick(tuple.items)))
    case .text(let text):
      let (low, count) = try indices(text.length)
      if stride == 1 { return .string(slice(text, from: low, count: count)) }
      let scalars = try pick(Array(text.string.unicodeScalars))
      return .string(String(String.UnicodeScalarView(scalars)))
    case .range(let range):
      let (low, count) = try indices(range.count)
      let start = range.element(low)
      if count <= 1 { return .range(IntegerRange(start: start, end: start &+ count, step: 1)) }
      let (jump, overflow) = range.step.multipliedReportingOverflow(by: stride)
      if overflow { throw Failure(.overflow, "the range's step is too large") }
      return .range(IntegerRange(start: start, end: start &+ count &* jump, step: jump))
    default: throw Failure(.type, "\(base.withArticle) cannot be sliced")
    }
  }

  private static func bound(_ value: Value) throws -> Int? {
    switch value {
    case .unset, .none: return nil
    default:
      guard let number = value.number, !number.isFloat else {
        throw Failure(.type, "a slice's bounds are ints, not \(value.withArticle)")
      }
      // Steps of the least integer would have no magnitude; bounds that far off mean the same.
      return max(number.clamped, -.max)
    }
  }

  private static func limits(_ from: Int?, _ to: Int?, _ step: Int, _ count: Int) throws -> (
    low: Int, count: Int
  ) {
    func clamp(_ value: Int, _ low: Int, _ high: Int) -> Int {
      min(max(value < 0 ? value &+ count : value, low), high)
    }
    if step > 0 {
      let low = from.map { clamp($0, 0, count) } ?? 0
      let high = to.map { clamp($0, 0, count) } ?? count
      return (low, high > low ? (high - low - 1) / step + 1 : 0)
    }
    let high = from.map { clamp($0, -1, count - 1) } ?? count - 1
    let low = to.map { clamp($0, -1, count - 1) } ?? -1
    return (high, high > low ? (high - low - 1) / Int(step.magnitude) + 1 : 0)
  }

  /// `base[index] = value`
  static func assign(_ base: Value, _ index: Value, _ value: Value) throws {
    switch base {
    case .list(let list): list.items[try position(index, list.items.count, "list")] = value
    case .map(let map):
      guard index.isHashable else { throw unhashable(index) }
      index.prepareAsKey()
      map.items[index] = value
    case .buffer(let buffer):
      let place = try position(index, buffer.bytes.count, "buffer")
      guard case .int(let number) = value, let byte = UInt8(exactly: number) else {
        throw Failure(.value, "\(value.repr) is no byte", why: "a byte is 0 to 255")
      }
      buffer.bytes[place] = byte
    case .text, .bytes, .tuple, .address:
      throw Failure(
        .type, "\(base.withArticle) cannot change",
        hints: ["build a new one with slices and +, or use a list or a buffer"])
    default: throw Failure(.type, "\(base.withArticle) has no elements to assign")
    }
  }

  /// `item in container`
  static func contains(_ container: Value, _ item: Value) throws -> Bool {
    switch container {
    case .list(let list): return list.items.contains(item)
    case .tuple(let tuple), .several(let tuple): return tuple.items.contains(item)
    case .map(let map):
      guard item.isHashable else { throw unhashable(item) }
      return map.items[item] != nil
    case .range(let range):
      guard let number = item.number else { return false }
      return range.contains(number)
    case .text(let text):
      guard case .text(let part) = item else { throw Arithmetic.mismatch("in", item, container) }
      return Searching.find(Array(part.string.utf8), in: Array(text.string.utf8)) != nil
    case .bytes(let bytes): return try contains(bytes, item, container)
    case .buffer(let buffer): return try contains(buffer.bytes, item, container)
    default: throw Failure(.type, "\(container.withArticle) holds nothing to test with `in`")
    }
  }

  private static func contains(_ bytes: [UInt8], _ item: Value, _ container: Value) throws -> Bool {
    switch item {
    case .bytes(let part): return Searching.find(part, in: bytes) != nil
    case .buffer(let part): return Searching.find(part.bytes, in: bytes) != nil
    default:
      guard let number = item.number, !number.isFloat else {
        throw Arithmetic.mismatch("in", item, container)
      }
      guard let byte = UInt8(exactly: number.clamped) else {
        throw Failure(.value, "\(item.repr) is no byte", why: "a byte is 0 to 255")
      }
      return bytes.contains(byte)
    }
  }
}

/// Finds one run of bytes inside another.
enum Searching {
  /// The offset of the first match at or after `start`, or nil.
  static func find(_ part: [UInt8], in whole: [UInt8], from start: Int = 0) -> Int? {
    guard let first = part.first else { return start <= whole.count ? start : nil }
    guard whole.count >= part.count, start >= 0 else { return nil }
    var offset = start
    let last = whole.count - part.count
    while offset <= last {
      if whole[offset] == first, whole[offset..<offset + part.count].elementsEqual(part) {
        return offset
      }
      offset += 1
    }
    return nil
  }
}
