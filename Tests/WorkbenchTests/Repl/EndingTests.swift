import Testing

/// Ctrl-C, Ctrl-D and the terminal's end, in each state of the shell.
@Suite struct EndingTests {
  @Test func interruptOnALineABlockAndASearch() throws {
    let home = try Home()
    let shell = try home.shell()
    try shell.send("print 가나\u{3}")
    try shell.wait(for: "\nnws> print 가나^C\nnws>")
    try shell.send("if true {\rprint 1\u{3}")
    try shell.wait(for: "\nnws> if true {\n...>     print 1^C\nnws>")
    try shell.send("\u{3}")
    try shell.wait(for: "^C\nnws> ^C\nnws>")
    try shell.send("ab\u{12}xyz\u{3}")
    try shell.wait(forLine: "nws> ab")
    try shell.send("\u{3}print \"well\"\r")
    try shell.wait(for: "\nwell\nnws>")
    #expect(home.history == ["print \"well\""])
  }

  @Test(arguments: [
    "sleep 100s", "accept l1", "recv c1 4", "wait t", "input \"? \"", "while true { }",
  ])
  func interruptCancelsACommandAndNothingElse(command: String) throws {
    let shell = try Home().shell()
    _ = try shell.listen()
    try shell.run("task t { sleep 100s }")
    if command.contains("c1") { try shell.run("connect localhost:${l1.port}") }
    try shell.send("print \"go\"; \(command)\r")
    try shell.wait(for: "the command to run") {
      $0.joinedText.contains("\ngo\n") || $0.joinedText.hasSuffix("\ngo")
    }
    if command.hasPrefix("input") { try shell.wait(forLine: "? ") }
    try shell.send("\u{3}")
    try shell.wait(forLine: "nws> ")
    try shell.run("tasks")
    #expect(shell.screen.text.contains(/\nt +\w+ +/))
    try shell.run("print l1.port > 0")
    #expect(shell.screen.text.hasSuffix("\ntrue\nnws>"))
  }

  /// Also before the terminal makes a signal of it.
  @Test(arguments: ["sleep 100s", "while true { }", "accept l1"])
  func interruptRightBehindEnter(command: String) throws {
    let home = try Home()
    let shell = try home.shell()
    _ = try shell.listen()
    try shell.send("\(command)\r\u{3}")
    try shell.wait(for: "\ncancelled\nnws>")
    try shell.send("\u{1B}[A")
    try shell.wait(forLine: "nws> \(command)")
    #expect(home.history.last == command)
  }

  @Test func whatABlockingCommandWaitsForIsSaid() throws {
    let shell = try Home().shell()
    let port = try shell.listen()
    try shell.send("accept l1\r")
    try shell.wait(for: "Ctrl-C cancels it")
    let peer = try Peer(port: port)
    try shell.wait(for: "a1  accepted from 127.0.0.1")
    try shell.wait(forLine: "nws> ")
    #expect(!shell.screen.text.contains("Ctrl-C cancels it"), "\n\(shell.screen.picture)")
    withExtendedLifetime(peer) {}
  }

  @Test func endOfInputLeavesOnAnEmptyLineOnly() throws {
    let shell = try Home().shell()
    try shell.send("가나\u{1}\u{4}")
    try shell.wait(forLine: "nws> ", "나")
    try shell.send("\u{5}\u{4}x")
    try shell.wait(forLine: "nws> 나x")
    try shell.send("\u{3}if true {\r\u{4}x")
    try shell.wait(forLine: "...>     x")
    try shell.send("\u{3}")
    try shell.wait(forLine: "nws> ")
    try shell.send("answer = input(\"? \")\r")
    try shell.wait(forLine: "? ")
    try shell.send("\u{4}")
    try shell.wait(forLine: "nws> ")
    try shell.send("print answer\r")
    try shell.wait(for: "\nnone\nnws>")
    try shell.send("\u{4}")
    #expect(try shell.exitCode() == 0)
    #expect(shell.screen.cursor.column == 0)
  }

  @Test(arguments: ["\u{4}", "exit\r", "exit 3\r", "quit\r"])
  func leavingClosesSocketsAndGivesTheTerminalBack(keys: String) throws {
    let home = try Home()
    let shell = try home.shell()
    let port = try shell.listen()
    try shell.run("task t { try { accept l1 } finally { write_file \"bye\" \"\" } }")
    try shell.send(keys)
    #expect(try shell.exitCode() == (keys.contains("3") ? 3 : 0))
    #expect(shell.screen.modes == [7, 25] && shell.screen.pen == .init())
    #expect(shell.screen.unknown.isEmpty)
    #expect(throws: Terminal.Failure.self) { try Peer(port: port) }
    #expect(home.read("bye") != nil)
  }

  /// `exit` in a task says that it ends the shell, and does so at once, whatever is being typed.
  @Test(arguments: ["tmux-256color", "dumb"])
  func exitInATaskEndsTheShell(terminal: String) throws {
    let shell = try Home().shell(environment: ["TERM": terminal])
    let port = try shell.listen()
    try shell.run("task q { accept l1; exit 3 }")
    try shell.send("print 12")
    try shell.wait(for: "nws> print 12")
    _ = try Peer(port: port)
    #expect(try shell.exitCode() == 3)
    #expect(shell.screen.text.contains("── q: exit 3, the shell ends\n"))
    #expect(shell.screen.cursor.column == 0)
  }

  @Test(arguments: [true, false])
  func aTerminalThatClosesEndsTheShell(whileTyping: Bool) throws {
    let home = try Home()
    let shell = try home.shell()
    let port = try shell.listen()
    try shell.run("task t { while true { c = accept l1; recv c 4 } }")
    try shell.run("task f { try { sleep 100s } finally { write_file \"bye\" \"\" } }")
    try shell.run("child = spawn \"echo $$ > pid; exec sleep 600\"")
    let peer = try Peer(port: port)
    if whileTyping {
      try shell.send("half a li")
      try shell.wait(forLine: "nws> half a li")
    } else {
      try shell.send("sleep 100s\r")
      try shell.wait(for: "Ctrl-C cancels it")
    }
    shell.hangUp()
    #expect(try shell.exitCode() == 129)
    #expect(throws: Terminal.Failure.self) { try Peer(port: port) }
    #expect(home.history.first == "listen :0")
    #expect(home.read("bye") != nil)
    #expect(try !Workbench.isRunning(#require(home.read("pid"))))
    withExtendedLifetime(peer) {}
  }
}
