import Testing

/// What comes from the wire or from a script nobody knows is shown on a terminal, never obeyed.
@Suite struct TerminalOutputTests {
  /// The bytes that a program wrote to its terminal.
  private func shown(_ script: String) throws -> Terminal {
    let folder = try Folder(["script.nws": script])
    let terminal = try Terminal(
      Workbench.binary, ["run", folder.url.path + "/script.nws"], columns: 100, rows: 24,
      environment: ["TERM": "xterm-256color", "LANG": "C.UTF-8"])
    _ = try terminal.exitCode()
    return terminal
  }

  @Test func receivedTextIsNotObeyed() throws {
    let terminal = try shown(
      """
      l = listen localhost:0
      c = connect l.local
      s, who = accept l
      send s b"\\x1b[2J\\x1b[1;1Hevil\\x1b]0;title\\x07\\n"
      print "before"
      print recv(c, 100).decode()
      print "own\\x1b[5Gcolumn" raw=true
      """)
    #expect(terminal.screen.rows[0] == "before")
    #expect(terminal.screen.rows[1] == #"\x1b[2J\x1b[1;1Hevil\x1b]0;title\x07"#)
    #expect(terminal.screen.rows[3] == "own column")
  }

  @Test func errorsAreShown() throws {
    let terminal = try shown("text = b\"\\x1b[2Jnumber\".decode()\nprint \"first\"\nint(text)\n")
    #expect(terminal.screen.rows[0] == "first")
    #expect(terminal.screen.text.contains(#"\x1b[2Jnumber"#))
  }

  @Test func aPipeGetsTheBytes() throws {
    #expect(
      try Workbench.run(["run", "-"], input: "print \"\\x1b[31m\"\n").output == "\u{1B}[31m\n")
  }
}
