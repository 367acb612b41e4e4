import Testing

/// The history: kept, shared, searched, and never in the way.
@Suite struct HistoryTests {
  @Test func koreanIsRecalledSearchedAndKept() throws {
    let home = try Home()
    let shell = try home.shell()
    for word in ["하나", "둘", "하나"] { try shell.run("print \"\(word)\"") }
    #expect(home.history.suffix(2) == ["print \"둘\"", "print \"하나\""])
    try shell.send("\u{1B}[A\u{1B}[A")
    try shell.wait(forLine: "nws> print \"둘\"")
    try shell.send("\u{1B}[B\u{1B}[B")
    try shell.wait(forLine: "nws> ")
    try shell.send("새\u{1B}[A")
    try shell.wait(forLine: "nws> 새")
    try shell.send("\u{15}print \"둘\u{1B}[A")
    try shell.wait(forLine: "nws> print \"둘\"")
    try shell.send("\u{3}")
    try shell.wait(forLine: "nws> ")
    try shell.send("exit\r")
    #expect(try shell.exitCode() == 0)

    let next = try home.shell()
    try next.send("\u{12}하")
    try next.wait(for: "the match") { $0.cursorRow.contains("print \"하나\"") }
    try next.send("\u{1B}[C")
    try next.wait(forLine: "nws> print \"하나\"")
    try next.send("\r")
    try next.wait(for: "\n하나\nnws>")
  }

  /// A match whose wide characters stand at the end of a row, with the cursor among them.
  @Test(arguments: [20, 21, 22, 23, 24, 25])
  func aSearchAtTheWrapColumn(columns: Int) throws {
    let shell = try Home().shell(columns: columns, rows: 12, environment: ["WORKBENCH_LANG": "ko"])
    let text = "# 가나다라마바사아자차카타파하"
    try shell.run(text)
    let start = shell.screen.everything
    var pattern = ""
    try shell.send("\u{12}")
    for character in "사아자차카" {
      pattern.append(character)
      try shell.send(String(character))
      try shell.wait(
        forLine: "(검색) '\(pattern)': # 가나다라마바", "사아자차카타파하")
    }
    try shell.send("\u{7}")
    try shell.wait(forLine: "nws> ")
    #expect(shell.screen.everything == start, "\n\(shell.screen.picture)")
    try shell.send("\u{12}타파\u{5}")
    try shell.wait(forLine: "nws> " + text)
    #expect(shell.screen.unknown.isEmpty)
  }

  @Test func aBlockIsRecalledWhole() throws {
    let home = try Home()
    let shell = try home.shell()
    try shell.send("for x in [1, 2] {\rprint \"값\" x\r}\r")
    try shell.wait(for: "\n값 1\n값 2\nnws>")
    try shell.send("\u{1B}[A")
    let block = "nws> for x in [1, 2] {\n...>     print \"값\" x\n...> }"
    try shell.wait(for: "the block") { $0.text.hasSuffix(block) }
    try shell.send("\u{1B}[A\u{5} \"끝\"\u{1B}[B\r")
    try shell.wait(for: "\n값 1 끝\n값 2 끝\nnws>")
    try shell.send("exit\r")
    #expect(try shell.exitCode() == 0)
    let next = try home.shell(columns: 40)
    try next.send("\u{1B}[A\u{1B}[A")
    try next.wait(for: "the block in the next shell") {
      $0.text.hasSuffix("nws> for x in [1, 2] {\n...>     print \"값\" x \"끝\"\n...> }")
    }
  }

  @Test func twoShellsShareIt() throws {
    let home = try Home()
    let shells = [try home.shell(), try home.shell()]
    for count in 0..<40 {
      for (index, shell) in shells.enumerated() { try shell.send("x = \"\(index) 번 \(count)\"\r") }
    }
    for (index, shell) in shells.enumerated() {
      try shell.wait(for: "all") {
        $0.text.contains("x = \"\(index) 번 39\"") && $0.cursorRow == "nws>"
      }
      try shell.send("exit\r")
      #expect(try shell.exitCode() == 0)
    }
    let typed = (0..<2).flatMap { index in (0..<40).map { "x = \"\(index) 번 \($0)\"" } }
    #expect(Set(typed).subtracting(home.history) == [])
    let third = try home.shell()
    try third.send("\u{12}0 번 17")
    try third.wait(for: "the match") { $0.cursorRow.contains("x = \"0 번 17\"") }
  }

  @Test(arguments: ["/dev/full", "/proc/nowhere/history", "/dev/null/history"])
  func aHistoryThatCannotBeKeptIsToldOnce(path: String) throws {
    let shell = try Home().shell(environment: ["WORKBENCH_HISTORY": path])
    try shell.send("print \"하나\"\rprint \"둘\"\r")
    try shell.wait(for: "\n둘\nnws>")
    #expect(
      shell.screen.lines.filter { $0.contains("history") }.count == 1, "\n\(shell.screen.picture)")
    try shell.send("\u{1B}[A\u{1B}[A")
    try shell.wait(forLine: "nws> print \"하나\"")
    try shell.send("\u{3}\u{4}")
    #expect(try shell.exitCode() == 0)
  }

  @Test func noneIsKeptInDevNull() throws {
    let home = try Home()
    let shell = try home.shell(environment: ["WORKBENCH_HISTORY": "/dev/null"])
    try shell.send("print 1\rexit\r")
    #expect(try shell.exitCode() == 0)
    #expect(home.history.isEmpty && !shell.screen.text.contains("history"))
  }

  @Test func aDamagedFileIsRead() throws {
    let home = try Home()
    try home.write(".local/state/workbench/history", "print \"좋음\"\n\\\n\nprint 2\\nprint 3\nhalf")
    let shell = try home.shell()
    try shell.send("\u{1B}[A")
    try shell.wait(forLine: "nws> half")
    try shell.send("\u{1B}[A")
    try shell.wait(for: "the block") { $0.text.contains("nws> print 2\n...> print 3") }
  }

  @Test func whatCannotBeKeptIsToldOnceInWholeWords() throws {
    let path = "/proc/nowhere/history"
    let shell = try Home().shell(columns: 40, environment: ["WORKBENCH_HISTORY": path])
    try shell.run("print 1")
    try shell.run("print 2")
    #expect(
      shell.screen.text.hasSuffix(
        """
        nws> print 1
        the history is not kept: No such file or
            directory (ENOENT); the shell goes
            on without
        1
        nws> print 2
        2
        nws>
        """), "\n\(shell.screen.picture)")
  }

  /// `syscalls on` is about the commands, not about their typing and keeping.
  @Test func theShellsOwnCallsAreNotShown() throws {
    let shell = try Home().shell(columns: 100, rows: 40)
    try shell.run("syscalls on")
    try shell.run("x = 1")
    try shell.run("l = listen 127.0.0.1:0")
    #expect(shell.screen.text.contains("  listen("), "\n\(shell.screen.picture)")
    for call in ["poll(", "read(0", "flock(", "history"] {
      #expect(!shell.screen.text.contains(call), "\n\(shell.screen.picture)")
    }
  }
}
