import Engine

/// The words behind `workbench hexdump`.
struct HexdumpOptions {
  private(set) var settings: Settings
  private(set) var file = "-"
  private(set) var width: Int
  private(set) var skip = 0
  private(set) var length = Int.max
  private(set) var offset = 0
  private(set) var squeezes = true
  private(set) var wantsHelp = false
  /// Those of the terminal that it goes to.
  let columns: Int

  init(_ words: [String], _ settings: Settings) throws(UsageError) {
    self.settings = settings
    columns = StandardStreams.isTerminal(1) ? Terminal.size?.columns ?? 80 : .max
    width = Hexdump.width(for: columns)
    var rest = words[...]
    var files: [String] = []
    var onlyFiles = false
    while let word = rest.popFirst() {
      if onlyFiles || word == "-" || !word.hasPrefix("-") {
        files.append(word)
      } else if word == "--" {
        onlyFiles = true
      } else if word == "-h" || word == "--help" {
        wantsHelp = true
        return
      } else if word.hasPrefix("--color") {
        rest = try self.settings.take([word] + rest)[...]
      } else {
        try take(word, &rest)
      }
    }
    guard files.count < 2 else {
      throw UsageError("hexdump shows one file", hint: "cat \(files.joined(separator: " ")) | …")
    }
    file = files.first ?? "-"
    if file == "-", skip < 0 {
      throw UsageError(
        "--skip \(skip): standard input has no end to count from", hint: "name a file")
    }
    if files.isEmpty, StandardStreams.isTerminal(0) {
      throw UsageError("hexdump needs a file", hint: Wording(HexdumpCommand.example))
    }
  }

  /// `-n 16`, `-n16`, `--length 16`, `--length=16`.
  private mutating func take(
    _ word: String, _ rest: inout ArraySlice<String>
  ) throws(UsageError) {
    let isLong = word.hasPrefix("--")
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = isLong ? String(parts[0]) : String(word.prefix(2))
    var value = isLong && parts.count > 1 ? String(parts[1]) : nil
    if !isLong, word.count > 2 { value = String(word.dropFirst(2)) }
    if name == "-v" || name == "--no-squeeze" {
      squeezes = false
      if !isLong, let more = value { try take("-" + more, &rest) }
      return
    }
    guard Self.names.contains(name) else {
      let close = Suggestion.closest(to: name, among: Self.names + ["--no-squeeze", "--color"])
      throw UsageError(
        "hexdump has no option \(name)",
        hint: close.map { "did you mean \($0)?" } ?? "workbench hexdump -h")
    }
    guard let text = value ?? rest.popFirst() else {
      throw UsageError("\(name) needs a number", hint: "\(name) 16")
    }
    try set(name, text)
  }

  private static let names = [
    "-w", "--width", "-s", "--skip", "-n", "--length", "-o", "--offset",
  ]

  private mutating func set(_ name: String, _ text: String) throws(UsageError) {
    let isNegative = text.hasPrefix("-")
    guard let number = ByteSize.bytes(of: isNegative ? text.dropFirst() : text[...]),
      !isNegative || name == "-s" || name == "--skip"
    else {
      throw UsageError("\(name) \(text): not a number of bytes", hint: "\(name) 16, 0x10 or 4KiB")
    }
    switch name {
    case "-w", "--width":
      guard (1...Hexdump.greatestWidth).contains(number) else {
        throw UsageError(
          "\(name) \(text): a row has 1 to \(Hexdump.greatestWidth) bytes", hint: "\(name) 16")
      }
      width = number
    case "-s", "--skip": skip = isNegative ? -number : number
    case "-n", "--length": length = number
    default: offset = number
    }
  }
}
