import Testing

/// Tab at the prompt, as a person sees it.
@Suite struct CompletionTests {
  @Test(arguments: [80, 40])
  func candidatesAreListedAboveTheLine(columns: Int) throws {
    let shell = try Home().shell(columns: columns)
    try shell.send("re\t")
    try shell.wait(for: "the list") {
      $0.text.contains("recv_line") && $0.text.contains("reversed")
        && $0.cursorLine.before == "nws> re"
    }
    try shell.send("cv_l\t")
    try shell.wait(for: "the rest") { $0.cursorLine.before == "nws> recv_line " }
  }

  @Test func tabAgainListsOnlyAfterAnotherKey() throws {
    let shell = try Home().shell()
    let lists = { shell.screen.text.matches(of: /recv_line\s/).count }
    try shell.send("re\t\t\t")
    try shell.wait(for: "the list") { $0.text.contains("recv_line") }
    try shell.send("c\u{8}!")
    try shell.wait(for: "the keys behind the tabs") { $0.cursorLine.before == "nws> re!" }
    #expect(lists() == 1)
    try shell.send("\u{8}\t")
    try shell.wait(for: "another list") { $0.cursorLine.before == "nws> re" && lists() == 2 }
  }

  @Test func afterACommandOnlyWhatFits() throws {
    let shell = try Home().shell()
    _ = try shell.listen()
    try shell.run("connect localhost:${l1.port}")
    try shell.run("number = 1")
    try shell.send("\u{C}recv \t")
    try shell.wait(for: "the connection") { $0.text.contains(/^c1\s/) }
    #expect(!shell.screen.text.contains(/number|\nl1\s/))
    try shell.send("\u{15}\u{C}accept \t")
    try shell.wait(for: "the listener") { $0.text.contains(/^l1\s/) }
    #expect(!shell.screen.text.contains(/number|\nc1\s/))
  }

  @Test func fileNamesInQuotesEvenKoreanOnes() throws {
    let home = try Home()
    try home.write("한글 파일.txt", "안녕")
    let shell = try home.shell()
    try shell.send("print read_file(\"한\t")
    try shell.wait(for: "the file's name") { $0.cursorLine.before.contains("한글 파일.txt") }
  }
}
