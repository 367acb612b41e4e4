import Testing

@testable import Engine

/// language.md §10: each error, what provokes it, its errno, and which wider names catch it.
@Suite struct ErrorsTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let script: String
    var errno = "none"
    var isOSError = false
    var testDescription: String { name }
  }

  static let scene = """
    l = listen localhost:0
    c = connect l.local
    a = accept l

    """

  static let rows: [Row] = [
    Row(
      name: "ConnectionRefusedError", script: "connect localhost:1", errno: "111", isOSError: true),
    Row(
      name: "ConnectionResetError", script: "abort a; recv c 1", errno: "104", isOSError: true),
    Row(
      name: "BrokenPipeError", script: "shutdown c write; send c \"x\"", errno: "32",
      isOSError: true),
    Row(
      name: "ConnectionAbortedError", script: "raise ConnectionAbortedError(\"x\")",
      isOSError: true),
    Row(name: "TimeoutError", script: "recv c 1 timeout=1ms", isOSError: true),
    Row(name: "BlockingIOError", script: "recv c 1 timeout=0s", errno: "11", isOSError: true),
    Row(name: "AddressInUseError", script: "listen l.local", errno: "98", isOSError: true),
    Row(
      name: "PermissionError",
      script: "u = socket dgram; sendto u \"x\" 127.255.255.255:9", errno: "13", isOSError: true),
    Row(
      name: "NetworkUnreachableError", script: "connect 224.0.0.1:80", errno: "101",
      isOSError: true),
    Row(name: "HostNotFoundError", script: "connect no-such-host.invalid:80", isOSError: true),
    Row(
      name: "IncompleteReadError", script: "send a \"x\"; close a; recv_exactly c 2",
      isOSError: true),
    Row(name: "FileNotFoundError", script: "read_file \"/no/file\"", errno: "2", isOSError: true),
    Row(name: "UnicodeDecodeError", script: "decode b\"\\xff\""),
    Row(name: "OverflowError", script: "to_bytes 300 1 big"),
    Row(name: "KeyError", script: "print {}[1]"), Row(name: "IndexError", script: "print [][1]"),
    Row(name: "TypeError", script: "send c 5"), Row(name: "ValueError", script: "int \"x\""),
    Row(name: "NameError", script: "print no_such_name"),
    Row(name: "AssertionError", script: "assert 1 == 2"),
    Row(name: "ExpectationError", script: "send a \"x\"; expect c \"y\""),
    Row(name: "CancelledError", script: "t = task { sleep 1m }; cancel t; wait t"),
  ]

  @Test(arguments: rows)
  func eachIsNamedAsInPython(row: Row) async throws {
    let own = try await run(
      Self.scene + "try { \(row.script) } except \(row.name) as e { print e.name e.errno }")
    #expect(own.lines.first?.hasPrefix(row.name) == true, "\(own.messages)")
    if row.name != "HostNotFoundError" {
      #expect(own.output == "\(row.name) \(row.errno)\n", "\(own.messages)")
    }
    // A cancellation passes every handler but its own, so that loops that go on can be cancelled.
    let wider = try await run(Self.scene + "try { \(row.script) } except Error { print 1 }")
    #expect(wider.output == (row.name == "CancelledError" ? "" : "1\n"))
    let system = try await run(
      Self.scene
        + "try { try { \(row.script) } except OSError { print 1 } } except \(row.name) { print 2 }")
    #expect(system.output == (row.isOSError ? "1\n" : "2\n"), "\(system.messages)")
  }

  /// Every message says what failed with which values, why, and what to try.
  @Test(arguments: rows)
  func everyMessageHasItsPlace(row: Row) async throws {
    let result = try await run(Self.scene + row.script)
    #expect(result.messages.hasPrefix("error: \(row.name): "), "\(result.messages)")
    #expect(result.messages.contains(" --> test.nws:") && result.messages.contains("^"))
  }

  /// Python's other names for the same.
  @Test(arguments: [
    ("Exception", "1 / 0"), ("BaseException", "1 / 0"), ("IOError", "connect localhost:1"),
    ("EnvironmentError", "connect localhost:1"), ("socket.timeout", "recv c 1 timeout=1ms"),
    ("socket.error", "connect localhost:1"), ("ConnectionError", "connect localhost:1"),
    ("socket.gaierror", "connect no-such-host.invalid:80"), ("UnicodeError", "decode b\"\\xff\""),
    ("(KeyError, ZeroDivisionError)", "1 / 0"),
  ])
  func othersCatchItToo(name: String, script: String) async throws {
    let result = try await run(Self.scene + "try { \(script) } except \(name) { print 1 }")
    #expect(result.output == "1\n", "\(result.messages)")
  }

  /// The same number means something else for another call.
  @Test(
    arguments: [
      (28, "epoll_ctl", "this user waits for as many descriptors as the system allows"),
      (28, "write", "the disk is full"), (12, "recv", "the system is out of memory"),
    ] as [(Int32, String, String)])
  func anErrnoIsExplainedForItsCall(errno: Int32, call: String, why: String) {
    let cause = SystemError(errno: errno, call: call)
    for failure in [Failure(cause), Failure.from(WaitFailure.failed(cause))] {
      #expect(failure.why.text(in: .en) == why)
      // As in Python: MemoryError is about values.
      #expect(failure.kind == .osError)
      #expect(failure.errno == errno)
    }
  }
}
