/// Why a wait ended without what was waited for.
public enum WaitFailure: Error, Equatable, Sendable {
  /// The deadline passed.
  case timedOut
  /// The Swift task was cancelled.
  case cancelled
  /// The descriptor was closed meanwhile.
  case closed
  /// The kernel refused to watch the descriptor (epoll_ctl(2): ENOMEM, ENOSPC).
  case failed(SystemError)
}

/// One task that waits: for readiness, for a time, or for an event. Ends once, with one outcome.
@EngineActor final class Waiter {
  enum Outcome: Equatable {
    case ready, timedOut, cancelled, closed
  }

  private(set) var outcome: Outcome?
  /// Its place in the loop's timers; -1 when it is in none.
  var timerIndex = -1
  var deadline = Deadline.never
  /// The suspended task; touched on the loop's thread only.
  nonisolated(unsafe) var job: UnownedJob?

  init() {}

  /// Suspends the task until `finish`, the deadline or the cancellation of the task.
  func park(until deadline: Deadline?) async throws(WaitFailure) {
    if let deadline { EventLoop.shared.timers.insert(self, at: deadline) }
    await withTaskCancellationHandler {
      while outcome == nil { await ParkingLot.stand(.waiter(self)) }
    } onCancel: {
      EventLoop.shared.onLoop { self.finish(.cancelled) }
    }
    try check()
  }

  /// Throws what ended the wait unless it was what was waited for.
  func check() throws(WaitFailure) {
    switch outcome {
    case .ready, nil: return
    case .timedOut: throw .timedOut
    case .cancelled: throw .cancelled
    case .closed: throw .closed
    }
  }

  /// Ends the wait; what comes after the first end is ignored.
  func finish(_ result: Outcome) {
    guard outcome == nil else { return }
    outcome = result
    if timerIndex >= 0 { EventLoop.shared.timers.remove(self) }
    if let job { EventLoop.shared.add(job) }
    job = nil
  }
}
