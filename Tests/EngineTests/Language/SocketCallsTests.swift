import Testing

@testable import Engine

/// language.md §5: every row of the table, in each spelling.
@Suite struct SocketCallsTests {
  /// What every script begins with: a listener, a connection and its other end, and two datagram
  /// sockets.
  static let scene = """
    l = listen localhost:0
    c = connect localhost:${l.port}
    a, addr = accept l
    u = socket inet dgram
    bind u localhost:0
    v = socket inet dgram
    bind v localhost:0

    """

  /// One row: spellings of a call that do the same, what else the script does before and after, and
  /// what it prints.
  struct Row: Sendable, CustomTestStringConvertible {
    let spellings: [String]
    var before = ""
    var after = ""
    let output: String
    var testDescription: String { spellings[0] }
  }

  static let opening: [Row] = [
    Row(
      spellings: [
        "s = socket inet stream", "s = socket(inet, stream)", "s = socket", "s = socket()",
        "s = socket AF_INET SOCK_STREAM", "s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)",
        "s = socket(\"inet\", \"stream\")", "s = socket stream",
      ], after: "print s.family s.kind s.state", output: "inet stream new"),
    Row(
      spellings: ["s = socket inet dgram", "s = socket dgram", "s = socket(AF_INET, SOCK_DGRAM)"],
      after: "print s.family s.kind", output: "inet dgram"),
    Row(
      spellings: ["s = socket inet6 stream", "s = socket(AF_INET6)"],
      after: "print s.family s.kind", output: "inet6 stream"),
    Row(
      spellings: ["s = socket inet6 dgram", "s = socket(AF_INET6, SOCK_DGRAM)"],
      after: "print s.family s.kind", output: "inet6 dgram"),
    Row(
      spellings: ["s = socket unix stream", "s = socket(AF_UNIX, SOCK_STREAM)"],
      after: "print s.family s.kind", output: "unix stream"),
    Row(
      spellings: ["s = socket unix dgram", "s = socket(AF_UNIX, SOCK_DGRAM)"],
      after: "print s.family s.kind", output: "unix dgram"),
    Row(
      spellings: [
        "bind s localhost:0", "bind s (\"localhost\", 0)", "bind(s, \"localhost:0\")",
        "s.bind((\"localhost\", 0))",
      ], before: "s = socket", after: "print s.local.host s.port > 0", output: "127.0.0.1 true"),
    Row(
      spellings: ["listen s 5", "listen s", "listen(s, backlog=5)", "s.listen(5)"],
      before: "s = socket; bind s localhost:0", after: "print s.state", output: "listening"),
    Row(
      spellings: [
        "s = listen localhost:0 backlog=2 dual=false", "s = listen(localhost:0, backlog=2)",
        "s = create_server (\"localhost\", 0) backlog=2",
        "s = create_server((\"localhost\", 0), backlog=2)",
      ], after: "print s.state get(s, reuse) connect(s.local).state",
      output: "listening true connected"),
    Row(
      spellings: [
        "s, p = accept l", "s, p = accept l timeout=5s", "s, p = accept", "s, p = accept(l)",
        "s, p = l.accept()", "s, p = l.accept(timeout=5)",
      ], before: "d = connect l.local", after: "print s.state s.peer == p p == d.local",
      output: "connected true true"),
    Row(
      spellings: [
        "connect s l.local", "connect(s, l.local)", "s.connect((\"localhost\", l.port))",
      ],
      before: "s = socket", after: "print s.state s.peer == l.local", output: "connected true"),
    Row(
      spellings: [
        "s = connect localhost:${l.port} timeout=5s from=127.0.0.3:0",
        "s = connect(l.local, timeout=5s, from=127.0.0.3:0)",
        "s = create_connection (\"localhost\", l.port) from=(\"127.0.0.3\", 0)",
        "s = create_connection(l.local, timeout=5, source_address=(\"127.0.0.3\", 0))",
      ], after: "print s.local.host s.state",
      output: "127.0.0.3 connected"),
    Row(
      spellings: ["print getpeername(c) == l.local", "print c.getpeername() == l.local"],
      output: "true"),
    Row(
      spellings: ["print getsockname(l) == c.peer", "print l.getsockname() == c.peer"],
      output: "true"),
    Row(
      spellings: [
        "xs = resolve \"localhost\" inet", "xs = resolve(\"localhost\", inet)",
        "xs = \"localhost\".resolve(\"inet\")",
      ], after: "print xs", output: "['127.0.0.1']"),
    Row(
      spellings: ["h = gethostname", "h = gethostname()", "h = socket.gethostname()"],
      after: "print len(h) > 0", output: "true"),
    Row(
      spellings: ["use c", "use(c)", "c.use()"], before: "send a \"x\"", after: "print recv(5)",
      output: "b'x'"),
  ]

  static let sending: [Row] = [
    Row(
      spellings: [
        "n = send c \"hello\"", "n = send(c, b\"hello\")", "n = c.send(\"hello\")",
        "use c; n = send \"hello\"",
      ], after: "print n recv(a, 9)", output: "5 b'hello'"),
    Row(
      spellings: ["n = send c \"안녕\"", "n = c.send('안녕'.encode())"],
      after: "print n recv(a, 9).decode()", output: "6 안녕"),
    Row(
      spellings: ["n = send c bytes(10MB)", "n = send(c, bytes(10MB))", "n = c.send(bytes(10MB))"],
      before: "set c sndbuf=4096", after: "print 0 < n and n < 10MB", output: "true"),
    Row(
      spellings: [
        "sendall c bytes(10MB)", "sendall(c, bytes(10MB))", "c.sendall(bytes(10MB))",
        "c.send_all(bytes(10MB))",
      ], before: "t = task { n = 0; loop 2000 { n += len(recv_exactly(a, 5000)) }; return n }",
      after: "print wait(t)", output: "10000000"),
    Row(
      spellings: [
        "n = sendto v \"hi\" u.local", "n = sendto(v, b\"hi\", u.local)",
        "n = v.sendto(\"hi\", (\"localhost\", u.port))",
      ], after: "d, from = recvfrom u 9; print n d from == v.local", output: "2 b'hi' true"),
    Row(
      spellings: ["d, from = recvfrom u 3", "d, from = recvfrom(u, 3)", "d, from = u.recvfrom(3)"],
      before: "sendto v \"datagram\" u.local; sendto v \"\" u.local",
      after: "print d from == v.local; print recvfrom(u, 9)", output: "b'dat' true\nb''"),
    Row(
      spellings: ["shutdown c write", "shutdown(c, \"write\")", "c.shutdown(socket.SHUT_WR)"],
      before: "send c \"end\"", after: "print recv_all(a); send a \"x\"; print recv(c, 1)",
      output: "b'end'\nb'x'"),
    Row(
      spellings: ["shutdown c read", "shutdown(c, read)", "c.shutdown(SHUT_RD)"],
      after: "print recv(c, 9)", output: "b''"),
    Row(
      spellings: ["shutdown c both", "shutdown(c, both)", "c.shutdown(socket.SHUT_RDWR)"],
      after: "print recv(c, 9) recv(a, 9)", output: "b'' b''"),
    Row(
      spellings: ["close c", "close(c)", "c.close()"], after: "print recv(a, 9) c.state",
      output: "b'' closed"),
    Row(
      spellings: ["abort c", "abort(c)", "c.abort()"],
      after: "expect_error ConnectionResetError { recv a 9 }; print c.state", output: "closed"),
    Row(
      spellings: [
        "n = send_file c \"${script_folder}/text\"", "n = send_file(c, \"${script_folder}/text\")",
        "n = c.send_file(\"${script_folder}/text\")",
      ], after: "print n recv(a, 20)", output: "10 b'0123456789'"),
    Row(
      spellings: [
        "n = recv_file a p 10", "n = recv_file(a, p, 10)", "n = a.recv_file(p, 10)",
      ], before: "p = temp_folder() + \"/got\"; send c \"0123456789rest\"",
      after: "print n read_file(p) recv(a, 20)", output: "10 b'0123456789' b'rest'"),
  ]

  static let receiving: [Row] = [
    Row(
      spellings: ["x = recv a 3", "x = recv(a, 3, timeout=5s)", "x = a.recv(3)", "x = recv 3"],
      before: "send c \"hello\"; use a", after: "print x; close c; print recv(a, 9) recv(a, 9)",
      output: "b'hel'\nb'lo' b''"),
    Row(
      spellings: ["n = recv_into a b", "n = recv_into(a, b)", "n = a.recv_into(b)"],
      before: "send c \"hello\"; b = buffer(4)", after: "print n b; print recv_into(a, b) b",
      output: "4 buffer(b'hell')\n1 buffer(b'oell')"),
    Row(
      spellings: ["x = recv_exactly a 4", "x = recv_exactly(a, 4)", "x = a.recv_exactly(4)"],
      before: "t = task { send c \"he\"; sleep 2ms; send c \"llo\" }", after: "print x recv(a, 9)",
      output: "b'hell' b'o'"),
    Row(
      spellings: [
        "x = recv_until a \"\\r\\n\"", "x = recv_until(a, b\"\\r\\n\")",
        "x = a.recv_until(\"\\r\\n\")",
      ], before: "send c \"one\\r\\ntwo\"", after: "print x recv(a, 9)",
      output: "b'one\\r\\n' b'two'"),
    Row(
      spellings: ["x = recv_line a", "x = recv_line(a)", "x = a.recv_line()"],
      before: "send c \"one\\ntwo\"", after: "print x recv(a, 9)", output: "b'one\\n' b'two'"),
    Row(
      spellings: ["x = recv_all a", "x = recv_all(a)", "x = a.recv_all()"],
      before: "sendall c \"one\"; sendall c \"two\"; close c", after: "print x recv(a, 9)",
      output: "b'onetwo' b''"),
    Row(
      spellings: ["x = peek a 3", "x = peek(a, 3)", "x = a.peek(3)"], before: "send c \"hello\"",
      after: "print x recv(a, 9)", output: "b'hel' b'hello'"),
    Row(
      spellings: ["n = waiting a", "n = waiting(a)", "n = a.waiting()"], before: "send c \"hello\"",
      after: "print n waiting(c)", output: "5 0"),
    Row(
      spellings: [
        "xs = poll [a, c, l] timeout=5s", "xs = poll([a, c, l], timeout=5s)",
        "xs = [a, c, l].poll(timeout=5)",
      ], before: "send c \"hello\"; d = connect l.local",
      after: "print xs == [a, l] poll([c], timeout=1ms)", output: "true []"),
  ]

  static let options: [Row] = [
    Row(
      spellings: [
        "set c nodelay=true rcvbuf=4096 sndbuf=4096 reuse=true linger=0s keepalive=true timeout=2s",
        "set(c, nodelay=true, rcvbuf=4096, sndbuf=4096, reuse=1, linger=0, keepalive=1, timeout=2)",
        "c.set(nodelay=true, rcvbuf=4kB, sndbuf=4096, reuse=true, linger=0s, keepalive=true, "
          + "timeout=2s)",
      ],
      after: """
        print get(c, nodelay) get(c, rcvbuf) >= 4096 get(c, sndbuf) >= 4096 get(c, reuse)
        print get(c, linger) get(c, keepalive) get(c, timeout) get(c, blocking)
        """, output: "true true true true\n0s true 2s true"),
    Row(
      spellings: ["set c blocking=false", "setblocking c false", "c.setblocking(false)"],
      after: "print get(c, blocking); expect_error BlockingIOError { recv c 1 }", output: "false"),
    Row(
      spellings: ["set c timeout=5ms", "settimeout c 5ms", "c.settimeout(0.005)"],
      after: "print get(c, timeout); expect_error TimeoutError { recv c 1 }", output: "5ms"),
    Row(
      spellings: ["set c timeout=0s", "settimeout c 0", "c.settimeout(0)"],
      after: "expect_error BlockingIOError { recv c 1 }; print 1", output: "1"),
    Row(
      spellings: ["set c timeout=none", "settimeout c none", "c.settimeout(none)"],
      before: "set c timeout=1s", after: "print get(c, timeout)", output: "none"),
    Row(
      spellings: [
        "setsockopt c SOL_SOCKET SO_RCVBUF 4096", "setsockopt(c, SOL_SOCKET, SO_RCVBUF, 4096)",
        "c.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)",
      ], after: "print get(c, rcvbuf) == getsockopt(c, SOL_SOCKET, SO_RCVBUF)", output: "true"),
    Row(
      spellings: [
        "n = getsockopt c IPPROTO_TCP TCP_NODELAY", "n = getsockopt(c, IPPROTO_TCP, TCP_NODELAY)",
        "n = c.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)",
      ], before: "set c nodelay=true", after: "print n", output: "1"),
    Row(
      spellings: ["x = get c rcvbuf", "x = get(c, rcvbuf)", "x = c.get(\"rcvbuf\")"],
      after: "print x > 0 type(x)", output: "true int"),
  ]

  @Test(arguments: opening + sending + receiving + options)
  func everySpellingDoesTheSame(row: Row) async throws {
    for spelling in row.spellings {
      let result = try await run(
        [Self.scene, row.before, spelling, row.after].joined(separator: "\n"),
        files: ["text": "0123456789"])
      #expect(result.failure == nil, "\(spelling)\n\(result.messages)")
      #expect(result.output == row.output + "\n", "\(spelling)")
    }
  }

  /// An IPv4 client reaches a listener of both families.
  @Test func dualTakesBothFamilies() async throws {
    let result = try await run(
      """
      s = listen [::]:0 dual=true
      c = connect 127.0.0.1:${s.port}
      d = connect [::1]:${s.port}
      a, addr = accept s
      b, addr = accept s
      send c "4"; send d "6"
      print recv(a, 1) recv(b, 1)
      """)
    #expect(result.output == "b'4' b'6'\n", "\(result.messages)")
  }

  /// A datagram that did not fit is told of.
  @Test func truncationIsShown() async throws {
    let result = try await run(
      Self.scene + "sendto v \"datagram\" u.local; d, from = recvfrom u 4; print d")
    #expect(result.output == "b'data'\n")
    #expect(
      result.messages == "note: u2: a datagram of 8 bytes was cut to 4\n"
        || result.messages == "note: u1: a datagram of 8 bytes was cut to 4\n")
  }

  @Test func expectSaysHowLongItHasWaitedInAll() async throws {
    let result = try await run(
      Self.scene + """
        task feeder { loop 5 { send c "x"; sleep 20ms } }
        try { expect a /y/ timeout=150ms } except ExpectationError as e { print e }
        """)
    // The end is late on a machine that is busy, and is told in seconds then.
    let waited = try #require(result.output.firstMatch(of: /did not match in ([\d.]+)(ms|s)\n/))
    #expect(try #require(Double(waited.1)) * (waited.2 == "s" ? 1000 : 1) >= 150)
  }

  @Test func filesThatDoNotComeWhole() async throws {
    let result = try await run(
      Self.scene + """
        path = temp_folder() + "/f"
        send c "hello"
        expect_error TimeoutError { recv_file a path 100 timeout=5ms }
        print recv(a, 100)
        send c "again"; close c
        try { recv_file a path 100 } except IncompleteReadError as e { print e.partial }
        """)
    #expect(result.output == "b'hello'\nb'again'\n", "\(result.messages)")
  }

  @Test func unixSocketsWithoutAPathAndWithOneThatIsTaken() async throws {
    let result = try await run(
      """
      folder = temp_folder()
      where = "unix:${folder}/s"
      l = listen where
      c = connect where
      a, addr = accept l
      print addr a.peer c.local c.peer == l.local
      close l
      listen where
      """)
    #expect(result.output == "unnamed unnamed unnamed true\n")
    #expect(result.messages.contains("there is a file of that name"))
    #expect(result.messages.contains("an earlier one left it: rm /"))
  }

  /// The calls that wait for something that never comes.
  static let waits = [
    "accept l", "recv c 1", "recv_into c buffer(1)", "recv_exactly c 1", "recv_until c \"x\"",
    "recv_line c", "recv_all c", "peek c 1", "recvfrom u 1", "recv_file c \"/tmp/none\" 1",
    "loop { send c bytes(1MB)", "sendall c bytes(90MB)", "send_file c \"/dev/zero\"",
  ]

  @Test(arguments: waits)
  func everyWaitEnds(call: String) async throws {
    let end = call.hasPrefix("loop") ? " }" : ""
    for (limit, name) in [
      ("5ms", "TimeoutError"), ("0.005", "TimeoutError"), ("0s", "BlockingIOError"),
    ] {
      let script = Self.scene + "expect_error \(name) { \(call) timeout=\(limit)\(end) }; print 1"
      let result = try await run(script)
      #expect(result.output == "1\n", "\(call) timeout=\(limit): \(result.messages)")
    }
    let script =
      Self.scene + """
        set c blocking=false; set l blocking=false; set u blocking=false
        expect_error BlockingIOError { \(call)\(end) }
        print 1
        """
    let result = try await run(script)
    #expect(result.output == "1\n", "\(call) without waiting: \(result.messages)")
  }

  /// What a loop has read when it fails is there for the next read.
  @Test(arguments: ["recv_exactly a 9", "recv_until a \"x\"", "recv_line a", "recv_all a"])
  func nothingReadIsLost(call: String) async throws {
    let result = try await run(
      Self.scene + """
        send c "part"
        expect_error TimeoutError { \(call) timeout=5ms }
        print recv(a, 9)
        t = task { \(call) }
        sleep 2ms
        send c "more"
        sleep 2ms
        cancel t
        expect_error CancelledError { wait t }
        print recv(a, 9)
        send c "last"
        close c
        """
        + (call.hasPrefix("recv_all")
          ? ""
          : """

          try { \(call) } except IncompleteReadError as e { print e.partial }
          print recv(a, 9)
          """))
    let end = call.hasPrefix("recv_all") ? "" : "b'last'\nb''\n"
    #expect(result.output == "b'part'\nb'more'\n" + end, "\(result.messages)")
  }

  @Test func theCurrentConnectionIsTheLastOne() async throws {
    let result = try await run(
      """
      l = listen localhost:0
      c = connect l.local
      send "to the server"
      accept
      print recv(20)
      send "to the client"
      use c
      print recv(20)
      close
      expect_error OSError { send c "x" }
      expect_error TypeError { send 5 }
      """)
    #expect(result.output == "b'to the server'\nb'to the client'\n", "\(result.messages)")
  }
}
