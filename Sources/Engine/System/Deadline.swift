import CLinux

/// The clock that only goes forward (CLOCK_MONOTONIC, clock_gettime(2)).
public enum MonotonicClock {
  /// Nanoseconds since an arbitrary start, usually the boot.
  public static var now: Int { Int(clinux_monotonic()) }
}

/// A point on the monotonic clock at which waiting ends.
public struct Deadline: Sendable, Hashable, Comparable {
  /// Nanoseconds on the clock of `MonotonicClock.now`.
  public let nanoseconds: Int

  /// A deadline at that reading of the clock.
  public init(at nanoseconds: Int) { self.nanoseconds = nanoseconds }

  /// Now: a wait with it looks once and does not wait.
  public static var now: Deadline { Deadline(at: MonotonicClock.now) }

  /// Do not wait at all: what would have to wait fails as it does on a non-blocking socket.
  public static let immediate = Deadline(at: .min)

  /// So far away that it never comes.
  public static let never = Deadline(at: .max)

  /// So many nanoseconds from now; a negative number is now, one too large is `never`.
  public static func after(nanoseconds: Int) -> Deadline {
    let (sum, overflow) = MonotonicClock.now.addingReportingOverflow(max(0, nanoseconds))
    return overflow ? .never : Deadline(at: sum)
  }

  /// Nanoseconds from now until then; 0 when it has passed.
  public var remaining: Int {
    let (difference, overflow) = nanoseconds.subtractingReportingOverflow(MonotonicClock.now)
    return overflow ? (nanoseconds < 0 ? 0 : .max) : max(0, difference)
  }

  /// True when its time has come.
  public var hasPassed: Bool { nanoseconds <= MonotonicClock.now }

  /// The earlier of two, where nil means none.
  public static func earlier(_ first: Deadline?, _ second: Deadline?) -> Deadline? {
    guard let first else { return second }
    guard let second else { return first }
    return min(first, second)
  }

  /// The deadline that passes first is the smaller one.
  public static func < (left: Deadline, right: Deadline) -> Bool {
    left.nanoseconds < right.nanoseconds
  }
}
