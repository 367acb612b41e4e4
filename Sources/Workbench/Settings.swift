import Engine

/// What holds for every subcommand: colours, language.
struct Settings: Sendable {
  /// `--color`
  enum ColorMode: String, CaseIterable, Sendable { case auto, always, never }

  var color = ColorMode.auto
  /// What people are spoken to in: WORKBENCH_LANG, else the locale.
  var language = MessageLanguage.preferred(environment: Host.environment)

  /// Takes the settings out of the words in front of the subcommand's name.
  mutating func take(_ words: [String]) throws(UsageError) -> [String] {
    var rest = words[...]
    while let word = rest.first, word.hasPrefix("--color") {
      rest = rest.dropFirst()
      var value = String(word.dropFirst("--color".count))
      if value.hasPrefix("=") {
        value = String(value.dropFirst())
      } else if value.isEmpty, let next = rest.first {
        value = next
        rest = rest.dropFirst()
      }
      guard let mode = ColorMode(rawValue: value) else {
        throw UsageError("--color \(value): not a choice", hint: "--color auto, always or never")
      }
      color = mode
    }
    return Array(rest)
  }

  /// Whether text on a descriptor may be coloured: `--color`, then NO_COLOR, FORCE_COLOR, TERM.
  func usesColor(on descriptor: Int32) -> Bool {
    switch color {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    if let none = Host.environment("NO_COLOR"), !none.isEmpty { return false }
    if let force = Host.environment("FORCE_COLOR"), !force.isEmpty, force != "0" { return true }
    return StandardStreams.isTerminal(descriptor) && Host.environment("TERM") != "dumb"
  }

  /// What a misspelt option probably meant.
  static func suggestion(for word: String) -> Wording? {
    Suggestion.closest(to: word, among: ["--help", "--version", "--color"]).map {
      "did you mean \($0)?"
    }
  }
}
