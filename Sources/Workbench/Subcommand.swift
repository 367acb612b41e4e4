import Engine

/// One of `workbench`'s commands.
protocol Subcommand {
  /// The word on the command line.
  static var name: String { get }
  /// What stands behind the word.
  static var usage: String { get }
  /// One line.
  static var summary: String { get }
  /// A line that shows it.
  static var example: String { get }
  /// Longer help for `-h`; may be empty.
  static var details: String { get }
  /// Does it; gives the exit code.
  @EngineActor
  static func run(_ words: [String], _ settings: Settings) async throws(UsageError) -> Int32
}

extension Subcommand {
  static var details: String { "" }

  /// What `workbench NAME -h` shows.
  static var help: String {
    var text = "workbench \(name) \(usage)\n\n\(summary)\n"
    if !details.isEmpty { text += "\n\(details)\n" }
    return text + "\nExample:\n  \(example)\n"
  }
}

/// Words on the command line that make no sense: exit code 1.
struct UsageError: Error {
  let headline: String
  let hint: String

  init(_ headline: String, hint: String = "") {
    self.headline = headline
    self.hint = hint
  }

  /// Tells it on standard error.
  @EngineActor
  func tell(_ settings: Settings) -> Int32 {
    StandardStreams.writeMessage(
      "workbench: \(headline)\n" + (hint.isEmpty ? "" : "  try: \(hint)\n"))
    return 1
  }
}
