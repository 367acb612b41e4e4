import Testing

@testable import Engine

@Suite struct HelpTests {
  private let help = HelpText(table: .standard, width: 80)

  /// A prompt stands above and below it.
  @Test(arguments: MessageLanguage.allCases)
  func theListIsOneScreen(language: MessageLanguage) async throws {
    let lines = HelpText(table: .standard, width: 80, language: language).overview
    #expect(lines.count <= 22, "\(lines.joined(separator: "\n"))")
    #expect(lines.allSatisfy { DisplayWidth.columns(of: $0) <= 80 })
    let words = Set(lines.joined(separator: " ").split(separator: " ").map(String.init))
    for command in CommandTable.standard.commands where command.group == .sockets {
      #expect(words.contains(command.name))
    }
    for group in CommandGroup.allCases { #expect(words.contains(group.rawValue)) }
    let printed = try await run("help", language: language).output
    #expect(printed == lines.map { $0 + "\n" }.joined())
  }

  @Test func oneCommand() async throws {
    let output = try await run("help chunks", table: .standard).output
    #expect(
      output == """
        chunks [s] [limit=…] [width=…] [brief=…]
          shows how the stream arrived, read by read

          One line for each read: how many bytes were asked for and came, where they
          stand in the stream, and what they were. TCP carries a stream of bytes: how it
          is cut into reads says nothing about how it was sent. limit= is the number of
          lines (40; 0 for all); brief=true leaves out the times, which differ from run
          to run.

          example      chunks client
          slide        Partial Writes/Reads
          without s    the connection opened, accepted or named by `use` last

        """)
  }

  @Test(arguments: [
    ("recv_exactly", "  also called  recvn"), ("recvn", "recv_exactly [s] n [timeout=…]"),
    ("accept", "  without l    the last listener"), ("sockets", "  the group sockets"),
    ("looking", "  chunks         shows how the stream arrived, read by read"),
    ("statements", "  within TIME { … }"), ("while", "  repeats as long as the condition holds"),
    ("task", "task NAME { … }"),
    ("options", "  nodelay    TCP_NODELAY         send small pieces at once (no Nagle algorithm)"),
    ("errors", "        ConnectionResetError   the peer broke the connection off (RST)"),
    ("TimeoutError", "  caught by    except TimeoutError, OSError, Error"),
    ("ECONNREFUSED", "ECONNREFUSED (111): Connection refused"),
    ("EWOULDBLOCK", "EAGAIN (11): Resource temporarily unavailable"),
    ("gaierror", "HostNotFoundError"),
    ("ConnectionError", "               ConnectionAbortedError"),
    ("else", "if COND { … } else if COND { … } else { … }"), ("in", "for NAME in VALUES { … }"),
    ("finally", "try { … } except ERROR as e { … } else { … } finally { … }"),
    ("hide", "hide { … }"), ("true", "bool [value]"), ("recv()", "recv [s] n [timeout=…]"),
    ("big", "to_bytes n [length] [big|little] [signed]"), ("none", "bool [value]"),
    (
      "TCP_NODELAY",
      "  nodelay    TCP_NODELAY         send small pieces at once (no Nagle algorithm)"
    ),
  ])
  func topics(name: String, line: String) throws {
    let lines = try #require(help.topic(name))
    #expect(lines.contains(line), "\(lines.joined(separator: "\n"))")
  }

  /// Whatever help knows, it says in lines that fit.
  @Test func everyTopicFits() {
    for name in help.topics + HelpText.pages.keys {
      let lines = help.topic(name) ?? []
      #expect(!lines.isEmpty, "\(name)")
      let narrow = HelpText(table: .standard, width: 40).topic(name) ?? []
      for (lines, width) in [(lines, 80), (narrow, 40)] {
        #expect(lines.allSatisfy { DisplayWidth.columns(of: $0) <= width }, "\(name)")
      }
    }
  }

  @Test(arguments: [
    "help recv", "help \"recv\"", "help(recv)", "help \"while\"", "help while", "help if",
    "help try # a word", "help errors", "help task",
    "help recv()", "help else", "help errors ECONNRESET", "help errors TimeoutError",
    "help sockets", "help True",
  ])
  func spellings(script: String) async throws {
    let result = try await run(script, table: .standard)
    #expect(result.code == (script == "help True" ? 3 : 0), "\(result.messages)")
  }

  @Test(arguments: [
    ("help resv", "there is nothing about 'resv'", "help recv"),
    (
      "help errors ConectionError", "there is nothing about 'ConectionError'",
      "help ConnectionError"
    ),
    ("help recv send", "help takes one name", "help send"),
    ("help zzzzzzzz", "there is nothing about 'zzzzzzzz'", "help lists everything"),
  ])
  func unknownNames(script: String, message: String, hint: String) async throws {
    let result = try await run(script, table: .standard)
    #expect(result.code == 3)
    #expect(result.messages.contains(message))
    #expect(result.messages.contains("try: \(hint)\n"))
  }

  @Test(arguments: ErrorKind.allCases)
  func everyErrorHasAMeaning(kind: ErrorKind) {
    #expect(!kind.meaning.isEmpty && !kind.meaning.description.hasSuffix("."))
    #expect(help.error(kind.rawValue)?.count ?? 0 >= 2)
  }

  /// The statements that help explains are those of the language: each example parses.
  @Test(arguments: StatementHelp.all.map(\.name))
  func examplesOfStatementsParse(name: String) throws {
    let statement = try #require(StatementHelp.all.first { $0.name == name })
    let source = SourceText(name: "example", text: "loop { \(statement.example) }")
    #expect(throws: Never.self) { try Parser.parse(source) }
    #expect(statement.example.contains(name))
  }
}
