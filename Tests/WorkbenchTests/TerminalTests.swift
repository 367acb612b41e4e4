import Testing

/// The harness: programs on a pseudo-terminal, seen through the model of the screen.
@Suite struct TerminalTests {
  private func shell(
    _ script: String, columns: Int = 80, rows: Int = 24
  ) throws -> Terminal {
    try Terminal(
      "/bin/sh", ["-c", script], columns: columns, rows: rows,
      environment: ["PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C.UTF-8"])
  }

  @Test func aProgramHasATerminalOfItsOwn() throws {
    let terminal = try shell("tty; stty size; test -t 0 -a -t 1 -a -t 2 && echo all three", rows: 9)
    #expect(try terminal.exitCode() == 0)
    #expect(terminal.screen.text.contains("/dev/pts/"))
    #expect(terminal.screen.text.contains("9 80\nall three"))
  }

  @Test func keysAreEchoedAndAnswered() throws {
    let terminal = try shell("read line; echo \"got $line\"; exit 7")
    try terminal.send("안녕\r")
    try terminal.wait(for: "got 안녕")
    #expect(try terminal.exitCode() == 7)
    #expect(terminal.screen.rows[0] == "안녕")
  }

  @Test func interruptAndHangUpReachTheProgram() throws {
    let interrupted = try shell("echo up; exec sleep 100")
    try interrupted.wait(for: "up")
    try interrupted.send("\u{3}")
    #expect(try interrupted.exitCode() == -2)
    let abandoned = try shell("echo up; exec sleep 100")
    try abandoned.wait(for: "up")
    abandoned.hangUp()
    #expect(try abandoned.exitCode() == -1)
  }

  @Test func aResizeIsTold() throws {
    let terminal = try shell("trap 'stty size; kill $!; exit 0' WINCH; sleep 100 & echo up; wait")
    try terminal.wait(for: "up")
    try terminal.resize(columns: 40, rows: 20)
    try terminal.wait(for: "20 40")
    #expect(try terminal.exitCode() == 0)
  }

  @Test func questionsOfTheProgramAreAnswered() throws {
    let terminal = try shell(
      "stty -icanon -echo; printf 'ab\\033[6n'; head -c 6 | od -An -c | tr -d ' '")
    try terminal.wait(for: "033[1;3R")
    #expect(try terminal.exitCode() == 0)
  }

  @Test func bothSidesTalkAtOnce() throws {
    let terminal = try shell("stty raw -echo; echo up; exec cat")
    try terminal.wait(for: "up")
    let line = String(repeating: "x", count: 79) + "\r\n"
    try terminal.send(String(repeating: line, count: 5000) + "end")
    try terminal.wait(for: "end")
    #expect(terminal.screen.lines.filter { $0.contains("xxx") }.count == 5000)
  }

  @Test func aWaitInVainShowsTheScreen() throws {
    let terminal = try shell("echo here; exec cat")
    try terminal.wait(for: "here")
    let failure = #expect(throws: Terminal.Failure.self) {
      try terminal.wait(for: "there", seconds: 0.01)
    }
    #expect(failure?.description.contains("still no \"there\"") == true)
    #expect(failure?.description.contains("│here") == true)
  }
}
