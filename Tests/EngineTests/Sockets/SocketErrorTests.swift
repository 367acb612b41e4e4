import Testing

@testable import Engine

@Suite struct SocketErrorTests {
  @Test(arguments: [
    (
      SocketError(
        .connect, .system(SystemError(errno: 111, call: "connect")), peer: .loopback(port: 9)),
      "connect to 127.0.0.1:9: Connection refused (ECONNREFUSED)"
    ),
    (
      SocketError(.recv, .timedOut(waited: 2_500_000_000, got: 0), peer: .loopback6(port: 1)),
      "recv (peer [::1]:1): timed out after 2500 ms"
    ),
    (
      SocketError(.recvExactly, .timedOut(waited: 1_000_000, got: 3)),
      "recv_exactly: timed out after 1 ms, 3 bytes until then"
    ),
    (
      SocketError(.bind, .system(SystemError(errno: 13, call: "bind")), local: .anyInet(port: 80)),
      "bind to 0.0.0.0:80: Permission denied (EACCES)"
    ),
    (SocketError(.accept, .cancelled, local: .anyInet(port: 9)), "accept on 0.0.0.0:9: cancelled"),
    (SocketError(.send, .closed), "send: the socket is closed"),
    (SocketError(.recv, .wouldBlock), "recv: would have to wait (EAGAIN)"),
    (
      SocketError(.recvExactly, .incomplete(expected: 10, partial: [1, 2])),
      "recv_exactly: the stream ended after 2 of 10 bytes"
    ),
    (
      SocketError(.recvLine, .incomplete(expected: nil, partial: [])),
      "recv_line: the stream ended after 0 bytes, before what was looked for"
    ),
    (SocketError(.recvUntil, .limit(5)), "recv_until: 5 bytes came without what was looked for"),
    (SocketError(.recvAll, .limit(5)), "recv_all: more than 5 bytes came"),
    (
      SocketError(.connect, .unresolved(host: "x", reason: "Name or service not known")),
      "connect: x: Name or service not known"
    ),
    (
      SocketError(.setOption, .invalid(argument: "ttl=-1", why: "takes a number")),
      "set: ttl=-1: takes a number"
    ),
  ])
  func oneLine(error: SocketError, text: String) { #expect(error.description == text) }

  @Test func theNumberOfASystemCall() {
    #expect(SocketError(.send, .system(SystemError(errno: 32, call: "send"))).errno == 32)
    #expect(SocketError(.send, .cancelled).errno == nil)
  }

  @Test(arguments: Verb.allCases)
  func aVerbSendsOrReceives(verb: Verb) { #expect(!(verb.isSending && verb.isReceiving)) }
}
