/// What lives from one line typed at the prompt to the next: the variables, the functions, the
/// current sockets.
@EngineActor
public final class Workspace {
  /// The session that the lines belong to.
  public let session: Session
  private let scope: ModuleScope
  private let globals: Globals
  private let load: Compilation.Loader
  private var last: LanguageTask?
  private var running: LanguageTask?
  /// New names that came up while a line ran: behind its variables stand its intermediate values.
  private var newNames: [(name: String, value: Value)] = []
  /// Ctrl-C came during the run, or between two of its statements.
  public private(set) var isInterrupted = false

  /// An empty workspace.
  public init(_ session: Session, load: @escaping Compilation.Loader) {
    self.session = session
    self.load = load
    scope = ModuleScope(source: SourceText(name: "<prompt>", text: ""))
    globals = Globals(capacity: 64)
  }

  private var depth = 0

  /// Whether a line is running.
  public var isBusy: Bool { running != nil }

  /// What the running line waits for, in words.
  public var waitingFor: String? { running?.waitingFor }

  /// Runs what was typed or a script, statement by statement; gives the failure that ended it. Throws
  /// what does not parse, before anything runs. `shows` is whether values are shown as at the prompt;
  /// `began` is called before each statement, and says whether to go on.
  public func run(
    _ source: SourceText, shows: Bool = true,
    began: @EngineActor (Statement) async -> Bool = { _ in true }
  ) async throws(SyntaxErrors) -> Failure? {
    let block = try Parser.parse(source)
    let compilation = Compilation(table: session.table, interactive: shows, load: load)
    if block.statements.count > 1 { _ = try compilation.compile(block, of: source, in: scope) }
    // A run inside of another, between its statements, leaves that one's interruption alone.
    let before = depth > 0 ? isInterrupted : nil
    isInterrupted = false
    depth += 1
    defer {
      depth -= 1
      if let before { isInterrupted = before }
    }
    for statement in block.statements {
      bind(namesIn: source.text(statement.span))
      let part = Block(statements: [statement], span: statement.span)
      guard await began(statement) else { return nil }
      let program = try compilation.compile(part, of: source, in: scope)
      if let failure = await run(program, source, statement.span) { return failure }
      if isInterrupted { return Failure(.cancelled, "interrupted") }
    }
    return nil
  }

  /// Runs what was typed.
  public func run(_ text: String) async throws(SyntaxErrors) -> Failure? {
    try await run(SourceText(name: "<prompt>", text: text))
  }

  private func run(_ program: Program, _ source: SourceText, _ span: Span) async -> Failure? {
    // What the shell did to read the line and to keep it is not the line's.
    if SystemCallLog.isOn { _ = SystemCallLog.take() }
    let task = LanguageTask(name: nil, session: session, parent: last, isForeground: true)
    task.isObserved = true
    task.machine = Machine(task: task, chunk: program.main, globals: globals)
    running = task
    session.start(task)
    await task.ended()
    running = nil
    last = task
    globals.clear(from: scope.names.count)
    let named = newNames
    newNames = []
    for (name, value) in named { define(name, value) }
    session.console.flush()
    if case .failed(let failure) = task.state {
      session.afterStatement = nil
      return failure
    }
    guard let next = session.afterStatement else { return nil }
    session.afterStatement = nil
    do { try await next() } catch {
      let failure = Failure.from(error)
      failure.place = failure.place ?? (source, span)
      return failure
    }
    return nil
  }

  /// Cancels the line that is running; background tasks go on.
  public func interrupt() {
    isInterrupted = true
    running?.cancel()
  }

  /// Gives a value a name, as an assignment at the prompt does.
  public func define(_ name: String, _ value: Value) {
    if let slot = scope.slots[name] {
      if running == nil { globals.grow(to: slot + 1) }
      if slot < globals.capacity { globals.values[slot] = value }
    } else if running != nil {
      newNames.append((name, value))
    } else {
      let slot = scope.declare(name)
      globals.grow(to: slot + 1)
      globals.values[slot] = value
    }
  }

  /// The value of a variable; nil when it has none.
  public subscript(name: String) -> Value? {
    guard let slot = scope.slots[name], slot < globals.capacity, globals.values[slot].isGiven else {
      return nil
    }
    return globals.values[slot]
  }

  /// The variables that have a value, by name.
  public var variables: [(name: String, value: Value)] {
    scope.names.compactMap { name in self[name].map { (name, $0) } }
  }

  /// The functions defined so far.
  public var functions: [String] {
    scope.parametersOfFunctions.keys.sorted()
  }

  /// The parameters of each function defined so far.
  public var parametersOfFunctions: [String: [String]] { scope.parametersOfFunctions }

  /// The functions, with their parameters, and the variables of each imported file.
  public var imports: [String: (functions: [String: [String]], names: [String])] {
    scope.imports.mapValues { ($0.parametersOfFunctions, $0.names) }
  }

  /// An open socket is known by its name, also one that a task holds; a task by its own.
  private func bind(namesIn text: String) {
    let words = Set(text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
    let unknown = words.filter { self[$0] == nil }
    guard !unknown.isEmpty else { return }
    for socket in Socket.open where unknown.contains(socket.name) {
      define(socket.name, .socket(socket))
    }
    for task in session.tasks where unknown.contains(task.name) && !task.isForeground {
      define(task.name, .task(task))
    }
  }
}
