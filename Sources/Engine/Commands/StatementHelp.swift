/// What `help` says about a statement of the language (language.md §4).
struct StatementHelp {
  /// The word it begins with.
  let name: String
  /// Its shape.
  let usage: String
  /// What it does, in one line.
  let summary: String
  /// Lines that show it.
  let example: String

  private init(_ name: String, _ usage: String, _ summary: String, _ example: String) {
    self.name = name
    self.usage = usage
    self.summary = summary
    self.example = example
  }

  /// In the order of the language's description.
  static let all = [
    StatementHelp(
      "if", "if COND { … } else if COND { … } else { … }", "does one of several blocks",
      "if not data { break }"),
    StatementHelp(
      "while", "while COND { … }", "repeats as long as the condition holds",
      "while rx < 20 { rx += len(recv(sock, 4)) }"),
    StatementHelp(
      "loop", "loop { … }   loop N { … }", "repeats for ever, or N times",
      "loop 3 { print \"again\" }"),
    StatementHelp(
      "for", "for NAME in VALUES { … }", "takes each value of a list, a range, a text, a file",
      "for i, word in enumerate([\"a\", \"b\"]) { print i word }"),
    StatementHelp("break", "break", "leaves the loop", "if not data { break }"),
    StatementHelp("continue", "continue", "goes on with the loop's next turn", "continue"),
    StatementHelp(
      "def", "def NAME(A, B=DEFAULT) { … }", "makes a function; its variables are its own",
      "def greet(name, times=1) { print \"Hello\" name }"),
    StatementHelp(
      "return", "return VALUE, …", "leaves a function or a task with values", "return data, addr"),
    StatementHelp(
      "global", "global NAME", "lets a function assign a variable of the file", "global count"),
    StatementHelp(
      "try", "try { … } except ERROR as e { … } else { … } finally { … }",
      "goes on after an error", "try { data = recv s 4 } except TimeoutError { print \"too late\" }"
    ),
    StatementHelp(
      "raise", "raise \"message\"", "makes an error", "raise ValueError(\"no number\")"),
    StatementHelp(
      "task", "task NAME { … }", "starts the block at once, beside the rest",
      "task server { client, addr = accept l1 }"),
    StatementHelp(
      "within", "within TIME { … }", "one deadline for all that waits in the block",
      "within 2s { data = recv_exactly s 20 }"),
    StatementHelp(
      "import", "import \"FILE.nws\" as NAME", "uses the functions and names of another file",
      "import \"tcp_server.nws\" as my"),
    StatementHelp(
      "param", "param NAME = DEFAULT \"help\"", "a parameter of the script, as -p or --port",
      "param port = 2500 \"port to listen on\""),
    StatementHelp(
      "assert", "assert COND \"message\"", "fails the run when the condition does not hold",
      "assert rx == 20 \"all bytes have come\""),
    StatementHelp(
      "expect_error", "expect_error ERROR { … }", "fails the run unless the block fails so",
      "expect_error ConnectionRefusedError { connect localhost:1 }"),
    StatementHelp(
      "test", "test \"NAME\" { … }", "a case of `workbench test`; skipped by a plain run",
      "test \"adds\" { assert 1 + 1 == 2 }"),
  ]
}
