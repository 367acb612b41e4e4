import CLinux
import Glibc

/// Readiness of one descriptor. It is told to epoll(7) once, at the first wait, edge-triggered for both
/// directions; a descriptor nobody waits for costs nothing.
///
/// The rule that loses no edge: a side is *blocked* after a call on it gave EAGAIN, and unblocked by the
/// next edge. Only a blocked side is waited for; any edge after the EAGAIN is still in the kernel then.
@EngineActor public final class Watch {
  /// A direction of the descriptor.
  public enum Side: Sendable {
    /// Bytes, a connection, an end or an error can be read.
    case read
    /// There is room to write, or the connection attempt has ended.
    case write
  }

  private enum Registration { case none, epoll, alwaysReady }

  /// The descriptor's number; -1 after `close()`.
  public private(set) var descriptor: Int32
  /// Tells it from earlier watches of the same number in events that are still on their way.
  let generation: UInt32
  private var registration = Registration.none
  private var readBlocked = false
  private var writeBlocked = false
  /// The peer has ended its stream, or the connection is broken: an edge that comes once.
  private(set) var sawHangup = false
  private var readers: [Waiter] = []
  private var writers: [Waiter] = []
  /// Called when something came, or the other side ended or broke off: for those who tell of it
  /// without taking it.
  private var news: (@EngineActor () -> Void)?

  /// Will watch an open descriptor. The owner of the descriptor calls `close()` before it closes it.
  public init(_ descriptor: Int32) {
    self.descriptor = descriptor
    generation = EventLoop.shared.poller.nextGeneration()
  }

  /// Notes that a call on that side gave EAGAIN just now.
  @inline(__always)
  public func blocked(_ side: Side) {
    switch side {
    case .read: readBlocked = true
    case .write: writeBlocked = true
    }
  }

  /// True when it is known that a call on that side would give EAGAIN, or that the loop would tell.
  @inline(__always)
  public func isBlocked(_ side: Side) -> Bool {
    switch side {
    case .read: readBlocked
    case .write: writeBlocked
    }
  }

  /// Wakes those who wait to read: there is something that the kernel does not know of.
  func wakeReaders() {
    readBlocked = false
    wake(&readers, .ready)
  }

  /// Suspends until the side may be ready: at once unless it is blocked. All who wait are woken.
  public func wait(_ side: Side, until deadline: Deadline?) async throws(WaitFailure) {
    guard let waiter = try enlist(side) else { return }
    do throws(WaitFailure) {
      try await waiter.park(until: deadline)
    } catch {
      remove(waiter, side)
      throw error
    }
  }

  /// A waiter that ends when the side may be ready; nil when it may be so now. Whoever gives it up before
  /// its end takes it out again with `remove`.
  func enlist(_ side: Side) throws(WaitFailure) -> Waiter? {
    guard descriptor >= 0 else { throw .closed }
    guard isBlocked(side) else { return nil }
    try register()
    guard registration == .epoll else { return nil }
    let waiter = Waiter()
    add(waiter, side)
    return waiter
  }

  /// Suspends until one of several may be ready on a side.
  public static func waitAny(
    _ watches: [Watch], _ side: Side, until deadline: Deadline?
  ) async throws(WaitFailure) {
    for watch in watches {
      guard watch.descriptor >= 0 else { throw .closed }
      guard watch.isBlocked(side) else { return }
      try watch.register()
      guard watch.registration == .epoll else { return }
    }
    let waiter = Waiter()
    for watch in watches { watch.add(waiter, side) }
    defer { for watch in watches { watch.remove(waiter, side) } }
    try await waiter.park(until: deadline)
  }

  /// True while a task waits to read.
  public var hasReaders: Bool { !readers.isEmpty }

  /// Calls `news` at every edge of the reading side from now on; it is not a wait.
  public func tell(_ news: @escaping @EngineActor () -> Void) throws(WaitFailure) {
    guard descriptor >= 0 else { throw .closed }
    self.news = news
    try register()
  }

  /// Stops watching and wakes everybody who waits with `closed`.
  public func close() {
    guard descriptor >= 0 else { return }
    if registration == .epoll { EventLoop.shared.poller.forget(self) }
    descriptor = -1
    news = nil
    wake(&readers, .closed)
    wake(&writers, .closed)
  }

  /// Takes note of an event of epoll_wait(2).
  func happened(_ events: UInt32) {
    let broken = EPOLLERR.rawValue | EPOLLHUP.rawValue
    if events & (EPOLLRDHUP.rawValue | broken) != 0 { sawHangup = true }
    if events & (EPOLLIN.rawValue | EPOLLRDHUP.rawValue | broken) != 0 {
      readBlocked = false
      news?()
      wake(&readers, .ready)
    }
    if events & (EPOLLOUT.rawValue | broken) != 0 {
      writeBlocked = false
      wake(&writers, .ready)
    }
  }

  private func register() throws(WaitFailure) {
    guard registration == .none else { return }
    do throws(SystemError) {
      registration = try EventLoop.shared.poller.watch(self) ? .epoll : .alwaysReady
    } catch {
      throw .failed(error)
    }
  }

  private func wake(_ waiters: inout [Waiter], _ outcome: Waiter.Outcome) {
    for waiter in waiters { waiter.finish(outcome) }
    waiters.removeAll(keepingCapacity: true)
  }

  private func add(_ waiter: Waiter, _ side: Side) {
    switch side {
    case .read: readers.append(waiter)
    case .write: writers.append(waiter)
    }
  }

  func remove(_ waiter: Waiter, _ side: Side) {
    switch side {
    case .read: readers.removeAll { $0 === waiter }
    case .write: writers.removeAll { $0 === waiter }
    }
  }
}
