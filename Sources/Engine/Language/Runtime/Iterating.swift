extension Value {
  /// Steps through a value as `for` does; throws TypeError for one that has no elements.
  func makeIterator() throws -> ValueIterator {
    var index = 0
    switch self {
    case .list(let list):
      // By position, so that a list that grows in the loop is seen growing, as in Python.
      return ValueIterator {
        guard index < list.items.count else { return nil }
        index += 1
        return list.items[index - 1]
      }
    case .range(let range):
      let count = range.count
      return ValueIterator {
        guard index < count else { return nil }
        index += 1
        return .int(range.element(index - 1))
      }
    case .file(let file): return ValueIterator { try file.line() }
    case .iterator(let iterator): return iterator
    default:
      let items = try elements()
      return ValueIterator {
        guard index < items.count else { return nil }
        index += 1
        return items[index - 1]
      }
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
      guard range.count <= Arithmetic.sizeLimit / 16 else {
        throw Failure(.memory, "a range of \(range.count) is too much to hold at once")
      }
      return (0..<range.count).map { .int(range.element($0)) }
    case .file, .iterator:
      let iterator = try makeIterator()
      var items: [Value] = []
      while let item = try iterator.next() { items.append(item) }
      return items
    default:
      var hints: [String] = []
      if case .int = self { hints = ["loop over range(n) to count"] }
      throw Failure(.type, "\(withArticle) has no elements to go through", hints: hints)
    }
  }
}
