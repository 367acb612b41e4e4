extension ChunkCompiler {
  func statement(_ statement: Statement) {
    let span = statement.span
    switch statement.kind {
    case .expression(let value): standalone(value)
    case .assign(let target, let more, let value): assign(target, more, value, span)
    case .augment(let target, let op, let value): augment(target, op, value, span)
    case .conditional(let branches, let otherwise): conditional(branches, otherwise, span)
    case .whileLoop(let condition, let body): whileLoop(condition, body, span)
    case .loop(let count, let body): loop(count, body, span)
    case .forLoop(let target, let values, let body): forLoop(target, values, body, span)
    case .breakLoop: leaveLoop(span, word: "break")
    case .continueLoop: leaveLoop(span, word: "continue")
    case .giveBack(let values): giveBack(values, span)
    case .define(let function): define(function, span)
    case .attempt(let body, let handlers, let otherwise, let finally):
      attempt(body, handlers, otherwise, finally, span)
    case .raise(let value): raise(value, span)
    case .within(let limit, let body): within(limit, body, span)
    case .importFile(let path, let pathSpan, let alias): importFile(path, pathSpan, alias, span)
    case .parameter(let name, let initial, let help): parameter(name, initial, help, span)
    case .assertion(let condition, let message): assertion(condition, message, span)
    case .expectError(let names, let body): expectError(names, body, span)
    case .test(let name, let body):
      let jump = assembler.emit(.unlessTesting, 0, operand(name), at: span)
      block(body)
      assembler.land(jump)
    case .global(let names):
      if isTopLevel {
        complain(
          "SyntaxError: `global` belongs inside a function", span,
          hints: ["at the top level every variable is global already"])
      }
      for name in names where locals[name.name] != nil {
        complain("SyntaxError: `\(name.name)` is a parameter and cannot be global", name.span)
      }
    case .group(let body): block(body)
    }
  }

  private func standalone(_ value: Expression) {
    if case .task(let name?, let body) = value.kind {
      startTask(name, body, into: register(of: name.name), value.span)
      return
    }
    let shows = compilation.showsValues && nesting == 0
    if !shows, case .task(nil, let body) = value.kind {
      startTask(nil, body, into: nil, value.span, isHeld: false)
      return
    }
    let target = assembler.temporary()
    expression(value, into: target, several: shows)
    if shows {
      assembler.emit(.show, target, calleeConstant(value), calleeConstant(value), at: value.span)
    }
  }

  /// The name of the command that an expression calls, for showing its result.
  private func calleeConstant(_ value: Expression) -> Int {
    switch value.kind {
    case .call(let call) where compilation.table[call.callee.name] != nil:
      assembler.constant(.string(compilation.table[call.callee.name]?.name ?? ""))
    case .name(let name) where register(of: name) == nil && compilation.table[name] != nil:
      assembler.constant(.string(compilation.table[name]?.name ?? ""))
    default: assembler.constant(.none)
    }
  }

  private func assign(
    _ first: Target, _ more: [Target], _ value: Expression, _ span: Span
  ) {
    if more.isEmpty, case .name(let name) = first, let register = register(of: name.name) {
      if readsWhileWriting(value) {
        let temporary = assembler.temporary()
        expression(value, into: temporary)
        assembler.emit(.move, register, temporary, at: span)
      } else {
        expression(value, into: register)
      }
      showAssignment(name.name, register, span, of: value)
      return
    }
    let targets = [first] + more
    let several = targets.contains { if case .several = $0 { true } else { false } }
    let temporary = assembler.temporary()
    expression(value, into: temporary, several: several)
    for target in targets { store(temporary, in: target, span) }
  }

  /// Whether writing the result early could change what the expression still reads.
  private func readsWhileWriting(_ value: Expression) -> Bool {
    switch value.kind {
    case .both, .either, .conditional, .comparison, .template, .address, .task: true
    case .none, .bool, .int, .bigInt, .float, .duration, .text, .bytes, .regex, .name, .list,
      .tuple, .map, .unary, .binary, .call, .index, .slice, .property:
      false
    }
  }

  private func showAssignment(
    _ name: String, _ register: Int, _ span: Span, of value: Expression? = nil
  ) {
    // A loop would flood the screen; what is to be seen of it stands there as an expression.
    guard compilation.showsValues, nesting == 0, loops.isEmpty else { return }
    let callee = value.map { calleeConstant($0) } ?? assembler.constant(.none)
    assembler.emit(.show, register, callee, assembler.constant(.string(name)), flag: 1, at: span)
  }

  /// Stores a register's value where a target says; the prompt shows what was assigned.
  func store(_ value: Int, in target: Target, _ span: Span, shows: Bool = true) {
    switch target {
    case .name(let name):
      if let register = register(of: name.name) {
        assembler.emit(.move, register, value, at: span)
        if shows { showAssignment(name.name, register, span) }
      } else if let slot = scope.slots[name.name] {
        assembler.emit(.storeGlobal, slot, value, at: span)
      } else {
        complain("SyntaxError: `\(name.name)` cannot be assigned here", name.span)
      }
    case .index(let base, let index, let place):
      let mark = assembler.mark
      assembler.emit(.setElement, operand(base), operand(index), value, at: place)
      assembler.release(to: mark)
    case .property(_, let name):
      complain(
        "SyntaxError: the property `\(name.name)` cannot be assigned", target.span,
        hints: ["options of a socket are changed by set: `set s nodelay=true`"])
    case .several(let targets, let place):
      let first = assembler.temporaries(targets.count)
      assembler.emit(.unpack, first, value, targets.count, at: place)
      for (offset, part) in targets.enumerated() { store(first + offset, in: part, part.span) }
    }
  }

  private func augment(_ target: Target, _ op: BinaryOperator, _ value: Expression, _ span: Span) {
    switch target {
    case .name(let name):
      let current = Expression(kind: .name(name.name), span: name.span)
      if let register = register(of: name.name) {
        binary(op, register, operand(value), into: register, flag: 1, span)
        showAssignment(name.name, register, span)
        return
      }
      let left = operand(current)
      let temporary = assembler.temporary()
      binary(op, left, operand(value), into: temporary, flag: 1, span)
      store(temporary, in: target, span)
    case .index(let base, let index, let place):
      let container = steady(base)
      let key = steady(index)
      let temporary = assembler.temporary()
      assembler.emit(.element, temporary, container, key, at: place)
      binary(op, temporary, operand(value), into: temporary, flag: 1, span)
      assembler.emit(.setElement, container, key, temporary, at: place)
    case .property, .several:
      complain(
        "SyntaxError: only a name or an element can be changed by `\(op.rawValue)=`", target.span)
    }
  }

  /// An operand that later code cannot change.
  private func steady(_ value: Expression) -> Int {
    let temporary = assembler.temporary()
    expression(value, into: temporary)
    return temporary
  }

  private func giveBack(_ values: [Expression], _ span: Span) {
    if isTopLevel, nesting == 0 {
      complain("SyntaxError: `return` belongs inside a function or a task", span)
    }
    let result = assembler.temporary()
    if values.isEmpty {
      assembler.emit(.move, result, assembler.constant(.none), at: span)
    } else if values.count == 1 {
      expression(values[0], into: result, several: true)
    } else {
      let first = assembler.temporaries(values.count)
      for (offset, value) in values.enumerated() { expression(value, into: first + offset) }
      assembler.emit(.makeTuple, result, first, values.count, flag: 1, at: span)
    }
    runCleanups(downTo: 0, span)
    assembler.emit(.leave, 0, result, at: span)
  }

  private func define(_ function: FunctionSyntax, _ span: Span) {
    guard isTopLevel, let number = scope.functionNumbers[function.name.name] else {
      return complain(
        "SyntaxError: `def` belongs at the top level of the file", span,
        hints: ["move `\(function.name.name)` out and pass it what it needs as parameters"])
    }
    let defaults = function.parameters.compactMap(\.initial)
    let first = assembler.temporaries(max(1, defaults.count))
    for (offset, value) in defaults.enumerated() { expression(value, into: first + offset) }
    assembler.chunks.append(self.function(function))
    assembler.emit(.define, number, first, assembler.chunks.count - 1, at: span)
  }

  private func raise(_ value: Expression?, _ span: Span) {
    guard let value else {
      guard let error = handling.last else {
        return complain(
          "SyntaxError: `raise` alone belongs inside `except`", span,
          hints: ["raise \"what went wrong\""])
      }
      assembler.emit(.reraise, 0, error, at: span)
      return
    }
    assembler.emit(.raise, 0, operand(value), at: span)
  }

  private func within(_ limit: Expression, _ body: Block, _ span: Span) {
    assembler.emit(.pushDeadline, 0, operand(limit), at: limit.span)
    deadlineCount += 1
    cleanups.append(.deadline)
    block(body)
    cleanups.removeLast()
    deadlineCount -= 1
    assembler.emit(.popDeadline, at: span)
  }

  private func importFile(_ path: String, _ pathSpan: Span, _ alias: Identifier, _ span: Span) {
    guard isTopLevel, nesting == 0 else {
      return complain("SyntaxError: `import` belongs at the top level of the file", span)
    }
    guard let module = compilation.module(path, at: pathSpan, in: source) else { return }
    scope.imports[alias.name] = module
    assembler.modules.append(module)
    assembler.emit(.importModule, 0, 0, assembler.modules.count - 1, at: span)
  }

  private func parameter(
    _ name: Identifier, _ initial: Expression?, _ help: String, _ span: Span
  ) {
    guard isTopLevel, nesting == 0, let register = register(of: name.name) else {
      return complain("SyntaxError: `param` belongs at the top level of the script", span)
    }
    if compilation.parameters.contains(where: { $0.name == name.name }) {
      complain("SyntaxError: `\(name.name)` is a parameter of the script already", name.span)
    }
    var isSwitch = false
    if case .bool? = initial?.kind { isSwitch = true }
    if let initial {
      expression(initial, into: register)
    } else {
      assembler.emit(.move, register, assembler.constant(.none), at: span)
    }
    assembler.emit(
      .parameter, register, assembler.constant(.string(name.name)), 0,
      flag: initial == nil ? 1 : 0, at: span)
    compilation.parameters.append(
      ScriptParameter(
        name: name.name, help: help, initial: initial.map { source.text($0.span) },
        isSwitch: isSwitch))
  }

  private func assertion(_ condition: Expression, _ message: Expression?, _ span: Span) {
    var holds: [Int] = []
    if case .comparison(let left, let op, let right, let more) = condition.kind, more.isEmpty {
      let a = steady(left)
      let b = steady(right)
      let result = assembler.temporary()
      assembler.emit(.compare, result, a, b, flag: op.code, at: condition.span)
      holds.append(assembler.emit(.jumpIfTrue, 0, result, at: span))
      emitAssertion(message, compared: (a, b), condition.span)
    } else {
      holds = branch(condition, when: true)
      emitAssertion(message, compared: nil, condition.span)
    }
    for jump in holds { assembler.land(jump) }
  }

  private func emitAssertion(_ message: Expression?, compared: (Int, Int)?, _ span: Span) {
    let text = message.map { operand($0) } ?? assembler.constant(.none)
    if let (a, b) = compared {
      assembler.emit(.assertion, text, a, b, at: span)
    } else {
      assembler.emit(.assertionMessage, text, 0, 0, at: span)
    }
  }
}
