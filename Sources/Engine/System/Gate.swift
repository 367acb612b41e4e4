/// A door that tasks wait at until it is opened, once and for good: the end of a task, an answer.
///
/// Waiting here stays on the loop's thread; awaiting a Swift task's `value` would go through the
/// runtime's thread pool.
@EngineActor public final class Gate {
  /// True from `open()` on.
  public private(set) var isOpen = false
  private var waiters: [Waiter] = []

  /// A closed gate.
  public nonisolated init() {}

  /// Opens it and lets everybody through.
  public func open() {
    isOpen = true
    for waiter in waiters { waiter.finish(.ready) }
    waiters = []
  }

  /// Suspends until it is open: at once when it is.
  public func wait(until deadline: Deadline? = nil) async throws(WaitFailure) {
    guard !isOpen else { return }
    let waiter = Waiter()
    waiters.append(waiter)
    do throws(WaitFailure) {
      try await waiter.park(until: deadline)
    } catch {
      waiters.removeAll { $0 === waiter }
      throw error
    }
  }
}
