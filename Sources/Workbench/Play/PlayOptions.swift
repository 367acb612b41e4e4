import Engine

/// The options of `play` that stand in front of the script's name.
struct PlayOptions {
  /// Steps follow each other by themselves.
  private(set) var isAutomatic = false
  /// Nanoseconds between automatic steps.
  private(set) var pace = 1_000_000_000
  /// The view shown after each step that sockets took part in.
  private(set) var view: String?
  /// `--sandbox`: as in `run`.
  private(set) var isSandboxed = false
  private(set) var wantsHelp = false
  /// The script and its words.
  private(set) var rest: [String] = []

  /// Views that need nothing but what has happened.
  static let views = ["ladder", "chunks", "boundaries", "state", "sockets", "info"]

  /// Every step waits for a key.
  init() {}

  /// Takes the options off.
  init(_ words: [String]) throws(UsageError) {
    var remaining = words[...]
    while let word = remaining.first, word.hasPrefix("-"), word != "-" {
      remaining = remaining.dropFirst()
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      var value = parts.count > 1 ? String(parts[1]) : nil
      let name = String(parts[0])
      if ["--pace", "--view"].contains(name), value == nil { value = remaining.popFirst() }
      switch name {
      case "-h", "--help": wantsHelp = true
      case "--auto": isAutomatic = true
      case "--sandbox": isSandboxed = true
      case "--pace":
        pace = try Self.pace(value ?? "")
        isAutomatic = true
      case "--view":
        guard let value, Self.views.contains(value) else {
          throw UsageError(
            "--view \(value ?? ""): not a view", hint: Wording(Self.views.joined(separator: ", ")))
        }
        view = value
      default:
        throw UsageError(
          "unknown option \(word)",
          hint: "workbench play FILE [ARGS…]; options of the script stand behind its name")
      }
    }
    rest = Array(remaining)
  }

  /// `1s`, `500ms`, or seconds.
  private static func pace(_ text: String) throws(UsageError) -> Int {
    let units: [(String, Double)] = [("ms", 1e6), ("s", 1e9), ("", 1e9)]
    for (unit, factor) in units where text.hasSuffix(unit) {
      if let number = Double(text.dropLast(unit.count)), number >= 0, number <= 3600 {
        return Int(number * factor)
      }
    }
    throw UsageError("--pace \(text): no time", hint: "--pace 1s, --pace 500ms")
  }
}
