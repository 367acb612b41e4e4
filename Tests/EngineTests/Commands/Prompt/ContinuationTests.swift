import Testing

@testable import Engine

@Suite struct ContinuationTests {
  @Test(arguments: [
    ("recv c1 4", false), ("while true {", true), ("while true {\n}", false), ("print(", true),
    ("x = [1,", true), ("x = 1 +", true), ("x = \"\"\"abc", true), ("x = \"\"\"abc\"\"\"", false),
    ("send c1 \\", true), ("send c1 \"abc", false), ("}", false), ("", false),
    ("if n {} else {", true),
    ("def f(a) {\n    print a", true), ("send c1 \"한글 {\"", false), ("# {", false),
    ("print \"\\\\\"", false),
    ("x = {\"a\": 1", true), ("task t {", true), ("print 'a", false),
  ])
  func completeness(text: String, expected: Bool) {
    #expect(Continuation.isIncomplete(text) == expected, "\(text)")
  }

  @Test(arguments: [
    ("while true {", 4), ("while true {\n    if x {", 8), ("while true {\n    if x {\n    }", 4),
    ("print(", 4), ("x = \"\"\"abc {", 0), ("send c1 \\", 4), ("recv c1 4", 0), ("}}}", 0),
    ("# {", 0), ("print \"{\"", 0), (String(repeating: "{", count: 500), 80),
  ])
  func indentation(text: String, expected: Int) {
    #expect(Continuation.indentation(after: text) == String(repeating: " ", count: expected))
  }

  @Test func aClosingBraceMovesLeft() {
    #expect(Continuation.aligned("        }", after: "while true {\n    if x {") == "    }")
    #expect(Continuation.aligned("    } else {", after: "if x {\n    stop()") == "} else {")
    #expect(Continuation.aligned("    print 1", after: "while true {") == "    print 1")
    #expect(Continuation.aligned("  }", after: "x = \"\"\"a") == "  }")
  }
}

@Suite struct PastedTextTests {
  @Test(arguments: [
    ("listen :9000", "listen :9000"), ("nws> listen :9000", "listen :9000"),
    (
      "nws> listen :9000\nl1  listening on 0.0.0.0:9000\nnws> accept l1\n",
      "listen :9000\naccept l1\n"
    ),
    ("nws> while true {\n...>     break\n...> }\n", "while true {\n    break\n}\n"),
    ("  nws> close c1\r\nnws>\r\n", "close c1\n\n"),
    ("a = 1\r\nb = 2\rc = 3", "a = 1\nb = 2\nc = 3"),
    ("send c1 “안녕”", "send c1 \"안녕\""), ("print \"“quoted”\"", "print \"“quoted”\""),
    ("print ‘x’", "print 'x'"), ("print\u{A0}1\u{200B}", "print 1"),
    ("a\u{1B}[31mb\u{7F}", "a[31mb"),
    ("", ""),
  ])
  func cleaned(text: String, expected: String) {
    #expect(PastedText.cleaned(text) == expected)
  }
}

@Suite struct PromptQuestionTests {
  private func read(_ line: String) -> PromptQuestion? {
    PromptQuestion.read(line, table: .standard, symbols: PromptScene.symbols)
  }

  @Test(
    arguments: [
      ("?", .overview), ("  ? ", .overview), ("recv ?", .topic("recv")), ("recv?", .topic("recv")),
      ("recv??", .topic("recv")), ("c1.recv?", .topic("recv")),
      ("c1 ?", .variable("c1", .connection)),
      ("c1?", .variable("c1", .connection)), ("recv c1 ?", .topic("recv")),
      ("recv c1 4 timeout=?", .topic("recv")), ("recv(c1, ?", .topic("recv")),
      ("set c1 ?", .topic("set")), ("while ?", .topic("while")), ("while?", .topic("while")),
      ("ECONNRESET?", .topic("ECONNRESET")),
      ("ConnectionResetError ?", .topic("ConnectionResetError")),
      ("try { } except ?", .topic("errors")), ("greet?", .function("greet", ["name", "times"])),
      ("revc?", .unknown("revc", near: ["recv"])),
      ("recv c1?", .variable("c1", .connection)),
      ("shutdown c1 write?", .topic("write")), ("이름?", .variable("이름", .text)),
      ("socket?", .topic("socket")), ("errors ?", .topic("errors")),
    ] as [(String, PromptQuestion)])
  func questions(line: String, expected: PromptQuestion) {
    #expect(read(line) == expected, "\(line)")
  }

  @Test(arguments: ["print \"ok?\"", "print \"ok?", "# what?", "recv c1 4", "", "match name /a?/"])
  func noQuestion(line: String) {
    #expect(read(line) == nil)
  }
}
