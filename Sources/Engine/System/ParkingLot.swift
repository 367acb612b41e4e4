/// Where tasks of the engine stand while they wait: an executor that keeps a task instead of running it.
///
/// A Swift continuation would do, but the runtime resumes those on its global thread pool, from where the
/// task has to come back: two changes of thread for each wait. A step onto this executor suspends the
/// task just as well and gives its job to the waiter, which hands it to the loop when the wait is over.
/// The loop then runs it as a job of `EngineActor`: the thread is the same one.
@globalActor actor ParkingLot {
  static let shared = ParkingLot()

  nonisolated var unownedExecutor: UnownedSerialExecutor {
    ParkingExecutor.shared.asUnownedSerialExecutor()
  }

  /// Suspends the calling task until the loop runs its job, which goes to `place`. It may return early.
  @EngineActor static func stand(_ place: ParkingExecutor.Place) async {
    ParkingExecutor.shared.place = place
    await pass()
  }

  /// The step onto the executor. Not inlined, because a step where nothing is done may be left out.
  @inline(never) @ParkingLot private static func pass() { ParkingExecutor.shared.place = .none }
}

/// The executor of `ParkingLot`.
final class ParkingExecutor: SerialExecutor {
  /// Who keeps the next job.
  enum Place {
    case none
    case waiter(Waiter)
    /// The loop, for its next pass.
    case nextPass
  }

  static let shared = ParkingExecutor()

  /// Touched on the loop's thread only.
  nonisolated(unsafe) var place = Place.none

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let loop = EventLoop.shared
    guard loop.isOnLoop else {
      loop.add(job)
      return
    }
    let place = place
    self.place = .none
    switch place {
    case .none: loop.add(job)
    case .waiter(let waiter): waiter.job = job
    case .nextPass: loop.addToNextPass(job)
    }
  }

  func checkIsolated() { EventLoop.shared.checkIsolated() }

  func isIsolatingCurrentContext() -> Bool? { EventLoop.shared.isOnLoop }
}
