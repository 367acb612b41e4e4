import Testing

@testable import Engine

/// A session as a script and as a Python program: both do the same again, at once.
@Suite struct SessionScriptTests {
  /// Types lines as at the prompt; the session as a script.
  @EngineActor private func type(_ lines: [String]) async throws -> (script: String, python: String)
  {
    let console = RecordingConsole()
    let session = Session(table: .complete, console: console, trace: Trace())
    defer { session.runEndings() }
    let workspace = Workspace(session) { _, _ in throw Failure(.importing, "none") }
    var shown: [[Shown]] = []
    session.onShow = { shown[shown.count - 1].append(SessionScript.kept($0)) }
    for line in lines {
      shown = []
      let failure = try await workspace.run(SourceText(name: "<prompt>", text: line)) { _ in
        shown.append([])
        return true
      }
      session.typed.append(SessionScript.Line(line, shown, failure: failure?.kind))
      shown = [[]]
    }
    #expect(try await workspace.run("python") == nil)
    for value in workspace.variables {
      if case .socket(let socket) = value.value { socket.close() }
    }
    return (SessionScript.text(of: session.typed), console.output)
  }

  private static let session = [
    "l1 = listen 127.0.0.1:0", "c1 = connect (\"127.0.0.1\", l1.port)", "a1 = accept l1",
    "send c1 \"Hello \"", "send c1 \"World\"", "recv a1 100", "n = 20170031",
    "a1.send(to_bytes(n, 4, big))", "data = recv c1 4", "from_bytes(data, big)", "n + 1",
    "port = l1.port", "port + 1", "shutdown c1 write", "recv a1 10", "close a1", "recv_all c1",
    "def twice(x) {\n    return x * 2\n}", "twice(21)", "[1, \"$x\"]", "close c1", "close l1",
  ]

  @Test func theScriptExpectsWhatWasSeen() async throws {
    let script = try await type(Self.session).script
    #expect(
      script == """
        l1 = listen 127.0.0.1:0
        c1 = connect ("127.0.0.1", l1.port)
        a1 = accept l1
        send c1 "Hello "
        send c1 "World"
        expect a1 "Hello World"
        n = 20170031
        assert n == 20170031
        a1.send(to_bytes(n, 4, big))
        data = expect c1 x"01 33 c5 2f"
        _ = from_bytes(data, big)
        assert _ == 20170031
        assert (n + 1) == 20170032
        port = l1.port
        port + 1
        shutdown c1 write
        expect_eof a1
        close a1
        _ = recv_all c1
        assert _ == b""
        def twice(x) {
            return x * 2
        }
        _ = twice(21)
        assert _ == 42
        assert ([1, "$x"]) == [1, "\\$x"]
        close c1
        close l1

        """, "\(script)")
  }

  @Test func theScriptPassesWhenItIsRunAtOnce() async throws {
    let script = try await type(Self.session).script
    let result = try await run(script, table: .complete)
    #expect(result.code == 0, "\(result.messages)")
  }

  @Test func thePythonProgramDoesTheSame() async throws {
    let python = try await type(Self.session).python
    try await runPython(python)
    #expect(python.contains("expect(a1, b'Hello World')"))
  }

  @Test func portsThatTheSystemChoseAreTakenAnew() async throws {
    let script = try await type(["l = listen 127.0.0.1:0", "port = l.port", "port"]).script
    #expect(script == "l = listen 127.0.0.1:0\nport = l.port\nport\n")
  }

  @Test @EngineActor func socketsThatThePromptHasNamedGetTheirNames() throws {
    let listener = try Socket.serve(at: .loopback(port: 0), sink: NoEvents())
    defer { listener.close() }
    listener.name = "l1"
    let port = try #require(listener.local?.port)
    let shown = Shown(value: .socket(listener), name: nil, command: "listen")
    let script = SessionScript.text(of: [
      SessionScript.Line("listen :0", [[shown]]), SessionScript.Line("connect localhost:\(port)"),
      SessionScript.Line("l1", [[shown]]),
    ])
    #expect(script == "l1 = listen :0\nconnect localhost:${l1.port}\nl1\n")
  }

  /// Of what was typed, only what stands in the script counts.
  @Test @EngineActor func linesThatFailedAreNotCounted() {
    let script = SessionScript(of: [
      SessionScript.Line("x = 1", [[]]),
      SessionScript.Line("x = 1 / 0", [[]], failure: .zeroDivision),
      SessionScript.Line("help"), SessionScript.Line("print x; print 2", [[], []]),
    ])
    #expect(script.text == "x = 1\nprint x\nprint 2\n")
    #expect(script.commandCount == 2)
  }

  @Test func listsAreExpectedAsTheyWere() async throws {
    let script = try await type(["x = [1]", "y = [x]", "append x 2", "append x x", "x"]).script
    #expect(script.hasPrefix("x = [1]\nassert x == [1]\ny = [x]\nassert y == [[1]]\n"))
    let result = try await run(script, table: .complete)
    #expect(result.code == 0, "\(result.messages)")
  }

  @Test @EngineActor func aLoneCommandGetsItsName() throws {
    let socket = try Socket.serve(at: .loopback(port: 0), sink: NoEvents())
    defer { socket.close() }
    socket.name = "s1"
    let shown = Shown(value: .socket(socket), name: nil, command: "socket")
    let script = SessionScript.text(of: [
      SessionScript.Line("socket", [[shown]]), SessionScript.Line("s1", [[shown]]),
    ])
    #expect(script == "s1 = socket\ns1\n")
  }

  /// Each statement of a line, a datagram, and an error that comes again; one that may not is left out.
  private static let several = [
    "l = listen 127.0.0.1:0; c = connect (\"127.0.0.1\", l.port); a = accept l",
    "send c \"안녕\"; recv a 3; x = recv a 3", "recv a 1 timeout=20ms",
    "send c \"x\"; recv_exactly a 2 timeout=20ms", "recv a 1; 1 + 1",
    "send c \"one \"; recv_until a \";\" timeout=20ms", "send c \"two;\"; recv_until a \";\"",
    "connect localhost:1", "s = socket inet dgram; t = socket inet dgram",
    "bind s (\"127.0.0.1\", 0)", "sendto t \"one\" (\"127.0.0.1\", s.port)",
    "data, peer = recvfrom s 100; sendto s \"two\" peer; recv t 100",
    "send c \"left\"; abort c", "recv a 4; recv a 1",
  ]

  @Test func everyStatementOfALineIsChecked() async throws {
    let script = try await type(Self.several).script
    #expect(
      script == """
        l = listen 127.0.0.1:0
        c = connect ("127.0.0.1", l.port)
        a = accept l
        send c "안녕"
        expect a "안"
        x = expect a "녕"
        expect_error TimeoutError { recv a 1 timeout=20ms }
        send c "x"
        expect_error TimeoutError { recv_exactly a 2 timeout=20ms }
        expect a "x"
        assert (1 + 1) == 2
        send c "one "
        expect_error TimeoutError { recv_until a ";" timeout=20ms }
        send c "two;"
        expect a "one two;"
        s = socket inet dgram
        t = socket inet dgram
        bind s ("127.0.0.1", 0)
        sendto t "one" ("127.0.0.1", s.port)
        data, peer = recvfrom s 100
        sendto s "two" peer
        expect t "two"
        send c "left"
        abort c
        expect a "left"
        expect_error ConnectionResetError { recv a 1 }

        """, "\(script)")
    let result = try await run(script, table: .complete)
    #expect(result.code == 0, "\(result.messages)")
  }

  @Test func thePythonProgramOfErrorsAndDatagramsDoesTheSame() async throws {
    try await runPython(try await type(Self.several).python)
  }

  private func runPython(_ program: String) async throws {
    let folder = try File.makeTemporaryFolder()
    defer { try? File.removeTree(folder) }
    try File.writeAll("\(folder)/session.py", Array(program.utf8))
    let result = try await run(
      """
      p = spawn "timeout 20 python3 \(folder)/session.py 2>&1"
      print recv_all(p).decode()
      print wait(p)
      """, table: .complete)
    #expect(result.output.hasSuffix("0\n"), "\(program)\n\(result.output)")
  }

  @Test @EngineActor func whatWasAcceptedInTheBackgroundIsAcceptedWhereItIsUsed() {
    let script = SessionScript.text(of: [
      SessionScript.Line("l1 = listen :0"), SessionScript.Line("accept l1 &"),
      SessionScript.Line("accept l1 &"), SessionScript.Line("c = connect localhost:${l1.port}"),
      SessionScript.Line("send a1 \"x\""),
    ])
    #expect(
      script == """
        l1 = listen :0
        c = connect localhost:${l1.port}
        a1 = accept l1
        send a1 "x"

        """)
  }

  /// Statements that Python writes in another way.
  @Test func pythonHasAllStatements() throws {
    let folder = try File.makeTemporaryFolder()
    defer { try? File.removeTree(folder) }
    try File.writeAll(
      "\(folder)/util.nws",
      Array(
        "count = 20\ndef twice(n) { return n * count / 10 }\ndef size(n) { return n }".utf8))
    let script = """
      import "util.nws" as util
      x = y = 3
      util.size(5)
      assert util.size(5) == 5 and util.twice(21) == 42 and util.count == 20 and x == 3
      test "a name" { x = 1; assert x == 2 }
      l = listen 127.0.0.1:0
      within 5s { c = connect ("127.0.0.1", l.port); a = accept l }
      for i in range(3) { t = task { x = x + i; send c "${x} " }; wait t }
      assert x == 3
      expect a "3 4 5 "
      expect_error TimeoutError, ConnectionError { within 30ms { recv c 1 } }
      within 5s { expect_error TimeoutError { within 30ms { recv c 1 } }; send a "more" }
      expect c "more"
      close a
      expect_eof c
      port = l.port
      close l
      expect_error ConnectionRefusedError { connect ("127.0.0.1", port) }
      """
    let source = SourceText(name: "<test>", folder: folder, text: script)
    let python = try SessionPython.text(of: [source])
    #expect(!python.contains("Python has no"), "\(python)")
    try File.writeAll("\(folder)/program.py", Array(python.utf8))
    let checked = try Tool.run(["timeout", "20", "python3", "\(folder)/program.py"])
    #expect(checked.code == 0, "\(python)\n\(checked.messages)")
    let failing = try Tool.run([
      "timeout", "20", "python3", "-c",
      "import runpy; runpy.run_path('\(folder)/program.py')['test_1_a_name']()",
    ])
    #expect(failing.code == 1 && failing.messages.contains("AssertionError"))
  }

  /// Runs the Python program of a script in a folder of its own.
  private func runAsPython(_ script: String) async throws -> String {
    let folder = try File.makeTemporaryFolder()
    defer { try? File.removeTree(folder) }
    let source = SourceText(
      name: "<test>", folder: folder, text: script.replacing("FOLDER", with: folder))
    let python = try SessionPython.text(of: [source])
    try await runPython(python)
    return python
  }

  @Test(
    .serialized,
    arguments: [
      "task srv { return 5 }; n = wait srv; assert n == 5; assert wait(srv, timeout=1s) == 5",
      "t = task { raise \"no\" }; expect_error Error { wait t }",
      "s = socket; close s; t = socket inet dgram; close t",
      "l = listen [::1]:0; c = connect (\"::1\", l.port); assert c.peer.host == \"::1\"",
      "l = listen [::1]:0; c = connect l.local; here = l.local; d = connect here",
      "l = listen \"[::1]:0\"; s = socket inet6; bind s [::1]:0; connect s (\"::1\", l.port)",
      "l = listen \"unix:FOLDER/sk\"; c = connect \"unix:FOLDER/sk\"; send c \"x\"; a = accept l; expect a \"x\"",
      "l = listen \"unix:FOLDER/sk\"; c = connect l.local; send c \"x\"; a, who = accept l; expect a \"x\"; close a",
      "l = listen \"unix:FOLDER/sk\"; here = l.local; c = create_connection(here); d = connect c.peer; close d; l = listen [::1]:0; e = connect l.local",
      "e = 1; try { int(\"x\") } except ValueError as e { assert e.name == \"ValueError\" and e.message != \"\" }",
      "t = localhost:80; assert t.host == \"localhost\" and t.port == 80",
      "def port(place) { return place.port }; assert port(localhost:80) == 80",
      "None = 4; str = \"x\"; elif = 3; lambda = 2; assert None + elif + lambda == 9 and str(5) == \"5\"",
      "assert match(\"Temp=20\", /Temp=(\\d+)/) == (\"20\",) and match(\"x\", /y/) == none",
      "assert resolve(\"127.0.0.1\") == [\"127.0.0.1\"]",
      "assert exists(temp_folder()) and exists(script_folder) and args == []",
      "write_file \"FOLDER/x\" \"ab\\ncd\\n\"; f = open \"FOLDER/x\" \"rb\"; assert readline(f) == b\"ab\\n\" and tell(f) == 3",
      "write_file \"FOLDER/x\" \"ab\\ncd\"; f = open \"FOLDER/x\" \"rb\"; seek f -2 end; assert read(f) == b\"cd\"; seek(f, 0); assert len(readlines(f)) == 2",
      "assert map([(\"a\", 1)]) == {\"a\": 1}",
      "assert ctime(0) == time.ctime(0) and len(ctime()) == 24",
      "expect_error ValueError { raise ValueError(\"x\") }; expect_error Error { raise \"x\" }",
      "try { raise OverflowError(\"x\") } except Error as e { expect_error OverflowError { raise e } }",
      "m = {\"a\": 1}; assert keys(m)[0] == \"a\" and reversed([1, 2]) == [2, 1] and type(3) == \"int\"",
      "def twice(n) { return 2 * n }; assert (3).twice() == 6",
      "assert isinstance(\"x\", text) and isinstance(b\"\", bytes) and isinstance({}, map)",
      "x = socket.gethostname(); y = struct.pack(\"!H\", 5); assert y == x\"00 05\"",
    ])
  func pythonSays(script: String) async throws {
    let python = try await runAsPython(script)
    #expect(!python.contains("Python has no"), "\(python)")
  }

  @Test(
    .serialized,
    arguments: [
      "send c \"n=123\\n\"; assert expect(a, /n=(\\d+)\\n/) == (\"123\",)",
      "port = a.local.port; assert port == l.port and a.peer.port == c.port",
      "send c \"abc\"; peek a 3; assert waiting(a) == 3; b = buffer(10); assert recv_into(a, b) == 3 and b[0] == 97",
      "setblocking a false; expect_error BlockingIOError { recv a 1 }",
      "write_file \"FOLDER/x\" \"hello\"; send_file c \"FOLDER/x\"; recv_file a \"FOLDER/y\" 5; assert read_file(\"FOLDER/y\") == b\"hello\"",
      "d, addr = accept l2; assert addr.host == \"127.0.0.1\" and addr.port == e.port",
    ])
  func pythonSaysOfAConnection(script: String) async throws {
    let python = try await runAsPython(
      """
      l = listen 127.0.0.1:0
      c = connect ("127.0.0.1", l.port)
      a = accept l
      l2 = listen "127.0.0.1:0" backlog=1
      e = connect ("127.0.0.1", l2.port) from=127.0.0.1:0
      \(script)
      """)
    #expect(!python.contains("Python has no"), "\(python)")
  }

  /// What Python cannot say stays as a remark, and with it what needs its value.
  @Test(
    .serialized,
    arguments: [
      (
        "r = relay :0 localhost:9 slice=1",
        "\n# Python has no relay:\n# r = relay :0 localhost:9 slice=1\n"
      ),
      ("p = spawn \"true\"", "\n# Python has no spawn:\n# p = spawn \"true\"\n"),
      ("p = spawn \"true\"; code = wait p", "\n# Python has no spawn:\n# code = wait p\n"),
      ("task t { sleep 1ms }; cancel t", "\n# Python has no cancel:\n# cancel t\n"),
      ("l = listen :0; s = l.state; s", "\n# Python has no .state:\n# s\n"),
      ("if true { p = spawn \"true\" }", "\n    # p = spawn \"true\"\n    pass\n"),
      ("p = spawn \"x\"; p = 3; assert p == 3", "\nassert p == 3\n"),
    ])
  func pythonHasNoSuchCall(script: String, lines: String) async throws {
    let python = try await runAsPython(script)
    #expect(python.contains(lines), "\(python)")
  }

  /// What Python's library has under other names runs; what only shows is a remark.
  @Test func pythonHasTheLibraryAndLeavesTheViewsOut() throws {
    let folder = try File.makeTemporaryFolder()
    defer { try? File.removeTree(folder) }
    let script = """
      l = listen 127.0.0.1:0
      c = connect ("127.0.0.1", l.port)
      a = accept l
      use c
      record "\(folder)/lab.nwt"
      syscalls on
      set c nodelay=true timeout=5s linger=1s
      assert get(c, nodelay) and get(c, timeout) == 5
      setsockopt c SOL_SOCKET SO_KEEPALIVE 1
      send c "Temp=20,21"
      if true { state c; chunks a; ladder }
      assert poll([a], timeout=1s) == [a] and peek(a, 4) == b"Temp"
      text = recv(a, 100).decode()
      record off
      assert findall(text, /\\d+/) == ["20", "21"] and zfill("7", 3) == "007"
      assert crc32(b"abc") == 891568578 and len(sha256(b"abc")) == 64
      assert write_file("\(folder)/x", "hello") == 5
      assert exists("\(folder)/x") and size("\(folder)/x") == 5 and read_file("\(folder)/x") == b"hello"
      assert files("\(folder)") == ["program.py", "x"]
      remove "\(folder)/x"
      assert not exists("\(folder)/x") and env("NOBODY_HAS_THIS") == none
      seed 5
      assert random(4, 4) == 4 and now() > 0s and strftime("%Y", 0, utc=true) == "1970"
      m = {"a": 1}
      assert get(m, "b", 2) == 2 and format("{}-{}", 1, 2) == "1-2" and len(buffer(3)) == 3
      assert inet_aton("1.2.3.4") == x"01 02 03 04" and unhex("00ff") == x"00 ff"
      print "done" raw=true file=stdout
      """
    let source = SourceText(name: "<test>", folder: folder, text: script)
    let python = try SessionPython.text(of: [source])
    #expect(python.contains("\n# record off\n") && python.contains("\n    # ladder\n    pass\n"))
    try File.writeAll("\(folder)/program.py", Array(python.utf8))
    let checked = try Tool.run(["timeout", "20", "python3", "\(folder)/program.py"])
    #expect(checked.code == 0, "\(python)\n\(checked.messages)")
  }
}
