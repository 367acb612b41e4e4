extension Session {
  /// The lines typed so far that went well, with what they showed; the shell keeps them, scripts have none.
  public var typed: [SessionScript.Line] {
    get { storage["typed"] as? [SessionScript.Line] ?? [] }
    set { storage["typed"] = newValue }
  }
}

extension CommandTable {
  /// `python`: the session in another language.
  static let remembering: [Command] = [
    Command(
      "python", "", .looking, "shows the session as a Python program that does the same",
      details: """
        What was read becomes an expectation, so that the program checks the peer as the session \
        saw it. A test block becomes a function for pytest, an imported file a module inside.
        """,
      example: "python"
    ) { call in
      let script = SessionScript.text(of: call.session.typed)
      guard !script.isEmpty else {
        call.session.console.writeMessage(
          "python: nothing was typed yet; in the shell it shows the session as a Python program\n")
        return .none
      }
      let source = SourceText(name: "<session>", text: script)
      try call.session.console.write(try SessionPython.text(of: [source]))
      return .none
    }
  ]
}
