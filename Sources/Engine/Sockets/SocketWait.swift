/// A verb that has to wait for its socket, for a caller that suspends by itself: `enlist` a waiter,
/// suspend until it has ended, `proceed`; and again while that gives nil. It does what `completing`
/// does, without a suspended function for each level, which cost more than the system calls.
@EngineActor public final class SocketWait<T> {
  let socket: Socket
  private let verb: Verb
  private let side: Watch.Side
  private let asked: Int
  private let start: Int
  /// When the wait ends; nil: never.
  let limit: Deadline?
  private let attempt: () throws(SocketError) -> T?
  private var waiter: Waiter?
  /// The waiter is not for the socket: faults hold the side back for a time.
  private var isHold = false

  /// After a try that found nothing, or where one is known to be in vain. `until` is as in
  /// `completing`; a socket that must not wait throws at once.
  init(
    _ socket: Socket, _ verb: Verb, _ side: Watch.Side, asked: Int = 0, until deadline: Deadline?,
    _ attempt: @escaping () throws(SocketError) -> T?
  ) throws(SocketError) {
    self.socket = socket
    self.verb = verb
    self.side = side
    self.asked = asked
    self.attempt = attempt
    guard
      !(socket.watch.isBlocked(side) || socket.isHeld(side)) || socket.mayWait(deadline)
    else {
      throw socket.interrupted(
        verb, .wouldBlock, asked: asked, since: 0, Socket.Progress())
    }
    start = MonotonicClock.now
    limit = deadline ?? socket.timeout.map { Deadline.after(nanoseconds: $0) }
  }

  /// The waiter to suspend on; nil when the others get their turn and it goes on after them.
  func enlist() throws(SocketError) -> Waiter? {
    if let release = socket.faults?.release(side) {
      let end = Deadline(at: release)
      let waiter = Waiter()
      EventLoop.shared.timers.insert(waiter, at: Deadline.earlier(end, limit) ?? end)
      self.waiter = waiter
      isHold = true
      return waiter
    }
    do throws(WaitFailure) {
      let waiter = try socket.watch.enlist(side)
      if let waiter, let limit { EventLoop.shared.timers.insert(waiter, at: limit) }
      self.waiter = waiter
      return waiter
    } catch {
      throw interrupted(error)
    }
  }

  /// Tries again when the waiter has ended well; throws what else ended the wait.
  func proceed() throws(SocketError) -> T? {
    if let waiter {
      self.waiter = nil
      let wasHold = isHold
      isHold = false
      do throws(WaitFailure) { try waiter.check() } catch {
        if wasHold, error == .timedOut {
          if let limit, limit.hasPassed { throw interrupted(.timedOut) }
          return nil
        }
        socket.watch.remove(waiter, side)
        throw interrupted(error)
      }
    } else if let limit, limit.hasPassed {
      throw interrupted(.timedOut)
    }
    socket.waitingSince = start
    defer { socket.waitingSince = 0 }
    socket.lull.waited()
    return try attempt()
  }

  /// The error of a wait that ended early, with its event.
  func interrupted(_ failure: WaitFailure) -> SocketError {
    let got = side == .write ? 0 : socket.carry.count
    return socket.interrupted(
      verb, socket.cause(failure, since: start, got: got), asked: asked, since: start,
      Socket.Progress())
  }
}
