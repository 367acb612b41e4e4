import Glibc

/// A system call that failed: its errno, its name, and what it was done to.
public struct SystemError: Error, Equatable, Sendable {
  /// The error number, captured right after the call (errno(3)).
  public let errno: Int32
  /// The C name of the call, as `connect`.
  public let call: String
  /// What the call was about, as `127.0.0.1:9000` or a path; nil when it says nothing more.
  public let subject: String?
  /// The rule of the sandbox that refused the call in the kernel's place; nil when the kernel did.
  public let rule: Sandbox.Rule?

  /// A failure of `call` with an error number.
  public init(errno: Int32, call: String, subject: String? = nil, rule: Sandbox.Rule? = nil) {
    self.errno = errno
    self.rule = rule
    self.call = call
    self.subject = subject
  }

  /// The same failure with its subject, where the caller knows it.
  public func about(_ subject: String?) -> SystemError {
    SystemError(errno: errno, call: call, subject: subject ?? self.subject, rule: rule)
  }

  /// The same failure by another name for what it was about.
  func renamed(_ subject: String) -> SystemError {
    SystemError(errno: errno, call: call, subject: subject, rule: rule)
  }

  /// The symbolic name, as `ECONNREFUSED`; `errno 4242` for a number without a name.
  public var name: String { ErrnoName.name(of: errno) ?? "errno \(errno)" }

  /// The system's own words, as `Connection refused` (strerror_r(3)).
  public var message: String {
    if rule != nil { return "the sandbox does not allow it" }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
      guard let start = buffer.baseAddress, strerror_r(errno, start, buffer.count) == 0 else {
        return "Unknown error \(errno)"
      }
      return String(cString: start)
    }
  }
}

extension SystemError: CustomStringConvertible {
  /// One line: `connect 127.0.0.1:9000: Connection refused (ECONNREFUSED)`.
  public var description: String {
    let place = subject.map { " \($0)" } ?? ""
    return "\(call)\(place): \(message) (\(name))"
  }
}
