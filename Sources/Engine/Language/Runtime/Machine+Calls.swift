/// Calls of commands and functions, tasks, imports and errors.
extension Machine {
  /// Calls a command; gives a reason to leave when it has to wait.
  @inline(__always)
  func command(
    _ step: Instruction, _ site: CallSite.Reference, _ base: UnsafeMutablePointer<Value>
  ) throws -> Exit? {
    try checkVariables(of: site, base)
    var operands = site.pointee.operands
    if site.pointee.hasSocket, !isSocket(site.pointee.place(operands[0], base)) {
      insertCurrentSocket(site, base)
      operands = site.pointee.ownRegisters
    }
    budget &-= 16
    let outcome: Outcome
    if System.instrumented.load(ordering: .relaxed) {
      outcome = try watched(site, base, operands)
    } else {
      outcome = try site.pointee.body(Call(site, base, operands, task))
    }
    switch consume outcome {
    case .value(let value):
      if step.flag == 0, case .several = value {
        base[Int(step.a)] = value.first
      } else {
        base[Int(step.a)] = value
      }
      return nil
    case .park(let wait):
      pending = (Int(step.a), step.flag != 0)
      return .parked(wait)
    case .wait(let operation):
      pending = (Int(step.a), step.flag != 0)
      return .waiting(operation)
    }
  }

  /// A command while system calls are recorded: whoever shows them is told when it has run.
  @inline(never)
  private func watched(
    _ site: CallSite.Reference, _ base: UnsafeMutablePointer<Value>,
    _ operands: UnsafeMutablePointer<Int32>
  ) throws -> Outcome {
    defer { task.session.afterCommand?() }
    return try site.pointee.body(Call(site, base, operands, task))
  }

  /// A NameError when a variable that is an argument has no value.
  @inline(__always)
  private func checkVariables(
    of site: CallSite.Reference, _ base: UnsafeMutablePointer<Value>
  ) throws(Failure) {
    for register in site.pointee.variables {
      if case .unset = base[Int(register)] { throw missingArgument(site, register) }
    }
  }

  @inline(never)
  private func missingArgument(_ site: CallSite.Reference, _ register: Int32) -> Failure {
    let slot = (0..<site.pointee.count).first { site.pointee.operands[$0] == register } ?? 0
    return unset(register).blaming(slot)
  }

  @inline(__always)
  private func isSocket(_ value: UnsafeMutablePointer<Value>) -> Bool {
    if case .socket = value.pointee { true } else { false }
  }

  /// A call without a socket where one is needed uses the current one: the other arguments move up, in
  /// the call's own registers.
  @inline(never)
  private func insertCurrentSocket(_ site: CallSite.Reference, _ base: UnsafeMutablePointer<Value>)
  {
    let slots = base + Int(site.pointee.ownRegisters[0])
    for slot in 0..<site.pointee.count {
      slots[slot] = site.pointee.place(site.pointee.operands[slot], base).pointee
    }
    findCurrentSocket(site, slots)
  }

  private func findCurrentSocket(_ site: CallSite.Reference, _ slots: UnsafeMutablePointer<Value>) {
    guard case .command(let command) = site.pointee.target else { return }
    switch slots[0] {
    case .socket, .process, .map, .file: return
    case .unset: break
    default:
      let positional = command.signature.positional
      guard let last = positional.last, last > 0, !slots[last].isGiven else { return }
      for slot in positional.reversed().dropLast() { slots[slot] = slots[slot - 1] }
    }
    let wantsListener = command.signature.parameters[0].isListener
    let current = wantsListener ? task.currentListener : task.currentConnection
    slots[0] = current.map { .socket($0) } ?? .unset
  }

  /// Enters a function with the arguments of a call.
  @inline(__always)
  func callFunction(
    _ step: Instruction, _ site: CallSite.Reference, _ base: UnsafeMutablePointer<Value>
  ) throws(Failure) {
    try checkVariables(of: site, base)
    guard site.pointee.ownFunction >= 0, callers.count < Machine.depthLimit,
      let function = frame.chunk.scope.functions[site.pointee.ownFunction],
      site.pointee.count == function.chunk.parameters.count
    else { return try callAnyFunction(step, site, base) }
    let chunk = function.chunk
    let mark = arena.mark
    let registers = arena.allocate(chunk.registerCount)
    for index in 0..<site.pointee.count {
      registers[index] = site.pointee.place(site.pointee.operands[index], base).pointee
    }
    try enter(
      Frame(
        chunk: chunk, base: registers, globals: frame.globals, target: Int(step.a),
        keepsSeveral: step.flag != 0, mark: mark))
  }

  @inline(never)
  private func callAnyFunction(
    _ step: Instruction, _ site: CallSite.Reference, _ base: UnsafeMutablePointer<Value>
  ) throws(Failure) {
    let function: Function
    let globals: Globals
    switch site.pointee.target {
    case .function(let number, let name):
      function = try defined(frame.chunk.scope, number, name)
      globals = frame.globals
    case .imported(let scope, let number, let name):
      function = try defined(scope, number, name)
      guard let own = scope.globals else {
        throw Failure(.name, "`\(name)` is called before its file is imported")
      }
      globals = own
    case .command: return
    }
    let chunk = function.chunk
    let mark = arena.mark
    let registers = arena.allocate(chunk.registerCount)
    do throws(Failure) {
      try bind(site, base, to: function, registers)
      try enter(
        Frame(
          chunk: chunk, base: registers, globals: globals, target: Int(step.a),
          keepsSeveral: step.flag != 0, mark: mark))
    } catch {
      arena.release(registers, chunk.registerCount, to: mark)
      throw error
    }
  }

  private func defined(
    _ scope: ModuleScope, _ number: Int, _ name: String
  ) throws(Failure) -> Function {
    if let function = scope.functions[number] { return function }
    throw Failure(
      .name, "`\(name)` is not defined yet", why: "its `def` stands further down",
      hints: ["move the `def` above the first call"])
  }

  /// Puts the arguments of a call into the parameters of a function.
  private func bind(
    _ site: CallSite.Reference, _ base: UnsafeMutablePointer<Value>, to function: Function,
    _ registers: UnsafeMutablePointer<Value>
  ) throws(Failure) {
    let chunk = function.chunk
    let plain = site.pointee.count - site.pointee.labels.count
    if let misfit = chunk.header.misfit(plain, site.pointee.labels) { throw misfit }
    func argument(_ index: Int) -> Value {
      site.pointee.place(site.pointee.operands[index], base).pointee
    }
    for index in 0..<plain { registers[index] = argument(index) }
    for (offset, label) in site.pointee.labels.enumerated() {
      guard let index = chunk.parameters.firstIndex(of: label) else { continue }
      registers[index] = argument(plain + offset)
    }
    for index in plain..<chunk.parameters.count where !registers[index].isGiven {
      registers[index] = function.defaults[index - chunk.requiredCount]
    }
  }

  func define(_ number: Int, _ defaults: UnsafeMutablePointer<Value>, _ chunk: Chunk) {
    let count = chunk.parameters.count - chunk.requiredCount
    frame.chunk.scope.functions[number] = Function(
      chunk: chunk, defaults: (0..<count).map { defaults[$0] })
  }

  /// Runs an imported file's top level the first time.
  func importModule(_ scope: ModuleScope) throws {
    guard scope.globals == nil, let chunk = scope.chunk else { return }
    let globals = Globals(capacity: chunk.registerCount)
    scope.globals = globals
    try enter(Frame(chunk: chunk, base: globals.values, globals: globals))
  }

  func moduleVariable(_ step: Instruction) throws -> Value {
    let scope = frame.chunk.modules[Int(step.c)]
    let slot = Int(step.b)
    guard let globals = scope.globals, globals.values[slot].isGiven else {
      throw Failure(.name, "`\(scope.names[slot])` of the imported file has no value yet")
    }
    return globals.values[slot]
  }

  /// Starts a task on a copy of the variables that can be seen here.
  func startTask(_ chunk: Chunk, named name: Value, isHeld: Bool) -> LanguageTask {
    let scope = frame.chunk.scope
    let isMain = scope.globals == nil
    let globals = isMain ? frame.globals.copy(variables: scope.names.count) : frame.globals
    let child = LanguageTask(
      name: name.isTrue ? name.display : nil, session: task.session, parent: task,
      isHeld: isHeld)
    if chunk.isTopLevel, isMain {
      child.machine = Machine(task: child, chunk: chunk, globals: globals)
    } else {
      child.machine = Machine(
        task: child, chunk: chunk, globals: globals, copying: frame.base,
        count: frame.chunk.registerNames.count)
    }
    task.session.start(child)
    return child
  }

  func pushDeadline(_ value: Value) throws {
    guard let nanoseconds = value.nanoseconds else {
      throw Failure(
        .type, "within needs a time, not \(value.withArticle)",
        hints: ["for example within 2s { … }"])
    }
    if nanoseconds < 0 { throw Failure(.value, "within: a time cannot be negative") }
    deadlines.append(
      TimeLimit(deadline: .after(nanoseconds: nanoseconds), nanoseconds: nanoseconds))
  }

  func raised(_ value: Value) -> Failure {
    switch value {
    case .error(let failure): return failure
    case .text(let text): return Failure(.error, text.string)
    default:
      return Failure(
        .type, "\(value.withArticle) cannot be raised",
        hints: ["raise \"what went wrong\", or raise ValueError(\"…\")"])
    }
  }

  func isError(_ value: Value, _ kinds: [ErrorKind]) -> Bool {
    guard case .error(let failure) = value else { return false }
    return kinds.contains { failure.kind.isKind(of: $0) }
  }

  func errorMissing(_ value: Value, _ kinds: [ErrorKind]) -> Failure {
    let wanted = kinds.map(\.rawValue).joined(separator: " or ")
    guard case .error(let failure) = value else {
      return Failure(.assertion, "expected \(wanted), but nothing failed")
    }
    let other = Failure(
      .assertion, "expected \(wanted), but \(failure.kind.rawValue) came",
      why: Wording(failure.message), hints: failure.hints)
    other.place = failure.place
    return other
  }

  func assertionFailure(_ message: Value, _ left: Value? = nil, _ right: Value? = nil) -> Failure {
    let text = message.isTrue ? message.display : "the assertion does not hold"
    var why: Wording = ""
    if let left, let right {
      why = "left is \(shortened(left)), right is \(shortened(right))"
    }
    return Failure(.assertion, text, why: why)
  }

  private func shortened(_ value: Value) -> String {
    let text = value.repr
    return text.count > 120 ? "\(text.prefix(117))…" : text
  }

  /// Whether the body of a `test` block runs here.
  func startsTest(_ name: Value) throws -> Bool {
    task.session.runsTest(named: name.display, of: frame.chunk.source)
  }
}
