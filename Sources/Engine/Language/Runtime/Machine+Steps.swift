/// The instructions that are not worth a place in the loop.
extension Machine {
  func step(
    _ step: Instruction, _ base: UnsafeMutablePointer<Value>, _ b: UnsafeMutablePointer<Value>,
    _ c: UnsafeMutablePointer<Value>
  ) throws {
    let a = Int(step.a)
    let count = Int(step.c)
    switch step.op {
    case .storeGlobal: frame.globals.values[a] = try checked(b, step.b)
    case .loadModule: base[a] = try moduleVariable(step)
    case .binary:
      base[a] = try binary(BinaryOperator.allCases[Int(step.flag)], step, b, c)
    case .unary:
      base[a] = try Arithmetic.unary(UnaryOperator.allCases[Int(step.flag)], checked(b, step.b))
    case .makeList: base[a] = .items((0..<count).map { base[Int(step.b) + $0] })
    case .makeTuple:
      let tuple = Tuple((0..<count).map { base[Int(step.b) + $0] })
      base[a] = step.flag == 1 ? .several(tuple) : .tuple(tuple)
    case .makeMap: base[a] = try makeMap(base + Int(step.b), count)
    case .setElement:
      try Indexing.assign(
        checked(base + a, step.a), checked(b, step.b), checked(c, step.c))
    case .slice:
      base[a] = try Indexing.slice(checked(b, step.b), c[0], c[1], c[2])
    case .property: base[a] = try Property.read(checked(b, step.b), c.pointee.display)
    case .format: base[a] = .string(try Percent.render(c.pointee.display, checked(b, step.b)))
    case .concatenate: base[a] = concatenate(base + Int(step.b), count)
    case .address: base[a] = .address(try Address(host: b.pointee.display, port: c.pointee.display))
    case .iterate: base[a] = .iterator(try checked(b, step.b).makeIterator())
    case .unpack: try unpack(checked(b, step.b), into: base + a, count)
    case .task:
      let chunk = frame.chunk.chunks[count]
      base[a] = .task(startTask(chunk, named: b.pointee, isHeld: step.flag == 1))
    case .define: define(a, base + Int(step.b), frame.chunk.chunks[count])
    case .raise: throw raised(try checked(b, step.b))
    case .reraise: if case .error(let failure) = b.pointee { throw failure }
    case .assertion: throw assertionFailure(operand(step.a, base), b.pointee, c.pointee)
    case .assertionMessage: throw assertionFailure(operand(step.a, base))
    case .errorMissing: throw errorMissing(b.pointee, frame.chunk.errorLists[count])
    case .unknownName:
      throw unknownName(b.pointee.display, NamePlace(rawValue: step.flag) ?? .anywhere)
    case .loopCount: base[a] = try loopCount(checked(b, step.b))
    case .pushDeadline: try pushDeadline(checked(b, step.b))
    case .popDeadline: if !deadlines.isEmpty { deadlines.removeLast() }
    case .parameter:
      base[a] = try task.session.parameter(
        b.pointee.display, default: base[a], isRequired: step.flag == 1)
    case .show:
      let name = step.flag == 1 ? c.pointee.display : nil
      let command = b.pointee.isTrue ? b.pointee.display : nil
      task.session.show(Shown(value: base[a], name: name, command: command), in: frame)
    case .move, .loadGlobal, .add, .subtract, .multiply, .compare, .jump, .loopJump, .jumpIfTrue,
      .jumpIfFalse, .jumpUnless, .element, .command, .function, .leave, .next, .unlessError,
      .importModule, .unlessTesting:
      break
    }
  }

  private func operand(_ index: Int32, _ base: UnsafeMutablePointer<Value>) -> Value {
    index >= 0 ? base[Int(index)] : frame.chunk.constants[Int(~index)]
  }

  /// The value of an operand; a NameError when its variable has none yet.
  func checked(
    _ value: UnsafeMutablePointer<Value>, _ index: Int32
  ) throws(Failure) -> Value {
    let value = value.pointee
    if case .unset = value { throw unset(index) }
    return value
  }

  func unset(_ register: Int32) -> Failure {
    guard let name = frame.chunk.variable(Int(register)) else {
      return Failure(.name, "a value is missing")
    }
    return missing(name)
  }

  func unsetGlobal(_ slot: Int) -> Failure {
    let names = frame.chunk.scope.names
    let name = names.indices.contains(slot) ? names[slot] : "a variable"
    return Failure(
      .name, "`\(name)` has no value yet",
      hints: ["give it a value before this line is reached: \(name) = …"])
  }

  private func missing(_ name: String) -> Failure {
    let set = frame.chunk.registerNames.indices.filter { frame.base[$0].isGiven }
    let names = set.map { frame.chunk.registerNames[$0] } + task.session.table.names
    if !frame.chunk.isTopLevel, frame.chunk.scope.slots[name] != nil {
      return Failure(
        .name, "`\(name)` has no value yet in \(frame.chunk.name)",
        why: "it is given one here, which makes it a variable of \(frame.chunk.name)",
        hints: ["to mean the variable outside, say `global \(name)` first"])
    }
    let close = Suggestion.closest(to: name, among: names)
    return Failure(
      .name, "`\(name)` has no value yet",
      hints: close.map { ["did you mean `\($0)`?"] }
        ?? ["give it a value before this line: \(name) = …"])
  }

  private func unknownName(_ name: String, _ place: NamePlace) -> Failure {
    if let slot = frame.chunk.scope.slots[name], frame.globals.values[slot].isGiven {
      return missing(name)
    }
    let names =
      frame.chunk.registerNames + frame.chunk.scope.names
      + Array(frame.chunk.scope.functionNumbers.names) + task.session.table.names
    if place == .argument, let dot = name.firstIndex(of: ".") {
      // A file's name, unless what stands before its dot is a name misspelt.
      let base = String(name[..<dot])
      if Suggestion.closest(to: base, among: names) != nil || ForeignWord.advice(base) != nil {
        return unknownName(base, .anywhere)
      }
      return Failure(
        .name, "there is no variable or command named `\(base)`",
        hints: ["a text stands in quotes: \"\(name)\""])
    }
    let close = Suggestion.closest(to: name, among: names)
    let foreign = ForeignWord.advice(name)
    let hints: [Wording]
    if place == .address {
      hints = ["an address has its port: \(name):\(name.contains(".") ? 80 : 9000)"]
    } else if let hint = foreign ?? close.map({ "did you mean `\($0)`?" }) {
      hints = [hint]
    } else {
      hints =
        ["give it a value first: \(name) = …"]
        + (place == .argument ? ["a text stands in quotes: \"\(name)\""] : [])
    }
    return Failure(.name, "there is no variable or command named `\(name)`", hints: hints)
  }

  @inline(__always)
  func truth(_ value: UnsafeMutablePointer<Value>, _ index: Int32) throws(Failure) -> Bool {
    if case .bytes(let bytes) = value.pointee { return !bytes.isEmpty }
    if case .unset = value.pointee { throw unset(index) }
    return value.pointee.isTrue
  }

  func binary(
    _ op: BinaryOperator, _ step: Instruction, _ b: UnsafeMutablePointer<Value>,
    _ c: UnsafeMutablePointer<Value>
  ) throws -> Value {
    try Arithmetic.binary(op, checked(b, step.b), checked(c, step.c))
  }

  /// `a = b + c`. When `a` is `b`, bytes and texts grow in place, so that a loop that collects
  /// data is not quadratic. `a += c`, flag 1, changes a list or a buffer itself, as in Python.
  func add(
    _ step: Instruction, _ base: UnsafeMutablePointer<Value>, _ b: UnsafeMutablePointer<Value>,
    _ c: UnsafeMutablePointer<Value>
  ) throws {
    if step.a == step.b {
      if case .bytes(var bytes) = b.pointee, case .bytes(let more) = c.pointee {
        try Arithmetic.bound(sum: bytes.count, more.count)
        b.pointee = .none
        bytes += more
        b.pointee = .bytes(bytes)
        return
      }
      if case .text(var text) = b.pointee, case .text(let more) = c.pointee {
        try Arithmetic.bound(sum: text.string.utf8.count, more.string.utf8.count)
        b.pointee = .none
        if isKnownUniquelyReferenced(&text) {
          text.append(more.string)
        } else {
          text = Text(text.string + more.string)
        }
        b.pointee = .text(text)
        return
      }
    }
    if step.flag == 1, try extend(b.pointee, by: c, step.c) {
      base[Int(step.a)] = b.pointee
      return
    }
    base[Int(step.a)] = try binary(.add, step, b, c)
  }

  /// `xs += values` for what can change; false for all else.
  private func extend(
    _ target: Value, by more: UnsafeMutablePointer<Value>, _ index: Int32
  ) throws -> Bool {
    switch target {
    case .list(let list):
      let items = try checked(more, index).elements()
      try Arithmetic.bound(sum: list.items.count, items.count, size: MemoryLayout<Value>.size)
      list.items += items
      return true
    case .buffer(let buffer):
      switch try checked(more, index) {
      case .bytes(let bytes):
        try Arithmetic.bound(sum: buffer.bytes.count, bytes.count)
        buffer.bytes += bytes
        return true
      default: return false
      }
    default: return false
    }
  }

  func compare(
    _ step: Instruction, _ b: UnsafeMutablePointer<Value>, _ c: UnsafeMutablePointer<Value>
  ) throws -> Bool {
    let left = try checked(b, step.b)
    let right = try checked(c, step.c)
    switch ComparisonOperator.allCases[Int(step.flag)] {
    case .equal: return left == right
    case .notEqual: return left != right
    case .identical: return left.isSame(as: right)
    case .distinct: return !left.isSame(as: right)
    case .contains: return try Indexing.contains(right, left)
    case .lacks: return try !Indexing.contains(right, left)
    case .less: return try Value.order(left, right) == .less
    case .greater: return try Value.order(left, right) == .greater
    case .lessOrEqual:
      let order = try Value.order(left, right)
      return order == .less || order == .equal
    case .greaterOrEqual:
      let order = try Value.order(left, right)
      return order == .greater || order == .equal
    }
  }

  /// a ← b[c]; gives what failed.
  func element(
    _ step: Instruction, _ base: UnsafeMutablePointer<Value>, _ b: UnsafeMutablePointer<Value>,
    _ c: UnsafeMutablePointer<Value>
  ) -> Failure? {
    if case .list(let list) = b.pointee, case .int(let index) = c.pointee, index >= 0,
      index < list.items.count
    {
      base[Int(step.a)] = list.items[index]
      return nil
    }
    if case .map(let map) = b.pointee, case .text(let key) = c.pointee,
      let value = map.value(for: key, c.pointee)
    {
      base[Int(step.a)] = value
      return nil
    }
    do throws(Failure) {
      base[Int(step.a)] = try Indexing.element(checked(b, step.b), checked(c, step.c))
      return nil
    } catch {
      return error
    }
  }

  private func loopCount(_ value: Value) throws -> Value {
    guard let number = value.number, !number.isFloat else {
      throw Failure(
        .type, "loop counts with an int, not \(value.withArticle)",
        hints: ["`loop 5 { … }` turns five times, `for x in xs { … }` goes through values"])
    }
    return .int(number.clamped)
  }

  private func makeMap(_ first: UnsafeMutablePointer<Value>, _ count: Int) throws -> Value {
    let map = Map()
    for index in stride(from: 0, to: count, by: 2) {
      guard first[index].isHashable else { throw Indexing.unhashable(first[index]) }
      first[index].prepareAsKey()
      map.items[first[index]] = first[index + 1]
    }
    return .map(map)
  }

  private func concatenate(_ first: UnsafeMutablePointer<Value>, _ count: Int) -> Value {
    var text = ""
    for index in 0..<count { text += first[index].display }
    return .string(text)
  }

  private func unpack(_ value: Value, into first: UnsafeMutablePointer<Value>, _ count: Int) throws
  {
    guard value.isIterable else {
      throw Failure(
        .type, "\(value.withArticle) cannot be taken apart into \(count) names",
        hints: value == .none ? ["none means nothing was returned, or the input ended"] : [])
    }
    let items = try value.elements()
    guard items.count == count else {
      // What a loop over a map takes are its keys.
      var hints: [Wording] = ["give as many names as there are values"]
      if case .text = value, count == 2 {
        hints = ["`for key, value in m.items()` takes the keys of a map with their values"]
      }
      throw Failure(
        .value, "\(items.count) \(items.count == 1 ? "value" : "values") for \(count) names",
        why: "\(value.withArticle) of \(items.count)", hints: hints)
    }
    for (offset, item) in items.enumerated() { first[offset] = item }
  }
}
