import Engine

/// The options that ask for faults, which `relay` and `replay` share.
enum FaultWords {
  /// Their names; each takes a value.
  static let names = [
    "--slice", "--delay", "--jitter", "--bandwidth", "--limit", "--reset", "--blackhole",
  ]

  /// What `-h` says about them.
  static let help = """
      --slice N        pieces of N bytes, so that the receiver reads little at a time
      --delay T        everything arrives later by T, such as 50ms; --jitter T makes it vary by ±T
      --bandwidth N    N bytes a second, such as 10kB
      --limit N        the stream ends after N bytes
      --reset N        the connection is reset after N bytes
      --blackhole N    what comes after N bytes is swallowed
      --seed N         where chance begins (1): the same seed gives the same faults
    """

  /// Sets the fault that an option names; false for any other option.
  static func set(
    _ option: String, _ text: String, in side: inout FaultPlan.Side
  ) throws(UsageError) -> Bool {
    switch option {
    case "--slice": side.slice = try positive(text, for: option)
    case "--delay": side.delay = try CommandWords.time(text, for: option)
    case "--jitter": side.jitter = try CommandWords.time(text, for: option)
    case "--bandwidth": side.bandwidth = try positive(text, for: option)
    case "--limit": side.limit = try size(text, for: option)
    case "--reset": side.reset = try size(text, for: option)
    case "--blackhole": side.blackhole = try size(text, for: option)
    default: return false
    }
    return true
  }

  private static func positive(_ text: String, for option: String) throws(UsageError) -> Int {
    let size = try size(text, for: option)
    if size > 0 { return size }
    throw UsageError("\(option) \(text): it is 1 or more", hint: "\(option) 1")
  }

  /// A number of bytes: `4096`, `4kB`, `4KiB`, `1MB`.
  static func size(_ text: String, for option: String) throws(UsageError) -> Int {
    let units = [
      "kB": 1000, "KiB": 1024, "MB": 1_000_000, "MiB": 1 << 20, "GB": 1_000_000_000,
      "GiB": 1 << 30, "": 1,
    ]
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), let unit = units[String(text[digits.endIndex...])],
      case let (size, overflow) = number.multipliedReportingOverflow(by: unit), !overflow
    else {
      throw UsageError("\(option) \(text): not a number of bytes", hint: "\(option) 100, or 4kB")
    }
    return size
  }

  /// A chance: `10%` or `0.1`.
  static func chance(_ text: String, for option: String) throws(UsageError) -> Double {
    let isPercent = text.hasSuffix("%")
    guard let number = Double(isPercent ? String(text.dropLast()) : text),
      case let chance = isPercent ? number / 100 : number, (0...1).contains(chance)
    else { throw UsageError("\(option) \(text): not a chance", hint: "\(option) 10%, or 0.1") }
    return chance
  }

  /// A seed.
  static func seed(_ text: String) throws(UsageError) -> UInt64 {
    guard let seed = UInt64(text) else {
      throw UsageError("--seed \(text): not a number", hint: "--seed 7")
    }
    return seed
  }
}
