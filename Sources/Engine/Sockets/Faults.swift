/// Faults of one socket, made on purpose: short reads, short writes and delays, the same ones for the
/// same seed. They come between its verbs and the kernel, so that every verb meets them.
@EngineActor public final class Faults {
  /// How many bytes one call moves at most.
  public struct Limit: Sendable, Equatable {
    /// From so many; each call draws a number.
    public let least: Int
    /// To so many.
    public let most: Int

    /// A range of at least 1 byte; nil for any other.
    public init?(_ least: Int, _ most: Int) {
      guard least >= 1, least <= most else { return nil }
      self.least = least
      self.most = most
    }
  }

  /// What is wrong with the socket.
  public struct Plan: Sendable, Equatable {
    /// No recv(2) gives more.
    public var read: Limit?
    /// No send(2) takes more.
    public var write: Limit?
    /// Nanoseconds before each read or write that moves bytes.
    public var delay = 0
    /// The same seed makes the same faults.
    public var seed: UInt64 = 0

    /// Nothing.
    public init() {}
  }

  /// What is wrong.
  public let plan: Plan
  private var reading: Side
  private var writing: Side

  /// One direction: its next limit, and until when it is held back.
  private struct Side {
    let limit: Limit?
    var random: SeededRandom
    var next: Int
    var heldUntil = 0

    init(_ limit: Limit?, seed: UInt64) {
      self.limit = limit
      random = SeededRandom(state: seed)
      next = 0
      draw()
    }

    mutating func draw() {
      guard let limit else {
        next = .max
        return
      }
      next = Int.random(in: limit.least...limit.most, using: &random)
    }
  }

  /// Faults from their start.
  public init(_ plan: Plan) {
    self.plan = plan
    reading = Side(plan.read, seed: plan.seed)
    writing = Side(plan.write, seed: ~plan.seed)
  }

  /// Bytes that the call may move now; nil while it is held back.
  func allowed(_ side: Watch.Side) -> Int? {
    guard plan.delay > 0 else { return next(side) }
    let now = MonotonicClock.now
    let until = heldUntil(side)
    if until == 0 {
      setHeld(side, Deadline.after(nanoseconds: plan.delay).nanoseconds)
      return nil
    }
    return now < until ? nil : next(side)
  }

  /// The call has moved bytes, or has learnt of the end: the next one has its own limit and delay.
  func moved(_ side: Watch.Side) {
    switch side {
    case .read:
      reading.draw()
      reading.heldUntil = 0
    case .write:
      writing.draw()
      writing.heldUntil = 0
    }
  }

  /// When the side is let go, in `MonotonicClock`; nil when nothing holds it.
  func release(_ side: Watch.Side) -> Int? {
    let until = heldUntil(side)
    return until > MonotonicClock.now ? until : nil
  }

  /// The limit of the next call.
  private func next(_ side: Watch.Side) -> Int { side == .read ? reading.next : writing.next }

  private func heldUntil(_ side: Watch.Side) -> Int {
    side == .read ? reading.heldUntil : writing.heldUntil
  }

  private func setHeld(_ side: Watch.Side, _ time: Int) {
    switch side {
    case .read: reading.heldUntil = time
    case .write: writing.heldUntil = time
    }
  }
}

extension Faults.Limit: CustomStringConvertible {
  /// As a script writes it: `4`, `1..7`.
  public var description: String { least == most ? "\(least)" : "\(least)..\(most)" }
}

extension Faults.Plan: CustomStringConvertible {
  /// As a script writes it: `read=1..7 delay=20ms seed=7`. The seed stands there when it matters.
  public var description: String {
    var words: [String] = []
    if let read { words.append("read=\(read)") }
    if let write { words.append("write=\(write)") }
    if delay > 0 {
      let isWhole = delay % 1_000_000 == 0
      words.append("delay=" + (isWhole ? "\(delay / 1_000_000)ms" : "\(delay / 1000)us"))
    }
    let isRandom = [read, write].contains { $0.map { $0.least != $0.most } ?? false }
    if isRandom { words.append("seed=\(seed)") }
    return words.joined(separator: " ")
  }
}
