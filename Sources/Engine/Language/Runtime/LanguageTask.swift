/// A task of the language: the script itself, a `task` block, or a command in the background. It is
/// a Swift task on the engine's actor that drives a machine.
@EngineActor
public final class LanguageTask {
  /// Where it is.
  enum State {
    case running
    case finished(Value)
    case failed(Failure)
  }

  /// Counts the tasks of the session from 0.
  nonisolated let number: Int
  /// Its name, or `task 3`.
  nonisolated public let name: String
  /// Whether the script holds it, by a name or as a value, and may wait for it later.
  let isHeld: Bool
  let session: Session
  var machine: Machine?
  private(set) var state = State.running
  /// The last connection opened, accepted or named by `use`.
  public var currentConnection: Socket?
  /// The last listener.
  public var currentListener: Socket?
  /// What it is waiting for, in words; nil when it runs.
  public internal(set) var waitingFor: String?
  /// It is a line of the shell, not something in the background.
  public let isForeground: Bool
  /// Whether somebody has seen its failure, or will: it is not an error of the run then.
  var isObserved = false {
    didSet { if isObserved { session.withdraw(self) } }
  }
  /// Whether its failure was told as one of the run.
  var isReported = false
  private var body: Task<Void, Never>?
  private var waiters: [Waiter] = []
  /// What it stands at while it waits for a socket.
  private var parkedAt: Waiter?

  init(
    name: String?, session: Session, parent: LanguageTask?, isForeground: Bool = false,
    isHeld: Bool = false
  ) {
    self.isHeld = isHeld
    self.isForeground = isForeground
    number = session.taskCount
    session.taskCount += 1
    if parent == nil || isForeground {
      self.name = name ?? "main"
    } else {
      self.name = name ?? (session.namesTasks ? session.newName("t") : "task \(number)")
    }
    self.session = session
    currentConnection = parent?.currentConnection
    currentListener = parent?.currentListener
  }

  /// The earliest of the `within` deadlines around the running statement.
  public var deadline: Deadline? { machine?.deadlines.map(\.deadline).min() }

  /// It has not come to its end.
  public var isRunning: Bool {
    if case .running = state { return true }
    return false
  }

  /// `running`, `waiting`, `finished` or `failed`.
  public var stateText: String {
    switch state {
    case .running: waitingFor == nil ? "running" : "waiting"
    case .finished: "finished"
    case .failed(let failure): failure.kind == .cancelled ? "cancelled" : "failed"
    }
  }

  /// Begins to run, on the engine's loop.
  func start() {
    body = Task { await self.drive() }
  }

  /// Whether it was told to end.
  var isCancelled: Bool { body?.isCancelled ?? false }

  /// Cancels the task where it waits; `finally` blocks still run.
  public func cancel() {
    body?.cancel()
    parkedAt?.finish(.cancelled)
  }

  /// Runs the machine, waits for what it has to wait for, and so on until it ends.
  private func drive() async {
    guard let machine else { return }
    do {
      var exit = try machine.run()
      while true {
        switch exit {
        case .finished(let value):
          return end(.finished(value))
        case .yielded:
          exit = try await yield(machine)
        case .waiting(let operation):
          session.console.flush()
          let result = await Result.capturing(operation)
          exit = try go(on: machine, with: result)
        case .parked(let wait):
          session.console.flush()
          exit = try go(on: machine, with: await park(wait))
        }
      }
    } catch {
      end(.failed(Failure.from(error)))
    }
  }

  /// Stands where a socket's verb waits until it has ended.
  private func park(_ wait: SocketWait<Value>) async -> Result<Value, any Error> {
    do throws(SocketError) {
      while true {
        if Task.isCancelled { throw wait.interrupted(.cancelled) }
        if let waiter = try wait.enlist() {
          parkedAt = waiter
          while waiter.outcome == nil { await ParkingLot.stand(.waiter(waiter)) }
          parkedAt = nil
        } else {
          await EventLoop.shared.yield()
        }
        if let value = try wait.proceed() { return .success(value) }
      }
    } catch {
      return .failure(error)
    }
  }

  private func go(
    on machine: Machine, with result: Result<Value, any Error>
  ) throws -> Machine.Exit {
    waitingFor = nil
    if System.instrumented.load(ordering: .relaxed) { session.afterCommand?() }
    switch result {
    case .success(let value): return try machine.resume(with: value)
    case .failure(let error): return try machine.resume(throwing: error)
    }
  }

  /// Lets others run; then goes on, unless the time is over or the task was cancelled.
  private func yield(_ machine: Machine) async throws -> Machine.Exit {
    session.console.flush()
    do throws(Failure) {
      try await breathe()
    } catch {
      machine.budget = Machine.slice
      return try machine.resume(throwing: error)
    }
    machine.budget = Machine.slice
    return try machine.run()
  }

  /// Lets others run; throws when the task was cancelled meanwhile, or the time of a `within` is over.
  func breathe() async throws(Failure) {
    await EventLoop.shared.yield()
    if Task.isCancelled { throw Failure(.cancelled, "the task was cancelled") }
    if let limit = machine?.deadlines.first(where: { $0.deadline.hasPassed }) {
      let time = Value.durationText(limit.nanoseconds)
      throw Failure(.timeout, "within \(time): the time is over", why: "still running")
    }
  }

  private func end(_ state: State) {
    // Nothing may run for long after it: what it has printed is due.
    session.console.flush()
    self.state = state
    session.beforeTaskEnds?(self)
    machine = nil
    let waiting = waiters
    waiters = []
    if !waiting.isEmpty { isObserved = true }
    for waiter in waiting { waiter.finish(.ready) }
    session.ended(self)
  }

  /// Waits until it has ended; cancelling the waiter does not cancel the task.
  public func finished(until deadline: Deadline?) async throws {
    guard isRunning else { return }
    let waiter = Waiter()
    waiters.append(waiter)
    defer { waiters.removeAll { $0 === waiter } }
    do throws(WaitFailure) {
      try await waiter.park(until: deadline)
    } catch {
      if error == .cancelled { throw Failure(.cancelled, "wait \(name): cancelled") }
      throw Failure(
        .timeout, "wait \(name): the task has not ended", why: "it is \(stateText)",
        hints: ["cancel ends a task; a longer timeout= waits longer"])
    }
  }

  /// Waits until it has ended, whatever comes.
  func ended() async {
    while isRunning {
      let waiter = Waiter()
      waiters.append(waiter)
      try? await waiter.park(until: nil)
    }
  }

  /// What it gave back when it ended well and nobody waits for that.
  public var result: Value? {
    guard case .finished(let value) = state, !isObserved else { return nil }
    return value
  }

  /// Whether `exit` ended it.
  public var hasExited: Bool {
    guard case .failed(let failure) = state else { return false }
    return failure.kind == .exit
  }

  /// What it gave back; throws what it failed with.
  public func value() throws -> Value {
    isObserved = true
    switch state {
    case .running: return .none
    case .finished(let value): return value
    case .failed(let failure): throw failure
    }
  }
}

extension Result where Success: ~Copyable {
  /// The outcome of an operation.
  @EngineActor
  static func capturing(_ operation: @EngineActor () async throws -> Success) async
    -> Result<Success, any Error> where Failure == any Error
  {
    do { return .success(try await operation()) } catch { return .failure(error) }
  }
}
