/// What lives from one line typed at the prompt to the next: the variables, the functions, the
/// current sockets.
@EngineActor
public final class Workspace {
  /// The session that the lines belong to.
  public let session: Session
  private let scope: ModuleScope
  private let globals: Globals
  private let compilation: Compilation
  private var last: LanguageTask?
  private var running: LanguageTask?

  /// An empty workspace.
  public init(_ session: Session, load: @escaping Compilation.Loader) {
    self.session = session
    scope = ModuleScope(source: SourceText(name: "<prompt>", text: ""))
    globals = Globals(capacity: 64)
    compilation = Compilation(table: session.table, interactive: true, load: load)
  }

  /// Whether a line is running.
  public var isBusy: Bool { running != nil }

  /// What the running line waits for, in words.
  public var waitingFor: String? { running?.waitingFor }

  /// Runs what was typed; gives the failure that ended it. Throws what does not parse.
  public func run(_ text: String) async throws(SyntaxErrors) -> Failure? {
    let source = SourceText(name: "<prompt>", text: text)
    let program = try compilation.compile(source, in: scope)
    let task = LanguageTask(name: nil, session: session, parent: last)
    task.isObserved = true
    task.machine = Machine(task: task, chunk: program.main, globals: globals)
    running = task
    session.start(task)
    await task.ended()
    running = nil
    last = task
    globals.clear(from: scope.names.count)
    session.console.flush()
    guard case .failed(let failure) = task.state else { return nil }
    return failure
  }

  /// Cancels the line that is running; background tasks go on.
  public func interrupt() { running?.cancel() }

  /// The variables that have a value, by name.
  public var variables: [(name: String, value: Value)] {
    scope.names.enumerated().compactMap { slot, name in
      globals.values[slot].isGiven ? (name, globals.values[slot]) : nil
    }
  }

  /// The functions defined so far.
  public var functions: [String] {
    scope.functionNumbers.filter { scope.functions[$0.value] != nil }.keys.sorted()
  }

  /// The parameters of each function defined so far.
  public var parametersOfFunctions: [String: [String]] { scope.parametersOfFunctions }

  /// The functions, with their parameters, and the variables of each imported file.
  public var imports: [String: (functions: [String: [String]], names: [String])] {
    scope.imports.mapValues { ($0.parametersOfFunctions, $0.names) }
  }
}
