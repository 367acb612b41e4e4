/// What a call needs beyond its instruction: the callee, and where each argument is. A variable or a
/// constant is taken from its own place; what is computed stands in a register of the call.
final class CallSite {
  /// How the callee is found.
  enum Target {
    case command(Command)
    /// A function of this file by number.
    case function(Int, name: String)
    /// A function of an imported module.
    case imported(ModuleScope, number: Int, name: String)
  }

  let target: Target
  /// The body of a command, at hand for the machine.
  let body: Command.Body
  /// The function's number when it is one of the caller's file, called without keywords; or -1.
  let ownFunction: Int
  /// Number of arguments, with those that were not given.
  let count: Int
  /// Arguments before the variadic values of a command.
  let fixedCount: Int
  /// The command takes the current socket when its first argument is none.
  let hasSocket: Bool
  /// The keywords of the last arguments of a function call.
  let labels: [String]
  /// The source of each argument.
  let argumentSpans: [Span?]
  /// The arguments as operands of instructions: registers, or constants when negative (`~index`).
  let operands: UnsafeMutablePointer<Int32>
  /// The registers of the call one after the other, for arguments that were put there.
  let ownRegisters: UnsafeMutablePointer<Int32>
  /// The variables among the operands, which need a value.
  private(set) var variables: UnsafeMutableBufferPointer<Int32>
  /// The constants of the chunk; set by the chunk.
  var constants: UnsafeMutablePointer<Value>?

  init(
    target: Target, count: Int, firstRegister: Int, fixedCount: Int, hasSocket: Bool = false,
    labels: [String] = [], argumentSpans: [Span?]
  ) {
    self.target = target
    self.count = count
    self.fixedCount = fixedCount
    self.hasSocket = hasSocket
    self.labels = labels
    self.argumentSpans = argumentSpans
    if case .command(let command) = target {
      body = command.body
    } else {
      body = Command.unknown.body
    }
    if case .function(let number, _) = target, labels.isEmpty {
      ownFunction = number
    } else {
      ownFunction = -1
    }
    // One piece of memory for the three.
    operands = .allocate(capacity: max(1, 3 * count))
    operands.initialize(repeating: 0, count: 3 * count)
    ownRegisters = operands + count
    variables = .init(start: ownRegisters + count, count: 0)
    for slot in 0..<count {
      let register = Int32(truncatingIfNeeded: firstRegister + slot)
      operands[slot] = register
      ownRegisters[slot] = register
    }
  }

  /// Says that an argument is not in the call's own register but in another, or a constant; `isVariable`
  /// when it has to be looked at whether it has a value.
  func take(_ slot: Int, from operand: Int, isVariable: Bool = false) {
    operands[slot] = Int32(truncatingIfNeeded: operand)
    guard isVariable else { return }
    (ownRegisters + count)[variables.count] = operands[slot]
    variables = .init(start: ownRegisters + count, count: variables.count + 1)
  }

  deinit { operands.deallocate() }

  /// Where the value of an operand is.
  @inline(__always)
  func place(
    _ operand: Int32, _ base: UnsafeMutablePointer<Value>
  ) -> UnsafeMutablePointer<Value> {
    operand >= 0 ? base + Int(operand) : constants.unsafelyUnwrapped + Int(~operand)
  }
}
