/// The log of what happened to sockets: every event in order, within a bound of memory.
///
/// When it is full the oldest payloads go first, then the oldest events; what is dropped is still counted,
/// per socket, so that totals stay true.
@EngineActor public final class Trace: EventSink {
  /// The log that the program's sockets share.
  public static let shared = Trace()

  /// How much it keeps.
  public struct Limits: Sendable, Equatable {
    /// Bytes of payload; each payload counts with the 32 bytes its array costs beside them.
    public var payload = 64 * 1024 * 1024
    /// Events, of about 100 bytes each.
    public var events = 256 * 1024

    /// The usual limits: 64 MiB of payload, 262,144 events.
    public init() {}
  }

  /// What was dropped of a socket's events.
  public struct Dropped: Sendable, Equatable {
    public var events = 0
    public var received = 0
    public var sent = 0
  }

  /// A promise of an observer's place; see `observe`.
  public struct Observation: Sendable, Hashable { fileprivate let number: Int }

  /// When it began, in nanoseconds of `MonotonicClock`; events count from here.
  public let start: Int
  /// How much it keeps.
  public let limits: Limits
  private var ring: EventRing
  private var droppedBySocket: [Int: Dropped] = [:]
  private var observers: [(number: Int, call: @EngineActor (Event) -> Void)] = []
  private var lastObserver = 0
  private var nextSequence = 1
  /// Bytes of the payloads still there, and the sequence number of the oldest event that may have one.
  private var payload = 0
  private var oldestPayload = 1

  /// An empty log that begins now.
  public init(limits: Limits = Limits()) {
    self.limits = limits
    ring = Self.emptyRing(limits)
    start = MonotonicClock.now
  }

  /// Appends an event and shows it to the observers.
  public func record(_ event: consuming Event) {
    event.sequence = nextSequence
    nextSequence &+= 1
    event.time &-= start
    if !event.bytes.isEmpty { payload &+= event.bytes.count &+ Self.overhead }
    if !observers.isEmpty { for observer in observers { observer.call(copy event) } }
    ring.append(event)
    if payload > limits.payload || ring.count > limits.events { drop() }
  }

  /// The events still there, oldest first.
  public var events: [Event] { ring.all() }

  /// How many are still there.
  public var count: Int { ring.count }

  /// How many there ever were.
  public var total: Int { nextSequence - 1 }

  /// The events of one socket still there, oldest first.
  public func events(of socket: Int) -> [Event] { ring.all { $0.socket == socket } }

  /// The events after a sequence number, oldest first: what is new since one looked last.
  public func events(after sequence: Int) -> [Event] {
    let first = ring.first?.sequence ?? nextSequence
    return ring.suffix(from: max(0, sequence &+ 1 &- first))
  }

  /// What was dropped of a socket's events.
  public func dropped(of socket: Int) -> Dropped { droppedBySocket[socket] ?? Dropped() }

  /// Shows each event from now on, until `forget`.
  public func observe(_ call: @escaping @EngineActor (Event) -> Void) -> Observation {
    lastObserver += 1
    observers.append((lastObserver, call))
    return Observation(number: lastObserver)
  }

  /// Ends an observation.
  public func forget(_ observation: Observation) {
    observers.removeAll { $0.number == observation.number }
  }

  /// Forgets every event and what was counted of dropped ones; numbers and times go on.
  public func clear() {
    ring = Self.emptyRing(limits)
    droppedBySocket = [:]
    payload = 0
    oldestPayload = nextSequence
  }

  private static let overhead = 32

  private static func emptyRing(_ limits: Limits) -> EventRing {
    EventRing(chunk: min(4096, limits.events / 8))
  }

  /// Makes room, an eighth of the payload at once, so that it is rarely done.
  private func drop() {
    while ring.count > limits.events {
      let oldest = ring.removeOldest()
      if oldest.isEmpty { break }
      for event in oldest { count(event) }
    }
    guard payload > limits.payload else { return }
    let goal = limits.payload - limits.payload / 8
    while payload > goal, oldestPayload < nextSequence {
      let first = ring.first?.sequence ?? nextSequence
      if oldestPayload >= first {
        let bytes = ring.dropPayload(at: oldestPayload - first)
        if bytes > 0 { payload -= bytes + Self.overhead }
      }
      oldestPayload += 1
    }
  }

  private func count(_ event: Event) {
    if !event.bytes.isEmpty { payload -= event.bytes.count + Self.overhead }
    droppedBySocket[event.socket, default: Dropped()].events += 1
    if event.verb.isSending { droppedBySocket[event.socket]?.sent += event.got }
    if event.verb.isReceiving { droppedBySocket[event.socket]?.received += event.got }
  }
}
