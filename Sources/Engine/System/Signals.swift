import CLinux
import Glibc

/// The signals the engine cares about.
public enum Signal: Int32, Sendable, CaseIterable {
  /// SIGHUP: the terminal is gone.
  case hangup = 1
  /// SIGINT: Ctrl-C.
  case interrupt = 2
  /// SIGKILL: ends a process at once; nobody can catch it.
  case kill = 9
  /// SIGTERM: asks a process to end.
  case terminate = 15
  /// SIGCHLD: a child process ended.
  case child = 17
  /// SIGWINCH: the terminal has another size.
  case resized = 28
}

/// Signals as events of the loop.
///
/// A handler writes the number into a pipe that the loop reads. (signalfd(2) would need the signal to be
/// blocked in every thread, those of the resolver and of the runtime too, and in no child.)
@EngineActor public enum Signals {
  private static var handlers: [Signal: [@EngineActor () -> Void]] = [:]
  private static var pipe: NewsPipe?

  /// Calls the handler on the loop whenever the signal comes; several handlers are called in turn.
  /// The signal's default action ends with the first handler.
  public static func on(
    _ signal: Signal, handler: @escaping @EngineActor () -> Void
  ) throws(SystemError) {
    let pipe = try openPipe()
    if handlers[signal] == nil {
      try System.must("rt_sigaction", -1, { _ in "\(signal)" }) {
        Int(clinux_catch_signal(signal.rawValue, pipe.writing.raw))
      }
    }
    handlers[signal, default: []].append(handler)
  }

  /// Whether whoever started the program, such as nohup(1), wants it to ignore the signal.
  public static func isIgnored(_ signal: Signal) -> Bool {
    clinux_ignores_signal(signal.rawValue) == 1
  }

  /// Forgets the handlers of a signal and gives it its default action back.
  public static func off(_ signal: Signal) {
    handlers[signal] = nil
    _ = clinux_default_signal(signal.rawValue)
  }

  /// SIGPIPE would end the program when a peer is gone, SIGXFSZ when a file grows beyond the limit of
  /// ulimit -f; send(2) and write(2) tell it as EPIPE and EFBIG instead.
  nonisolated static func ignoreDeadly() {
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
  }

  private static func openPipe() throws(SystemError) -> NewsPipe {
    if let pipe { return pipe }
    let opened = try NewsPipe(drain)
    pipe = opened
    return opened
  }

  private static func drain(_ descriptor: Int32) {
    var bytes = [UInt8](repeating: 0, count: 64)
    while true {
      let count = bytes.withUnsafeMutableBytes { try? System.read(descriptor, $0) } ?? nil
      guard let count, count > 0 else { return }
      clinux_signals_heard()
      for byte in bytes.prefix(count) {
        guard let signal = Signal(rawValue: Int32(byte)) else { continue }
        for handler in handlers[signal] ?? [] { handler() }
      }
    }
  }
}
