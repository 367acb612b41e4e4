import Testing

@testable import Engine

/// The table of commands as help, completion and the reference read it.
@Suite struct CatalogTests {
  /// The commands that need no socket, whose examples run as they stand.
  static let commands =
    CommandTable.texts + CommandTable.values + CommandTable.filesAndTimes + CommandTable.looking

  @Test func everyNameIsTakenOnce() {
    var owners: [String: String] = [:]
    for command in CommandTable.complete.commands {
      for name in [command.name] + command.aliases {
        #expect(owners[name] == nil, "\(name): \(command.name) and \(owners[name] ?? "")")
        owners[name] = command.name
      }
    }
  }

  @Test(arguments: commands.map(\.name))
  func everyExampleRuns(_ name: String) async throws {
    let command = try #require(CommandTable.complete[name])
    let result = try await run(command.example)
    #expect(result.code == 0, "\(result.messages)")
    #expect(
      command.example.contains(name) || command.aliases.contains(where: command.example.contains))
  }

  @Test(arguments: commands.map(\.name))
  func everyEntryIsComplete(_ name: String) throws {
    let command = try #require(CommandTable.complete[name])
    #expect(!command.summary.isEmpty && !command.summary.hasSuffix("."))
    #expect(command.summary.first?.isUppercase == false)
    #expect(command.summary.count <= 80, "\(command.summary.count)")
    #expect(!command.example.isEmpty)
    #expect(!command.python.isEmpty || name == "elapsed")
    #expect(command.usage.hasPrefix(name))
  }

  /// What each of the others needs around its example; `9000` is the port of `server`.
  private static let stages: [String: (before: String, after: String)] = [
    "socket": ("", ""), "listen": ("", ""), "gethostname": ("", ""), "resolve": ("", ""),
    "bind": ("s = socket inet stream", ""), "accept": ("c = connect localhost:9000", ""),
    "connect": ("", ""),
    "sendall": ("data = b\"Hello\"", ""), "recv": (#"send s "Hello""#, "assert data == b\"Hello\""),
    "recv_into": ("buf = buffer(8); send s \"Hello\"", "assert n == 5"),
    "recv_exactly": ("send client to_bytes(7, 4, big)", "assert size == 7"),
    "recv_until": (#"send client "GET /\r\n\r\n""#, "assert len(header) == 9"),
    "recv_line": (#"send client "one\ntwo""#, #"assert line == b"one\n""#),
    "recv_all": ("send client \"page\"; close client", "assert page == b\"page\""),
    "recv_file": ("size = 4; send client \"data\"", "assert size(\"iot.png\") == 4"),
    "send_file": ("write_file \"iot.png\" \"data\"", "assert recv(s, 4) == b\"data\""),
    "peek": ("send s \"Hello\"", ""),
    "recvfrom": ("v = socket inet dgram; sendto v \"hi\" u.local", "assert data == b\"hi\""),
    "poll": ("a = s; b = client; send a \"x\"", "assert len(ready) == 1"),
    "expect": ("send client \"Filename\"", ""), "expect_eof": ("close s", ""),
    "expect_reset": ("abort s", ""),
    "frames": ("send s x\"00 00 00 01 41\"; recv client 5", ""),
    "wait": ("task server { return 7 }", "assert result == 7"),
    "cancel": ("task server { accept server }", ""),
    "print": ("addr = client.peer", ""), "input": ("", "assert msg == \"Hi!\""),
    "record": ("", "record off"),
  ]

  /// Examples that need a listener, a connection (`s` to `client`), a datagram socket: all but the
  /// shell's, which WorkbenchTests runs in a shell.
  private static let staged = CommandTable.complete.commands.filter { command in
    !commands.contains { $0 === command } && ErrorKind(rawValue: command.name) == nil
      && command.group != .shell
  }

  @Test(arguments: staged.map(\.name))
  func everyExampleRunsOnItsStage(_ name: String) async throws {
    let command = try #require(CommandTable.complete[name])
    let stage = Self.stages[name] ?? ("", "")
    let script = """
      folder = temp_folder()
      server = listen 127.0.0.1:0
      port = server.port
      s = connect 127.0.0.1:${port}
      client, _ = accept server
      u = socket inet dgram
      bind u 127.0.0.1:0
      \(stage.before)
      \(command.example)
      \(stage.after)
      """
    let own = name == "listen" || name == "bind" ? ":0" : "127.0.0.1:${port}"
    let text = script.replacing(/(localhost|127\.0\.0\.1)?:9000/, with: own)
      .replacing(/"(iot\.png|lab\.nwt)"/) { "\"${folder}/\($0.output.1)\"" }
    let result = try await run(
      text, input: ["Hi!"], files: ["setup.nws": ""], table: .complete)
    #expect(result.code == (name == "exit" ? 1 : 0), "\(result.messages)")
    #expect(command.example.contains(name))
  }

  /// The lecture's slides, by their titles.
  private static let slides = [
    "주소 유형 및 소켓 타입", "socket 메소드", "TCP 서버", "TCP 클라이언트", "send(), recv() 함수",
    "TCP 에코 서버/클라이언트 프로그램", "타임 서버/클라이언트 프로그램", "예외 처리", "새로운 에코 서버 프로그램",
    "간단한 요청 처리 서버/클라이언트 프로그램", "과제 4: 웹 서버", "사용자 모듈을 이용한 TCP 서버 프로그램",
    "사용자 모듈을 이용한 에코 서버 프로그램", "명령행 인자 에코 서버 프로그램", "명령행 인자 에코 클라이언트 프로그램",
    "Partial Writes/Reads", "동영상 스트리밍하기", "동영상 스트리밍하기: 서버", "TCP를 이용한 파일 송수신 프로그램",
    "과제 5: 2개의 IoT 디바이스로부터 데이터 수집하기",
  ]

  /// Whoever looks for the slide finds its title, and behind a colon the heading on it.
  @Test func slidesAreThoseOfTheLecture() {
    let named =
      CommandTable.complete.commands.map { ($0.name, $0.slide) }
      + StatementHelp.all.map { ($0.name, $0.slide) }
    for (name, slide) in named where !slide.isEmpty {
      let isKnown = Self.slides.contains { slide == $0 || slide.hasPrefix($0 + ": ") }
      #expect(isKnown, "\(name): \(slide)")
    }
    // What the lecture's programs call.
    for name in [
      "socket", "bind", "listen", "accept", "connect", "send", "sendall", "recv", "recv_into",
      "close", "encode", "decode", "to_bytes", "from_bytes", "input", "len", "int", "str", "open",
      "read", "write", "size", "exit", "args", "time", "ctime", "zfill", "split", "join", "format",
      "append",
    ] {
      #expect(CommandTable.complete[name]?.slide.isEmpty == false, "\(name)")
    }
  }

  /// Only what Python has nothing like lacks a line of it.
  @Test func everyEntryHasItsPythonAndItsExample() {
    let own: Set = [
      "use", "fault", "play", "save", "edit", "watch", "show", "history", "syscalls", "cancel",
      "tasks", "elapsed", "chunks", "boundaries", "frames", "ladder", "state", "info", "sockets",
      "record", "python", "relay", "progress",
    ]
    for command in CommandTable.complete.commands where ErrorKind(rawValue: command.name) == nil {
      #expect(!command.example.isEmpty, "\(command.name)")
      #expect(command.python.isEmpty == own.contains(command.name), "\(command.name)")
    }
    for statement in StatementHelp.all {
      #expect(statement.python.isEmpty == (statement.name == "hide"), "\(statement.name)")
    }
  }

  /// language.md §6, §7 and §9: the commands that need no socket.
  @Test(arguments: [
    "to_bytes", "from_bytes", "encode", "decode", "str", "int", "float", "bool", "bytes",
    "bytearray", "buffer", "len", "repr", "hex", "unhex", "ord", "chr", "bin", "split", "join",
    "strip", "startswith", "endswith", "replace", "find", "upper", "lower", "zfill", "format",
    "lines", "match", "pack", "unpack", "htons", "htonl", "ntohs", "ntohl", "inet_aton",
    "inet_ntoa", "crc32", "sha256", "range", "enumerate", "zip", "sorted", "reversed", "sum",
    "min", "max", "abs", "round", "divmod", "keys", "values", "items", "get", "append",
    "read_file", "write_file", "append_file", "exists", "size", "files", "open", "read", "write",
    "close", "ctime", "time", "now", "elapsed", "random", "seed", "env", "script_folder",
    "temp_folder", "hexdump", "inspect",
  ])
  func theLanguagePageHoldsIt(_ name: String) {
    #expect(CommandTable.complete[name] != nil)
  }
}
