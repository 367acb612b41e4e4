import Testing

/// Work in the background: `&`, task, tasks, wait, cancel.
@Suite struct TaskTests {
  @Test func acceptInTheBackground() throws {
    let shell = try Home().shell()
    let port = try shell.listen()
    try shell.run("accept l1 &")
    try shell.run("tasks")
    #expect(shell.screen.text.contains("waits in accept"))
    try shell.send("가나")
    try shell.wait(forLine: "nws> 가나")
    let peer = try Peer(port: port)
    try shell.wait(for: "a1  accepted from 127.0.0.1")
    try shell.wait(forLine: "nws> 가나")
    try shell.send("\u{15}print a1.port > 0\r")
    try shell.wait(for: "\ntrue\nnws>")
    withExtendedLifetime(peer) {}
  }

  @Test func waitGivesTheResultAndTheError() throws {
    let shell = try Home().shell()
    try shell.send("t = task { sleep 20ms; return \"결과\" }\rprint wait(t)\r")
    try shell.wait(for: "\n결과\nnws>")
    try shell.send("task bad { sleep 20ms; raise \"안 됨\" }\rwait bad\r")
    try shell.wait(for: "안 됨")
    try shell.wait(forLine: "nws> ")
  }

  /// Those of the command, not those that read the keys.
  @Test func systemCallsAreThoseOfTheCommand() throws {
    let shell = try Home().shell()
    try shell.run("u = socket inet dgram")
    try shell.run("syscalls on")
    try shell.run("close u")
    #expect(
      shell.screen.text.contains(/syscalls on\nnws> close u\n  close\(\d+\) = 0\nu  closed\nnws>$/))
  }

  @Test func whatComesIsToldBetweenWords() throws {
    let shell = try Home().shell(columns: 40, rows: 20)
    try shell.run("l = listen 127.0.0.1:0")
    try shell.run("c = connect l.local")
    try shell.run("a = accept l")
    try shell.run("close c")
    try shell.run("recv a 10")
    #expect(shell.screen.text.contains("sends\n    nothing more\nnws>"))
    try shell.run("u = socket inet dgram")
    try shell.run("bind u 127.0.0.1:0")
    try shell.run("sendto u \"eleven byte\" u.local")
    try shell.run("recvfrom u 4")
    #expect(shell.screen.text.contains("note: u: a datagram of 11 bytes was cut\n    to 4\n"))
  }

  @Test func cancelEndsATask() throws {
    let shell = try Home().shell()
    try shell.send("task t { try { sleep 100s } finally { print \"정리\" } }\rcancel t\r")
    try shell.wait(for: "정리")
    try shell.wait(forLine: "nws> ")
    try shell.run("tasks")
    #expect(!shell.screen.text.contains("waits in sleep"))
  }

  @Test func errorsLeaveTheShellUsable() throws {
    let shell = try Home().shell()
    for (line, words) in [
      ("recvv x", "did you mean"), ("print (1", "...>"), ("connect localhost:1", "ECONNREFUSED"),
      ("send nothing \"x\"", "NameError"), ("print \"\\q\"", "error"),
      ("x = 10 ** 100000000", "error"),
    ] {
      try shell.send(line + "\r")
      try shell.wait(for: words)
      try shell.wait(for: "a prompt") { $0.cursorRow == "nws>" || $0.cursorRow == "...>" }
      let prompts = shell.screen.prompts
      try shell.send("\u{3}")
      try shell.wait(for: "a fresh prompt") { $0.prompts > prompts && $0.cursorRow == "nws>" }
      try shell.run("print 6 * 7")
      #expect(shell.screen.text.hasSuffix("print 6 * 7\n42\nnws>"), "after \(line)")
    }
    #expect(shell.screen.unknown.isEmpty)
  }
}

/// Processes have names as sockets have.
@Suite struct ProcessNameTests {
  /// It stays while the processes run: sh complains about a folder that is gone.
  private let home: Home

  init() throws { home = try Home() }

  @Test func aProcessIsKnownByItsVariable() throws {
    let shell = try home.shell()
    try shell.run("child = spawn \"cat\"")
    #expect(shell.screen.text.contains("\nchild  cat   pid "))
    try shell.run("send child \"hi\"")
    try shell.wait(for: "── child: 2 bytes arrived")
    try shell.run("shutdown child write")
    try shell.wait(for: "── child: the output has ended")
  }

  @Test func whatAProcessComplainsOfStandsAboveTheLine() throws {
    let shell = try home.shell()
    try shell.run("child = spawn \"read x; echo oops >&2; cat\"")
    try shell.run("send child \"go\\n\"")
    try shell.wait(for: "the complaint, and the prompt below") {
      $0.text.contains("\noops\n") && $0.cursorRow == "nws>"
    }
  }

  @Test func aProcessThatIsNotAssignedHasANameOfItsOwn() throws {
    let shell = try home.shell()
    try shell.run("spawn \"exit 3\"")
    try shell.run("print \"code\" wait(p1)")
    try shell.wait(for: "code 3")
  }
}

/// Questions of tasks and the prompt take turns at the keyboard.
@Suite struct QuestionTests {
  @Test func aTaskAsksBeforeTheNextPrompt() throws {
    let shell = try Home().shell()
    try shell.send("t = task { return input(\"이름? \") }\r")
    try shell.wait(forLine: "이름? ")
    try shell.send("홍길도\u{7F}동\r")
    try shell.wait(forLine: "nws> ")
    try shell.send("print wait(t)\r")
    try shell.wait(for: "\n홍길동\nnws>")
  }

  @Test func aQuestionWaitsForTheLineBeingTyped() throws {
    let shell = try Home().shell()
    try shell.send("t = task { sleep 50ms; print \"now\"; return input(\"name? \") }\r")
    try shell.wait(forLine: "nws> ")
    try shell.send("x = 41")
    try shell.wait(forLine: "nws> x = 41")
    try shell.wait(for: "\nnow\nnws> x = 41")
    try shell.send(" + 1\r")
    try shell.wait(forLine: "name? ")
    try shell.send("a\r")
    try shell.wait(forLine: "nws> ")
    try shell.send("print x wait(t)\r")
    try shell.wait(for: "\n42 a\nnws>")
  }
}
