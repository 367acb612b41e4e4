import Engine

/// The program `workbench`: finds the subcommand and gives it the rest of the words.
enum Program {
  /// Every subcommand, in the order of the usage text.
  static let subcommands: [any (Subcommand & Sendable).Type] = [
    RunCommand.self, PlayCommand.self, DemoCommand.self, TestCommand.self, ExportCommand.self,
    RecordCommand.self,
    ReplayCommand.self, RelayCommand.self,
    CheckCommand.self, HexdumpCommand.self, HelpCommand.self,
  ]

  /// Runs the program; gives its exit code (product.md §1).
  @EngineActor
  static func main(arguments: [String]) async -> Int32 {
    Output.code(await run(arguments))
  }

  @EngineActor
  private static func run(_ arguments: [String]) async -> Int32 {
    let words = Array(arguments.dropFirst())
    var settings = Settings()
    do throws(UsageError) {
      let rest = try settings.take(words)
      try limitTrace()
      guard let first = rest.first else { return try await Shell.start(settings) }
      if first == "-h" || first == "--help" { return HelpCommand.show(settings) }
      if first == "--version" { return HelpCommand.showVersion(settings) }
      if let command = subcommands.first(where: { $0.name == first }) {
        return try await command.run(Array(rest.dropFirst()), settings)
      }
      if first.hasSuffix(".nws") || first == "-" || first == "--sandbox" || first.contains("/") {
        return try await RunCommand.run(rest, settings)
      }
      throw unknown(first)
    } catch {
      return error.tell(settings)
    }
  }

  /// WORKBENCH_TRACE_LIMIT: bytes of payload that the log keeps; `off`: there is no log.
  @EngineActor
  private static func limitTrace() throws(UsageError) {
    guard let text = Host.environment("WORKBENCH_TRACE_LIMIT"), !text.isEmpty else { return }
    if text == "off" {
      Trace.shared.limits = .none
      return
    }
    guard let size = ByteSize.bytes(of: text) else {
      throw UsageError(
        "WORKBENCH_TRACE_LIMIT=\(text) is no size", hint: "WORKBENCH_TRACE_LIMIT=4MiB")
    }
    Trace.shared.limits.payload = size
  }

  private static func unknown(_ word: String) -> UsageError {
    if word.hasPrefix("-") {
      return UsageError(
        "unknown option \(word)", hint: Settings.suggestion(for: word) ?? "workbench --help")
    }
    if CommandTable.complete[word] != nil {
      return UsageError(
        "there is no script of the name `\(word)`",
        hint: "it is a command of the language: workbench help \(word)")
    }
    let close = Suggestion.closest(to: word, among: subcommands.map { $0.name })
    return UsageError(
      "there is no command `\(word)` and no script of that name",
      hint: close.map { "did you mean `workbench \($0)`?" } ?? "workbench --help lists the commands"
    )
  }
}
