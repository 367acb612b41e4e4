import Engine

/// `workbench check FILE…`: syntax only.
enum CheckCommand: Subcommand {
  static let name = "check"
  static let usage = "FILE…"
  static let summary =
    "Looks for syntax errors, misspelt commands and wrong arguments; runs nothing."
  static let example = "workbench check scripts/echo/server.nws"

  @EngineActor
  static func run(_ words: [String], _ settings: Settings) async throws(UsageError) -> Int32 {
    if words.contains("-h") || words.contains("--help") {
      Output.write(help(in: settings.language))
      return 0
    }
    if let option = words.first(where: { $0.hasPrefix("-") && $0 != "-" }) {
      throw UsageError("unknown option \(option)", hint: Wording(example))
    }
    guard !words.isEmpty else { throw UsageError("check needs a script", hint: Wording(example)) }
    var code: Int32 = 0
    for file in words where !ScriptFile.check(try ScriptFile.load(file), settings) { code = 2 }
    return code
  }
}
