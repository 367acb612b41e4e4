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
    var shown: [Shown] = []
    session.onShow = { shown.append($0) }
    for line in lines {
      shown = []
      let failure = try await workspace.run(line)
      #expect(failure == nil, "\(line): \(failure?.message ?? "")")
      session.typed.append(SessionScript.Line(line, shown))
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
    let folder = try File.makeTemporaryFolder()
    defer { try? File.removeTree(folder) }
    try File.writeAll("\(folder)/session.py", Array(python.utf8))
    let result = try await run(
      """
      p = spawn "python3 \(folder)/session.py 2>&1"
      print recv_all(p).decode()
      print wait(p)
      """, table: .complete)
    #expect(result.output.hasSuffix("0\n"), "\(python)\n\(result.output)")
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
      SessionScript.Line("listen :0", [shown]), SessionScript.Line("connect localhost:\(port)"),
      SessionScript.Line("l1", [shown]),
    ])
    #expect(script == "l1 = listen :0\nconnect localhost:${l1.port}\nl1\n")
  }
}
