import Foundation
import Testing

/// The peer breaks the connection off in the middle of each verb, and verbs come after close.
@Suite struct BrokenPeerTests {
  private static let names = ["ConnectionResetError", "BrokenPipeError", "ExpectationError"]

  @Test(arguments: [
    "recv c 10", "recv_into c buffer(10)", "recv_exactly c 10", "recv_until c \"\\r\\n\"",
    "recv_line c", "recv_all c", "recv_file c \"part.bin\" 100", "peek c 10", "expect c \"Hello\"",
    "expect c /x+/", "expect_eof c", "sendall c bytes(50MB)", "send_file c \"big.bin\"",
    "loop { send c bytes(100000) }",
  ])
  func resets(verb: String) throws {
    let folder = try Folder()
    try folder.write("big.bin", Data(count: 20_000_000))
    try folder.write(
      "x.nws",
      """
      server = listen localhost:0
      task peer { a = accept server; sleep 50ms; abort a }
      c = connect localhost:${server.port}
      \(verb)

      """)
    let result = try Workbench.run(["run", "x.nws"], in: folder.url)
    #expect([3, 4].contains(result.code))
    #expect(
      Self.names.contains { result.messages.hasPrefix("error: \($0): ") }, "\(result.messages)")
    #expect(result.messages.contains("x.nws:4:") && result.messages.contains("^"))
    #expect(folder.read("part.bin") == nil)
  }

  /// The reset comes when a part has come: the part is not lost, and no part of a file is kept.
  @Test(arguments: [
    "recv_exactly c 10", "recv_until c \"\\r\\n\"", "recv_line c", "recv_all c",
    "expect c \"Hello\"",
    "expect c /x+/", "recv_file c \"part.bin\" 100",
  ])
  func resetsInTheMiddle(verb: String) throws {
    let folder = try Folder()
    try folder.write(
      "x.nws",
      """
      server = listen localhost:0
      task peer { a = accept server; send a "He"; sleep 50ms; abort a }
      c = connect localhost:${server.port}
      try { \(verb) } except ConnectionResetError as e { print e.name }
      print recv(c, 10)

      """)
    let result = try Workbench.run(["run", "x.nws"], in: folder.url)
    #expect(folder.read("part.bin") == nil)
    if verb.hasPrefix("recv_file") {
      #expect(result.output.hasPrefix("ConnectionResetError\n"), "\(result.messages)")
    } else {
      #expect(result.output == "ConnectionResetError\nb'He'\n", "\(result.messages)")
    }
  }

  /// What is asked of a connection that was reset: an answer or a named error.
  @Test(
    arguments: [
      ("print poll([c], timeout=5s) == [c]", "true\n"), ("print waiting(c)", "0\n"),
      ("print getpeername(c) == server.local", "true\n"), ("print get(c, rcvbuf) > 0", "true\n"),
      ("close c; print 1", "1\n"), ("abort c; print 1", "1\n"), ("expect_reset c; print 1", "1\n"),
      ("try { shutdown c write } except OSError as e { print e.name }", "OSError\n"),
      ("try { set c nodelay=true; print 1 } except OSError { print 1 }", "1\n"),
      ("state c brief=true; info c; chunks c; print 1", nil),
      ("a2 = connect server.local; print 1", "1\n"),
    ] as [(String, String?)])
  func wasReset(verb: String, output: String?) throws {
    let result = try Workbench.run(
      ["run", "-"],
      input: """
        server = listen localhost:0
        c = connect localhost:${server.port}
        a = accept server
        abort a
        sleep 20ms
        \(verb)

        """)
    #expect(result.code == 0, "\(result.messages)")
    if let output {
      #expect(result.output == output)
    } else {
      #expect(result.output.hasSuffix("1\n"))
    }
  }

  /// A client that is gone before accept is accepted all the same, and its first read tells.
  @Test func resetsBeforeAccept() throws {
    let result = try Workbench.run(
      ["run", "-"],
      input: """
        server = listen localhost:0
        c = connect localhost:${server.port}
        abort c
        try {
          a, addr = accept server timeout=5s
          recv a 10
        } except ConnectionResetError, ConnectionAbortedError { print "gone" }

        """)
    #expect(result.output == "gone\n", "\(result.messages)")
  }

  @Test(arguments: [
    "send c \"x\"", "sendall c \"x\"", "send_file c \"x.nws\"", "recv c 10", "recv_exactly c 10",
    "recv_line c", "recv_all c", "peek c", "waiting c", "shutdown c write", "expect c \"x\"",
    "set c nodelay=true", "get c rcvbuf", "connect c localhost:1",
  ])
  func comesAfterClose(verb: String) throws {
    let folder = try Folder()
    try folder.write(
      "x.nws",
      """
      server = listen localhost:0
      c = connect localhost:${server.port}
      close c
      \(verb)

      """)
    let result = try Workbench.run(["run", "x.nws"], in: folder.url)
    #expect(result.code == 3)
    #expect(result.messages.hasPrefix("error: OSError: "), "\(result.messages)")
    #expect(result.messages.contains("closed") && result.messages.contains("x.nws:4:"))
  }
}
