import Engine

/// Ctrl-C and SIGTERM: the first asks the run to end, so that `finally` blocks run and sockets
/// close; the second ends the process.
@EngineActor
enum Interruption {
  private static var count = 0

  /// From now on the first signal calls `stop`.
  static func handle(_ stop: @escaping @EngineActor () -> Void) {
    count = 0
    for signal in [Signal.interrupt, .terminate] {
      try? Signals.on(signal) {
        count += 1
        if count > 1 { Host.exit(130) }
        stop()
      }
    }
  }

  /// Signals do what they do by default again.
  static func stop() {
    for signal in [Signal.interrupt, .terminate] { Signals.off(signal) }
  }
}
