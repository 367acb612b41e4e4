import Engine

/// Tells what comes to sockets while nobody reads from them. A few arrivals are told at once; of a burst,
/// the sums are told five times a second, so that nothing is lost and the screen stays readable.
@EngineActor
final class Announcer {
  /// Arrivals told one by one within a window.
  private static let few = 8
  /// A window in nanoseconds.
  private static let window = 200_000_000
  /// Sockets that a summary names.
  private static let named = 4

  private let session: Session
  private var words: Announcement
  private let tell: @EngineActor (String) -> Void
  private var windowEnd = Deadline.now
  private var toldInWindow = 0
  /// Listeners whose connections were told in this window: how many wait in the end is enough.
  private var toldListeners: Set<Int> = []
  private var totals: [Int: (name: String, total: ArrivalTotal)] = [:]
  private var order: [Int] = []
  private var isWaiting = false

  init(_ session: Session, color: Bool, tell: @escaping @EngineActor (String) -> Void) {
    self.session = session
    self.tell = tell
    words = Announcement(language: session.options.language, color: color)
  }

  /// Something came.
  func arrived(_ arrival: Arrival) {
    if windowEnd.hasPassed, totals.isEmpty {
      windowEnd = .after(nanoseconds: Self.window)
      toldInWindow = 0
      toldListeners = []
    }
    guard toldInWindow < Self.few, !isMoreOfTheSame(arrival) else { return count(arrival) }
    flush()
    toldInWindow += 1
    words.columns = session.width
    tell(words.text(arrival, mode: session.shownData))
  }

  private func isMoreOfTheSame(_ arrival: Arrival) -> Bool {
    guard case .connections = arrival.kind else { return false }
    return !toldListeners.insert(arrival.socket.id).inserted
  }

  /// Tells what was added up so far, before something else is shown.
  func flush() {
    guard !totals.isEmpty else { return }
    words.columns = session.width
    let told = order.compactMap { totals[$0] }
    totals = [:]
    order = []
    if told.count <= Self.named {
      tell(told.map { words.text($0.total, of: $0.name) }.joined())
    } else {
      var sum = ArrivalTotal()
      for part in told { sum.add(part.total) }
      tell(words.text(sum, sockets: told.count))
    }
  }

  private func count(_ arrival: Arrival) {
    let id = arrival.socket.id
    if totals[id] == nil { order.append(id) }
    totals[id, default: (arrival.socket.name, ArrivalTotal())].total.add(arrival.kind)
    guard !isWaiting else { return }
    isWaiting = true
    let end = max(windowEnd, Deadline.now)
    Task { @EngineActor in
      try? await EventLoop.shared.sleep(until: end)
      isWaiting = false
      flush()
      windowEnd = .after(nanoseconds: Self.window)
    }
  }
}
