/// What a call needs beyond its instruction: the callee, and where each argument is. A variable or a
/// constant is taken from its own place; what is computed stands in a register of the call.
struct CallSite {
  /// Where it stands in its chunk, which keeps it.
  typealias Reference = UnsafePointer<CallSite>

  /// How the callee is found.
  enum Target {
    case command(Command)
    /// A function of this file by number.
    indirect case function(Int, name: String)
    /// A function of an imported module.
    indirect case imported(ModuleScope, number: Int, name: String)
  }

  let target: Target
  /// The body of a command, at hand for the machine.
  let body: Command.Body
  /// The arguments as operands of instructions: registers, or constants when negative (`~index`).
  let operands: UnsafeMutablePointer<Int32>
  /// The constants of the chunk; set by the chunk.
  var constants: UnsafeMutablePointer<Value>?
  /// The keywords of the last arguments of a function call.
  let labels: [String]
  private let slotCount: Int32
  private var variableCount: Int32 = 0
  private let functionNumber: Int32
  private let fixedSlotCount: Int32
  /// The command takes the current socket when its first argument is none.
  let hasSocket: Bool

  /// Number of arguments, with those that were not given.
  var count: Int { Int(slotCount) }
  /// Arguments before the variadic values of a command.
  var fixedCount: Int { Int(fixedSlotCount) }
  /// The function's number when it is one of the caller's file, called without keywords; or -1.
  var ownFunction: Int { Int(functionNumber) }
  /// The registers of the call one after the other, for arguments that were put there.
  var ownRegisters: UnsafeMutablePointer<Int32> { operands + count }
  /// The variables among the operands, which need a value.
  var variables: UnsafeMutableBufferPointer<Int32> {
    .init(start: operands + 2 * count, count: Int(variableCount))
  }
  /// Where each argument stands in the source, two numbers for each.
  private var places: UnsafeMutablePointer<Int32> { operands + 3 * count }

  init(
    target: Target, count: Int, firstRegister: Int, fixedCount: Int, hasSocket: Bool = false,
    labels: [String] = [], in arena: OperandArena
  ) {
    self.target = target
    self.hasSocket = hasSocket
    self.labels = labels
    slotCount = Int32(truncatingIfNeeded: count)
    fixedSlotCount = Int32(truncatingIfNeeded: fixedCount)
    if case .command(let command) = target {
      body = command.body
    } else {
      body = Command.unknown.body
    }
    if case .function(let number, _) = target, labels.isEmpty {
      functionNumber = Int32(truncatingIfNeeded: number)
    } else {
      functionNumber = -1
    }
    operands = arena.allocate(5 * count)
    for slot in 0..<count {
      let register = Int32(truncatingIfNeeded: firstRegister + slot)
      operands[slot] = register
      ownRegisters[slot] = register
      places[2 * slot] = -1
    }
  }

  /// Where an argument stands in the source, if it was given.
  func span(of slot: Int) -> Span? {
    guard slot >= 0, slot < count, places[2 * slot] >= 0 else { return nil }
    return Span(Int(places[2 * slot]), Int(places[2 * slot + 1]))
  }

  /// Says where an argument stands in the source.
  func note(_ span: Span, of slot: Int) {
    places[2 * slot] = Int32(clamping: span.start)
    places[2 * slot + 1] = Int32(clamping: span.end)
  }

  /// Says that an argument is not in the call's own register but in another, or a constant; `isVariable`
  /// when it has to be looked at whether it has a value.
  mutating func take(_ slot: Int, from operand: Int, isVariable: Bool = false) {
    operands[slot] = Int32(truncatingIfNeeded: operand)
    guard isVariable else { return }
    operands[2 * count + Int(variableCount)] = operands[slot]
    variableCount += 1
  }

  /// Where the value of an operand is.
  @inline(__always)
  func place(
    _ operand: Int32, _ base: UnsafeMutablePointer<Value>
  ) -> UnsafeMutablePointer<Value> {
    operand >= 0 ? base + Int(operand) : constants.unsafelyUnwrapped + Int(~operand)
  }
}
