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

  @Test func afterACommandOnlyWhatFits() throws {
    let shell = try Home().shell()
    _ = try shell.listen()
    try shell.run("connect localhost:${l1.port}")
    try shell.run("number = 1")
    try shell.send("recv \t")
    try shell.wait(for: "the connection") {
      $0.cursorLine.before.hasPrefix("nws> recv c1") || $0.text.contains(/\nc1\s/)
    }
    #expect(
      !shell.screen.text.contains(/\nnumber\s/) && !shell.screen.text.contains(/\nl1 +listener/))
    try shell.send("\u{15}accept \t")
    try shell.wait(for: "the listener") {
      $0.cursorLine.before.hasPrefix("nws> accept l1") || $0.text.contains(/\nl1 +(?!listening)\w/)
    }
  }

  @Test func fileNamesInQuotesEvenKoreanOnes() throws {
    let home = try Home()
    try home.write("한글 파일.txt", "안녕")
    let shell = try home.shell()
    try shell.send("print read_file(\"한\t")
    try shell.wait(for: "the file's name") { $0.cursorLine.before.contains("한글 파일.txt") }
  }
}
