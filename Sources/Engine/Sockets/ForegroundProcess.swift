/// A program that has the terminal for itself, such as an editor.
@EngineActor
public enum ForegroundProcess {
  /// Runs `/bin/sh -c COMMAND` on the process's own streams, with words as `$1`, `$2`, …, and waits for
  /// its end; its code as a shell gives it.
  public static func run(_ command: String, arguments: [String]) async throws -> Int {
    let ended = Gate()
    let identifier = try System.spawnForeground(command, arguments: arguments)
    var status: ProcessStatus?
    try Signals.on(.child) {
      guard status == nil, let found = System.waitNow(identifier) else { return }
      status = found
      ended.open()
    }
    if let found = System.waitNow(identifier) { return found.code }
    // Nothing but the program's own end is waited for: Ctrl-C is a key of the program's.
    while status == nil {
      try? await ended.wait(until: nil)
    }
    return status?.code ?? 0
  }
}
