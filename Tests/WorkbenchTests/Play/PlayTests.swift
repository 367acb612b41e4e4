import Foundation
import Testing

/// `workbench play`: a script shown to a class, without a terminal and at one.
@Suite struct PlayTests {
  static let script = """
    # 부분 읽기: 서버와 클라이언트
    hide {
        word = "hidden"
    }
    server = listen 127.0.0.1:0
    # The client comes in a task of its own.
    task client {
        c = connect 127.0.0.1:${server.port}
        print "got" recv(c, 100).decode()
    }
    conn = accept server
    send conn "안녕"
    wait client
    print word
    # The end.

    """

  /// What a step causes stands with it, before the next one.
  @Test func withoutATerminalItRunsThrough() throws {
    let folder = try Home()
    try folder.write("lab.nws", Self.script)
    let result = try Workbench.run(["play", folder.path + "/lab.nws"])
    let stable = result.output
      .replacing(/127\.0\.0\.1:\d{2,}/, with: "ADDRESS")
    #expect(result.code == 0, "\(result.messages)")
    #expect(
      stable
        == """
        ┃ 부분 읽기: 서버와 클라이언트
        nws> server = listen 127.0.0.1:0
        server  listening on ADDRESS   backlog 128
        ┃ The client comes in a task of its own.
        nws> task client {
        ...>     c = connect ADDRESS
        ...>     print "got" recv(c, 100).decode()
        ...> }
        ── server: 1 connection waits to be accepted
        nws> conn = accept server
        conn  accepted from ADDRESS
        nws> send conn "안녕"
        6 bytes sent   conn → c1
        client │ got 안녕
        ── client: finished
        nws> wait client
        nws> print word
        hidden
        ┃ The end.

        """.replacing("c = connect ADDRESS", with: "c = connect 127.0.0.1:${server.port}"))
  }

  /// As a run does; the closing note comes last.
  @Test func theTasksThatAScriptLeavesComeToTheirEnd() throws {
    let folder = try Home()
    try folder.write(
      "lab.nws",
      """
      server = listen 127.0.0.1:0
      task echo { conn, addr = accept server; print "got" recv_all(conn); close conn }
      c = connect server.local
      send c "bye"
      close c
      # The end.

      """)
    let result = try Workbench.run(["play", folder.path + "/lab.nws"])
    #expect(result.code == 0, "\(result.messages)")
    #expect(
      result.output.hasSuffix("echo │ got b'bye'\n── echo: finished\n┃ The end.\n"),
      "\(result.output)")
    #expect(result.messages.isEmpty)
    try folder.write("late.nws", "task late { sleep 20ms; assert 1 == 2 }\nx = 1\n")
    #expect(try Workbench.run(["play", folder.path + "/late.nws"]).code == 4)
  }

  @Test func theViewIsShownWhenItHasChanged() throws {
    let folder = try Home()
    try folder.write(
      "lab.nws",
      """
      sock = socket AF_INET SOCK_STREAM
      bind sock ("127.0.0.1", 0)
      listen sock 1
      s = socket
      close s
      x = 1

      """)
    let result = try Workbench.run(["play", "--view", "ladder", folder.path + "/lab.nws"])
    let lines = result.output.replacing(/[0-9.]+:[0-9]+/, with: "ADDRESS")
      .split(separator: "\n").filter { !$0.hasPrefix("nws>") }
    // A socket that has a variable is known by it.
    #expect(
      lines == [
        "sock  new socket   inet stream", "sock  new socket   inet stream   ADDRESS",
        "sock  listening on ADDRESS   backlog 1",
        "    0.00 ms  sock listens on ADDRESS, backlog 1",
        "s  new socket   inet stream", "s  closed", "x = 1",
      ])
  }

  @Test func endsWithTheScriptsCode() throws {
    let folder = try Home()
    try folder.write("bad.nws", "x = 1\nassert x == 2\nprint \"never\"\n")
    let result = try Workbench.run(["play", folder.path + "/bad.nws"])
    #expect(result.code == 4)
    #expect(result.output.contains("nws> assert x == 2"))
    #expect(!result.output.contains("never"))
    try folder.write("syntax.nws", "print 1\nx = = 2\n")
    let syntax = try Workbench.run(["play", folder.path + "/syntax.nws"])
    #expect(syntax.code == 2)
    #expect(syntax.output.isEmpty)
    #expect(try Workbench.run(["play", "--view", "nothing", "x.nws"]).code == 1)
  }

  private func terminal(_ home: Home, _ words: [String] = []) throws -> Terminal {
    try home.write("lab.nws", Self.script)
    return try home.terminal(
      ["play"] + words + ["lab.nws"], columns: 80, rows: 24)
  }

  @Test func stepsWaitForKeys() throws {
    let home = try Home()
    let play = try terminal(home)
    try play.wait(for: "1/6  Space next")
    #expect(!play.screen.text.contains("listening"))
    try play.send(" ")
    try play.wait(for: "2/6  Space next")
    #expect(play.screen.text.contains("listening on 127.0.0.1"))
    // The prompt in the middle, with the script's variables; Ctrl-D goes on with the script.
    try play.send("p")
    try play.wait(forLine: "nws> ")
    try play.send("word + \"!\"\r")
    try play.wait(for: "'hidden!'")
    try play.wait(forLine: "nws> ")
    try play.send("\u{4}")
    try play.wait(for: "2/6  Space next")
    // A look back, and forward again.
    try play.send("b")
    try play.wait(for: "1/6 (shown again)")
    #expect(!play.screen.text.contains("task client"))
    try play.send(" ")
    try play.wait(for: "2/6  Space next")
    #expect(play.screen.text.contains("task client"))
    try play.send("a")
    #expect(try play.exitCode() == 0)
    #expect(play.screen.text.contains("client │ got 안녕"))
    #expect(play.screen.text.contains("┃ The end."))
  }

  @Test(arguments: [("q", 0), ("\u{3}", 130)] as [(String, Int32)])
  func endsInTheMiddle(_ key: String, _ code: Int32) throws {
    let home = try Home()
    let play = try terminal(home)
    try play.wait(for: "1/6  Space next")
    try play.send(key)
    #expect(try play.exitCode() == code)
    #expect(!play.screen.text.contains("listening"))
  }

  @Test func insideTheShell() throws {
    let home = try Home()
    try home.write("lab.nws", "x = 41\n# Add one.\nx + 1\n")
    let shell = try home.shell()
    try shell.send("play \"lab.nws\"\r")
    try shell.wait(for: "1/2  Space next")
    try shell.send(" ")
    try shell.wait(for: "2/2  Space next")
    try shell.send(" ")
    try shell.wait(for: "\n42")
    try shell.wait(forLine: "nws> ")
    try shell.run("print x")
    #expect(shell.screen.text.contains("print x\n41"))
  }
}
