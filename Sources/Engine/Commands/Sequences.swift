extension CommandTable {
  /// What is done with anything that has elements (language.md §6).
  static let sequences: [Command] = [
    Command(
      "len", "value", .values, "the number of bytes, characters or elements",
      details: "A text counts characters, its encoded form bytes: len(\"안녕\") is 2, of 6 bytes.",
      python: "len(data)", example: #"print len("안녕".encode())"#, slide: "Partial Writes/Reads",
      Sequences.len),
    Command(
      "range", "start stop? step?", .values, "the integers from start up to, but without, stop",
      details: "With one value it is the stop, and 0 the start.",
      python: "range(10)", example: "for i in range(3) { print i }", Sequences.range),
    Command(
      "enumerate", "values start?", .values, "each element with its number, for a loop",
      python: "enumerate(xs, 1)", example: #"for i, x in enumerate(["a", "b"]) { print i x }"#,
      Sequences.enumerate),
    Command(
      "zip", "sequences...", .values, "the first elements of all together, then the second ones",
      details: "It ends with the shortest.",
      python: "zip(xs, ys)", example: "for a, b in zip([1, 2], [3, 4]) { print a b }",
      Sequences.zip),
    Command(
      "sorted", "values reverse=", .values, "a list of the elements in order",
      python: "sorted(xs, reverse=True)", example: "print sorted([3, 1, 2])", Sequences.sorted),
    Command(
      "reversed", "values", .values, "the elements from the last to the first",
      python: "reversed(xs)", example: "print reversed([1, 2, 3])", Sequences.reversed),
    Command(
      "any", "values", .values, "whether one of the elements is true",
      python: "any(xs)", example: "print any([0, 1])", Sequences.any),
    Command(
      "all", "values", .values, "whether all elements are true",
      python: "all(xs)", example: "print all([0, 1])", Sequences.all),
    Command(
      "list", "values?", .values, "a list of the elements",
      python: "list(range(3))", example: "print list(range(3))", Sequences.list),
    Command(
      "tuple", "values?", .values, "a tuple of the elements",
      python: "tuple([1, 2])", example: "print tuple([1, 2])", Sequences.tuple),
  ]
}

/// The bodies of the commands on elements.
@EngineActor
enum Sequences {
  static func len(_ call: borrowing Call) throws -> Value {
    switch call[0] {
    case .text(let text): return .int(text.length)
    case .bytes(let bytes): return .int(bytes.count)
    case .list(let list): return .int(list.items.count)
    case .map(let map): return .int(map.items.count)
    case .tuple(let tuple), .several(let tuple): return .int(tuple.items.count)
    case .buffer(let buffer): return .int(buffer.bytes.count)
    case .range(let range): return .int(range.count)
    case .address: return .int(2)
    case .int, .big:
      throw call.mistyped(
        0, "something with elements", hints: ["len(str(n)) counts the digits of a number"])
    case .file: throw call.mistyped(0, "something with elements", hints: ["size(f) is its bytes"])
    case .none:
      throw call.mistyped(
        0, "something with elements",
        hints: ["none means nothing was returned, or the input ended"])
    case .unset, .bool, .float, .duration, .pattern, .socket, .task, .module, .error, .process,
      .iterator:
      throw call.mistyped(0, "something with elements")
    }
  }

  static func range(_ call: borrowing Call) throws -> Value {
    let first = try call.int(0)
    guard call.has(1) else { return .range(IntegerRange(start: 0, end: first, step: 1)) }
    let step = try call.int(2, default: 1)
    if step == 0 { throw call.invalid(2, "a step of 0 never arrives") }
    return .range(IntegerRange(start: first, end: try call.int(1), step: step))
  }

  static func enumerate(_ call: borrowing Call) throws -> Value {
    let iterator = try iterator(call, 0)
    var number = try call.int(1, default: 0)
    return .iterator(
      ValueIterator {
        guard let item = try iterator.next() else { return nil }
        defer { number &+= 1 }
        return .tuple(Tuple([.int(number), item]))
      })
  }

  static func zip(_ call: borrowing Call) throws -> Value {
    var iterators: [ValueIterator] = []
    for slot in call.fixedCount..<max(call.count, call.fixedCount) {
      iterators.append(try iterator(call, slot))
    }
    let all = iterators
    return .iterator(
      ValueIterator {
        var items: [Value] = []
        items.reserveCapacity(all.count)
        for iterator in all {
          guard let item = try iterator.next() else { return nil }
          items.append(item)
        }
        return items.isEmpty ? nil : .tuple(Tuple(items))
      })
  }

  private static func iterator(_ call: borrowing Call, _ slot: Int) throws -> ValueIterator {
    let value = call[slot]
    return try call.blaming(slot) { try value.makeIterator() }
  }

  static func sorted(_ call: borrowing Call) throws -> Value {
    var items = try call.elements(0)
    let descending = call.bool(1)
    try call.blaming(0) { try sort(&items, descending: descending) }
    return .items(items)
  }

  /// Puts values in order; equal ones stay as they were.
  static func sort(_ items: inout [Value], descending: Bool) throws {
    if descending {
      try items.sort { try Value.order($0, $1) == .greater }
    } else {
      try items.sort { try Value.order($0, $1) == .less }
    }
  }

  static func reversed(_ call: borrowing Call) throws -> Value {
    if case .range(let range) = call[0], let other = backwards(range) { return .range(other) }
    return .items(try call.elements(0).reversed())
  }

  /// nil where the ends of the integers are in the way.
  private static func backwards(_ range: IntegerRange) -> IntegerRange? {
    guard range.count > 0, range.count < Int.max, range.step != .min else { return nil }
    let start = range.element(range.count - 1)
    let (end, overflow) = range.start.subtractingReportingOverflow(range.step)
    return overflow ? nil : IntegerRange(start: start, end: end, step: -range.step)
  }

  static func any(_ call: borrowing Call) throws -> Value {
    if case .range(let range) = call[0] {
      return .bool(range.count > 1 || (range.count == 1 && range.element(0) != 0))
    }
    let items = try iterator(call, 0)
    while let item = try items.next() {
      if item.isTrue { return .bool(true) }
    }
    return .bool(false)
  }

  static func all(_ call: borrowing Call) throws -> Value {
    if case .range = call[0] { return .bool(try !Indexing.contains(call[0], .int(0))) }
    let items = try iterator(call, 0)
    while let item = try items.next() {
      if !item.isTrue { return .bool(false) }
    }
    return .bool(true)
  }

  static func list(_ call: borrowing Call) throws -> Value {
    .items(call.has(0) ? try call.elements(0) : [])
  }

  static func tuple(_ call: borrowing Call) throws -> Value {
    .tuple(Tuple(call.has(0) ? try call.elements(0) : []))
  }
}
