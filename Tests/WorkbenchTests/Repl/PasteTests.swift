import Testing

/// Pasted text: taken as text, whatever keys it looks like.
@Suite struct PasteTests {
  private func pasted(_ text: String) -> String { "\u{1B}[200~\(text)\u{1B}[201~" }

  @Test func severalLinesWaitForEnter() throws {
    let shell = try Home().shell()
    #expect(shell.screen.modes.contains(2004))
    try shell.send(pasted("print \"하나\"\rprint \"둘\""))
    try shell.wait(for: "both lines") {
      $0.text.contains("nws> print \"하나\"\n...> print \"둘\"")
    }
    #expect(!shell.screen.text.contains("\n하나"))
    try shell.send("\r")
    try shell.wait(for: "\n하나\n둘\nnws>")
  }

  /// Enter stays the person's, also where the copied line had its end with it.
  @Test func theEndOfTheLastLineIsLeftOut() throws {
    let shell = try Home().shell()
    try shell.send(pasted("print \"하나\"\n"))
    try shell.wait(forLine: "nws> print \"하나\"")
    try shell.send("\r")
    try shell.wait(for: "\n하나\nnws>")
  }

  @Test func controlCharactersAndTabsAreText() throws {
    let shell = try Home().shell()
    try shell.send(pasted("print \"a\tb\u{3}\u{1B}[A\u{4}\""))
    try shell.wait(for: "the text") { $0.cursorRow.hasSuffix("\"") && $0.cursorRow.contains("a") }
    try shell.send("\u{3}print \"well\"\r")
    try shell.wait(for: "\nwell\nnws>")
    #expect(shell.screen.unknown.isEmpty)
  }

  @Test func intoTheMiddleOfALine() throws {
    let shell = try Home().shell()
    try shell.send("print \"\"\u{1B}[D" + pasted("가운데") + "!")
    try shell.wait(forLine: "nws> print \"가운데!", "\"")
  }

  @Test(arguments: ["\n", "\r", "\r\n"])
  func promptsThatWereCopiedAreDropped(end: String) throws {
    let shell = try Home().shell()
    let session = [
      "nws> x = 20", "x = 20   0x14", "nws> if x > 1 {", "...> print \"둘\" x", "...> }", "둘 20",
    ]
    try shell.send(pasted(session.joined(separator: end) + end) + "\r")
    try shell.wait(for: "\n둘 20\nnws>")
    #expect(!shell.screen.text.contains("error"), "\n\(shell.screen.picture)")
  }

  @Test func aPasteThatIsLong() throws {
    let shell = try Home().shell(rows: 10)
    let lines = (1...200).map { "x\($0) = \"값 \($0)\"" }
    try shell.send(pasted(lines.joined(separator: "\n")) + "\rprint x1 x200\r")
    try shell.wait(for: "\n값 1 값 200\nnws>")
  }

  @Test func withoutBracketsLinesRunOneByOne() throws {
    let shell = try Home().shell()
    try shell.send("print \"하나\"\rif true {\rprint \"둘\"\r}\rprint \"셋\"\r")
    try shell.wait(for: "\n셋\nnws>")
    #expect(
      shell.screen.text.contains(
        "nws> print \"하나\"\n하나\nnws> if true {\n...>     print \"둘\"\n...> }\n둘\n"))
  }

  @Test func withoutBracketsLinesKeepTheirOwnBlanks() throws {
    let shell = try Home().shell()
    try shell.send("if true {\r  print 1\r}\r")
    try shell.wait(for: "nws> if true {\n...>   print 1\n...> }\n1\n")
  }

  @Test func intoAnAnswerAndASearch() throws {
    let shell = try Home().shell()
    try shell.send("name = input(\"? \")\r")
    try shell.wait(forLine: "? ")
    try shell.send(pasted("두\n줄") + "\r")
    try shell.wait(forLine: "nws> ")
    try shell.send("print name\r")
    try shell.wait(for: "\n두 줄\nnws>")
    try shell.send("\u{12}input" + pasted(" # 뒤"))
    try shell.wait(for: "the pasted text") { $0.cursorRow.contains(" # 뒤") }
  }
}
