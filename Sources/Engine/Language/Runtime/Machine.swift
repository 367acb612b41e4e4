/// Runs the instructions of one task of the language. It never waits itself: a command that has to
/// wait makes it leave with what to wait for, and it is entered again with the result. So a script
/// runs at the speed of plain code and any number of tasks share one thread.
@EngineActor
final class Machine {
  /// Why the machine left.
  enum Exit {
    case finished(Value)
    case waiting(@EngineActor () async throws -> Value)
    /// It has run for a while; others get their turn.
    case yielded
  }

  /// A function, or the top level of a file, while it runs.
  struct Frame {
    var chunk: Chunk
    var pc = 0
    var base: UnsafeMutablePointer<Value>
    var globals: Globals
    /// Where the caller wants the result; negative if nowhere.
    var target = -1
    var keepsSeveral = false
    /// Deadlines that were there before.
    var deadlineFloor = 0
    /// Set for registers of the arena.
    var mark: RegisterArena.Mark?
  }

  // The task owns its machine and outlives it.
  unowned(unsafe) let task: LanguageTask
  var frame: Frame
  var callers: [Frame] = []
  var arena = RegisterArena()
  /// The deadlines of the `within` blocks around, outermost first.
  var deadlines: [TimeLimit] = []
  var pending: (target: Int, keepsSeveral: Bool)?
  var budget = Machine.slice

  /// Turns of loops, and a few more for each command, before others get their turn.
  static let slice = 10_000
  static let depthLimit = 5000

  /// A machine at the beginning of a chunk of a file's top level.
  init(task: LanguageTask, chunk: Chunk, globals: Globals) {
    self.task = task
    globals.grow(to: chunk.registerCount)
    frame = Frame(chunk: chunk, base: globals.values, globals: globals)
  }

  /// A machine for a task started inside a function, with a copy of the function's variables.
  init(
    task: LanguageTask, chunk: Chunk, globals: Globals, copying: UnsafeMutablePointer<Value>,
    count: Int
  ) {
    self.task = task
    let mark = arena.mark
    let base = arena.allocate(chunk.registerCount)
    for slot in 0..<min(count, chunk.registerCount) { base[slot] = copying[slot] }
    frame = Frame(chunk: chunk, base: base, globals: globals, mark: mark)
  }

  isolated deinit {
    release(frame)
    for frame in callers.reversed() { release(frame) }
  }

  private func release(_ frame: Frame) {
    if frame.mark != nil { frame.base.deinitialize(count: frame.chunk.registerCount) }
  }

  /// Runs until the end, a wait, or the end of the time slice. Throws a Failure that nothing in
  /// the script handles.
  func run() throws -> Exit {
    while true {
      do {
        return try execute()
      } catch {
        try handle(located(error))
      }
    }
  }

  /// Goes on with what was waited for.
  func resume(with value: Value) throws -> Exit {
    if let pending {
      frame.base[pending.target] = pending.keepsSeveral ? value : value.first
    }
    pending = nil
    return try run()
  }

  /// Goes on with the error that ended the wait.
  func resume(throwing error: any Error) throws -> Exit {
    pending = nil
    try handle(located(error))
    return try run()
  }

  /// The error with its place, if it has none yet.
  private func located(_ error: any Error) -> Failure {
    let failure = Failure.from(error, deadlines: deadlines)
    guard failure.place == nil else { return failure }
    let chunk = frame.chunk
    let at = max(0, frame.pc - 1)
    var span = chunk.spans[at]
    let instruction = chunk.code[at]
    if instruction.op == .command || instruction.op == .function, let argument = failure.argument {
      let spans = chunk.calls[Int(instruction.c)].takeUnretainedValue().argumentSpans
      if spans.indices.contains(argument), let blamed = spans[argument] { span = blamed }
    }
    failure.place = (chunk.source, span)
    failure.calls = callers.reversed().map { caller in
      (caller.chunk.name, caller.chunk.source, caller.chunk.spans[max(0, caller.pc - 1)])
    }
    return failure
  }

  /// Unwinds to the handler of the error, or throws it on.
  private func handle(_ failure: Failure) throws {
    while true {
      let at = frame.pc - 1
      let caught = frame.chunk.handlers.first { handler in
        (handler.catchesCancellation || failure.kind.isKind(of: .error))
          && handler.ranges.contains { $0.contains(at) }
      }
      if let caught {
        deadlines.removeLast(max(0, deadlines.count - frame.deadlineFloor - caught.deadlines))
        frame.base[caught.register] = .error(failure)
        frame.pc = caught.target
        return
      }
      guard !callers.isEmpty else { throw failure }
      leave()
    }
  }

  /// Gives the registers of the innermost function back and goes on with its caller.
  func leave() {
    deadlines.removeLast(max(0, deadlines.count - frame.deadlineFloor))
    if let mark = frame.mark {
      arena.release(frame.base, frame.chunk.registerCount, to: mark)
    }
    if let caller = callers.popLast() { frame = caller }
  }

  /// Enters a function or an imported file.
  func enter(_ next: Frame) throws {
    if callers.count >= Machine.depthLimit {
      throw Failure(
        .recursion, "functions call each other deeper than \(Machine.depthLimit) levels",
        why: "\(next.chunk.name) again", hints: ["look for a call that never reaches its end"])
    }
    callers.append(frame)
    frame = next
    frame.deadlineFloor = deadlines.count
  }
}

/// The deadline of a `within` block, with its length for the message.
struct TimeLimit {
  let deadline: Deadline
  let nanoseconds: Int
}
