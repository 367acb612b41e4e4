import CLinux
import Glibc
import Synchronization

/// What other threads hand to the loop, and the question whose thread the loop is.
final class Mailbox: Sendable {
  struct Mail {
    var jobs: [UnownedJob] = []
    var calls: [@EngineActor () -> Void] = []
  }

  private enum Ownership { case none, claimed, background }

  private struct State {
    var ownership = Ownership.none
    var mail = Mail()
  }

  private let state = Mutex(State())
  private let owner = Atomic<UInt>(0)
  private let hasMail = Atomic<Bool>(false)
  private let alarm: Int32

  /// Rings by writing to this eventfd(2).
  init(alarm: Int32) { self.alarm = alarm }

  /// True on the loop's thread.
  @inline(__always)
  var isOwner: Bool { owner.load(ordering: .relaxed) == UInt(pthread_self()) }

  /// Makes the loop the main thread's, if this is the main thread and nobody has it; true if this is the
  /// loop's thread then.
  func claim() -> Bool {
    if isOwner { return true }
    guard owner.load(ordering: .relaxed) == 0, clinux_is_main_thread() == 1 else { return false }
    state.withLock { state in
      guard state.ownership == .none else { return }
      state.ownership = .claimed
      owner.store(UInt(pthread_self()), ordering: .relaxed)
    }
    return isOwner
  }

  func post(_ job: UnownedJob) { deliver { $0.jobs.append(job) } }

  func post(_ call: @escaping @EngineActor () -> Void) { deliver { $0.calls.append(call) } }

  /// Everything delivered since the last time.
  @inline(__always)
  func take() -> Mail? {
    guard hasMail.load(ordering: .acquiring) else { return nil }
    return state.withLock { state in
      hasMail.store(false, ordering: .relaxed)
      defer { state.mail = Mail() }
      return state.mail
    }
  }

  private func deliver(_ put: (inout Mail) -> Void) {
    let mustRing = state.withLock { state in
      put(&state.mail)
      if state.ownership == .none { start(&state) }
      return !hasMail.exchange(true, ordering: .acquiringAndReleasing)
    }
    guard mustRing else { return }
    var one: UInt64 = 1
    _ = Glibc.write(alarm, &one, 8)
  }

  /// Gives the loop a thread of its own. Where none can be made, the main thread's next `run` serves.
  private func start(_ state: inout State) {
    state.ownership = .background
    let made = Threads.detach { [self] in
      owner.store(UInt(pthread_self()), ordering: .relaxed)
      while EventLoop.shared.turn(until: nil) {}
    }
    if !made { state.ownership = .none }
  }
}
