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
