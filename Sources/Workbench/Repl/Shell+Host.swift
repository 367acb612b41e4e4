import Engine

extension Shell: ShellHost {
  func run(_ path: String, arguments: [String]) async throws {
    let source = try load(path)
    guard let program = ScriptFile.compile(source, settings) else { return }
    let given: ScriptArguments
    do throws(UsageError) {
      given = try ScriptArguments(arguments, for: program, script: path)
    } catch {
      throw Failure(
        .usage, "run: \(error.headline)", hints: error.hint.isEmpty ? [] : [error.hint])
    }
    let kept = session.options
    session.options.parameters = given.values
    session.options.arguments = given.rest
    session.options.folder = source.folder
    defer { session.options = kept }
    _ = await run(source, shows: false)
  }

  func play(_ path: String) async throws {
    _ = await Player(self, try load(path), PlayOptions()).play()
  }

  func save(_ path: String) throws -> Int {
    let script = SessionScript(of: session.typed)
    try File.writeAll(path, Array(script.text.utf8))
    return script.commandCount
  }

  func edit(_ path: String?) async throws {
    let folder = path == nil ? try File.makeTemporaryFolder() : ""
    let file = path ?? folder + "/block.nws"
    defer { if path == nil { try? File.removeTree(folder) } }
    if path == nil { try File.writeAll(file, Array((lastText + "\n").utf8)) }
    let program = ["VISUAL", "EDITOR"].lazy.compactMap { Host.environment($0) }
      .first { !$0.isEmpty }
    let name = program ?? "vi"
    console.freshLine()
    startMode?.apply()
    defer { startMode?.quiet.apply() }
    let code = try await ForegroundProcess.run("\(name) \"$1\"", arguments: [file])
    guard code == 0 else {
      throw Failure(
        .value, "edit: \(name) ended with code \(code)", why: "nothing was run",
        hints: ["set EDITOR to an editor that is installed, for example EDITOR=nano"])
    }
    let text = String(decoding: try File.readAll(file, limit: 64 << 20), as: UTF8.self)
    let trimmed = text.hasSuffix("\n") ? String(text.dropLast()) : text
    guard !trimmed.allSatisfy(\.isWhitespace) else { return }
    console.freshLine()
    try console.write(trimmed + "\n")
    if let problem = history.add(trimmed) { throw problem }
    session.history = history.entries
    let ending = await run(SourceText(name: path ?? "<prompt>", text: trimmed), shows: true)
    remember(trimmed, ending)
    lastText = trimmed
  }

  func clear() {
    console.flush()
    editor?.painter.log.removeAll()
    if console.isTerminal { try? StandardStreams.write(Array("\u{1B}[H\u{1B}[2J".utf8), to: 1) }
  }

  private func load(_ path: String) throws -> SourceText {
    do throws(UsageError) {
      return try ScriptFile.load(path)
    } catch {
      throw Failure(
        .fileNotFound, error.headline, hints: error.hint.isEmpty ? [] : [error.hint])
    }
  }
}
