/// Where a run's text goes and comes from; the executable, the shell and tests each hand in theirs.
@EngineActor
public protocol Console: AnyObject {
  /// Data for standard output; may be held until `flush`. Throws when it can no longer be written.
  func write(_ text: String) throws
  /// Messages for people.
  func writeMessage(_ text: String)
  /// Lets everything written become visible.
  func flush()
  /// A line from the person or from standard input, without its end; nil at the end of the input.
  func readLine(prompt: String, until deadline: Deadline?) async throws -> String?
  /// Whether messages may be coloured.
  var usesColor: Bool { get }
  /// Whether data may be coloured.
  var usesColorForOutput: Bool { get }
  /// Whether data goes to a terminal, which obeys control characters.
  var outputIsTerminal: Bool { get }
  /// Whether a person watches the messages, so that a progress bar makes sense.
  var isTerminal: Bool { get }
}

extension Console {
  /// As messages are: both go to one terminal, unless a console tells them apart.
  public var usesColorForOutput: Bool { usesColor }
  /// As for messages.
  public var outputIsTerminal: Bool { isTerminal }
}

/// One run of a script, or one life of the shell: its tasks, its sockets' names, its console.
@EngineActor
public final class Session {
  /// What a run is given from outside.
  public struct Options: Sendable {
    /// Values for the script's parameters by name, as typed.
    public var parameters: [String: String] = [:]
    /// The words after the parameters.
    public var arguments: [String] = []
    /// The folder of the script.
    public var folder = "."
    /// The language of help and explanations.
    public var language = MessageLanguage.en
    /// Which `test` blocks run.
    public var tests = TestSelection.none
    /// Whether an error that nobody handles ends the other tasks, too: the sides of a demo or a test would
    /// wait for each other for ever.
    public var endsAtFailure = false
    /// Nanoseconds after which a run that has not ended is a failure, too; nil for one that may go on.
    public var limit: Int?

    /// Nothing given.
    public init() {}
  }

  /// The commands.
  public let table: CommandTable
  /// Output and input.
  public let console: any Console
  /// What is given from outside.
  public var options: Options
  /// The log that the sockets of this run write to.
  public let trace: Trace
  /// Every task that has not been forgotten, in order of start.
  public var tasks: [LanguageTask] {
    known.values.sorted { $0.number < $1.number }
  }
  private var known: [Int: LanguageTask] = [:]
  private var runningCount = 0
  private var repeats: [String: Int] = [:]
  /// Random numbers, repeatable after `seed`.
  public var random: any RandomNumberGenerator = SystemRandomNumberGenerator()
  /// Called with each value shown at the prompt.
  public var onShow: ((Shown) -> Void)?
  /// Called after each command, and again after its wait, while system calls are recorded.
  public var afterCommand: (() -> Void)?
  /// Called when a task other than the main one has ended.
  public var onTaskEnd: ((LanguageTask) -> Void)?
  /// What stands in front of what a task prints, where tasks are to be told apart.
  public var outputLabel: ((LanguageTask) -> String?)?
  /// What a command of the shell asked to be done once its statement has ended, since it runs code of
  /// its own on the same variables.
  public var afterStatement: (@EngineActor () async throws -> Void)?
  /// Called with each task that ends, while it still has its variables.
  var beforeTaskEnds: ((LanguageTask) -> Void)?
  /// When the session began, for `elapsed`.
  public let startTime = MonotonicClock.now
  /// What commands keep for the length of the session, by their own key.
  public var storage: [String: Any] = [:]
  var taskCount = 0
  /// Tasks without a name get one that can be typed: `t1`.
  public var namesTasks = false
  private var nameCounts: [String: Int] = [:]
  /// What nobody has handled, with the number of its task.
  private var failures: [(task: Int, failure: Failure)] = []
  private var exitCode: Int32?
  private var main: LanguageTask?
  private var endings: [() -> Void] = []
  private var idle: [Waiter] = []
  /// The script that runs; only its own `test` blocks are cases, not those of what it imports.
  var mainSource: SourceText?
  /// Every task was told to end.
  private var isEnding = false
  /// How many `test` blocks have begun.
  public internal(set) var testsBegun = 0

  /// A session over these commands.
  public init(
    table: CommandTable, console: any Console, options: Options = Options(), trace: Trace = .shared
  ) {
    self.table = table
    self.console = console
    self.options = options
    self.trace = trace
  }

  /// The next automatic name: `l1`, `c1`, `a1`, `u1`.
  public func newName(_ prefix: String) -> String {
    nameCounts[prefix, default: 0] += 1
    return "\(prefix)\(nameCounts[prefix, default: 0])"
  }

  /// Runs a program to the end of all its tasks; gives the exit code of product.md §1 and every
  /// failure that nobody handled.
  public func run(_ program: Program) async -> (code: Int32, failures: [Failure]) {
    let globals = Globals(capacity: program.main.registerCount)
    mainSource = program.source
    let task = LanguageTask(name: nil, session: self, parent: nil)
    task.machine = Machine(task: task, chunk: program.main, globals: globals)
    main = task
    start(task)
    let watch = options.limit.map { limit in Task { await self.end(after: limit) } }
    await untilIdle()
    watch?.cancel()
    main = nil
    console.flush()
    return (code, failures.map(\.failure))
  }

  /// Ends a run that takes too long, and says what its tasks wait for.
  private func end(after limit: Int) async {
    do throws(WaitFailure) {
      try await EventLoop.shared.sleep(until: .after(nanoseconds: limit))
    } catch { return }
    let waits = tasks.compactMap { task in task.waitingFor.map { "\(task.name) waits in \($0)" } }
    let time = Value.duration(limit).display
    let told = (["the script has not ended after \(time)"] + waits).joined(separator: ", ")
    if let main { report(Failure(.timeout, told), of: main) }
    cancelAll()
  }

  /// Waits for every task that still runs; gives the exit code of what nobody handled.
  public func finish() async -> Int32 {
    await untilIdle()
    console.flush()
    return code
  }

  private var code: Int32 { exitCode ?? failures.first.map { Self.code(of: $0.failure) } ?? 0 }

  /// Registers a task and lets it run.
  func start(_ task: LanguageTask) {
    known[task.number] = task
    runningCount += 1
    task.start()
    if isEnding { task.cancel() }
  }

  /// A task came to its end.
  func ended(_ task: LanguageTask) {
    if case .failed(let failure) = task.state { failed(task, failure) }
    if task !== main, task.isObserved || !task.isHeld || !isFailed(task) {
      known[task.number] = nil
    }
    runningCount -= 1
    if task !== main { onTaskEnd?(task) }
    if runningCount == 0 { becomeIdle() }
  }

  private func isFailed(_ task: LanguageTask) -> Bool {
    if case .failed = task.state { return true }
    return false
  }

  private func failed(_ task: LanguageTask, _ failure: Failure) {
    if failure.kind == .exit {
      exitCode = exitCode ?? failure.errno ?? 0
      task.isObserved = true
      cancelAll()
      return
    }
    if failure.kind == .cancelled, task !== main { return }
    if task === main {
      // Who waits for a task that was cancelled is not cancelled himself.
      if failure.kind != .cancelled || !task.isCancelled { report(failure, of: task) }
      cancelAll()
    } else if !task.isObserved {
      if task.isHeld { reportLater(failure, of: task) } else { report(failure, of: task) }
    }
  }

  /// A task that is held may still be waited for: its failure is told when nobody has asked soon, and ends
  /// the others, where that is wanted, a while later.
  private func reportLater(_ failure: Failure, of task: LanguageTask) {
    Task {
      await pause(200_000_000)
      guard !task.isObserved, !task.isReported, known[task.number] != nil else { return }
      known[task.number] = nil
      report(failure, of: task)
      guard options.endsAtFailure else { return }
      await pause(800_000_000)
      if !task.isObserved { cancelAll() }
    }
  }

  private func pause(_ nanoseconds: Int) async {
    do throws(WaitFailure) {
      try await EventLoop.shared.sleep(until: .after(nanoseconds: nanoseconds))
    } catch {}
  }

  /// Tells a failure and remembers it for the exit code.
  private func report(_ failure: Failure, of task: LanguageTask) {
    console.flush()
    failures.append((task.number, failure))
    task.isReported = true
    let place = failure.place.map { $0.source.place(of: $0.span) } ?? ""
    let key = "\(failure.kind) \(place) \(failure.what)"
    repeats[key, default: -1] += 1
    if repeats[key] == 0 { onFailure(failure) }
    if options.endsAtFailure, !task.isHeld { cancelAll() }
  }

  /// Somebody handles the failure of a task after all: it was told, but the run has not failed by it.
  func withdraw(_ task: LanguageTask) {
    guard task.isReported else { return }
    failures.removeAll { $0.task == task.number }
  }

  /// A hundred tasks that die in the same way are told once, and how many there were.
  private func reportRepeats() {
    for count in repeats.values where count > 0 {
      console.writeMessage(
        "… and \(count) more \(count == 1 ? "task" : "tasks") failed in the same way\n")
    }
    repeats = [:]
  }

  /// How a failure is told; the executable's runs write its diagnostic to standard error.
  public lazy var onFailure: (Failure) -> Void = { [unowned self] failure in
    let renderer = DiagnosticText(color: console.usesColor, language: options.language)
    if let diagnostic = failure.diagnostic {
      console.writeMessage(renderer.render(diagnostic))
    } else {
      console.writeMessage(
        TerminalText.shown("error: \(failure.kind.rawValue): \(failure.message)\n"))
    }
  }

  /// The code that `exit` asked for, once it has.
  public var exitRequest: Int32? { exitCode }

  /// Cancels every task, and those that they still start; Ctrl-C ends a run with it.
  public func cancelAll() {
    isEnding = true
    for task in tasks where task.isRunning { task.cancel() }
  }

  /// Cancels every task and waits until their `finally` blocks have run, for a second at most.
  public func endTasks() async {
    cancelAll()
    await untilIdle(.after(nanoseconds: 1_000_000_000))
    console.flush()
  }

  /// Ends the run as interrupted: exit code 130.
  public func interrupt() {
    exitCode = 130
    cancelAll()
  }

  /// Closes every socket that is still open and ends every process that still runs, as the end of a
  /// script does.
  public func close() {
    Socket.closeAll()
    ChildProcess.killAll()
    runEndings()
  }

  /// Does what `atEnd` was given, latest first.
  func runEndings() {
    while let end = endings.popLast() { end() }
  }

  /// Something to do when the session ends, such as removing a temporary folder.
  public func atEnd(_ action: @escaping () -> Void) { endings.append(action) }

  private func untilIdle(_ deadline: Deadline? = nil) async {
    if runningCount == 0 { return becomeIdle() }
    let waiter = Waiter()
    idle.append(waiter)
    try? await waiter.park(until: deadline)
  }

  private func becomeIdle() {
    for task in tasks where !task.isObserved && !task.isReported && task !== main {
      if case .failed(let failure) = task.state, failure.kind != .cancelled {
        report(failure, of: task)
      }
    }
    known = [:]
    reportRepeats()
    let waiting = idle
    idle = []
    for waiter in waiting { waiter.finish(.ready) }
  }

  /// 4 for a failed expectation or assertion, 3 for any other error (product.md §1).
  public static func code(of failure: Failure) -> Int32 {
    switch failure.kind {
    case .assertion, .expectation: 4
    case .usage: 1
    default: 3
    }
  }
}
