import Engine

/// The words behind a subcommand, taken one after another: options with and without a value, and others.
/// `--name=value` and `--name value` mean the same; `--` ends the options.
struct CommandWords {
  /// A word, or an option with its value.
  enum Item: Equatable {
    case word(String)
    case flag(String)
    case value(String, String)
  }

  private var rest: ArraySlice<String>
  private let command: String
  private let flags: [String]
  private let values: [String]
  private var onlyWords = false

  /// The words of `workbench COMMAND`; `flags` are its options without a value, `values` those with one,
  /// both with their dashes.
  init(_ words: [String], of command: String, flags: [String], values: [String]) {
    rest = words[...]
    self.command = command
    self.flags = flags
    self.values = values
  }

  /// The next item; nil at the end.
  mutating func next() throws(UsageError) -> Item? {
    guard let word = rest.popFirst() else { return nil }
    if onlyWords || !word.hasPrefix("-") || word == "-" { return .word(word) }
    if word == "--" {
      onlyWords = true
      return try next()
    }
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts.first ?? "")
    if flags.contains(name) {
      if parts.count > 1 { throw UsageError("\(name) takes no value", hint: Wording(name)) }
      return .flag(name)
    }
    guard values.contains(name) else { throw unknown(name) }
    if parts.count > 1 { return .value(name, String(parts[1])) }
    guard let value = rest.popFirst() else {
      throw UsageError("\(name) needs a value", hint: "workbench \(command) -h")
    }
    return .value(name, value)
  }

  private func unknown(_ name: String) -> UsageError {
    let close = Suggestion.closest(to: name, among: flags + values)
    return UsageError(
      "\(command) has no option \(name)",
      hint: close.map { "did you mean \($0)?" } ?? "workbench \(command) -h")
  }
}

extension CommandWords {
  /// A time as in scripts: `500ms`, `2s`, `1m`; a number alone is seconds. In nanoseconds.
  static func time(_ text: String, for option: String) throws(UsageError) -> Int {
    let units = [("ms", 1e6), ("us", 1e3), ("ns", 1.0), ("m", 60e9), ("s", 1e9)]
    let unit = units.first { text.hasSuffix($0.0) } ?? ("", 1e9)
    guard let number = Double(text.dropLast(unit.0.utf8.count)), number > 0, number * unit.1 < 9e18
    else {
      throw UsageError("\(option) \(text): not a time", hint: "\(option) 500ms, 10s or 2m")
    }
    return Int(number * unit.1)
  }

  /// A whole number that is at least 1.
  static func count(_ text: String, for option: String) throws(UsageError) -> Int {
    guard let number = Int(text), number > 0 else {
      throw UsageError("\(option) \(text): not a number of at least 1", hint: "\(option) 4")
    }
    return number
  }
}
