import Testing

@testable import Engine

/// How a run ends when something in it fails.
@EngineActor @Suite struct SessionTests {
  /// The server goes on for a moment after the script has failed: there are connections to accept.
  @Test func tasksBegunAfterTheEndAreEnded() async throws {
    let run = try await run(
      """
      sock = create_server ("127.0.0.1", 0) backlog=64
      task server { loop { conn, addr = accept sock; task { data = recv conn 10 } } }
      conns = []
      loop 50 { append conns connect(("127.0.0.1", sock.port)) }
      raise "the end"
      """, seconds: 10)
    #expect(run.code == 3)
    #expect(run.failure == "Error: the end")
  }

  private static let sides = """
    sock = create_server ("127.0.0.1", 0)
    task server { conn, addr = accept sock; raise "the server is broken" }
    s = connect ("127.0.0.1", sock.port)
    try { data = recv s 10 timeout=60s } except TimeoutError { print "nothing came" }
    """

  @Test func aFailureEndsTheOtherSideOfADemo() async throws {
    let demo = try await run(Self.sides, endsAtFailure: true, seconds: 10)
    #expect(demo.code == 3)
    #expect(demo.failure == "Error: the server is broken")
    #expect(demo.failures.count == 1)
    #expect(demo.output == "")
  }

  @Test func aRunWithALimitSaysWhatItWaitedFor() async throws {
    let run = try await run(
      """
      sock = create_server ("127.0.0.1", 0)
      task server { conn, addr = accept sock }
      sleep 1h
      """, limit: 50_000_000, seconds: 10)
    #expect(run.code == 3)
    #expect(
      run.failure
        == "TimeoutError: the script has not ended after 50ms, main waits in sleep, "
        + "server waits in accept")
  }

  @Test func theOtherTasksOfARunGoOn() async throws {
    let script = Self.sides.replacing("60s", with: "250ms")
    let server = try await run(script, seconds: 10)
    #expect(server.code == 3)
    #expect(server.output == "nothing came\n")
  }

  /// Only an error that nobody waits for makes the run fail, however late the others are asked.
  @Test(arguments: [
    (
      "y = task { raise ValueError(\"no\") }; sleep 50ms; try { wait y } except ValueError { print 1 }",
      "1\n", 0
    ),
    (
      "task y { raise ValueError(\"no\") }; sleep 300ms; try { wait y } except ValueError { print 1 }",
      "1\n", 0
    ),
    (
      "ts = [task { raise ValueError(\"no\") }]; sleep 50ms; expect_error ValueError { wait ts[0] }",
      "", 0
    ),
    ("task { raise ValueError(\"no\") }; sleep 50ms; print 1", "1\n", 3),
    ("y = task { raise ValueError(\"no\") }; sleep 50ms; print 1", "1\n", 3),
    ("task { exit 0 }; sleep 10s", "", 0), ("task y { exit 7 }; sleep 10s", "", 7),
  ])
  func failuresThatAreHandled(script: String, output: String, code: Int32) async throws {
    for endsAtFailure in [false, true] where !(endsAtFailure && script.hasPrefix("task {")) {
      let result = try await run(script, endsAtFailure: endsAtFailure, seconds: 10)
      #expect(result.code == code && result.output == output, "\(script): \(result.messages)")
      #expect(!result.messages.contains("SystemExit"))
    }
  }
}
