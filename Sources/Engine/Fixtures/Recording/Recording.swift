extension CommandTable {
  /// Every command: those of the language and those that record and relay.
  public static let complete = CommandTable.standard.adding(recording + relaying + remembering)

  /// `record`: what sockets do, as a transcript.
  static let recording: [Command] = [
    Command(
      "record", "path:FILE|off", .looking,
      "writes what connections say into a transcript, until record off",
      details: """
        The transcript is a text file (.nwt) with one line for each chunk: its time, > from client \
        to server or < back, and the bytes. Long ones stand in files beside it. \
        `workbench replay` plays one side of it against a program and checks the other.
        """,
      example: "record \"lab.nwt\""
    ) { call in
      let session = call.session
      let path = try call.text(0)
      let running = session.storage["record"] as? SessionRecorder
      guard path != "off" || running != nil else {
        throw Failure(
          .value, "record off: nothing is being recorded", hints: ["record \"lab.nwt\""])
      }
      if let running {
        session.storage["record"] = nil
        try Recording.end(running, session)
      }
      if path == "off" { return .none }
      let recorder = try SessionRecorder(path, of: session.trace) { [unowned session] in
        session.console.writeMessage($0)
      }
      session.storage["record"] = recorder
      // What goes wrong is told when it does.
      session.atEnd { try? Recording.end(recorder, session) }
      return .none
    }
  ]
}

/// The end of a recording.
@EngineActor
enum Recording {
  static func end(_ recorder: SessionRecorder, _ session: Session) throws {
    guard recorder.isRunning else { return }
    recorder.stop()
    session.console.writeMessage(recorder.summary)
    if let failure = recorder.failure { throw Failure(failure) }
  }
}

extension Session {
  /// True when a recording that the session's end has ended could not be written to its end.
  public var hasLostRecording: Bool {
    (storage["record"] as? SessionRecorder)?.failure != nil
  }
}
