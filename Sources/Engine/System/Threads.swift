import Glibc
import Synchronization

/// Threads beside the loop's.
enum Threads {
  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Runs the body on a new detached thread (pthread_create(3)); false when there can be none.
  static func detach(_ body: @escaping @Sendable () -> Void) -> Bool {
    let work = Unmanaged.passRetained(Work(body))
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, nil,
      { argument in
        if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body() }
        return nil
      }, work.toOpaque())
    guard failure == 0 else {
      work.release()
      return false
    }
    pthread_detach(thread)
    return true
  }
}

/// A word that turns true once; apart from `Completion`, whose type has to be made for each value's.
private final class Latch: Sendable {
  let isSet = Atomic<Bool>(false)
}

/// A value that one thread waits for until another has it.
final class Completion<Value: Sendable>: Sendable {
  private let stored = Mutex<Value?>(nil)
  private let signal: Semaphore = Semaphore()
  private let latch = Latch()

  /// The value, once it is there. The loop asks at each pass, mostly in vain.
  var value: Value? {
    guard latch.isSet.load(ordering: .acquiring) else { return nil }
    return stored.withLock { $0 }
  }

  func complete(_ value: Value) {
    stored.withLock { $0 = value }
    latch.isSet.store(true, ordering: .releasing)
    signal.post()
  }

  /// Blocks the thread until `complete`.
  func block() { signal.wait() }
}

/// sem_init(3) and its friends.
final class Semaphore: @unchecked Sendable {
  private let raw = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

  init() { sem_init(raw, 0, 0) }

  func post() { sem_post(raw) }

  /// Returns after a `post`, or early when a signal interrupts.
  func wait() { sem_wait(raw) }

  deinit {
    sem_destroy(raw)
    raw.deallocate()
  }
}
