import CLinux
import Glibc
import Synchronization

/// The thread that everything of the engine runs on: epoll(7), timers and the jobs of `EngineActor`.
///
/// The loop belongs to one thread for the life of the process: to the main thread, when it calls `run` or
/// `turn` first, as the program does; else, as in tests, to a thread of its own that starts with the first
/// job. Jobs made on the loop's thread go through a plain queue; those of other threads through a lock and
/// an eventfd(2).
public final class EventLoop: SerialExecutor {
  /// The loop of this process.
  public static let shared = EventLoop()

  /// Jobs that run between two looks at the descriptors, at most.
  private static let jobsPerPass = 64

  let poller: Poller
  @EngineActor var timers = TimerHeap()
  /// Touched by the loop's thread only.
  nonisolated(unsafe) private var jobs = JobQueue()
  nonisolated(unsafe) private var jobsOfNextPass: [UnownedJob] = []
  private let mailbox: Mailbox

  private init() {
    Signals.ignoreDeadly()
    StandardStreams.occupy()
    do throws(SystemError) {
      poller = try Poller()
    } catch {
      Host.fail("the event loop cannot start: \(error)")
    }
    mailbox = Mailbox(alarm: poller.alarm)
  }

  /// True on the thread that runs the loop.
  public var isOnLoop: Bool { mailbox.isOwner }

  /// Runs the loop until `body` has ended, and gives its result. Jobs of other tasks run meanwhile; what
  /// they still wait for afterwards goes on in the next `run` or `turn`.
  ///
  /// On the loop's thread it also works inside a job. On another thread it blocks until the loop's
  /// thread has done the work.
  public func run<T: Sendable>(_ body: @escaping @EngineActor () async -> T) -> T {
    let isOwner = mailbox.claim()
    let box = Completion<T>()
    Task { @EngineActor in box.complete(await body()) }
    while true {
      if let value = box.value { return value }
      if isOwner { turn(until: nil) } else { box.block() }
    }
  }

  /// One pass: what is ready now, or becomes ready until the deadline (nil: no limit), and the jobs
  /// that follow from it. For callbacks that must keep the loop going while they wait, also inside a job.
  /// False, without doing anything, on a thread that is not the loop's.
  @discardableResult
  public func turn(until deadline: Deadline? = .now) -> Bool {
    guard mailbox.claim() else { return false }
    EngineActor.assumeIsolated { pass(until: deadline) }
    return true
  }

  /// Lets the other tasks and the descriptors have their turn, then goes on.
  @EngineActor public func yield() async {
    await ParkingLot.stand(.nextPass)
  }

  /// Suspends until the deadline.
  @EngineActor public func sleep(until deadline: Deadline) async throws(WaitFailure) {
    do throws(WaitFailure) {
      try await Waiter().park(until: deadline)
    } catch {
      if error != .timedOut { throw error }
    }
  }

  /// Runs a short piece of work on the loop's thread: now when this is it, else as soon as it can.
  public func onLoop(_ work: @escaping @EngineActor () -> Void) {
    if isOnLoop { EngineActor.assumeIsolated(work) } else { mailbox.post(work) }
  }

  /// Takes a job of the actor (SerialExecutor).
  public func enqueue(_ job: consuming ExecutorJob) {
    add(UnownedJob(job))
  }

  /// Runs a job soon.
  func add(_ job: UnownedJob) {
    if isOnLoop { jobs.append(job) } else { mailbox.post(job) }
  }

  /// Runs a job after the next look at the descriptors; on the loop's thread only.
  func addToNextPass(_ job: UnownedJob) { jobsOfNextPass.append(job) }

  /// Stops the program unless this is the loop's thread (SerialExecutor).
  public func checkIsolated() {
    precondition(isOnLoop, "code of the engine ran on another thread than the event loop's")
  }

  /// Whether this is the loop's thread (SerialExecutor).
  public func isIsolatingCurrentContext() -> Bool? { isOnLoop }

  @EngineActor private func pass(until deadline: Deadline?) {
    takeMail()
    poller.poll(nanoseconds: patience(deadline))
    if !timers.isEmpty {
      let now = MonotonicClock.now
      while let due = timers.popDue(at: now) { due.finish(.timedOut) }
    }
    takeMail()
    for job in jobsOfNextPass { jobs.append(job) }
    jobsOfNextPass.removeAll(keepingCapacity: true)
    let executor = asUnownedSerialExecutor()
    for _ in 0..<Self.jobsPerPass {
      guard let job = jobs.popFirst() else { break }
      job.runSynchronously(on: executor)
    }
  }

  /// How long to wait for news, in nanoseconds: 0 while there is work, -1 without limit.
  @EngineActor private func patience(_ deadline: Deadline?) -> Int {
    guard jobs.isEmpty, jobsOfNextPass.isEmpty else { return 0 }
    return Deadline.earlier(deadline, timers.next)?.remaining ?? -1
  }

  @EngineActor private func takeMail() {
    guard let mail = mailbox.take() else { return }
    for call in mail.calls { call() }
    for job in mail.jobs { jobs.append(job) }
  }
}
