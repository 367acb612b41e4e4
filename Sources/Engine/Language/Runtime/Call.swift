/// One call of a command while its body runs: the arguments by slot, and where it happens.
/// The argument accessors throw a TypeError or ValueError that blames the argument.
@EngineActor
public struct Call: ~Copyable {
  // The machine keeps the call's site and its task alive while the body runs.
  let site: CallSite.Reference
  let base: UnsafeMutablePointer<Value>
  let operands: UnsafeMutablePointer<Int32>
  let constants: UnsafeMutablePointer<Value>
  let count: Int
  /// The task that called.
  public unowned(unsafe) let task: LanguageTask

  @inline(__always)
  init(
    _ site: CallSite.Reference, _ base: UnsafeMutablePointer<Value>,
    _ operands: UnsafeMutablePointer<Int32>, _ task: LanguageTask
  ) {
    self.site = site
    self.base = base
    self.operands = operands
    constants = site.pointee.constants.unsafelyUnwrapped
    count = site.pointee.count
    self.task = task
  }

  var fixedCount: Int { site.pointee.fixedCount }

  /// The command that was called.
  var command: Command {
    guard case .command(let command) = site.pointee.target else { return Command.unknown }
    return command
  }

  /// The run that the task belongs to.
  public var session: Session { task.session }

  /// The value in a slot; `unset` when it was not given. An address, so that to look at the value does
  /// not copy it.
  public subscript(slot: Int) -> Value {
    @inline(__always)
    unsafeAddress { UnsafePointer(slot < count ? place(slot) : Call.absent) }
  }

  nonisolated(unsafe) private static let absent: UnsafeMutablePointer<Value> = {
    let absent = UnsafeMutablePointer<Value>.allocate(capacity: 1)
    absent.initialize(to: .unset)
    return absent
  }()

  /// The values of the variadic parameter.
  public var rest: [Value] {
    guard count > fixedCount else { return [] }
    var values: [Value] = []
    values.reserveCapacity(count - fixedCount)
    for slot in fixedCount..<count { values.append(self[slot]) }
    return values
  }

  /// Whether the slot was given.
  @inline(__always)
  public func has(_ slot: Int) -> Bool { self[slot].isGiven }

  @inline(__always)
  private func place(_ slot: Int) -> UnsafeMutablePointer<Value> {
    let operand = operands[slot]
    return operand >= 0 ? base + Int(operand) : constants + Int(~operand)
  }

  /// A TypeError about an argument.
  public func mistyped(_ slot: Int, _ wanted: Wording, hints: [Wording] = []) -> Failure {
    let value = self[slot]
    let parameter = command.signature.parameters
    let name = slot < parameter.count ? parameter[slot].name : "argument"
    guard value.isGiven else {
      return Failure(
        .type, "\(command.name) needs `\(name)`", why: "expected \(wanted)",
        hints: hints.isEmpty ? ["usage: \(command.usage)"] : hints)
    }
    return Failure(
      .type, "\(command.name): `\(name)` is \(value.withArticle), not \(wanted)",
      why: "expected \(wanted)", hints: hints, argument: slot)
  }

  /// A ValueError about an argument.
  public func invalid(_ slot: Int, _ what: String, why: Wording = "", hints: [Wording] = [])
    -> Failure
  {
    Failure(.value, "\(command.name): \(what)", why: why, hints: hints, argument: slot)
  }

  /// An integer that fits 64 bits.
  public func int(_ slot: Int) throws -> Int {
    switch self[slot] {
    case .int(let value): return value
    case .bool(let value): return value ? 1 : 0
    case .big(let value):
      throw Failure(
        .overflow, "\(command.name): \(value.value) is too large", why: "more than 64 bits",
        argument: slot)
    case .float(let value) where value == value.rounded() && abs(value) < 9e15:
      throw mistyped(slot, "an int", hints: ["write int(x) to make \(value) an int"])
    case .text(let text) where Int(text.string) != nil:
      throw mistyped(slot, "an int", hints: ["write int(x) to turn the text into a number"])
    default: throw mistyped(slot, "an int")
    }
  }

  /// A count of bytes or elements: not negative.
  public func count(_ slot: Int) throws -> Int {
    let value = try int(slot)
    if value < 0 {
      throw invalid(slot, "\(value) is negative", why: "a count is 0 or more")
    }
    return value
  }

  /// A truth.
  public func bool(_ slot: Int, default value: Bool = false) -> Bool {
    has(slot) ? self[slot].isTrue : value
  }

  /// A text.
  public func text(_ slot: Int) throws -> String {
    switch self[slot] {
    case .text(let text): return text.string
    case .bytes, .buffer:
      throw mistyped(slot, "a text", hints: ["decode(data) makes text of bytes"])
    case .int, .big, .float, .bool:
      throw mistyped(slot, "a text", hints: ["str(x) makes text of a number"])
    default: throw mistyped(slot, "a text")
    }
  }

  /// The bytes of a bytes value or a buffer; nothing else.
  public func bytes(_ slot: Int) throws -> [UInt8] {
    switch self[slot] {
    case .bytes(let bytes): return bytes
    case .buffer(let buffer): return buffer.bytes
    case .text: throw mistyped(slot, "bytes", hints: ["encode(text) makes bytes of a text"])
    default: throw mistyped(slot, "bytes")
    }
  }

  /// What may be sent: bytes as they are, text as UTF-8. A number is refused (language.md §3).
  public func data(_ slot: Int) throws -> [UInt8] {
    switch self[slot] {
    case .bytes(let bytes): return bytes
    case .text(let text): return Array(text.string.utf8)
    case .buffer(let buffer): return buffer.bytes
    case .int, .big, .bool, .float:
      let number = self[slot].display
      throw mistyped(
        slot, "text or bytes",
        hints: [
          self[slot].typeName == "float"
            ? "pack(\"!d\", \(number)) for its 8 bytes in network order"
            : "to_bytes(\(number), 4, big) for a 4-byte integer in network order",
          "str(\(number)) for its decimal digits as text",
        ])
    case .none:
      throw mistyped(
        slot, "text or bytes", hints: ["none means nothing was returned, or the input ended"])
    case .list, .tuple, .several, .map:
      throw mistyped(
        slot, "text or bytes",
        hints: ["str(x) is what print shows of it", "join(\", \", texts) puts texts together"])
    default: throw mistyped(slot, "text or bytes")
    }
  }

  /// A time in nanoseconds: a duration, or a number of seconds as in Python.
  public func nanoseconds(_ slot: Int) throws -> Int {
    guard let value = self[slot].nanoseconds else {
      throw mistyped(slot, "a duration such as 500ms or 2s")
    }
    if value < 0 { throw invalid(slot, "a time cannot be negative") }
    return value
  }
}
