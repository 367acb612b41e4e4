import CLinux
import Glibc

/// epoll(7): the descriptors that are watched, and the eventfd(2) with which other threads wake the loop.
@EngineActor final class Poller {
  private nonisolated let epoll: Int32
  /// Written to by any thread; edge-triggered, so it is never read.
  nonisolated let alarm: Int32
  private var watches: [Watch?] = []
  private var generations: UInt32 = 0
  nonisolated(unsafe) private let events: UnsafeMutablePointer<epoll_event>
  private nonisolated static let batch: Int32 = 256
  private nonisolated static let alarmToken = UInt64.max

  /// Opens both descriptors.
  nonisolated init() throws(SystemError) {
    epoll = Int32(
      truncatingIfNeeded: try System.must("epoll_create1", -1, { _ in "EPOLL_CLOEXEC" }) {
        Int(epoll_create1(Int32(EPOLL_CLOEXEC)))
      })
    alarm = Int32(
      truncatingIfNeeded: try System.must("eventfd", -1, { _ in "0, EFD_NONBLOCK" }) {
        Int(eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK)))
      })
    events = .allocate(capacity: Int(Self.batch))
    try Self.control(
      epoll, EPOLL_CTL_ADD, alarm, EPOLLIN.rawValue | EPOLLET.rawValue, Self.alarmToken)
  }

  func nextGeneration() -> UInt32 {
    generations &+= 1
    return generations
  }

  /// EPOLL_CTL_ADD; false for a descriptor that epoll refuses because it is always ready (EPERM).
  func watch(_ watch: Watch) throws(SystemError) -> Bool {
    let interest =
      EPOLLIN.rawValue | EPOLLOUT.rawValue | EPOLLRDHUP.rawValue | EPOLLET.rawValue
    let token = UInt64(watch.generation) << 32 | UInt64(UInt32(bitPattern: watch.descriptor))
    do throws(SystemError) {
      try Self.control(epoll, EPOLL_CTL_ADD, watch.descriptor, interest, token)
    } catch {
      switch error.errno {
      case EPERM: return false
      // An earlier watch of a descriptor that was not closed: this one takes its place.
      case EEXIST: try Self.control(epoll, EPOLL_CTL_MOD, watch.descriptor, interest, token)
      case _: throw error
      }
    }
    let index = Int(watch.descriptor)
    if index >= watches.count {
      watches += Array(repeating: nil, count: index + 64 - watches.count)
    }
    watches[index] = watch
    return true
  }

  /// Forgets a watch whose descriptor is about to be closed, which takes it out of epoll.
  func forget(_ watch: Watch) {
    let index = Int(watch.descriptor)
    if watches.indices.contains(index), watches[index] === watch { watches[index] = nil }
  }

  /// epoll_wait(2) for at most so many nanoseconds (negative: no limit), and the news to the watches.
  /// A signal ends it early. It is no verb of anybody's, so it is not logged.
  func poll(nanoseconds: Int) {
    let count = clinux_epoll_wait(epoll, events, Self.batch, Int64(nanoseconds))
    for index in 0..<Int(max(0, count)) {
      let event = events[index]
      let token = event.data.u64
      if token == Self.alarmToken { continue }
      let descriptor = Int(UInt32(truncatingIfNeeded: token))
      guard descriptor < watches.count, let watch = watches[descriptor],
        watch.generation == UInt32(token >> 32)
      else { continue }
      watch.happened(event.events)
    }
  }

  private nonisolated static func control(
    _ epoll: Int32, _ operation: Int32, _ descriptor: Int32, _ interest: UInt32,
    _ token: UInt64
  ) throws(SystemError) {
    var event = epoll_event(events: interest, data: epoll_data_t(u64: token))
    try System.must("epoll_ctl", descriptor, { _ in "\(operation), \(descriptor)" }) {
      Int(epoll_ctl(epoll, operation, descriptor, &event))
    }
  }
}
