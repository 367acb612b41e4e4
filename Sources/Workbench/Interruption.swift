import Engine

/// Ctrl-C, SIGTERM and SIGHUP: the first asks the run to end, so that `finally` blocks run, sockets
/// close and spawned programs end; the second ends the process.
@EngineActor
enum Interruption {
  /// The signals that ask for the end, besides Ctrl-C. What nohup(1) started outlives its terminal.
  static var endings: [Signal] {
    Signals.isIgnored(.hangup) ? [.terminate] : [.terminate, .hangup]
  }
  /// One of the signals came since `handle`.
  private(set) static var wasAsked = false

  /// From now on the first signal calls `stop`.
  static func handle(_ stop: @escaping @EngineActor () -> Void) {
    wasAsked = false
    for signal in [.interrupt] + endings {
      try? Signals.on(signal) {
        guard wasAsked else {
          wasAsked = true
          return stop()
        }
        // A terminal that closes says so twice: its shell does, and the system.
        if signal == .hangup { return }
        ChildProcess.killAll()
        Host.exit(130)
      }
    }
  }

  /// Signals do what they do by default again.
  static func stop() {
    for signal in [.interrupt] + endings { Signals.off(signal) }
  }
}
