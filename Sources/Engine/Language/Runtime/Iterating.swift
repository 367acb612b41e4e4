/// What a `for` loop steps through: integers at a distance, a list, or whatever a closure gives.
public final class ValueIterator {
  /// How many integers are left; 0 for what is no range.
  private(set) var integersLeft: Int
  private var integer: Int
  private let distance: Int
  /// By position, so that a list that grows in the loop is seen growing, as in Python.
  private let list: List?
  private var index = 0
  private let other: (() throws -> Value?)?

  init(_ range: IntegerRange) {
    integersLeft = range.count
    integer = range.start
    distance = range.step
    list = nil
    other = nil
  }

  init(_ list: List) {
    integersLeft = 0
    integer = 0
    distance = 0
    self.list = list
    other = nil
  }

  init(_ next: @escaping () throws -> Value?) {
    integersLeft = 0
    integer = 0
    distance = 0
    list = nil
    other = next
  }

  /// The next integer; only while there are some left.
  @inline(__always)
  func nextInteger() -> Int {
    integersLeft &-= 1
    defer { integer &+= distance }
    return integer
  }

  /// The next element; nil at the end.
  func next() throws -> Value? {
    if integersLeft > 0 { return .int(nextInteger()) }
    if let list {
      guard index < list.items.count else { return nil }
      index &+= 1
      return list.items[index &- 1]
    }
    return try other?()
  }
}

extension Value {
  /// Whether it has elements to go through.
  var isIterable: Bool {
    switch self {
    case .list, .tuple, .several, .map, .text, .bytes, .buffer, .address, .range, .file, .iterator:
      true
    case .unset, .none, .bool, .int, .float, .duration, .big, .pattern, .socket, .task, .module,
      .error, .process:
      false
    }
  }

  /// Steps through a value as `for` does; throws TypeError for one that has no elements.
  func makeIterator() throws -> ValueIterator {
    switch self {
    case .list(let list): return ValueIterator(list)
    case .range(let range): return ValueIterator(range)
    case .file(let file): return ValueIterator { try file.line() }
    case .iterator(let iterator): return iterator
    default: return ValueIterator(List(try elements()))
    }
  }

  /// All elements at once.
  func elements() throws -> [Value] {
    switch self {
    case .list(let list): return list.items
    case .tuple(let tuple), .several(let tuple): return tuple.items
    case .map(let map): return Array(map.items.keys)
    case .text(let text): return text.string.unicodeScalars.map { .string(String($0)) }
    case .bytes(let bytes): return bytes.map { .int(Int($0)) }
    case .buffer(let buffer): return buffer.bytes.map { .int(Int($0)) }
    case .address(let address): return [.string(address.host), .int(address.port)]
    case .range(let range):
      guard range.count <= Arithmetic.elementLimit else {
        throw Failure(.memory, "a range of \(range.count) is too much to hold at once")
      }
      return (0..<range.count).map { .int(range.element($0)) }
    case .file, .iterator:
      let iterator = try makeIterator()
      var items: [Value] = []
      while let item = try iterator.next() {
        if items.count == Arithmetic.sizeLimit / 16 {
          throw Failure(.memory, "more than \(items.count) elements are too much to hold at once")
        }
        items.append(item)
      }
      return items
    default:
      var hints: [Wording] = []
      switch self {
      case .int: hints = ["loop over range(n) to count"]
      case .none: hints = ["none means nothing was returned, or the input ended"]
      case .socket: hints = ["read it line by line: loop { line = recv_line(s) … }"]
      default: break
      }
      throw Failure(.type, "\(withArticle) has no elements to go through", hints: hints)
    }
  }
}
