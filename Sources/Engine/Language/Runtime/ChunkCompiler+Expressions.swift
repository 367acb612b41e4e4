extension ComparisonOperator {
  /// Its number in an instruction's flag.
  var code: UInt8 {
    UInt8(truncatingIfNeeded: ComparisonOperator.allCases.firstIndex(of: self) ?? 0)
  }
}

extension BinaryOperator {
  /// Its number in an instruction's flag.
  var code: UInt8 { UInt8(truncatingIfNeeded: BinaryOperator.allCases.firstIndex(of: self) ?? 0) }
}

extension UnaryOperator {
  /// Its number in an instruction's flag.
  var code: UInt8 { UInt8(truncatingIfNeeded: UnaryOperator.allCases.firstIndex(of: self) ?? 0) }
}

extension ChunkCompiler {
  /// The value as an operand: a variable's own register, a constant, or a new temporary.
  func operand(_ value: Expression) -> Int {
    if let constant = constant(value) { return constant }
    if case .name(let name) = value.kind, let register = register(of: name) { return register }
    let temporary = assembler.temporary()
    expression(value, into: temporary)
    return temporary
  }

  func constant(_ value: Expression) -> Int? {
    switch value.kind {
    case .none: assembler.constant(.none)
    case .bool(let truth): assembler.constant(.bool(truth))
    case .int(let number): assembler.constant(.int(number))
    case .bigInt(let number): assembler.constant(.integer(number))
    case .float(let number): assembler.constant(.float(number))
    case .duration(let nanoseconds): assembler.constant(.duration(nanoseconds))
    case .text(let text): assembler.constant(.string(text))
    case .bytes(let bytes): assembler.constant(.bytes(bytes))
    case .unary(.negate, let operand):
      if case .int(let number) = operand.kind, number != .min {
        assembler.constant(.int(-number))
      } else {
        nil
      }
    case .template, .regex, .address, .name, .list, .tuple, .map, .unary, .binary, .comparison,
      .both, .either, .conditional, .call, .index, .slice, .property, .task:
      nil
    }
  }

  /// Whether evaluating this could run a function of the script, which may change variables.
  func runsFunctions(_ value: Expression) -> Bool {
    switch value.kind {
    case .call, .template, .address, .both, .either, .conditional, .property: true
    case .unary(_, let operand): runsFunctions(operand)
    case .binary(_, let a, let b), .index(let a, let b): runsFunctions(a) || runsFunctions(b)
    case .list(let items), .tuple(let items): items.contains { runsFunctions($0) }
    case .comparison(let a, _, let b, let more):
      runsFunctions(a) || runsFunctions(b) || more.contains { runsFunctions($0.operand) }
    case .none, .bool, .int, .bigInt, .float, .duration, .text, .bytes, .regex, .name, .map,
      .slice, .task:
      false
    }
  }

  /// Both operands, the left one safe from what the right one does.
  func operands(_ left: Expression, _ right: Expression) -> (Int, Int) {
    if case .name = left.kind, isTopLevel, runsFunctions(right) {
      let copy = assembler.temporary()
      expression(left, into: copy)
      return (copy, operand(right))
    }
    let a = operand(left)
    return (a, operand(right))
  }

  /// Puts the value into a register; with `several` a call may leave all it returns there.
  func expression(_ value: Expression, into target: Int, several: Bool = false) {
    let mark = assembler.mark
    defer { assembler.release(to: mark) }
    let span = value.span
    if let constant = constant(value) {
      assembler.emit(.move, target, constant, at: span)
      return
    }
    switch value.kind {
    case .none, .bool, .int, .bigInt, .float, .duration, .text, .bytes: break
    case .template(let parts): template(parts, into: target, span)
    case .regex(let source): regex(source, into: target, span)
    case .address(let host, let port):
      let first = assembler.temporaries(2)
      template(host, into: first, span)
      template(port, into: first + 1, span)
      assembler.emit(.address, target, first, first + 1, at: span)
    case .name(let name): self.name(name, into: target, span, several: several)
    case .list(let items): sequence(.makeList, items, into: target, span)
    case .tuple(let items): sequence(.makeTuple, items, into: target, span)
    case .map(let pairs):
      sequence(.makeMap, pairs.flatMap { [$0.key, $0.value] }, into: target, span)
    case .unary(let op, let operand):
      assembler.emit(.unary, target, self.operand(operand), 0, flag: op.code, at: span)
    case .binary(let op, let left, let right):
      let (a, b) = operands(left, right)
      binary(op, a, b, into: target, span)
    case .comparison(let left, let op, let right, let more):
      comparison(left, [(op, right)] + more, into: target, span)
    case .both(let left, let right): choice(left, right, whenTrue: false, into: target, span)
    case .either(let left, let right): choice(left, right, whenTrue: true, into: target, span)
    case .conditional(let condition, let then, let otherwise):
      let skips = branch(condition, when: false)
      expression(then, into: target)
      let end = assembler.emit(.jump, at: span)
      for jump in skips { assembler.land(jump) }
      expression(otherwise, into: target)
      assembler.land(end)
    case .call(let call): self.call(call, into: target, span, several: several)
    case .index(let base, let index):
      let (a, b) = operands(base, index)
      assembler.emit(.element, target, a, b, at: span)
    case .slice(let base, let from, let to, let step):
      let container = operand(base)
      let first = assembler.temporaries(3)
      for (offset, bound) in [from, to, step].enumerated() {
        if let bound {
          expression(bound, into: first + offset)
        } else {
          assembler.emit(.move, first + offset, assembler.constant(.none), at: span)
        }
      }
      assembler.emit(.slice, target, container, first, at: span)
    case .property(let base, let name): property(base, name, into: target, span)
    case .task(let name, let body): startTask(name, body, into: target, span)
    }
  }

  /// `flag` 1 for `a op= b`, which may change a list itself.
  func binary(
    _ op: BinaryOperator, _ a: Int, _ b: Int, into target: Int, flag: UInt8 = 0, _ span: Span
  ) {
    switch op {
    case .add: assembler.emit(.add, target, a, b, flag: flag, at: span)
    case .subtract: assembler.emit(.subtract, target, a, b, at: span)
    case .multiply: assembler.emit(.multiply, target, a, b, at: span)
    case .divide, .floorDivide, .modulo, .power, .and, .or, .xor, .shiftLeft, .shiftRight:
      assembler.emit(.binary, target, a, b, flag: op.code, at: span)
    }
  }

  private func sequence(_ op: Opcode, _ items: [Expression], into target: Int, _ span: Span) {
    let first = assembler.temporaries(max(1, items.count))
    for (offset, item) in items.enumerated() { expression(item, into: first + offset) }
    assembler.emit(op, target, first, items.count, at: span)
  }

  private func template(_ parts: [TemplatePart], into target: Int, _ span: Span) {
    let first = assembler.temporaries(max(1, parts.count))
    for (offset, part) in parts.enumerated() {
      let register = first + offset
      switch part {
      case .text(let text):
        assembler.emit(.move, register, assembler.constant(.string(text)), at: span)
      case .value(let value, let spec):
        let text = assembler.constant(.string(spec?.name ?? ""))
        let place = spec.map { value.span.joined($0.span) } ?? value.span
        assembler.emit(.format, register, operand(value), text, at: place)
      }
    }
    assembler.emit(.concatenate, target, first, parts.count, at: span)
  }

  private func regex(_ source: String, into target: Int, _ span: Span) {
    do {
      let pattern = try Pattern(source)
      assembler.emit(.move, target, assembler.constant(.pattern(pattern)), at: span)
    } catch {
      complain(
        "SyntaxError: this pattern is no regular expression", span, label: "\(error)",
        hints: source.hasPrefix("*") ? ["a comment begins with `#`"] : [])
    }
  }

  private func comparison(
    _ first: Expression, _ rest: [(op: ComparisonOperator, operand: Expression)],
    into target: Int, _ span: Span
  ) {
    var (left, right) = operands(first, rest[0].operand)
    var ends: [Int] = []
    for (index, part) in rest.enumerated() {
      if index > 0 {
        left = right
        right = operand(part.operand)
      }
      assembler.emit(.compare, target, left, right, flag: part.op.code, at: span)
      if index + 1 < rest.count {
        ends.append(assembler.emit(.jumpIfFalse, 0, target, at: span))
      }
    }
    for jump in ends { assembler.land(jump) }
  }

  private func choice(
    _ left: Expression, _ right: Expression, whenTrue: Bool, into target: Int, _ span: Span
  ) {
    expression(left, into: target)
    let end = assembler.emit(whenTrue ? .jumpIfTrue : .jumpIfFalse, 0, target, at: span)
    expression(right, into: target)
    assembler.land(end)
  }

  /// Emits jumps that are taken when the condition's truth is `truth`; falls through otherwise.
  func branch(_ condition: Expression, when truth: Bool) -> [Int] {
    switch condition.kind {
    case .unary(.not, let operand):
      return branch(operand, when: !truth)
    case .both(let left, let right) where !truth, .either(let left, let right) where truth:
      return branch(left, when: truth) + branch(right, when: truth)
    case .both(let left, let right), .either(let left, let right):
      let skips = branch(left, when: !truth)
      let jumps = branch(right, when: truth)
      for jump in skips { assembler.land(jump) }
      return jumps
    case .comparison(let left, let op, let right, let more) where more.isEmpty && !truth:
      let (a, b) = operands(left, right)
      return [assembler.emit(.jumpUnless, 0, a, b, flag: op.code, at: condition.span)]
    default:
      let value = operand(condition)
      return [
        assembler.emit(truth ? .jumpIfTrue : .jumpIfFalse, 0, value, at: condition.span)
      ]
    }
  }

  /// Starts a task on a copy of the variables; with `isHeld` something can wait for it later.
  func startTask(
    _ name: Identifier?, _ body: Block, into register: Int?, _ span: Span, isHeld: Bool = true
  ) {
    let target = register ?? assembler.temporary()
    assembler.chunks.append(task(name?.name ?? "task", body))
    let label = name.map { assembler.constant(.string($0.name)) } ?? assembler.constant(.none)
    assembler.emit(
      .task, target, label, assembler.chunks.count - 1, flag: isHeld ? 1 : 0, at: span)
  }
}
