import Engine

/// Shows a script to a class, statement by statement, on a shell's workspace.
@EngineActor
final class Player {
  private let shell: Shell
  private let source: SourceText
  private let options: PlayOptions
  private let count: Int
  private var number = 0
  /// Up to where the source was shown.
  private var shownEnd = 0
  /// What each step showed, for looking back.
  private var pages: [String] = []
  private var isRunningOn = false
  private var hasQuit = false
  private var exitCode: Int32?
  /// The tasks that have printed, in the order in which they began to.
  private var speakers: [String] = []
  /// The view as it was last.
  private var viewed: [StyledText] = []
  /// Something was printed since the line of keys was shown, and has taken its place.
  private var hasCoveredKeys = false
  /// The tasks that the script leaves belong to the play, as they do to a run; else to the shell.
  private let waitsForTasks: Bool

  init(
    _ shell: Shell, _ source: SourceText, _ options: PlayOptions, waitsForTasks: Bool = false
  ) {
    self.shell = shell
    self.waitsForTasks = waitsForTasks
    self.source = source
    self.options = options
    let statements = (try? Parser.parse(source))?.statements ?? []
    count = statements.count { !Self.isHidden($0) }
    viewed = view
  }

  /// Plays it; gives the exit code.
  func play() async -> Int32 {
    hear()
    shell.session.outputLabel = { [unowned self] in label($0) }
    defer {
      shell.console.onText = nil
      shell.session.outputLabel = nil
    }
    let ending = await shell.run(source, shows: true) { await self.begin($0) }
    shell.isSilent = false
    if let code = code(of: ending) {
      if waitsForTasks {
        shell.session.cancelAll()
        _ = await shell.session.finish()
      }
      return code
    }
    await settle()
    let code = waitsForTasks ? await untilTasksEnd() : 0
    await showView()
    let notes = source.text(Span(shownEnd, source.bytes.count))
    show(notes: notes)
    return code
  }

  /// The exit code of a play that did not come to its end.
  private func code(of ending: Shell.Ending) -> Int32? {
    if let exitCode { return exitCode }
    if shell.workspace.isInterrupted { return 130 }
    switch ending {
    case .failed(let failure): return shell.session.exitRequest ?? Session.code(of: failure)
    case .refused: return 2
    case .well: return hasQuit ? shell.session.exitRequest ?? 0 : nil
    }
  }

  /// What a step causes belongs to it: waits until nothing has come for a moment, or for a tenth of a second.
  private func settle() async {
    let end = Deadline.after(nanoseconds: 100_000_000)
    var seen = (-1, -1)
    while !isOver, !end.hasPassed, seen != marks {
      seen = marks
      do throws(WaitFailure) {
        try await EventLoop.shared.sleep(until: .after(nanoseconds: 10_000_000))
      } catch { return }
      // What is there is told after some passes of the loop.
      for _ in 0..<8 { await EventLoop.shared.yield() }
    }
    shell.announcer?.flush()
    shell.console.flush()
  }

  /// They change when something comes or is shown.
  private var marks: (Int, Int) { (shell.session.trace.total, pages.last?.utf8.count ?? 0) }

  /// Waits for the tasks that still run; `q` and Ctrl-C end them. Gives the exit code of their errors.
  private func untilTasksEnd() async -> Int32 {
    let session = shell.session
    var running: LanguageTask? { session.tasks.first { $0.isRunning } }
    Interruption.handle { session.interrupt() }
    while let editor = shell.editor, running != nil, !editor.keyboard.atEnd {
      let pressed = await key(editor, unless: { running == nil }) {
        guard let running else { return "" }
        let wait = running.waitingFor.map { "\(running.name): \($0)" } ?? running.name
        return shell.settings.language == .ko
          ? "\(wait) 기다리는 중 · q 종료" : "\(wait) waits · q end"
      }
      if case .quit? = pressed.flatMap(PlayWish.init) { session.cancelAll() }
    }
    return await session.finish()
  }

  /// Keeps what is shown, for looking back.
  private func hear() {
    shell.console.onText = { [unowned self] text in
      hasCoveredKeys = true
      if !pages.isEmpty { pages[pages.count - 1] += text }
    }
  }

  /// The next key, with a line below all else that tells the keys; nil when the time or the wait is over,
  /// or a task has asked something meanwhile.
  private func key(
    _ editor: LineEditor, until moment: Deadline? = nil, unless isOver: () -> Bool,
    _ hint: () -> String
  ) async -> Key? {
    do throws(WaitFailure) { try await editor.turns.take() } catch { return nil }
    defer { editor.turns.end() }
    hasCoveredKeys = true
    defer { shell.console.clearStatus() }
    return editor.rawKey(until: moment) {
      if isOver() || editor.turns.isAwaited { return true }
      if hasCoveredKeys { shell.console.showStatus(hint()) }
      hasCoveredKeys = false
      return false
    }
  }

  /// Shows a statement and waits until it is wanted; false when the play is over.
  private func begin(_ statement: Statement) async -> Bool {
    if number > 0 {
      await settle()
      await showView()
    }
    let notes = source.text(Span(shownEnd, statement.span.start))
    shownEnd = statement.span.end
    shell.console.freshLine()
    let isHidden = Self.isHidden(statement)
    if !isHidden { pages.append("") }
    show(notes: notes)
    shell.isSilent = isHidden
    if isHidden { return true }
    number += 1
    show(statement)
    while true {
      switch await wish() {
      case .next: return true
      case .runOn:
        isRunningOn = true
        return true
      case .prompt:
        if let code = await shell.prompt() {
          exitCode = code
          return false
        }
        show(statement)
      case .quit, .back:
        hasQuit = true
        return false
      }
    }
  }

  private static func isHidden(_ statement: Statement) -> Bool {
    if case .group = statement.kind { true } else { false }
  }

  private func show(notes text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).compactMap {
      line -> String? in
      let bare = line.drop { $0 == " " || $0 == "\t" }
      guard bare.hasPrefix("#") else { return nil }
      return String(bare.drop { $0 == "#" }.drop { $0 == " " })
    }
    let columns = shell.console.isTerminal ? shell.console.columns - 2 : .max
    for line in lines {
      let rows =
        DisplayWidth.columns(of: line) > columns
        ? ViewText.packed(line.split(separator: " "), columns) : [line]
      for row in rows {
        write(Style.news.applied(to: "┃ " + row, color: shell.console.usesColor) + "\n")
      }
    }
  }

  private func show(_ statement: Statement) {
    let lines = shell.colored(source.text(statement.span)).split(
      separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let prompt = index == 0 ? Shell.prompt : Shell.continuation
      let style: Style = index == 0 ? .prompt : .faint
      write(style.applied(to: prompt, color: shell.console.usesColor) + line + "\n")
    }
  }

  /// Shows the view when it has changed.
  private func showView() async {
    guard let name = options.view, view != viewed else { return }
    viewed = view
    let isAboutOne = !["ladder", "sockets"].contains(name)
    if !isAboutOne
      || Socket.open.contains(where: { $0.role == .connection || $0.role == .accepted })
    {
      _ = await shell.run(SourceText(name: "<view>", text: name), shows: false)
    }
  }

  private var view: [StyledText] {
    let session = shell.session
    return options.view.flatMap { RunView($0) }.map {
      session.lines(of: $0, width: session.width)
    } ?? []
  }

  private var isOver: Bool { shell.workspace.isInterrupted || shell.isEnding }

  /// What the person, or the time, wants next; never to look back, which is done here.
  private func wish() async -> PlayWish {
    shell.console.flush()
    if isOver { return .quit }
    if isRunningOn { return .next }
    guard let editor = shell.editor else { return await plainWish() }
    let last = pages.count - 1
    var page = last
    while true {
      // Who looks back has all the time they want.
      let moment =
        options.isAutomatic && page == last ? Deadline.after(nanoseconds: options.pace) : nil
      let key = await key(editor, until: moment, unless: { isOver }) { hint(page) }
      if isOver || editor.keyboard.atEnd { return .quit }
      guard let key else {
        if moment?.hasPassed == true { return .next }
        continue
      }
      switch PlayWish(key) {
      case .back:
        guard page > 0 else { continue }
        page -= 1
        look(at: page)
      case .next:
        if page == last { return .next }
        page += 1
        look(at: page)
      case .prompt:
        if page < last { look(at: last) }
        return .prompt
      case .runOn: return .runOn
      case .quit: return .quit
      case nil: continue
      }
    }
  }

  /// Without an editor: the wish is a line; without a terminal there is nobody to ask.
  private func plainWish() async -> PlayWish {
    if options.isAutomatic {
      do throws(WaitFailure) {
        try await EventLoop.shared.sleep(until: .after(nanoseconds: options.pace))
      } catch { return .quit }
      return isOver ? .quit : .next
    }
    guard StandardStreams.isTerminal(0) else { return .next }
    guard let line = try? await StandardInput.readLine(until: nil) else { return .quit }
    return line.unicodeScalars.first.flatMap { PlayWish(.scalar($0)) } ?? .next
  }

  /// The screen as it was at an earlier step.
  private func look(at page: Int) {
    shell.console.onText = nil
    shell.clear()
    let from = max(0, page - 2)
    for text in pages[from...page] { try? shell.console.write(text) }
    shell.console.freshLine()
    hear()
  }

  /// What the keys do: the longest words that fit the terminal.
  private func hint(_ page: Int) -> String {
    let korean = shell.settings.language == .ko
    let place = "\(page + 1)/\(count)"
    let back = page < pages.count - 1 ? (korean ? " (지난 단계)" : " (shown again)") : ""
    let long =
      korean
      ? "\(place)\(back)  Space 다음 · b 뒤로 · a 끝까지 · p 프롬프트 · q 종료"
      : "\(place)\(back)  Space next · b back · a run on · p prompt · q end"
    if DisplayWidth.columns(of: long) < shell.console.columns { return long }
    return korean
      ? "\(back.isEmpty ? place : "‹\(place)›") Space b뒤 a끝 p프롬프트 q종료"
      : "\(back.isEmpty ? place : "‹\(place)›") Space b:back a:all p:prompt q:end"
  }

  private func write(_ text: String) {
    try? shell.console.write(text)
    shell.console.flush()
  }

  /// The name of a background task in front of what it prints, each in a colour of its own.
  private func label(_ task: LanguageTask) -> String? {
    guard !task.isForeground else { return nil }
    let styles: [Style] = [.number, .text, .keyword, .news]
    let place = speakers.firstIndex(of: task.name) ?? speakers.count
    if place == speakers.count { speakers.append(task.name) }
    let style = styles[place % styles.count]
    return style.applied(to: "\(task.name) │ ", color: shell.console.usesColor)
  }
}
