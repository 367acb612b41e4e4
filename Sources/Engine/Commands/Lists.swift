extension CommandTable {
  /// What changes lists, and buffers as Python's bytearray.
  static let lists: [Command] = [
    Command(
      "append", "list value", .values, "adds an element at the end",
      details: "A buffer takes a byte as an integer.",
      python: "xs.append(x)", example: "xs = []; append xs 1; print xs",
      slide: "Partial Writes/Reads",
      Lists.append),
    Command(
      "extend", "list values", .values, "adds all elements of another list at the end",
      python: "xs.extend(ys)", example: "xs = [1]; extend xs [2, 3]; print xs", Lists.extend),
    Command(
      "insert", "list position value", .values, "puts an element in front of a position",
      python: "xs.insert(0, x)", example: "xs = [2]; insert xs 0 1; print xs", Lists.insert),
    Command(
      "pop", "list position? other?", .values, "takes an element out and gives it",
      details: """
        The last one, or the one at a position. From a map it takes a key, and gives the other \
        value when the key is missing.
        """,
      python: "xs.pop()", example: "xs = [1, 2]; print pop(xs)", Lists.pop),
    Command(
      "remove", "list value?", .values, "takes the first such element out; or removes a file",
      aliases: ["unlink"],
      details: "remove xs x changes a list; remove PATH removes the file of that name (unlink(2)).",
      python: "xs.remove(x), os.remove(path)", example: "xs = [1, 2]; remove xs 1; print xs",
      Lists.remove),
    Command(
      "clear", "list?", .values, "takes all elements out of a list, map or buffer",
      details: "Without one, in the shell: empties the screen.",
      python: "xs.clear()", example: "xs = [1]; clear xs; print xs", Lists.clear),
    Command(
      "copy", "list", .values, "another list, map or buffer with the same elements",
      python: "xs.copy()", example: "xs = [1]; ys = copy xs; append ys 2; print xs ys",
      Lists.copy),
    Command(
      "sort", "list reverse=", .values, "puts a list in order",
      details: "Equal elements stay as they were; sorted leaves the list alone and gives another.",
      python: "xs.sort()", example: "xs = [2, 1]; sort xs; print xs", Lists.sort),
    Command(
      "reverse", "list", .values, "turns a list around",
      python: "xs.reverse()", example: "xs = [1, 2]; reverse xs; print xs", Lists.reverse),
  ]
}

/// The bodies of the commands that change lists.
@EngineActor
enum Lists {
  static func append(_ call: borrowing Call) throws -> Value {
    if case .list(let list) = call[0] {
      list.items.append(call[1])
    } else if case .buffer(let buffer) = call[0] {
      buffer.bytes.append(try byte(call, 1))
    } else {
      throw notAList(call)
    }
    return .none
  }

  static func extend(_ call: borrowing Call) throws -> Value {
    if case .buffer(let buffer) = call[0] {
      switch call[1] {
      case .list(let list):
        let bytes = try list.items.map { try byte($0, call, 1) }
        buffer.bytes += bytes
      default: buffer.bytes += try call.bytes(1)
      }
      return .none
    }
    guard case .list(let list) = call[0] else { throw notAList(call) }
    list.items += try call.elements(1)
    return .none
  }

  static func insert(_ call: borrowing Call) throws -> Value {
    let position = try call.int(1)
    func clip(_ count: Int) -> Int {
      min(count, max(0, position < 0 ? position &+ count : position))
    }
    if case .buffer(let buffer) = call[0] {
      buffer.bytes.insert(try byte(call, 2), at: clip(buffer.bytes.count))
      return .none
    }
    guard case .list(let list) = call[0] else { throw notAList(call) }
    list.items.insert(call[2], at: clip(list.items.count))
    return .none
  }

  static func pop(_ call: borrowing Call) throws -> Value {
    if case .map = call[0] { return try Maps.pop(call) }
    if case .buffer(let buffer) = call[0] {
      return .int(Int(buffer.bytes.remove(at: try place(call, buffer.bytes.count))))
    }
    guard case .list(let list) = call[0] else { throw notAList(call) }
    if !call.has(1), let last = list.items.popLast() { return last }
    return list.items.remove(at: try place(call, list.items.count))
  }

  /// The position to take from, the last one when none is given.
  private static func place(_ call: borrowing Call, _ count: Int) throws -> Int {
    let position = try call.int(1, default: -1)
    let place = position < 0 ? position &+ count : position
    if (0..<count).contains(place) { return place }
    throw Failure(
      .index, count == 0 ? "pop: nothing is left" : "pop: there is no position \(position)",
      why: count == 0
        ? "the \(call[0].typeName) is empty" : "it has \(count), so 0 to \(count - 1)",
      hints: count == 0 ? ["test it first: while xs { … }"] : [], argument: call.has(1) ? 1 : 0)
  }

  static func remove(_ call: borrowing Call) throws -> Value {
    if case .text = call[0], !call.has(1) { return try Paths.remove(call) }
    guard call.has(1) else { throw call.mistyped(0, "a path") }
    switch call[0] {
    case .list(let list):
      let wanted = call[1]
      if let place = list.items.firstIndex(of: wanted) {
        list.items.remove(at: place)
        return .none
      }
    case .buffer(let buffer):
      if let place = buffer.bytes.firstIndex(of: try byte(call, 1)) {
        buffer.bytes.remove(at: place)
        return .none
      }
    case .map:
      throw call.mistyped(
        0, "a list or a buffer", hints: ["pop m \(call[1].repr) takes a key out of a map"])
    default: throw notAList(call)
    }
    throw call.invalid(1, "\(call[1].repr) is not in it", hints: ["`x in xs` asks first"])
  }

  static func clear(_ call: borrowing Call) throws -> Value {
    switch call[0] {
    case .list(let list): list.items.removeAll()
    case .map(let map): map.items.removeAll()
    case .buffer(let buffer): buffer.bytes.removeAll()
    case .unset where call.session.shell != nil: call.session.shell?.clear()
    default: throw call.mistyped(0, "a list, a map or a buffer")
    }
    return .none
  }

  static func copy(_ call: borrowing Call) throws -> Value {
    switch call[0] {
    case .list(let list): return .items(list.items)
    case .map(let map): return .map(Map(map.items))
    case .buffer(let buffer): return .buffer(Buffer(buffer.bytes))
    default: throw call.mistyped(0, "a list, a map or a buffer")
    }
  }

  static func sort(_ call: borrowing Call) throws -> Value {
    let list = try call.list(0)
    let descending = call.bool(1)
    try call.blaming(0) {
      var items = list.items
      try Sequences.sort(&items, descending: descending)
      list.items = items
    }
    return .none
  }

  static func reverse(_ call: borrowing Call) throws -> Value {
    if case .buffer(let buffer) = call[0] {
      buffer.bytes.reverse()
    } else {
      try call.list(0).items.reverse()
    }
    return .none
  }

  private static func notAList(_ call: borrowing Call) -> Failure {
    switch call[0] {
    case .bytes:
      call.mistyped(0, "a list or a buffer", hints: ["bytes cannot change: data + more joins them"])
    case .text:
      call.mistyped(0, "a list or a buffer", hints: ["a text cannot change: a + b joins two"])
    case .tuple, .several:
      call.mistyped(0, "a list or a buffer", hints: ["list(t) makes a list of a tuple"])
    case .map: call.mistyped(0, "a list or a buffer", hints: ["a map takes m[key] = value"])
    default: call.mistyped(0, "a list or a buffer")
    }
  }

  private static func byte(_ call: borrowing Call, _ slot: Int) throws -> UInt8 {
    try byte(call[slot], call, slot)
  }

  private static func byte(_ value: Value, _ call: borrowing Call, _ slot: Int) throws -> UInt8 {
    guard case .int(let number) = value, let byte = UInt8(exactly: number) else {
      throw call.invalid(slot, "\(value.repr) is no byte", why: "a byte is 0 to 255")
    }
    return byte
  }
}
