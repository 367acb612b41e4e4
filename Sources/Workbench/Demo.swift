import Engine

/// One of the lecture's demos: a folder with demo.nws.
struct Demo {
  let name: String
  /// The path of demo.nws.
  let script: String
  /// The script's first comment.
  let summary: String
  /// What demo.nws must print, where that is written down.
  let expected: [UInt8]?

  /// The folder of the demos: WORKBENCH_SCRIPTS, beside an installed binary, or in the checkout.
  static var folder: String? {
    var candidates: [String] = []
    if let named = Host.environment("WORKBENCH_SCRIPTS") { candidates.append(named) }
    if let binary = try? File.canonical("/proc/self/exe") {
      var place = ScriptFile.folder(of: binary)
      candidates.append(place + "/../share/workbench/scripts")
      for _ in 0..<4 {
        place = ScriptFile.folder(of: place)
        candidates.append(place + "/scripts")
      }
    }
    candidates.append("scripts")
    let found = candidates.first { File.exists($0 + "/hello/demo.nws") }
    return found.map { (try? File.canonical($0)) ?? $0 }
  }

  /// Every demo, in the lecture's order where the folder's ORDER file gives one.
  static func all() throws(UsageError) -> [Demo] {
    guard let folder else {
      throw UsageError(
        "the demos' scripts are not found",
        hint: "set WORKBENCH_SCRIPTS to their folder, or run make install")
    }
    do throws(SystemError) {
      let names = try File.list(folder).filter { File.exists("\(folder)/\($0)/demo.nws") }
      let order = (try? File.readAll("\(folder)/ORDER")).map { String(decoding: $0, as: UTF8.self) }
      let wanted = order?.split(whereSeparator: \.isWhitespace).map(String.init) ?? []
      let sorted = wanted.filter(names.contains) + names.filter { !wanted.contains($0) }
      return try sorted.map { name throws(SystemError) in try Demo(name, in: folder) }
    } catch {
      throw UsageError("\(error)")
    }
  }

  private init(_ name: String, in folder: String) throws(SystemError) {
    self.name = name
    script = "\(folder)/\(name)/demo.nws"
    let text = String(decoding: try File.readAll(script), as: UTF8.self)
    let first = text.split(separator: "\n").first ?? ""
    summary = first.hasPrefix("#") ? String(first.drop { $0 == "#" || $0 == " " }) : ""
    expected = try? File.readAll("\(folder)/\(name)/expected.out")
  }

  /// Plays it in this process, for `limit` nanoseconds at most; gives what went wrong, or nil.
  @EngineActor
  func play(_ settings: Settings, limit: Int) async throws(UsageError) -> String? {
    let source = try ScriptFile.load(script)
    guard let program = ScriptFile.compile(source, settings) else { return "it does not parse" }
    var options = Session.Options()
    options.folder = source.folder
    options.language = settings.language
    options.endsAtFailure = true
    options.limit = limit
    let console = RecordingConsole()
    let session = Session(table: .complete, console: console, options: options)
    Interruption.handle { session.interrupt() }
    let code = await session.run(program).code
    Interruption.stop()
    session.close()
    if code != 0 { return console.messages + "exit code \(code)" }
    guard let expected, console.output != String(decoding: expected, as: UTF8.self) else {
      return nil
    }
    return "it printed\n\(console.output)instead of\n\(String(decoding: expected, as: UTF8.self))"
  }
}
