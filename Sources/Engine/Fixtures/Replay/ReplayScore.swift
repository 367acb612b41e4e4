/// How far the connections of a replay have come together: what the replay itself does waits until
/// everything above it in the transcript has happened.
@EngineActor final class ReplayScore {
  private var isDone: [Bool]
  private var next = 0
  private var waiters: [(line: Int, waiter: Waiter)] = []
  private(set) var isOver = false

  init(count: Int) { isDone = Array(repeating: false, count: count) }

  /// How many entries have happened.
  var count: Int { isDone.count { $0 } }

  /// Whether an entry has happened.
  func hasHappened(_ entry: Int) -> Bool { isDone[entry] }

  /// An entry has happened.
  func finish(_ entry: Int) {
    isDone[entry] = true
    while next < isDone.count, isDone[next] { next += 1 }
    let ready = waiters.filter { $0.line <= next }
    waiters.removeAll { $0.line <= next }
    for entry in ready { entry.waiter.finish(.ready) }
  }

  /// Waits until all entries before this one have happened; false when the replay is over or the time is.
  func wait(before entry: Int, until deadline: Deadline) async -> Bool {
    while !isOver, next < entry {
      let waiter = Waiter()
      waiters.append((entry, waiter))
      do throws(WaitFailure) { try await waiter.park(until: deadline) } catch { return false }
    }
    return !isOver
  }

  /// Nobody needs to wait any more.
  func stop() {
    isOver = true
    for entry in waiters { entry.waiter.finish(.ready) }
    waiters = []
  }
}
