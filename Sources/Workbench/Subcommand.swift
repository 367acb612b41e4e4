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

  /// Its words in a language.
  static func text(in language: MessageLanguage) -> SubcommandText {
    let english = SubcommandText(summary, details: details)
    return switch language {
    case .en: english
    case .ko: KoreanUsage.texts[name] ?? english
    }
  }

  /// What `workbench NAME -h` shows.
  static func help(in language: MessageLanguage) -> String {
    let words = text(in: language)
    var text = "workbench \(name) \(usage)\n\n\(words.summary)\n"
    if !words.details.isEmpty { text += "\n\(words.details)\n" }
    return text + "\n\(Wording("Example:").text(in: language))\n  \(example)\n"
  }
}

/// Words on the command line that make no sense: exit code 1.
struct UsageError: Error {
  let headline: String
  let hint: Wording

  init(_ headline: String, hint: Wording = "") {
    self.headline = headline
    self.hint = hint
  }

  /// Tells it on standard error.
  @EngineActor
  func tell(_ settings: Settings) -> Int32 {
    let advice: Wording = "try: \(hint)"
    StandardStreams.writeMessage(
      "workbench: \(headline)\n"
        + (hint.isEmpty ? "" : "  \(advice.text(in: settings.language))\n"))
    return 1
  }
}
