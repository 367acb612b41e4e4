import Engine

/// The options of `run` that stand in front of the script's name; those behind it are the script's.
struct RunOptions {
  /// `--record FILE`: where the connections are written.
  private(set) var record: String?
  /// `--show VIEW[,VIEW…]`: what is printed when the run has ended; it may stand there several times.
  private(set) var views = ShownViews()
  /// `--sandbox`: no other programs, files below the script's folder, this machine's addresses.
  private(set) var isSandboxed = false
  private(set) var wantsHelp = false
  /// The script and its words.
  let rest: [String]

  /// Takes the options off.
  init(_ words: [String]) throws(UsageError) {
    var remaining = words[...]
    while let word = remaining.first, word.hasPrefix("-"), word != "-" {
      remaining = remaining.dropFirst()
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      switch String(parts[0]) {
      case "-h", "--help": wantsHelp = true
      case "--sandbox": isSandboxed = true
      case "--record":
        record = try Self.value(parts, &remaining)
      case "--show": try views.add(try Self.value(parts, &remaining))
      default:
        throw UsageError(
          "unknown option \(word)",
          hint: "workbench run FILE [ARGS…]; options of the script stand behind its name")
      }
    }
    rest = Array(remaining)
  }

  private static func value(
    _ parts: [Substring], _ remaining: inout ArraySlice<String>
  ) throws(UsageError) -> String {
    if parts.count > 1 { return String(parts[1]) }
    guard let next = remaining.popFirst() else {
      throw UsageError("\(parts[0]) needs a value", hint: "workbench run -h")
    }
    return next
  }
}
