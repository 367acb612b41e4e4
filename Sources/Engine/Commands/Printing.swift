extension CommandTable {
  /// What goes to and comes from the person.
  static let printing: [Command] = [
    Command(
      "print", "values... sep= end= raw= file:stdout|stderr= flush=", .values,
      "shows values, separated by a blank",
      details: """
        Text as it is, bytes as b'…', lists and maps as Python shows them. On a terminal, control \
        characters other than tabs and ends of lines are shown as \\x1b and not obeyed, so that \
        received text cannot play tricks; raw=true lets them through, for colours of your own. \
        file=stderr sends it where messages go; flush=true lets it be seen at once, also in a pipe.
        """,
      python: "print('Connection from', addr)", example: "print \"Connection from\" addr"
    ) { call in
      let separator = call.has(0) && call[0].isTrue ? try call.text(0) : call.has(0) ? "" : " "
      let end = call.has(1) ? (call[1].isTrue ? try call.text(1) : "") : "\n"
      var text = ""
      for (index, value) in call.rest.enumerated() {
        if index > 0 { text += separator }
        text += value.display
      }
      let console = call.session.console
      let toMessages = try isForMessages(call)
      let isWatched = toMessages ? console.isTerminal : console.outputIsTerminal
      var shown = isWatched && !call.bool(2) ? TerminalText.shown(text + end) : text + end
      if let label = call.session.outputLabel?(call.task) { shown = label + shown }
      if toMessages { console.writeMessage(shown) } else { try console.write(shown) }
      if call.bool(4) { console.flush() }
      return .none
    },
    Command(
      "args", "", .values, "the words given to the script behind its parameters",
      python: "sys.argv[1:]", example: "print args", slide: "명령행 인자 에코 서버 프로그램"
    ) { call in .items(call.session.options.arguments.map { .string($0) }) },
    Command(
      "input", "prompt?", .values, "a line from the person or from standard input",
      details: "Without its end; none when the input is over.",
      python: "msg = input('Message to send: ')", example: "msg = input \"Message to send: \"",
      slide: "TCP 에코 서버/클라이언트 프로그램",
      waiting: { call in
        let console = call.session.console
        let prompt = TerminalText.shown(call.has(0) ? call[0].display : "")
        let deadline = call.task.deadline
        call.task.waitingFor = "input"
        return .wait {
          do {
            return try await console.readLine(prompt: prompt, until: deadline)
              .map { .string($0) } ?? .none
          } catch let error as SystemError where error.name == "EFBIG" {
            throw Failure(
              .value, "input: \(LineReader.limit) bytes came without the end of a line",
              why: "what comes is not made of lines",
              hints: ["read a file in pieces: f = open(\"name\", \"rb\"), then read f 65536"])
          }
        }
      }),
  ]

  /// The stream that `print` was told to write to.
  @EngineActor
  private static func isForMessages(_ call: borrowing Call) throws -> Bool {
    switch call.has(3) ? try call.text(3) : "stdout" {
    case "stdout": return false
    case "stderr": return true
    default: throw call.invalid(3, "\(call[3].repr) is no stream", why: "it is stdout or stderr")
    }
  }
}
