import Testing

/// The keys of `workbench play` at terminals of several sizes, and what two sides look like.
@Suite struct PlayKeysTests {
  private static let sides = """
    server = listen 127.0.0.1:0
    task server_side {
        conn, addr = accept server
        print "accepted"
        print recv(conn, 100)
        send conn "안녕"
        close conn
    }
    task client_side {
        c = connect 127.0.0.1:${server.port}
        print "connected"
        send c "Hello"
        print recv(c, 100).decode()
        close c
    }
    wait server_side
    wait client_side

    """

  private let home: Home

  init() throws { home = try Home() }

  private func play(
    _ script: String, _ words: [String] = [], columns: Int = 80, rows: Int = 24
  ) throws -> Terminal {
    try home.write("lab.nws", script)
    return try home.terminal(
      ["play"] + words + ["lab.nws"], columns: columns, rows: rows)
  }

  /// The last row that is not empty.
  private func last(_ terminal: Terminal) -> String {
    terminal.screen.rows.last { !$0.isEmpty } ?? ""
  }

  @Test(arguments: [(80, 24), (40, 20)])
  func eachSideHasItsNameAndColour(columns: Int, rows: Int) throws {
    let play = try play(Self.sides, columns: columns, rows: rows)
    try play.wait(for: "1/5")
    // The hint is whole in one row.
    #expect(last(play).hasPrefix("1/5") && last(play).contains("end"))
    try play.send("a")
    #expect(try play.exitCode() == 0)
    let said = play.screen.grid.filter { $0.text.contains(" │ ") }
    #expect(
      Set(said.map(\.text)) == [
        "server_side │ accepted", "client_side │ connected", "server_side │ b'Hello'",
        "client_side │ 안녕",
      ])
    let colours = ["server_side", "client_side"].map { name in
      Set(said.filter { $0.text.hasPrefix(name) }.map { $0.cells[0].pen })
    }
    #expect(colours.allSatisfy { $0.count == 1 })
    #expect(colours[0] != colours[1])
    #expect(!play.screen.text.contains("5/5"))
  }

  /// What a presenter's remote sends, the arrows, and the Hangul letters on the keys.
  @Test(arguments: [("\u{1B}[6~", "\u{1B}[5~"), ("\u{1B}[C", "\u{1B}[D"), ("\r", "ㅠ")])
  func otherKeys(forward: String, back: String) throws {
    let play = try play("x = 1\ny = 2\nz = 3\n")
    try play.wait(for: "1/3  Space")
    // Nothing is before the first step, and other keys do nothing.
    try play.send(back + "xz\u{1B}[A" + forward)
    try play.wait(for: "2/3  Space")
    try play.send(back)
    try play.wait(for: "1/3 (shown again)")
    try play.send(forward)
    try play.wait(for: "2/3  Space")
    try play.send("ㅔ")
    try play.wait(forLine: "nws> ")
    try play.run("x + 40")
    #expect(play.screen.text.contains("\n41"))
    try play.send("\u{4}")
    try play.wait(for: "2/3  Space")
    try play.send("ㅁ")
    #expect(try play.exitCode() == 0)
    #expect(play.screen.text.contains("z = 3\nz = 3"))
  }

  @Test func thePromptWhileLookingBackIsAtTheStepAtHand() throws {
    let play = try play("x = 1\ny = 2\nz = 3\n")
    try play.send("  b")
    try play.wait(for: "2/3 (shown again)")
    try play.send("p")
    try play.wait(forLine: "nws> ")
    #expect(play.screen.text.contains("nws> z = 3\nnws>"))
    try play.send("\u{4}")
    try play.wait(for: "3/3  Space")
    try play.send("q")
    #expect(try play.exitCode() == 0)
  }

  @Test func automaticStepsObeyKeys() throws {
    let slow = try play("x = 1\ny = 2\nz = 3\n", ["--auto", "--pace", "60s"])
    try slow.wait(for: "1/3  Space")
    try slow.send(" ")
    try slow.wait(for: "2/3  Space")
    try slow.send("q")
    #expect(try slow.exitCode() == 0)
    let stopped = try play("x = 1\ny = 2\n", ["--auto", "--pace", "60s"])
    try stopped.wait(for: "1/2  Space")
    try stopped.send("\u{3}")
    #expect(try stopped.exitCode() == 130)
  }

  @Test func aWindowThatGetsNarrowerKeepsNoOldHint() throws {
    let play = try play("x = 1\ny = 2\n")
    play.reflows(true)
    try play.wait(for: "1/2  Space next · b back · a run on · p prompt · q end")
    try play.resize(columns: 40, rows: 20)
    try play.send(" ")
    try play.wait(for: "2/2 Space")
    #expect(!play.screen.text.contains("1/2"))
    #expect(play.screen.text.hasPrefix("nws> x = 1\nx = 1\nnws> y = 2\n2/2 Space"))
    try play.send("q")
    #expect(try play.exitCode() == 0)
  }

  @Test func keysAreKeysAfterAQuestionOfATask() throws {
    let play = try play(
      "task { sleep 50ms; print \"hello\" input(\"name? \") }\ny = 2\nz = 3\n")
    try play.wait(for: "1/3  Space")
    try play.send(" ")
    try play.wait(forLine: "name? ")
    try play.send("kim\r")
    try play.wait(for: "hello kim")
    try play.wait(for: "2/3  Space")
    try play.send(" ")
    try play.wait(for: "3/3  Space")
    try play.send("q")
    #expect(try play.exitCode() == 0)
    #expect(!play.screen.text.contains("end  q"))
  }

  @Test func aTaskThatAsksAtOnceIsAnsweredFirst() throws {
    let play = try play("task { print \"hello\" input(\"name? \") }\ny = 2\n")
    try play.wait(for: "1/2  Space")
    try play.send(" ")
    try play.wait(forLine: "name? ")
    try play.send("kim\r")
    try play.wait(for: "hello kim")
    try play.wait(for: "2/2  Space")
    try play.send(" ")
    #expect(try play.exitCode() == 0)
    // Whether the task ends before or after the next statement is shown is nobody's business.
    #expect(play.screen.text.contains("── t1: finished"))
    #expect(play.screen.text.hasSuffix("\ny = 2"))
  }

  /// What a task prints while a step is awaited takes the hint's place, not the hint away.
  @Test func theHintStaysBelowWhatTasksPrint() throws {
    let play = try play(
      "task other { sleep 50ms; print \"안녕\" }\nx = 1\nwait other\n", columns: 40, rows: 20)
    try play.send(" ")
    try play.wait(for: "other │ 안녕\n── other: finished\n2/3 Space")
    try play.send("a")
    #expect(try play.exitCode() == 0)
  }

  /// A server's task waits for ever: it ends with `q` or Ctrl-C, and without an error of its own.
  @Test(arguments: [("q", 0), ("\u{3}", 130)] as [(String, Int32)])
  func tasksThatAreLeftCanBeEnded(_ key: String, _ code: Int32) throws {
    let play = try play(
      "server = listen 127.0.0.1:0\ntask loop_of_accepts { loop { accept server } }\n# bye\n")
    try play.send("a")
    try play.wait(for: "loop_of_accepts: accept waits · q end")
    try play.send(key)
    #expect(try play.exitCode() == code)
    #expect(play.screen.text.hasSuffix("┃ bye"))
  }

  @Test func whoQuitsSeesNoErrorsOfTasks() throws {
    let play = try play("server = listen 127.0.0.1:0\ntask t { accept server }\nx = 1\n")
    try play.send("  ")
    try play.wait(for: "3/3  Space")
    try play.send("q")
    #expect(try play.exitCode() == 0)
    #expect(play.screen.text.hasSuffix("nws> x = 1"))
  }

  @Test func longNotesAreBrokenBetweenWords() throws {
    let play = try play(
      "# 이제 서버가 기다립니다. 아주 긴 설명을 좁은 화면에서 봅니다.\nx = 1\n", columns: 40, rows: 20)
    try play.wait(for: "1/1 Space")
    #expect(
      play.screen.text.hasPrefix("┃ 이제 서버가 기다립니다. 아주 긴 설명을\n┃ 좁은 화면에서 봅니다.\nnws> x = 1"))
    try play.send("q")
    #expect(try play.exitCode() == 0)
  }

  @Test func aFailureEndsThePlayWithItsPicture() throws {
    let play = try play("x = 1\ny = int(\"zwölf\")\nprint \"never\"\n", columns: 40, rows: 20)
    try play.wait(for: "1/3 Space")
    try play.send("  ")
    #expect(try play.exitCode() == 3)
    #expect(play.screen.text.contains("ValueError"))
    #expect(play.screen.text.contains("^^^^^^^"))
    #expect(!play.screen.text.contains("never"))
  }

  /// Ctrl-C while a step waits ends the play.
  @Test func aStepThatWaitsCanBeInterrupted() throws {
    let play = try play("s = listen 127.0.0.1:0\naccept s\nprint \"never\"\n")
    try play.send("  ")
    try play.wait(for: "accept waits")
    try play.send("\u{3}")
    #expect(try play.exitCode() == 130)
    #expect(!play.screen.text.contains("never"))
  }

  @Test func theViewFollowsEachStep() throws {
    let play = try play(Self.sides, ["--view", "ladder"], columns: 40, rows: 40)
    try play.send("a")
    #expect(try play.exitCode() == 0)
    #expect(play.screen.everything.contains("│── 5 bytes 'Hello' ───"))
    #expect(play.screen.everything.contains("FIN"))
  }
}
