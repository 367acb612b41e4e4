import Engine

/// `workbench demo [NAME]`: lists the lecture's demos, or plays one.
enum DemoCommand: Subcommand {
  static let name = "demo"
  static let usage = "[NAME…|all]"
  static let summary = "Lists the lecture's demos, or plays them: both sides, nothing to type."
  static let example = "workbench demo partial-read"

  @EngineActor
  static func run(_ words: [String], _ settings: Settings) async throws(UsageError) -> Int32 {
    if words.contains("-h") || words.contains("--help") {
      Output.write(help)
      return 0
    }
    let demos = try Demo.all()
    guard !words.isEmpty else {
      Output.write(list(demos))
      return 0
    }
    if words == ["all"] { return try await playAll(demos, settings) }
    for word in words {
      guard let demo = demos.first(where: { $0.name == word }) else {
        let close = Suggestion.closest(to: word, among: demos.map(\.name))
        throw UsageError(
          "there is no demo `\(word)`",
          hint: close.map { "workbench demo \($0)" } ?? "workbench demo lists them")
      }
      let code = try await RunCommand.run([demo.script], settings)
      if code != 0 { return code }
    }
    return 0
  }

  private static func list(_ demos: [Demo]) -> String {
    let width = demos.map(\.name.count).max() ?? 0
    var text =
      "The lecture's demos; play one with `workbench demo NAME`, all with `workbench demo all`.\n\n"
    for demo in demos {
      text += "  " + demo.name + String(repeating: " ", count: width - demo.name.count + 2)
      text += demo.summary + "\n"
    }
    return text + "\nTheir scripts are in \(Demo.folder ?? "")\n"
  }

  /// Plays each demo, compares what it printed, and says how each went.
  @EngineActor
  private static func playAll(_ demos: [Demo], _ settings: Settings) async throws(UsageError)
    -> Int32
  {
    var failed = 0
    for demo in demos {
      let start = MonotonicClock.now
      let problem = try await demo.play(settings)
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
