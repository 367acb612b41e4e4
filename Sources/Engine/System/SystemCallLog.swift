import Synchronization

/// One system call as `syscalls on` shows it.
public struct SystemCall: Sendable, Equatable {
  /// The C name, as `recv`.
  public let name: String
  /// The arguments as text, as `5, "Hello", 1024, 0`.
  public let arguments: String
  /// What the call returned; -1 for a failure.
  public let result: Int
  /// The error number of a failure, else 0.
  public let errno: Int32
  /// When it began, in nanoseconds of `MonotonicClock`.
  public let start: Int
  /// How long it took, in nanoseconds.
  public let duration: Int
}

extension SystemCall: CustomStringConvertible {
  /// As strace(1) writes it: `recv(5, "Hello", 1024, 0) = 5`, `… = -1 EAGAIN`.
  public var description: String {
    let failure = errno == 0 ? "" : " " + (ErrnoName.name(of: errno) ?? String(errno))
    return "\(name)(\(arguments)) = \(result)\(failure)"
  }
}

/// The record of system calls, off until it is started. Holds the newest 10,000.
public enum SystemCallLog {
  /// Begins to record, from empty.
  public static func start() {
    Instruments.state.withLock { state in
      state.calls = []
      state.dropped = 0
      state.isLogging = true
    }
    Instruments.refresh()
  }

  /// Stops recording and forgets.
  public static func stop() {
    Instruments.state.withLock { state in
      state.calls = []
      state.dropped = 0
      state.isLogging = false
    }
    Instruments.refresh()
  }

  /// True while calls are recorded.
  public static var isOn: Bool { Instruments.state.withLock { $0.isLogging } }

  /// Runs something whose calls are not recorded: those that only serve a view or the prompt.
  public static func unlogged<T, Problem: Error>(
    _ body: () throws(Problem) -> T
  ) throws(Problem) -> T {
    guard isOn else { return try body() }
    setLogging(false)
    defer { setLogging(true) }
    return try body()
  }

  private static func setLogging(_ isOn: Bool) {
    Instruments.state.withLock { $0.isLogging = isOn }
    Instruments.refresh()
  }

  /// The calls recorded since the last time, oldest first, and how many older ones were dropped.
  public static func take() -> (calls: [SystemCall], dropped: Int) {
    Instruments.state.withLock { state in
      defer {
        state.calls = []
        state.dropped = 0
      }
      return (state.calls, state.dropped)
    }
  }
}

/// The slow way of a system call: with a log, with failures that tests inject, or both.
enum Instruments {
  /// Decides whether a call on a descriptor fails, and with which error number.
  typealias Fault = @Sendable (_ call: String, _ descriptor: Int32) -> Int32?

  struct State: Sendable {
    var isLogging = false
    var calls: [SystemCall] = []
    var dropped = 0
    var faults: [Int: Fault] = [:]
    var nextFault = 0
  }

  static let state = Mutex(State())
  private static let limit = 10_000

  /// Installs a source of failures; the answer removes it again.
  static func inject(_ fault: @escaping Fault) -> () -> Void {
    let number = state.withLock { state in
      state.nextFault &+= 1
      state.faults[state.nextFault] = fault
      return state.nextFault
    }
    refresh()
    return {
      state.withLock { _ = $0.faults.removeValue(forKey: number) }
      refresh()
    }
  }

  static func refresh() {
    state.withLock { state in
      System.instrumented.store(state.isLogging || !state.faults.isEmpty, ordering: .relaxed)
    }
  }

  static func call(
    _ name: String, _ descriptor: Int32, _ arguments: (Int) -> String, _ body: () -> Int
  ) -> System.Outcome {
    let (isLogging, faults) = state.withLock { ($0.isLogging, Array($0.faults.values)) }
    let start = MonotonicClock.now
    let outcome = System.retrying {
      for fault in faults {
        guard let number = fault(name, descriptor) else { continue }
        System.setErrno(number)
        return -1
      }
      return body()
    }
    guard isLogging else { return outcome }
    let call = SystemCall(
      name: name, arguments: arguments(outcome.value), result: outcome.value,
      errno: outcome.errno, start: start, duration: MonotonicClock.now &- start)
    state.withLock { state in
      if state.calls.count >= limit {
        state.calls.removeFirst(limit / 10)
        state.dropped += limit / 10
      }
      state.calls.append(call)
    }
    return outcome
  }
}
