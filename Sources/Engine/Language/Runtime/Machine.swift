/// Runs the instructions of one task of the language. It never waits itself: a command that has to
/// wait makes it leave with what to wait for, and it is entered again with the result. So a script
/// runs at the speed of plain code and any number of tasks share one thread.
@EngineActor
final class Machine {
  /// Why the machine left.
  enum Exit {
    case finished(Value)
    case waiting(@EngineActor () async throws -> Value)
    case parked(SocketWait<Value>)
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
  var callers = FrameStack()
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
    for frame in callers.innermostFirst { release(frame) }
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
        let failure = Failure.from(error, deadlines: deadlines)
        guard recover(from: failure) else { throw failure }
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
    let failure = Failure.from(error, deadlines: deadlines)
    guard recover(from: failure) else { throw failure }
    return try run()
  }

  /// Gives a failure its place, if it has none yet.
  private func locate(_ failure: Failure) {
    guard failure.place == nil else { return }
    let chunk = frame.chunk
    let at = max(0, frame.pc - 1)
    var span = chunk.spans[at]
    let instruction = chunk.code[at]
    if instruction.op == .command || instruction.op == .function, let argument = failure.argument {
      let call = chunk.calls[Int(instruction.c)]
      span = call.span(of: argument) ?? span
    }
    failure.place = (chunk.source, span)
    guard !callers.isEmpty else { return }
    failure.calls = callers.innermostFirst.map { caller in
      (caller.chunk.name, caller.chunk.source, caller.chunk.spans[max(0, caller.pc - 1)])
    }
  }

  /// Unwinds to the handler of a failure; false, at the outermost frame, when there is none.
  func recover(from failure: Failure) -> Bool {
    locate(failure)
    let isError = failure.kind.isKind(of: .error)
    while true {
      if let index = frame.chunk.handler(at: frame.pc - 1, ofErrors: isError) {
        let handler = frame.chunk.handlers[index]
        let surplus = deadlines.count - frame.deadlineFloor - handler.deadlines
        if surplus > 0 { deadlines.removeLast(surplus) }
        frame.base[handler.register] = .error(failure)
        frame.pc = handler.target
        return true
      }
      guard !callers.isEmpty else { return false }
      leave()
    }
  }

  /// Gives the registers of the innermost function back and goes on with its caller.
  func leave() {
    if deadlines.count > frame.deadlineFloor {
      deadlines.removeLast(deadlines.count - frame.deadlineFloor)
    }
    if let mark = frame.mark {
      arena.release(frame.base, frame.chunk.registerCount, to: mark)
    }
    callers.pop(into: &frame)
  }

  /// Enters a function or an imported file.
  @inline(__always)
  func enter(_ next: Frame) throws(Failure) {
    if callers.count >= Machine.depthLimit { throw tooDeep(next.chunk) }
    callers.push(&frame, entering: next)
    frame.deadlineFloor = deadlines.count
  }

  @inline(never)
  private func tooDeep(_ chunk: Chunk) -> Failure {
    Failure(
      .recursion, "functions call each other deeper than \(Machine.depthLimit) levels",
      why: "\(chunk.name) again", hints: ["look for a call that never reaches its end"])
  }
}

/// The deadline of a `within` block, with its length for the message.
struct TimeLimit {
  let deadline: Deadline
  let nanoseconds: Int
}
