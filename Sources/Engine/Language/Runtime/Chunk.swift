/// The compiled code of a script, a function or a task.
final class Chunk {
  let name: String
  let source: SourceText
  let scope: ModuleScope
  /// The function's parameters; empty for other chunks.
  let parameters: [String]
  /// Parameters without a default come first.
  let requiredCount: Int
  /// Whether its variables are the module's own (a script's top level, and tasks in it).
  let isTopLevel: Bool
  private(set) var registerCount = 0
  /// The variables by register, for messages.
  private(set) var registerNames: [String] = []
  private(set) var code = Tape<Instruction>()
  private(set) var constants: UnsafeMutableBufferPointer<Value> = .init(start: nil, count: 0)
  private(set) var spans = Tape<Span>()
  private(set) var calls = Tape<CallSite>()
  /// What the calls' operands stand in.
  private var operands: OperandArena?
  private(set) var handlers: [Handler] = []
  private(set) var chunks: [Chunk] = []
  private(set) var modules: [ModuleScope] = []
  private(set) var errorLists: [[ErrorKind]] = []

  init(
    name: String, source: SourceText, scope: ModuleScope, parameters: [String] = [],
    requiredCount: Int = 0, isTopLevel: Bool
  ) {
    self.name = name
    self.source = source
    self.scope = scope
    self.parameters = parameters
    self.requiredCount = requiredCount
    self.isTopLevel = isTopLevel
  }

  /// What a function of this code takes.
  var header: FunctionHeader {
    FunctionHeader(name: name, parameters: parameters, requiredCount: requiredCount)
  }

  /// Takes over what an assembler has gathered.
  func finish(_ assembler: inout Assembler, variables: [String]) {
    registerCount = assembler.registerCount
    registerNames = variables
    swap(&code, &assembler.code)
    swap(&spans, &assembler.spans)
    swap(&calls, &assembler.calls)
    constants = .allocate(capacity: assembler.constants.count)
    _ = constants.initialize(from: assembler.constants)
    operands = assembler.operands
    for index in 0..<calls.count { calls[index].constants = constants.baseAddress }
    handlers = assembler.handlers
    chunks = assembler.chunks
    modules = assembler.modules
    errorLists = assembler.errorLists
  }

  deinit {
    constants.deinitialize().deallocate()
  }

  /// The number of the handler around an instruction, for errors or only for cancellations.
  func handler(at position: Int, ofErrors isError: Bool) -> Int? {
    for index in handlers.indices
    where isError || handlers[index].catchesCancellation {
      for range in handlers[index].ranges where range.contains(position) { return index }
    }
    return nil
  }

  /// The variable in a register, if it is one.
  func variable(_ register: Int) -> String? {
    registerNames.indices.contains(register) ? registerNames[register] : nil
  }
}

/// Gathers the code of one chunk.
struct Assembler: ~Copyable {
  fileprivate(set) var code = Tape<Instruction>()
  fileprivate(set) var spans = Tape<Span>()
  private(set) var constants: [Value] = []
  var calls = Tape<CallSite>()
  let operands = OperandArena()
  var handlers: [Handler] = []
  var chunks: [Chunk] = []
  var modules: [ModuleScope] = []
  var errorLists: [[ErrorKind]] = []
  private(set) var registerCount: Int
  private var constantIndex: [ConstantKey: Int] = [:]
  private var nextTemporary: Int

  /// What makes two constants the same: `1`, `1.0` and `true` are equal values but not one constant.
  private struct ConstantKey: Hashable {
    let type: UInt8
    let value: Value

    init(_ value: Value) {
      self.value = value
      switch value {
      case .bool: type = 1
      case .float: type = 2
      case .duration: type = 3
      default: type = 0
      }
    }

    func _rawHashValue(seed: Int) -> Int { value._rawHashValue(seed: seed &+ Int(type)) }
  }

  init(variableCount: Int) {
    registerCount = variableCount
    nextTemporary = variableCount
  }

  /// Where the next instruction goes.
  var position: Int { code.count }

  @discardableResult
  mutating func emit(
    _ op: Opcode, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0, flag: UInt8 = 0, at span: Span
  ) -> Int {
    code.append(
      Instruction(
        op: op, flag: flag, a: Int32(truncatingIfNeeded: a), b: Int32(truncatingIfNeeded: b),
        c: Int32(truncatingIfNeeded: c)))
    spans.append(span)
    return code.count - 1
  }

  /// Points a jump made earlier at the next instruction.
  mutating func land(_ jump: Int) {
    let target = Int32(truncatingIfNeeded: position)
    switch code[jump].op {
    case .next, .parameter: code[jump].c = target
    default: code[jump].a = target
    }
  }

  /// The operand that means this constant.
  mutating func constant(_ value: Value) -> Int {
    if value.isHashable {
      let index = constantIndex[ConstantKey(value), default: constants.count]
      if index < constants.count { return ~index }
      constantIndex[ConstantKey(value)] = index
    }
    constants.append(value)
    return ~(constants.count - 1)
  }

  /// `count` neighbouring registers above all in use.
  mutating func temporaries(_ count: Int) -> Int {
    let first = nextTemporary
    nextTemporary += count
    registerCount = max(registerCount, nextTemporary)
    return first
  }

  mutating func temporary() -> Int { temporaries(1) }

  /// Gives back the temporaries made since `mark`.
  mutating func release(to mark: Int) { nextTemporary = mark }

  var mark: Int { nextTemporary }
}
