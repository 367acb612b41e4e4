import Glibc

/// How a process ended (wait(2)).
public enum ProcessStatus: Sendable, Equatable {
  /// It ended by itself with this code.
  case exited(Int)
  /// A signal with this number ended it.
  case signalled(Int)

  /// The code a shell would show: 128 and the signal's number for a signal.
  public var code: Int {
    switch self {
    case .exited(let code): code
    case .signalled(let number): 128 + number
    }
  }
}

extension ProcessStatus: CustomStringConvertible {
  /// `code 7`, or `signal 11 (Segmentation fault)` with the system's words (strsignal(3)).
  public var description: String {
    switch self {
    case .exited(let code): "code \(code)"
    case .signalled(let number):
      "signal \(number) (\(strsignal(Int32(clamping: number)).map { String(cString: $0) } ?? "?"))"
    }
  }
}

extension System {
  /// posix_spawn(3) of `/bin/sh -c COMMAND` with both standard streams on one descriptor, in a process
  /// group of its own, all signals at their default and none blocked; the process's number.
  static func spawnShell(
    _ command: String, streams: Int32, errors: Int32? = nil
  ) throws(SystemError) -> Int {
    try spawn(["sh", "-c", command], streams: streams, errors: errors)
  }

  /// The same with the process's own streams and in its own group, so that the terminal is shared; the
  /// words are `$1`, `$2`, …
  static func spawnForeground(
    _ command: String, arguments: [String]
  ) throws(SystemError) -> Int {
    try spawn(["sh", "-c", command, "sh"] + arguments, streams: nil)
  }

  private static func spawn(
    _ words: [String], streams: Int32?, errors: Int32? = nil
  ) throws(SystemError) -> Int {
    if Sandbox.active != nil { throw Sandbox.refusal(.programs, "posix_spawn", words[2]) }
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    var every = sigset_t()
    var none = sigset_t()
    sigfillset(&every)
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &every)
    posix_spawnattr_setsigmask(&attributes, &none)
    var flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    if let streams {
      posix_spawn_file_actions_adddup2(&actions, streams, 0)
      posix_spawn_file_actions_adddup2(&actions, streams, 1)
      posix_spawnattr_setpgroup(&attributes, 0)
      flags |= POSIX_SPAWN_SETPGROUP
    }
    if let errors { posix_spawn_file_actions_adddup2(&actions, errors, 2) }
    posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: Int(flags)))
    var identifier: pid_t = 0
    try must("posix_spawn", -1, { _ in "\"/bin/sh\", \"-c\", \"\(words[2])\"" }) {
      // Unlike the others it returns the error number.
      let number = withArguments(words) {
        posix_spawn(&identifier, "/bin/sh", &actions, &attributes, $0, environ)
      }
      if number != 0 { Glibc.errno = number }
      return number == 0 ? 0 : -1
    }
    return Int(identifier)
  }

  /// Clears O_NONBLOCK (fcntl(2)): programs expect standard streams that block.
  static func setBlocking(_ descriptor: Int32) throws(SystemError) {
    let flags = try must("fcntl", descriptor, { _ in "\(descriptor), F_GETFL" }) {
      Int(fcntl(descriptor, F_GETFL))
    }
    try must("fcntl", descriptor, { _ in "\(descriptor), F_SETFL, ~O_NONBLOCK" }) {
      Int(fcntl(descriptor, F_SETFL, Int32(truncatingIfNeeded: flags) & ~O_NONBLOCK))
    }
  }

  /// kill(2) of a process group.
  static func killGroup(_ identifier: Int, _ signal: Int32) {
    _ = call("kill", -1, { _ in "-\(identifier), \(signal)" }) {
      Int(Glibc.kill(-pid_t(truncatingIfNeeded: identifier), signal))
    }
  }

  /// Whether a process group has members; a zombie is one, too.
  static func isGroup(_ identifier: Int) -> Bool {
    Glibc.kill(-pid_t(truncatingIfNeeded: identifier), 0) == 0 || errno == EPERM
  }

  /// Blocks the thread for so long, or until a signal (nanosleep(2)).
  static func pause(nanoseconds: Int) {
    var time = timespec(
      tv_sec: nanoseconds / 1_000_000_000, tv_nsec: nanoseconds % 1_000_000_000)
    _ = nanosleep(&time, nil)
  }

  /// waitpid(2) with WNOHANG: how a child ended, nil while it runs.
  static func waitNow(_ identifier: Int) -> ProcessStatus? { wait(identifier, WNOHANG) }

  /// waitpid(2) of a child that was killed; it blocks the thread.
  static func waitForEnd(_ identifier: Int) -> ProcessStatus { wait(identifier, 0) ?? .exited(0) }

  private static func wait(_ identifier: Int, _ options: Int32) -> ProcessStatus? {
    var status: Int32 = 0
    let outcome = call("wait4", -1, { _ in "\(identifier), [\(status)], \(options)" }) {
      Int(waitpid(pid_t(truncatingIfNeeded: identifier), &status, options))
    }
    // Somebody else has waited for it (ECHILD): how it ended is not known any more.
    if outcome.value < 0 { return .exited(0) }
    guard outcome.value > 0 else { return nil }
    let signal = Int(status & 0x7F)
    return signal == 0 ? .exited(Int(status >> 8 & 0xFF)) : .signalled(signal)
  }

  private static func withArguments<T>(
    _ words: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> T
  ) -> T {
    var pointers: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for pointer in pointers { Glibc.free(pointer) } }
    return body(&pointers)
  }
}
