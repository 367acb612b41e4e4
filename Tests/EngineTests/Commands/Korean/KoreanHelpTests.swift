import Testing

@testable import Engine

/// What help says in Korean: Sources/Engine/Commands/Korean, one file for each group.
@Suite struct KoreanHelpTests {
  private let help = HelpText(table: .standard, width: 80, language: .ko)

  /// A command that has no Korean yet gets a line in the file of its group.
  @Test func everyCommandHasItsKoreanAndNothingIsLeftOver() {
    let commands = CommandTable.complete.commands.filter { ErrorKind(rawValue: $0.name) == nil }
    expectSame(Set(commands.map(\.name)), KoreanHelp.commands)
    for command in commands {
      guard let korean = KoreanHelp.commands[command.name] else { continue }
      let lacks = korean.details.isEmpty && !command.details.isEmpty && command.name != "set"
      #expect(!lacks, "details of \(command.name)")
    }
  }

  @Test func everyStatementGroupAndOptionHasItsKorean() {
    expectSame(Set(StatementHelp.all.map(\.name)), KoreanHelp.statements)
    expectSame(Set(CommandGroup.allCases.map(\.rawValue) + ["statements"]), KoreanHelp.groups)
    expectSame(Set(SocketOption.all.map(\.name)), KoreanHelp.options)
  }

  private func expectSame(_ names: Set<String>, _ korean: [String: CommandText]) {
    #expect(names.subtracting(korean.keys).sorted() == [], "no Korean")
    #expect(Set(korean.keys).subtracting(names).sorted() == [], "Korean of nothing")
    for text in korean.values {
      #expect(!text.summary.hasSuffix("."), "\(text.name)")
      #expect(text.summary.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) })
    }
  }

  @Test(arguments: ErrorKind.allCases)
  func everyErrorIsExplainedInKorean(kind: ErrorKind) {
    #expect(Korean.phrases[kind.meaning.key] != nil)
    if !kind.remedy.isEmpty { #expect(Korean.phrases[kind.remedy.key] != nil) }
    for name in kind.errnoNames {
      let advice = ErrnoCoach.advice(name, verb: nil)
      for words in [advice.why] + advice.hints {
        #expect(Korean.phrases[words.key] != nil, "\(name): \(words.key)")
      }
    }
  }

  /// Whatever help knows, it says in lines that fit.
  @Test(arguments: [80, 40]) func everyTopicFits(width: Int) {
    for language in MessageLanguage.allCases {
      let help = HelpText(table: .complete, width: width, language: language)
      for name in help.topics {
        let lines = help.topic(name) ?? []
        #expect(!lines.isEmpty, "\(name)")
        for line in lines { #expect(DisplayWidth.columns(of: line) <= width, "\(name): \(line)") }
      }
    }
  }

  @Test func theOverview() {
    #expect(
      help.overview
        == """
          sockets 소켓     socket bind listen accept connect getpeername getsockname
                           gethostname resolve use send sendall sendto send_file
                           shutdown close abort recv recv_into recv_exactly recv_until
                           recv_line recv_all recv_file peek waiting recvfrom set get
                           setsockopt getsockopt settimeout setblocking poll
          bytes 바이트     encode decode str repr hex unhex ord chr bin oct to_bytes
                           from_bytes htons ntohs htonl ntohl … 49개 더: help bytes
          values 값        print args input int float bool type isinstance abs round
                           divmod pow min max sum len range … 23개 더: help values
          files 파일       exists is_file is_folder size files real_path make_folder
                           script_folder temp_folder read_file … 22개 더: help files
          checking 확인    expect expect_eof expect_reset
          looking 관찰     hexdump inspect chunks boundaries frames ladder state info
                           sockets fault show history syscalls help
          tasks 작업       wait cancel tasks sleep exit spawn
          shell 셸         run play save edit watch
          statements 구문  if while loop for break continue def return global try raise
                           task within import param assert expect_error test hide

          help recv      명령 하나: 하는 일, 같은 파이썬 코드, 예
          help looking   한 그룹의 명령들, 한 줄씩
          help errors    오류의 뜻. 그 밖에 help statements, help options
        """.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
  }

  @Test func oneCommand() {
    #expect(
      help.topic("recv")
        == """
        recv [s] n [timeout=…]
          한 번 수신합니다: 최대 n바이트

          recv(2)를 한 번 호출합니다. 1바이트라도 올 때까지 기다렸다가, 와 있는 만큼
          최대 n바이트를 돌려줍니다. 스트림이 어디에서 잘리는지는 어떻게 보냈는지와
          상관이 없습니다. b""는 스트림의 끝, 즉 상대방이 연결을 닫았다는 뜻입니다.

          파이썬       data = s.recv(1024)
          예           data = recv client 1024
          슬라이드     send(), recv() 함수
          s 없이       마지막에 연결 또는 수락했거나 `use`로 정한 연결
        """.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
  }

  @Test func oneCommandOnANarrowScreen() {
    let narrow = HelpText(table: .standard, width: 40, language: .ko)
    #expect(
      narrow.topic("peek")
        == """
        peek [s] [n] [timeout=…]
          도착해 있는 데이터를 꺼내지 않고
          봅니다

          MSG_PEEK을 사용한 recv(2). 다음
          읽기에서 같은 바이트를 다시 받습니다.

          파이썬       s.recv(n,
                       socket.MSG_PEEK)
          예           print peek(client, 16)
          s 없이       마지막에 연결 또는
                       수락했거나 `use`로 정한
                       연결
        """.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
  }

  @Test func anErrorInKorean() async throws {
    let output = try await run("help errors ConnectionResetError", language: .ko).output
    #expect(
      output == """
        ConnectionResetError
          상대방이 연결을 강제로 끊었습니다(RST)
          잡는 법      except ConnectionResetError, ConnectionError, OSError, Error

          ECONNRESET
          이유         상대방이 연결을 강제로 끊었습니다(RST)
          해 보기      데이터가 가는 도중에 상대방이 종료되었거나, 상대방이 읽지 않은
                       데이터를 남기고 닫았습니다: 닫기 전에 끝까지 읽으세요

        """)
  }
}
