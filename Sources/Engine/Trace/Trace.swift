/// The log of what happened to sockets: every event in order, within a bound of memory.
///
/// When it is full the oldest payloads go first, then the oldest events; what is dropped is still counted,
/// per socket, so that totals stay true.
@EngineActor public final class Trace: EventSink {
  /// The log that the program's sockets share.
  public static let shared = Trace()

  /// How much it keeps.
  public struct Limits: Sendable, Equatable {
    /// Bytes of payload. A quarter is for those up to 16 KiB: for the first 2 MiB that a stream carries
    /// each way (with the usual limit) and, apart from them, for the newest up to 256 bytes; the rest is for
    /// larger ones.
    public var payload = 64 * 1024 * 1024
    /// Events, of three to twenty bytes each as a rule; 0: no log at all.
    public var events = 256 * 1024

    /// The usual limits: 64 MiB of payload, 262,144 events.
    public init() {}

    /// Nothing is kept: to measure what the log costs.
    public static let none: Limits = {
      var limits = Limits()
      (limits.payload, limits.events) = (0, 0)
      return limits
    }()
  }

  /// What was dropped of a socket's events.
  public struct Dropped: Sendable, Equatable {
    /// How many events.
    public var events = 0
    /// The bytes they had received.
    public var received = 0
    /// The bytes they had sent.
    public var sent = 0

    /// So many events alike, of so many bytes each.
    mutating func add(_ verb: Verb, _ bytes: Int, _ count: Int) {
      events += count
      if verb.isSending { sent &+= bytes &* count }
      if verb.isReceiving { received &+= bytes &* count }
    }

    mutating func add(_ other: Dropped) {
      events += other.events
      sent += other.sent
      received += other.received
    }
  }

  /// An observer's place; see `observe`.
  public struct Observation: Sendable, Hashable { fileprivate let number: Int }

  /// When it began, in nanoseconds of `MonotonicClock`; events count from here.
  public let start: Int
  private var store: EventStore
  private var observers: [(number: Int, call: @EngineActor (Event) -> Void)] = []
  private var lastObserver = 0
  /// True unless it keeps nothing and nobody observes it.
  public private(set) var wantsEvents = true

  /// An empty log that begins now.
  public init(limits: Limits = Limits()) {
    store = EventStore(limits)
    start = MonotonicClock.now
    noteWants()
  }

  /// How much it keeps. To change it forgets what is there.
  public var limits: Limits {
    get { store.limits }
    set {
      store = EventStore(newValue, from: store.nextSequence)
      noteWants()
    }
  }

  /// True when it keeps no events.
  public var isOff: Bool { store.limits.events == 0 }

  /// Appends an event and shows it to the observers.
  public func record(_ event: Event) {
    if observers.isEmpty {
      store.append(event, since: start)
    } else {
      show(event)
    }
  }

  /// The events still there, oldest first.
  public var events: [Event] { store.all(of: nil) }

  /// How many are still there.
  public var count: Int { store.count }

  /// How many there ever were.
  public var total: Int { store.nextSequence - 1 }

  /// The events of one socket still there, oldest first.
  public func events(of socket: Int) -> [Event] { store.all(of: socket) }

  /// The events after a sequence number, oldest first: what is new since one looked last.
  public func events(after sequence: Int) -> [Event] { store.all(after: sequence) }

  /// How many events were dropped in all.
  public var droppedEvents: Int { store.droppedEvents }

  /// What was dropped of a socket's events; nothing is known of one closed long ago.
  public func dropped(of socket: Int) -> Dropped { store.dropped[socket] ?? Dropped() }

  /// Forgets every event and what was counted of dropped ones; numbers and times go on.
  public func clear() { store.clear() }

  /// Shows each event from now on, until `forget`.
  public func observe(_ call: @escaping @EngineActor (Event) -> Void) -> Observation {
    lastObserver += 1
    observers.append((lastObserver, call))
    noteWants()
    return Observation(number: lastObserver)
  }

  /// Ends an observation.
  public func forget(_ observation: Observation) {
    observers.removeAll { $0.number == observation.number }
    noteWants()
  }

  private func noteWants() { wantsEvents = !isOff || !observers.isEmpty }

  private func show(_ event: Event) {
    var kept = event
    kept.sequence = store.nextSequence
    kept.time -= start
    store.append(event, since: start)
    for observer in observers { observer.call(kept) }
  }
}
