import Glibc
import Synchronization

/// The operating system's calls, one thin function each, in the files `System+….swift`.
///
/// Each call is retried when a signal interrupts it (EINTR), captures errno at once, gives nil where
/// it would have to wait (EAGAIN), and throws `SystemError` for everything else.
public enum System {
  /// What a call gave: its result, or -1 and the error number.
  struct Outcome {
    let value: Int
    let errno: Int32

    /// EAGAIN (the same number as EWOULDBLOCK on Linux).
    var wouldBlock: Bool { value < 0 && errno == EAGAIN }
  }

  /// True while calls are logged or failures are injected; all that a call costs when neither is.
  static let instrumented = Atomic<Bool>(false)

  /// Makes one call: `arguments` is asked for text only when the log is on, after the call.
  @inline(__always)
  static func call(
    _ name: String, _ descriptor: Int32, _ arguments: (Int) -> String, _ body: () -> Int
  ) -> Outcome {
    if instrumented.load(ordering: .relaxed) {
      return Instruments.call(name, descriptor, arguments, body)
    }
    return retrying(body)
  }

  /// The one rule for EINTR: again.
  @inline(__always)
  static func retrying(_ body: () -> Int) -> Outcome {
    while true {
      let value = body()
      if value != -1 { return Outcome(value: value, errno: 0) }
      let number = Glibc.errno
      if number != EINTR { return Outcome(value: -1, errno: number) }
    }
  }

  /// Sets errno, as a call that fails does.
  static func setErrno(_ number: Int32) { Glibc.errno = number }

  /// The result, nil for would-block, or the error.
  @inline(__always)
  static func attempt(
    _ name: String, _ descriptor: Int32, _ arguments: (Int) -> String, _ body: () -> Int
  ) throws(SystemError) -> Int? {
    let outcome = call(name, descriptor, arguments, body)
    if outcome.value >= 0 { return outcome.value }
    if outcome.wouldBlock { return nil }
    throw SystemError(errno: outcome.errno, call: name)
  }

  /// The result or the error, for calls that never wait.
  @inline(__always) @discardableResult
  static func must(
    _ name: String, _ descriptor: Int32, _ arguments: (Int) -> String, about subject: String? = nil,
    _ body: () -> Int
  ) throws(SystemError) -> Int {
    let outcome = call(name, descriptor, arguments, body)
    if outcome.value >= 0 { return outcome.value }
    throw SystemError(errno: outcome.errno, call: name, subject: subject)
  }
}
