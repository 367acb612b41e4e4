extension CommandTable {
  /// `syscalls`: what each command asks of the kernel.
  static let systemCalls: [Command] = [
    Command(
      "syscalls", "mode:on|off", .looking, "prints the system calls of every command from now on",
      details: """
        As strace would, without needing it: each call with its arguments and result. Sockets \
        here never block underneath: a call that has to wait gives EAGAIN, and is made again when \
        epoll has told that it can go on. Calls of other tasks appear where they happen.
        """,
      example: "syscalls on"
    ) { call in
      let session = call.session
      guard try call.text(0) == "on" else {
        session.afterCommand = nil
        SystemCallLog.stop()
        return .none
      }
      if session.afterCommand == nil { session.atEnd { SystemCallLog.stop() } }
      session.afterCommand = { [unowned session] in CommandTable.printSystemCalls(session) }
      SystemCallLog.start()
      return .none
    }
  ]

  /// Prints the calls since the last time.
  @EngineActor
  private static func printSystemCalls(_ session: Session) {
    let (calls, dropped) = SystemCallLog.take()
    if calls.isEmpty { return }
    let earlier = dropped > 0 ? ["… \(ViewText.count(dropped, "earlier call"))"] : []
    let lines = (earlier + calls.map(\.line)).flatMap {
      ViewText.wrapped("  " + $0, session.width)
    }
    let text = lines.map { $0.plain + "\n" }.joined()
    // When standard output can no longer be written, the next print of the script says so.
    SystemCallLog.unlogged { try? session.console.write(text) }
  }
}

extension SystemCall {
  /// As strace(1) writes it, with the error in words: `recv(5, "", 4, 0) = -1 EAGAIN (Resource …)`.
  var line: String {
    guard errno != 0 else { return description }
    return "\(description) (\(SystemError(errno: errno, call: name).message))"
  }
}
