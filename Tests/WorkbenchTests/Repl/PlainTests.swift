import Glibc
import Testing

/// Terminals that can little, and no terminal at all.
@Suite struct PlainTests {
  @Test func aDumbTerminalWorksPlainly() throws {
    let shell = try Home().shell(environment: ["TERM": "dumb"])
    try shell.send("print \"안녕\"\rif true {\r")
    try shell.wait(forLine: "...> ")
    try shell.send("print 1\r}\rx = 1 / 0\r")
    try shell.wait(for: "ZeroDivisionError")
    try shell.wait(forLine: "nws> ")
    try shell.send("\u{3}")
    try shell.wait(for: "^C\nnws>")
    try shell.send("print \"well\"\r")
    try shell.wait(for: "\nwell\nnws>")
    #expect(shell.screen.text.contains("\n안녕\n") && shell.screen.text.contains("...> "))
    #expect(!shell.output.contains(0x1B))
    try shell.send("\u{4}")
    #expect(try shell.exitCode() == 0)
  }

  /// It waits for a line then, which the signal must end.
  @Test(arguments: [(SIGTERM, 143), (SIGHUP, 129)] as [(Int32, Int32)])
  func asked(signal: Int32, code: Int32) throws {
    let shell = try Home().shell(environment: ["TERM": "dumb"])
    try shell.run("print 1")
    kill(shell.process, signal)
    #expect(try shell.exitCode() == code)
  }

  /// What comes while the prompt waits stands below it, and the prompt below that.
  @Test func aDumbTerminalGetsItsPromptBack() throws {
    let shell = try Home().shell(environment: ["TERM": "dumb"])
    try shell.send("task t { sleep 50ms; print \"from t\"; x = 1 / 0 }\r")
    try shell.wait(for: "\nnws>\nfrom t\nnws>\nerror: ZeroDivisionError")
    try shell.wait(forLine: "nws> ")
  }

  @Test func pastedLinesAtADumbTerminalHaveNoPromptsBetween() throws {
    let shell = try Home().shell(environment: ["TERM": "dumb"])
    try shell.wait(forLine: "nws> ")
    try shell.send("sleep 100ms\rif true {\rprint 1\r}\rprint 2\r")
    try shell.wait(for: "\n1\n2\nnws>")
  }

  @Test func interruptAtADumbTerminalThrowsTheBlockAway() throws {
    let shell = try Home().shell(environment: ["TERM": "dumb"])
    try shell.send("if true {\rprint 1\r")
    try shell.wait(forLine: "...> ")
    try shell.send("\u{3}")
    try shell.wait(forLine: "nws> ")
    try shell.send("print 2\r")
    try shell.wait(for: "\n2\nnws>")
  }

  @Test func coloursAreThereAndNoColorTakesThemAway() throws {
    let home = try Home()
    let colourful = try home.shell()
    try colourful.send("print \"안녕\"")
    try colourful.wait(for: "the text's colour") { $0.pen(of: "\"안녕\"")?.foreground != nil }
    try colourful.run("")
    try colourful.send("pri")
    try colourful.wait(forLine: "nws> pri", "nt \"안녕\"")
    try colourful.wait(for: "the rest in grey") { $0.pen(of: "nt \"안녕\"")?.dim == true }
    try colourful.send("\u{1B}[C")
    try colourful.wait(forLine: "nws> print \"안녕\"")

    let plain = try home.shell(environment: ["NO_COLOR": "1"])
    try plain.send("print \"안녕\"\rx = 1 / 0\rpri")
    try plain.wait(forLine: "nws> pri")
    let pens = Set(plain.screen.grid.flatMap(\.cells).map { String(describing: $0.pen) })
    #expect(pens.count == 1)
  }

  @Test func importedFilesAreNotEchoed() throws {
    let folder = try Folder()
    let result = try Workbench.shell(
      """
      printf 'count = 7\\ncount + 1\\ndef f() { return count }\\n' > x.nws
      printf 'import "x.nws" as m\\nm.f()\\n' | $WORKBENCH
      """, in: folder.url)
    #expect(result.output == "7\n", "\(result)")
  }

  @Test func commandsFromAPipe() throws {
    let good = try Workbench.shell(
      "printf 'x = 20\\nif x > 1 {\\nprint \"둘\" x\\n}\\n' | $WORKBENCH")
    #expect(good.code == 0 && good.messages.isEmpty, "\(good)")
    #expect(good.output.hasSuffix("둘 20\n") && !good.output.contains("nws>"))
    #expect(!good.output.utf8.contains(0x1B))
    let bad = try Workbench.shell("printf 'print 1\\nprint 1 / 0\\nprint 2\\n' | $WORKBENCH")
    #expect(bad.code == 3 && bad.output == "1\n" && bad.messages.contains("ZeroDivisionError"))
    let wrong = try Workbench.shell("printf 'print 1\\nprint (\\n' | $WORKBENCH")
    #expect(wrong.code == 2 && wrong.output == "1\n" && wrong.messages.contains("SyntaxError"))
    let missed = try Workbench.shell("printf 'assert 1 == 2\\n' | $WORKBENCH")
    #expect(missed.code == 4)
    let lost = try Workbench.shell("printf 'print 1\\nrun \"lost.nws\"\\n' | $WORKBENCH")
    #expect(lost.code == 3 && lost.messages.contains("--> <stdin>:1:1"), "\(lost)")
  }

  /// A name that comes up while another line runs is there when it has ended.
  @Test func whatWasAcceptedMeanwhileHasItsName() throws {
    let lines = "l1 = listen 127.0.0.1:0; accept l1 &; connect ('127.0.0.1', l1.port); "
    let run = try Workbench.shell(
      "printf \"\(lines.replacing("; ", with: "\\n"))sleep 50ms\\nsend a1 'hi'\\n\" | $WORKBENCH")
    #expect(run.code == 0 && run.output.contains("2 bytes sent"), "\(run)")
  }

  /// The language's own words are explained like its commands.
  @Test func helpOnWordsOfTheLanguage() throws {
    let shell = try Home().shell()
    let answers = [
      "help if": "does one of several blocks", "while ?": "repeats as long as the condition holds",
      "help as": "goes on after an error", "help recv ()": "reads once: at most n bytes",
      "help recv()": "reads once: at most n bytes",
    ]
    for (question, answer) in answers {
      try shell.clear()
      try shell.run(question)
      #expect(shell.screen.text.contains(answer), "\n\(shell.screen.picture)")
    }
  }

  @Test func withoutAStandardOutput() throws {
    let home = try Home()
    let terminal = try home.terminal(
      ["-c", "\"$WORKBENCH\" >&-; echo \"code $?\" >&2"], of: "/bin/sh")
    try terminal.send("write_file(\"proof\", \"안녕\")\rexit\r")
    try terminal.wait(for: "code 3")
    #expect(home.read("proof") == "안녕")
  }

  @Test func outOfDescriptors() throws {
    let home = try Home()
    let terminal = try home.terminal(
      ["-c", "ulimit -n 24; exec \"$WORKBENCH\""], of: "/bin/sh")
    try terminal.wait(forLine: "nws> ")
    try terminal.send("xs = []\rloop { append xs socket(inet, stream) }\r")
    try terminal.wait(for: "EMFILE")
    try terminal.wait(forLine: "nws> ")
    let told = terminal.screen.lines.count { $0.contains("EMFILE") }
    try terminal.run("listen :0")
    #expect(terminal.screen.lines.count { $0.contains("EMFILE") } > told)
    try terminal.run("for x in xs { close x }")
    try terminal.run("listen :0")
    #expect(terminal.screen.text.contains("l1  listening"))
  }

  @Test func aStartUpFile() throws {
    let home = try Home()
    try home.write(
      ".config/workbench/init.nws", "def hi(name) { print \"안녕\" name }\nport = 9000\n")
    let shell = try home.shell()
    try shell.send("hi port\r")
    try shell.wait(for: "\n안녕 9000\nnws>")
    try home.write(".config/workbench/init.nws", "port = 1\nprint 1 / 0\n")
    let failing = try home.shell()
    #expect(
      failing.screen.text.contains("ZeroDivisionError") && failing.screen.text.contains("init.nws"))
    try failing.send("print port + 41\r")
    try failing.wait(for: "\n42\nnws>")
  }
}
