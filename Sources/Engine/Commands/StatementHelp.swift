/// What `help` says about a statement of the language (language.md §4).
struct StatementHelp {
  /// The word it begins with.
  let name: String
  /// Its shape.
  let usage: String
  /// What it does, in one line.
  let summary: String
  /// The same in Python.
  let python: String
  /// A line that shows it.
  let example: String
  /// The slide it comes from; empty if none.
  let slide: String

  private init(
    _ name: String, _ usage: String, _ summary: String, _ example: String, python: String,
    slide: String = ""
  ) {
    self.name = name
    self.usage = usage
    self.summary = summary
    self.example = example
    self.python = python
    self.slide = slide
  }

  /// In the order of the language's description.
  static let all = [
    StatementHelp(
      "if", "if COND { … } else if COND { … } else { … }", "does one of several blocks",
      "if not data { break }",
      python: "if not data: break"),
    StatementHelp(
      "while", "while COND { … }", "repeats as long as the condition holds",
      "while rx < 20 { rx += len(recv(sock, 4)) }",
      python: "while rx < 20: rx += len(sock.recv(4))",
      slide: "Partial Writes/Reads"),
    StatementHelp(
      "loop", "loop { … }   loop N { … }", "repeats for ever, or N times",
      "loop 3 { print \"again\" }",
      python: "for _ in range(3): print(\"again\")",
      slide: "TCP 서버: 서버 루프 시작 및 새로운 연결 허용"),
    StatementHelp(
      "for", "for NAME in VALUES { … }", "takes each value of a list, a range, a text, a file",
      "for i, word in enumerate([\"a\", \"b\"]) { print i word }",
      python: "for i, word in enumerate([\"a\", \"b\"]): print(i, word)"),
    StatementHelp(
      "break", "break", "leaves the loop",
      "if not data { break }",
      python: "if not data: break",
      slide: "새로운 에코 서버 프로그램"),
    StatementHelp(
      "continue", "continue", "goes on with the loop's next turn",
      "continue",
      python: "continue",
      slide: "TCP를 이용한 파일 송수신 프로그램: 파일 서버"),
    StatementHelp(
      "def", "def NAME(A, B=DEFAULT) { … }", "makes a function; its variables are its own",
      "def greet(name, times=1) { print \"Hello\" name }",
      python: "def greet(name, times=1): print(\"Hello\", name)",
      slide: "사용자 모듈을 이용한 TCP 서버 프로그램"),
    StatementHelp(
      "return", "return VALUE, …", "leaves a function or a task with values",
      "return data, addr",
      python: "return data, addr"),
    StatementHelp(
      "global", "global NAME", "lets a function assign a variable of the file",
      "global count",
      python: "global count"),
    StatementHelp(
      "try", "try { … } except ERROR as e { … } else { … } finally { … }", "goes on after an error",
      "try { data = recv s 4 } except TimeoutError { print \"too late\" }",
      python: "try: data = s.recv(4)\nexcept TimeoutError: print(\"too late\")",
      slide: "예외 처리"),
    StatementHelp(
      "raise", "raise \"message\"", "makes an error",
      "raise ValueError(\"no number\")",
      python: "raise ValueError(\"no number\")"),
    StatementHelp(
      "task", "task NAME { … }", "starts the block at once, beside the rest",
      "task server { client, addr = accept l1 }",
      python: "threading.Thread(target=server).start()"),
    StatementHelp(
      "within", "within TIME { … }", "one deadline for all that waits in the block",
      "within 2s { data = recv_exactly s 20 }",
      python: "s.settimeout(2.0)  # for each call alone"),
    StatementHelp(
      "import", "import \"FILE.nws\" as NAME", "uses the functions and names of another file",
      "import \"tcp_server.nws\" as my",
      python: "import tcp_server as my",
      slide: "사용자 모듈을 이용한 에코 서버 프로그램"),
    StatementHelp(
      "param", "param NAME = DEFAULT \"help\"", "a parameter of the script, as -p or --port",
      "param port = 2500 \"port to listen on\"",
      python: "parser.add_argument('-p', '--port', type=int, default=2500)",
      slide: "명령행 인자 에코 클라이언트 프로그램"),
    StatementHelp(
      "assert", "assert COND \"message\"", "fails the run when the condition does not hold",
      "assert rx == 20 \"all bytes have come\"",
      python: "assert rx == 20, \"all bytes have come\""),
    StatementHelp(
      "expect_error", "expect_error ERROR { … }", "fails the run unless the block fails so",
      "expect_error ConnectionRefusedError { connect localhost:1 }",
      python: "with self.assertRaises(ConnectionRefusedError): …"),
    StatementHelp(
      "test", "test \"NAME\" { … }", "a case of `workbench test`; skipped by a plain run",
      "test \"adds\" { assert 1 + 1 == 2 }",
      python: "def test_adds(self): assert 1 + 1 == 2"),
    StatementHelp(
      "hide", "hide { … }", "a block that `workbench play` does without showing it",
      "hide { server = listen :9000 }", python: ""),
  ]
}
