import Engine

/// `workbench demo [NAME]`: lists the lecture's demos, or plays one.
enum DemoCommand: Subcommand {
  static let name = "demo"
  static let usage = "[--timeout D] [NAME…|all]"
  static let summary = "Lists the lecture's demos, or plays them: both sides, nothing to type."
  static let example = "workbench demo partial-read"
  static let details = """
      --timeout D  the longest that one demo may take, such as 500ms or 1m (default 30s)
    """

  @EngineActor
  static func run(_ words: [String], _ settings: Settings) async throws(UsageError) -> Int32 {
    var items = CommandWords(words, of: name, flags: ["-h", "--help"], values: ["--timeout"])
    var names: [String] = []
    var limit = 30_000_000_000
    while let item = try items.next() {
      switch item {
      case .word(let word): names.append(word)
      case .value(let option, let text): limit = try CommandWords.time(text, for: option)
      case .flag:
        Output.write(help(in: settings.language))
        return 0
      }
    }
    let demos = try Demo.all()
    guard !names.isEmpty else {
      Output.write(list(demos, in: settings.language))
      return 0
    }
    if names == ["all"] { return try await playAll(demos, limit, settings) }
    for word in names {
      guard let demo = demos.first(where: { $0.name == word }) else {
        let close = Suggestion.closest(to: word, among: demos.map(\.name))
        throw UsageError(
          "there is no demo `\(word)`",
          hint: close.map { "workbench demo \($0)" } ?? "workbench demo lists them")
      }
      let code = try await RunCommand.run([demo.script], settings, limit: limit)
      if code != 0 { return code }
    }
    return 0
  }

  private static func list(_ demos: [Demo], in language: MessageLanguage) -> String {
    let width = demos.map(\.name.count).max() ?? 0
    let heading: Wording =
      "The lecture's demos; play one with `workbench demo NAME`, all with `workbench demo all`."
    var text = heading.text(in: language) + "\n\n"
    for demo in demos {
      text += "  " + demo.name + String(repeating: " ", count: width - demo.name.count + 2)
      text += demo.summary + "\n"
    }
    let folder: Wording = "Their scripts are in \(Demo.folder ?? "")"
    return text + "\n\(folder.text(in: language))\n"
  }

  /// Plays each demo, compares what it printed, and says how each went.
  @EngineActor
  private static func playAll(
    _ demos: [Demo], _ limit: Int, _ settings: Settings
  ) async throws(UsageError) -> Int32 {
    var failed = 0
    for demo in demos {
      let start = MonotonicClock.now
      let problem = try await demo.play(settings, limit: limit)
      if Interruption.wasAsked { return 130 }
      let milliseconds = (MonotonicClock.now - start) / 1_000_000
      Output.write(
        "\(problem == nil ? "ok    " : "FAILED") \(demo.name)  \(milliseconds) ms\n")
      if let problem {
        failed += 1
        Output.write(problem.split(separator: "\n").map { "       \($0)\n" }.joined())
      }
    }
    Output.write("\(demos.count - failed) passed, \(failed) failed\n")
    return failed == 0 ? 0 : 4
  }
}
