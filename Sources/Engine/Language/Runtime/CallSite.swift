/// What a call needs beyond its instruction: the callee, and where each argument is. A variable or a
/// constant is taken from its own place; what is computed stands in a register of the call.
final class CallSite {
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
    labels: [String] = []
  ) {
    self.target = target
    self.count = count
    self.fixedCount = fixedCount
    self.hasSocket = hasSocket
    self.labels = labels
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
    // One piece of memory for the three, and for where each argument stands in the source.
    operands = .allocate(capacity: max(1, 5 * count))
    operands.initialize(repeating: -1, count: 5 * count)
    ownRegisters = operands + count
    variables = .init(start: ownRegisters + count, count: 0)
    for slot in 0..<count {
      let register = Int32(truncatingIfNeeded: firstRegister + slot)
      operands[slot] = register
      ownRegisters[slot] = register
    }
  }

  /// Where an argument stands in the source, if it was given.
  func span(of slot: Int) -> Span? {
    guard slot >= 0, slot < count else { return nil }
    let place = operands + 3 * count + 2 * slot
    return place[0] < 0 ? nil : Span(Int(place[0]), Int(place[1]))
  }

  /// Says where an argument stands in the source.
  func note(_ span: Span, of slot: Int) {
    let place = operands + 3 * count + 2 * slot
    place[0] = Int32(clamping: span.start)
    place[1] = Int32(clamping: span.end)
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
