import Engine

/// The shell: reads lines, runs them on one workspace, and tells what happens meanwhile.
@EngineActor
final class Shell {
  static let prompt = "nws> "
  static let continuation = "...> "

  let settings: Settings
  let session: Session
  let workspace: Workspace
  let console: ShellConsole
  let history: History
  let highlighter: Highlighter
  let completer: Completer
  let hinter: UsageHinter
  var editor: LineEditor?
  /// What the line that runs has shown, for `save` and `python`.
  private var shown: [[Shown]] = []
  /// The last line or block, for `edit`.
  var lastText = ""
  private(set) var announcer: Announcer?
  private var arrivals: Arrivals?
  /// The log's newest event when the running statement began.
  private var statementStart = 0
  private var statementTime = MonotonicClock.now
  /// The terminal as it was found.
  let startMode = Terminal.Mode()
  /// Why the shell ends while it reads or runs a line: 128 and a signal's number, or a task's `exit`.
  private var endCode: Int32?
  /// The wait for a line of standard input.
  private(set) var lineReading: Task<[UInt8]?, any Error>?
  /// Values are not shown: what runs is set-up.
  var isSilent = false
  /// Ctrl-C came while commands from a pipe were obeyed.
  var wasInterrupted = false

  init(_ settings: Settings, isInteractive: Bool) {
    self.settings = settings
    var options = Session.Options()
    options.language = settings.language
    console = ShellConsole(usesColor: isInteractive && settings.usesColor(on: 1))
    session = Session(table: .complete, console: console, options: options)
    highlighter = Highlighter(table: session.table)
    completer = Completer(
      table: session.table, files: .system, language: settings.language)
    hinter = UsageHinter(table: session.table, language: settings.language)
    workspace = Workspace(session, load: ScriptFile.load(import:from:))
    history = History(path: isInteractive ? History.standardPath : nil)
    session.shell = self
    session.showsReads = false
    session.shownData = .bytes
    session.namesTasks = true
    session.width = Terminal.size?.columns ?? 80
    session.history = history.entries
    session.onShow = { [unowned self] in show($0) }
    session.onTaskEnd = { [unowned self] in taskEnded($0) }
    session.onFailure = { [unowned self] in tell($0) }
  }

  /// The shell for a person at a terminal; gives the exit code.
  func interact() async -> Int32 {
    await perform { [self] in
      greet()
      await runStartFile()
      return await prompt() ?? endCode ?? 0
    }
  }

  /// Does something with the terminal, the sockets' arrivals and the signals in the shell's hands, and
  /// puts everything back.
  func perform(_ body: @EngineActor () async -> Int32) async -> Int32 {
    Socket.sink = session.trace
    if let problem = history.problem { tell(problem) }
    let isDumb = ["", "dumb"].contains(Host.environment("TERM") ?? "")
    if !isDumb, StandardStreams.isTerminal(0), StandardStreams.isTerminal(1) {
      editor = LineEditor(history: history, usesColor: console.usesColor)
      editor?.assistant = self
      editor?.startMode = startMode
      console.editor = editor
    }
    if editor != nil { startMode?.quiet.apply() }
    session.hearsProcesses = editor != nil
    watchSockets()
    handleSignals()
    let code = await body()
    await session.endTasks()
    editor?.close()
    startMode?.apply()
    history.tidy()
    session.close()
    return code
  }

  /// Reads and runs lines until Ctrl-D; gives the exit code when something else ended the shell.
  func prompt() async -> Int32? {
    while endCode == nil {
      announcer?.flush()
      console.freshLine()
      guard let text = await nextText() else { break }
      guard let text else { continue }
      if let code = await execute(text) { return code }
    }
    return endCode
  }

  /// The terminal is gone, or a signal asked for the end.
  var isEnding: Bool { endCode != nil }

  /// What was typed: nil at the end, an inner nil for a line that was thrown away.
  private func nextText() async -> String?? {
    guard let editor else { return await plainText() }
    do throws(WaitFailure) { try await editor.turns.take() } catch { return nil }
    defer { editor.turns.end() }
    let outcome = editor.readLine(prompt: Self.prompt, continuation: Self.continuation)
    switch outcome {
    case .line(let text):
      // A Ctrl-C that came before the terminal made signals of it again is for this command.
      guard editor.keyboard.takes(0x03) else { return text }
      add(text)
      tell(Failure(.cancelled, "interrupted"))
      return .some(nil)
    case .interrupted: return .some(nil)
    case .end:
      // The terminal is gone; its signal may still be on the way.
      if editor.keyboard.atEnd { endCode = endCode ?? 128 + Signal.hangup.rawValue }
      return nil
    }
  }

  /// Without an editor: lines as the terminal gives them, until they make a whole.
  private func plainText() async -> String?? {
    var text = ""
    defer { console.plainPrompt = nil }
    while true {
      let prompt = text.isEmpty ? Self.prompt : Self.continuation
      // Among lines that were pasted, prompts would only stand between what they show.
      if !StandardInput.hasInput { StandardStreams.writeMessage(prompt) }
      console.plainPrompt = prompt
      do {
        guard let line = try await nextLine() else { return text.isEmpty ? nil : .some(text) }
        text += (text.isEmpty ? "" : "\n") + String(decoding: line, as: UTF8.self)
      } catch is WaitFailure {
        StandardStreams.writeMessage("\n")
        return .some(nil)
      } catch { return nil }
      guard isComplete(text) else { continue }
      // A Ctrl-C from before the line is not one for what the line does.
      await EventLoop.shared.yield()
      return text
    }
  }

  /// A line of standard input; nil at its end. `lineReading` can be cancelled.
  func nextLine() async throws -> [UInt8]? {
    let reading = Task { @EngineActor in try await StandardInput.readLineBytes(until: nil) }
    lineReading = reading
    defer { lineReading = nil }
    return try await reading.value
  }

  /// Runs what was typed; gives the exit code when the shell ends by it.
  func execute(_ text: String) async -> Int32? {
    if text.allSatisfy(\.isWhitespace) { return nil }
    add(text)
    let source = SourceText(name: "<prompt>", text: question(text) ?? text)
    let ending = await run(source, shows: true)
    remember(text, ending)
    if !text.hasPrefix("edit") { lastText = text }
    return session.exitRequest
  }

  /// Takes what was typed into the history.
  private func add(_ text: String) {
    if let problem = history.add(text) { tell(problem) }
    session.history = history.entries
  }

  /// How a line or a script ended.
  enum Ending {
    case well
    case failed(Failure)
    /// It did not parse: nothing ran.
    case refused
  }

  /// Runs a source on the workspace, and tells what went wrong.
  func run(
    _ source: SourceText, shows: Bool,
    began: @EngineActor (Statement) async -> Bool = { _ in true }
  ) async -> Ending {
    // A script that a line runs has values of its own.
    let outer = shown
    shown = []
    defer { if !shows { shown = outer } }
    let status = Task { @EngineActor in await showWait() }
    defer {
      status.cancel()
      console.clearStatus()
      adoptNames()
    }
    do {
      let failure = try await workspace.run(source, shows: shows) { [self] statement in
        guard await began(statement) else { return false }
        shown.append([])
        statementStart = session.trace.total
        statementTime = MonotonicClock.now
        return true
      }
      guard let failure else { return .well }
      if failure.kind != .exit { tell(failure) }
      return .failed(failure)
    } catch {
      console.writeMessage(error.text(renderer))
      return .refused
    }
  }

  var renderer: DiagnosticText {
    DiagnosticText(
      color: console.usesColor, width: max(20, session.width - 8), language: settings.language,
      columns: console.isTerminal ? session.width : nil)
  }

  private func watchSockets() {
    let announcer = Announcer(session, color: console.usesColor) { [unowned self] text in
      guard !text.isEmpty else { return }
      try? console.write(text)
      console.flush()
    }
    let arrivals = Arrivals { announcer.arrived($0) }
    _ = session.trace.observe { arrivals.noticed($0) }
    self.announcer = announcer
    self.arrivals = arrivals
  }

  private func handleSignals() {
    try? Signals.on(.interrupt) { [unowned self] in
      // At a plain prompt the terminal itself has thrown the line away.
      guard let lineReading else { return workspace.interrupt() }
      lineReading.cancel()
    }
    try? Signals.on(.resized) { [unowned self] in
      editor?.resized()
      session.width = Terminal.size?.columns ?? 80
    }
    for signal in Interruption.endings {
      try? Signals.on(signal) { [unowned self] in
        end(128 + signal.rawValue)
        workspace.interrupt()
      }
    }
  }

  private func greet() {
    let korean = settings.language == .ko
    let text =
      korean
      ? "workbench \(HelpCommand.version) — help, 또는 명령 뒤에 ?를 입력하세요. Ctrl-D로 끝냅니다"
      : "workbench \(HelpCommand.version) — type help, or ? after a command; Ctrl-D leaves"
    try? console.write(ViewText.folded(text, session.width).map { $0 + "\n" }.joined())
    console.flush()
  }

  private func runStartFile() async {
    guard let path = Folders.configuration.map({ $0 + "/init.nws" }), File.exists(path) else {
      return
    }
    do throws(UsageError) {
      _ = await run(try ScriptFile.load(path), shows: false)
    } catch {
      _ = error.tell(settings)
    }
  }

  /// Says what a command waits for once it has waited for half a second.
  private func showWait() async {
    while !Task.isCancelled {
      do throws(WaitFailure) {
        try await EventLoop.shared.sleep(until: .after(nanoseconds: 500_000_000))
      } catch { return }
      guard let wait = workspace.waitingFor, editor?.isReading != true else { continue }
      console.showStatus(
        settings.language == .ko
          ? "\(wait): 기다리는 중 — Ctrl-C로 취소" : "\(wait) waits — Ctrl-C cancels it")
    }
  }

  /// Keeps a line with what it showed, and with the error that ended it.
  func remember(_ text: String, _ ending: Ending) {
    switch ending {
    case .well: session.typed.append(SessionScript.Line(text, shown))
    case .failed(let failure):
      session.typed.append(SessionScript.Line(text, shown, failure: failure.kind))
    case .refused: break
    }
  }

  private func show(_ shown: Shown) {
    name(shown)
    if !self.shown.isEmpty { self.shown[self.shown.count - 1].append(SessionScript.kept(shown)) }
    if isSilent { return }
    let lines = ResultText(session, since: statementStart, at: statementTime).lines(shown)
    try? console.write(lines.map { $0 + "\n" }.joined())
    for event in session.trace.events(after: statementStart) where event.verb.isReceiving {
      if let socket = Socket.open(event.socket) { arrivals?.wasShown(socket) }
    }
    // A loop shows many values, each with the events since the one before.
    statementStart = session.trace.total
  }

  /// A socket or process that is not assigned is known by its own name; one that is, by its variable's.
  private func name(_ shown: Shown) {
    guard let socket = Self.socket(of: shown.value.first) else { return }
    if let name = shown.name, name != "_" {
      if workspace[socket.name] == nil { socket.name = name }
    } else if workspace[socket.name] == nil {
      workspace.define(socket.name, shown.value.first)
    }
  }

  /// Sockets that a script or a block assigned are known by their variables too.
  private func adoptNames() {
    for (name, value) in workspace.variables where name != "_" {
      if let socket = Self.socket(of: value), workspace[socket.name] == nil { socket.name = name }
    }
  }

  private static func socket(of value: Value) -> Socket? {
    switch value {
    case .socket(let socket): socket
    case .process(let process): process.socket
    default: nil
    }
  }

  private func taskEnded(_ task: LanguageTask) {
    if task.isForeground { return }
    if task.hasExited { return left(by: task) }
    guard let value = task.result else { return }
    var lines: [String] = []
    if value.isGiven {
      name(Shown(value: value, name: nil, command: nil))
      if case .none = value.first {
      } else {
        lines = ResultText(session, since: session.trace.total)
          .lines(Shown(value: value, name: nil, command: nil))
      }
    }
    try? console.write(words.text(task: task.name, lines))
    console.flush()
  }

  /// `exit` in the background ends the shell, whatever is being typed.
  private func left(by task: LanguageTask) {
    let code = session.exitRequest ?? 0
    try? console.write(words.text(task: task.name, exit: code))
    console.flush()
    end(code)
  }

  private func end(_ code: Int32) {
    endCode = code
    editor?.mustEnd = true
    lineReading?.cancel()
  }

  private var words: Announcement {
    Announcement(language: settings.language, color: console.usesColor, columns: session.width)
  }

  func tell(_ failure: Failure) {
    if failure.kind == .cancelled {
      console.writeMessage(settings.language == .ko ? "취소됨\n" : "cancelled\n")
    } else if let diagnostic = failure.diagnostic {
      console.writeMessage(renderer.render(diagnostic))
    } else {
      console.writeMessage(
        TerminalText.shown("error: \(failure.kind.rawValue): \(failure.message)\n"))
    }
  }

  private func tell(_ problem: SystemError) {
    let cause = "\(problem.message) (\(problem.name))"
    let text =
      settings.language == .ko
      ? "기록을 저장할 수 없음: \(cause) — 셸은 기록 없이 계속됩니다"
      : "the history is not kept: \(cause); the shell goes on without"
    console.writeMessage(ViewText.folded(text, session.width).map { $0 + "\n" }.joined())
  }
}
