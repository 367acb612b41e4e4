import Testing

/// Many changes of the window's size, one right after the other, while lines are printed and typed.
@Suite struct ResizeTests {
  /// Pauses of the task that prints, in milliseconds, and how often it prints.
  static let paces = [(pause: 2, count: 400), (pause: 130, count: 12)]

  @Test(arguments: paces.indices, [false, true])
  func aStormLeavesNothingBehind(pace: Int, reflows: Bool) throws {
    let (pause, count) = Self.paces[pace]
    var chance = Chance(state: UInt64(count))
    let kind = reflows ? [:] : ["XTERM_VERSION": "XTerm(398)"]
    let shell = try Home().shell(columns: 50, rows: 16, environment: kind)
    shell.reflows(reflows)
    try shell.run("task t { for i in range(\(count)) { print \"t${i}.\"; sleep \(pause)ms } }")
    var typed = "# "
    try shell.send(typed)
    var looked = 0
    func hasEnded() -> Bool {
      defer { looked = max(0, shell.output.count - 16) }
      return shell.output[looked...].contains("t\(count - 1).".utf8)
    }
    var isOver = false
    while !isOver {
      // A different syllable each time, until the line is longer than most of the screens.
      if typed.count < 300 {
        let more = (0..<8).compactMap { Unicode.Scalar(0xAC00 + typed.count * 8 + $0) }
        typed.unicodeScalars.append(contentsOf: more)
        try shell.send(String(String.UnicodeScalarView(more)))
      }
      for _ in 0..<chance.below(4) {
        try shell.resize(columns: 20 + chance.below(90), rows: 8 + chance.below(20))
        for _ in 0..<chance.below(3) {
          let written = shell.output.count
          try shell.wait(for: "output") { _ in
            isOver = isOver || hasEnded()
            return isOver || shell.output.count > written
          }
        }
      }
      isOver = isOver || hasEnded()
    }
    try shell.resize(columns: 64, rows: 24)
    try shell.wait(for: "nothing but the last lines, then \(typed)") {
      Self.isClean($0, last: count - 1, typed)
    }
    #expect(shell.screen.unknown.isEmpty)
  }

  /// The printed lines in their order, each once, and then the prompt with what is typed.
  private static func isClean(_ screen: Screen, last: Int, _ typed: String) -> Bool {
    let lines = screen.joinedText.split(separator: "\n", omittingEmptySubsequences: false)
    guard let prompt = lines.firstIndex(where: { $0.hasPrefix("nws> #") }) else { return false }
    let told = (0...last).map { "t\($0)." } + ["── t: finished"]
    let seen = lines[..<prompt].suffix(told.count)
    return seen.elementsEqual(told.suffix(seen.count), by: ==)
      && lines[prompt...].joined().filter { $0 != " " } == "nws>" + typed.filter { $0 != " " }
      && screen.cursorLine.after.isEmpty
  }

  /// Numbers that are the same in each run (Knuth's MMIX generator).
  private struct Chance {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
  }
}
