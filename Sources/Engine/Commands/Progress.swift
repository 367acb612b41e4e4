/// Tells how far a transfer is, for those that take longer than half a second on a terminal.
@EngineActor
final class Progress {
  private let console: any Console
  private let verb: String
  private let start = MonotonicClock.now
  private var shownAt = 0
  private var isShown = false

  init(_ console: any Console, verb: String) {
    self.console = console
    self.verb = verb
  }

  /// `done` of `total` bytes are through.
  func report(_ done: Int, of total: Int) {
    guard console.isTerminal else { return }
    let now = MonotonicClock.now
    guard now - start > 500_000_000, now - shownAt > 100_000_000 else { return }
    shownAt = now
    isShown = true
    let share = total > 0 ? Double(done) / Double(total) : 1
    let filled = min(30, Int(share * 30))
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
    let rate = Double(done) / (Double(now - start) / 1e9) / 1e6
    let percent = FloatText.fixed(share * 100, precision: 0)
    console.writeMessage(
      "\r\(bar) \(percent) %  \(done) of \(total) bytes \(verb)  \(FloatText.fixed(rate, precision: 1)) MB/s "
    )
  }

  /// Takes the bar away.
  func end() {
    if isShown { console.writeMessage("\r\u{1B}[K") }
    isShown = false
  }
}
