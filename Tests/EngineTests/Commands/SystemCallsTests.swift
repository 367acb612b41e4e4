import Testing

@testable import Engine

/// The log of calls is the process's: other tests' calls may stand between those expected here.
@Suite(.usesSystemCallLog) struct SystemCallsTests {
  @Test func everyCommandShowsItsCalls() async throws {
    let result = try await run(
      """
      s = socket
      syscalls on
      bind s 127.0.0.1:0
      print "bound"
      listen s 5
      try { connect s 127.0.0.1:1 } except OSError { }
      syscalls off
      close s
      """, width: 200)
    #expect(result.code == 0, "\(result.messages)")
    let lines = result.output.masked
    let bind = try #require(lines.firstIndex { $0.contains(/^ bind\([0-9]+, 127.0.0.1:P\) = 0$/) })
    let print = try #require(lines.firstIndex(of: "bound"))
    let listen = try #require(lines.firstIndex { $0.contains(/^ listen\([0-9]+, 5\) = 0$/) })
    #expect(bind < print && print < listen)
    #expect(lines.contains { $0.contains(/^ connect\([0-9]+, 127.0.0.1:P\) = -1 E[A-Z]+ \(.+\)$/) })
    #expect(!SystemCallLog.isOn)
  }

  @Test func aWaitShowsTheCallAgain() async throws {
    let result = try await run(
      """
      server = listen 127.0.0.1:0
      c = connect 127.0.0.1:${server.port}
      conn, addr = accept server
      syscalls on
      task { send c "late words" }
      recv conn 100
      syscalls off
      """, width: 200)
    let lines = result.output.masked
    let first = try #require(
      lines.firstIndex { $0.contains(/recv\([0-9]+, "", 100, 0\) = -1 EAGAIN/) })
    let again = try #require(
      lines.firstIndex { $0.contains(/recv\([0-9]+, "late words", 100, 0\) = 10/) })
    #expect(first < again)
  }

  @Test(arguments: [40, 57, 80])
  func longCallsAreBrokenBetweenWords(width: Int) async throws {
    let result = try await run(
      """
      syscalls on
      try { connect [::1]:1 } except OSError { }
      try { connect "unix:/a/folder/that/is/not/there/and/has/a/name/of/some/length" } except OSError { }
      """, width: width)
    #expect(result.code == 0, "\(result.messages)")
    for line in result.lines { #expect(DisplayWidth.columns(of: line) <= width, "\(line)") }
    #expect(result.output.contains("ENOENT"))
  }

  @Test func theEndOfARunSwitchesOff() async throws {
    _ = try await run("syscalls on", table: .standard)
    #expect(!SystemCallLog.isOn)
  }
}
