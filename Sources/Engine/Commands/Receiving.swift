extension CommandTable {
  /// Everything that takes bytes in.
  static let receiving: [Command] = [
    Command(
      "recv", "s:socket n timeout=", .sockets, "reads once: at most n bytes",
      details: """
        One recv(2). It waits until at least a byte is there and gives what there is, up to n \
        bytes: how the stream is cut says nothing about how it was sent. b"" is the end.
        """,
      python: "data = s.recv(1024)", example: "data = recv client 1024",
      slide: "send(), recv() 함수",
      waiting: { call in
        let socket = try call.socket()
        let count: Int
        if case .int(let number) = call[1] { count = number } else { count = try call.int(1) }
        if call.has(2) || !socket.expectsNothing, let bytes = try socket.recv(count) {
          return .value(.bytes(bytes))
        }
        let deadline = try call.deadline(2, socket)
        return try call.park(at: socket, .recv, .read, asked: count, until: deadline) {
          () throws(SocketError) in
          try socket.recv(count).map { .bytes($0) }
        }
      }),
    Command(
      "recv_into", "s:socket buffer n? timeout=", .sockets, "reads once into a buffer",
      details: "One recv(2) into a buffer from buffer(n); gives the count, 0 at the end.",
      python: "n = s.recv_into(buf)", example: "n = recv_into client buf", slide: "socket 메소드",
      waiting: { call in
        let socket = try call.socket()
        guard case .buffer(let buffer) = call[1] else {
          throw call.mistyped(1, "a buffer", hints: ["make one first: buf = buffer(1024)"])
        }
        let room = buffer.bytes.count
        let count = call.has(2) ? try call.count(2) : room
        guard count <= room else {
          throw call.invalid(
            2, "\(count) bytes do not fit", why: "the buffer holds \(room)",
            hints: ["buffer(\(count)) has room for them"])
        }
        let deadline = try call.deadline(3, socket)
        return call.wait(on: socket) {
          var bytes = buffer.bytes
          buffer.bytes = []
          defer { buffer.bytes = bytes }
          return .int(try await socket.recvInto(&bytes, count: count, until: deadline))
        }
      }),
    Command(
      "recv_exactly", "s:socket n timeout=", .sockets, "reads until exactly n bytes are there",
      aliases: ["recvn"],
      details: """
        The loop that recv needs when the size is known. An early end is IncompleteReadError, \
        whose .partial holds what came; after a timeout nothing read is lost.
        """,
      python: "while len(data) < n: data += s.recv(n - len(data))",
      example: "size = from_bytes(recv_exactly(s, 4), big)", slide: "Partial Writes/Reads",
      waiting: { call in
        let socket = try call.socket()
        let count = try call.int(1)
        if let bytes = try socket.recvExactly(count) { return .value(.bytes(bytes)) }
        let deadline = try call.deadline(2, socket)
        return call.wait(on: socket) {
          .bytes(try await socket.recvExactly(count, until: deadline))
        }
      }),
    Command(
      "recv_until", "s:socket delimiter limit= timeout=", .sockets,
      "reads up to and with a delimiter",
      details: "Nothing behind the delimiter is taken; it stays for the next read.",
      python: "while not data.endswith(b'\\r\\n'): data += s.recv(1)",
      example: "header = recv_until(s, \"\\r\\n\\r\\n\")",
      waiting: { call in
        let socket = try call.socket()
        if case .pattern(let pattern) = call[1] {
          throw call.mistyped(
            1, "text or bytes",
            hints: [
              "expect s /\(pattern.source)/ reads until a pattern matches, and gives what its groups captured"
            ])
        }
        let delimiter = try call.data(1)
        if delimiter.isEmpty { throw call.invalid(1, "the delimiter is empty") }
        let limit = call.has(2) ? try call.count(2) : Socket.defaultLimit
        if let bytes = try socket.recvUntil(delimiter, limit: limit) {
          return .value(.bytes(bytes))
        }
        let deadline = try call.deadline(3, socket)
        return call.wait(on: socket) {
          .bytes(try await socket.recvUntil(delimiter, limit: limit, until: deadline))
        }
      }),
    Command(
      "recv_line", "s:socket limit= timeout=", .sockets, "reads a line with its end",
      details: "Up to and with \\n, as Python's readline; strip takes the end away.",
      python: "line = s.makefile('rb').readline()", example: "line = recv_line(s)",
      waiting: { call in
        let socket = try call.socket()
        let limit = call.has(1) ? try call.count(1) : Socket.defaultLimit
        if let bytes = try socket.recvLine(limit: limit) { return .value(.bytes(bytes)) }
        let deadline = try call.deadline(2, socket)
        return call.wait(on: socket) {
          .bytes(try await socket.recvLine(limit: limit, until: deadline))
        }
      }),
    Command(
      "recv_all", "s:socket limit= timeout=", .sockets, "reads until the end of the stream",
      details: "Everything until the peer closes; at most limit bytes (64 MiB).",
      python: "while chunk := s.recv(8192): data += chunk", example: "page = recv_all(s)",
      waiting: { call in
        let socket = try call.socket()
        let limit = call.has(1) ? try call.count(1) : Socket.defaultLimit
        if let bytes = try socket.recvAll(limit: limit) { return .value(.bytes(bytes)) }
        let deadline = try call.deadline(2, socket)
        return call.wait(on: socket) {
          .bytes(try await socket.recvAll(limit: limit, until: deadline))
        }
      }),
    Command(
      "recv_file", "s:socket path n timeout=", .sockets, "writes n bytes from the socket to a file",
      details: """
        Gives the byte count. The file gets its name only when all bytes are there; an early end \
        is IncompleteReadError, whose .partial holds what came; after a timeout nothing read is \
        lost. Beyond 64 MiB a part is not kept.
        """,
      python: "while rx < n: f.write(s.recv(65536))", example: "recv_file s \"iot.png\" size",
      slide: "TCP를 이용한 파일 송수신 프로그램",
      waiting: { call in
        let socket = try call.socket()
        let path = try call.text(1)
        let count = try call.count(2)
        let deadline = try call.deadline(3, socket)
        let progress = Progress(call.session.console, verb: "received")
        return call.wait(on: socket) {
          defer { progress.end() }
          var done = 0
          do throws(SocketError) {
            return .int(
              try await socket.recvFile(path: path, count, until: deadline) {
                done = $0
                progress.report($0, of: $1)
              })
          } catch {
            throw fileFailure(error, path, done, of: count)
          }
        }
      }),
    Command(
      "peek", "s:socket n? timeout=", .sockets, "looks at what waits without taking it",
      details: "recv(2) with MSG_PEEK: the next read finds the same bytes.",
      python: "s.recv(n, socket.MSG_PEEK)", example: "print peek(client, 16)",
      waiting: { call in
        let socket = try call.socket()
        let count = call.has(1) ? try call.int(1) : 65_536
        if let bytes = try socket.peek(count) { return .value(.bytes(bytes)) }
        let deadline = try call.deadline(2, socket)
        return call.wait(on: socket) { .bytes(try await socket.peek(count, until: deadline)) }
      }),
    Command(
      "waiting", "s:socket", .sockets, "the number of bytes that can be read at once",
      details: "ioctl FIONREAD: bytes that have arrived and were not read.",
      python: "fcntl.ioctl(s, termios.FIONREAD, …)", example: "print waiting(client)"
    ) { call in .int(try call.socket().waiting()) },
    Command(
      "recvfrom", "s:socket n timeout=", .sockets, "reads one datagram and its sender's address",
      details: """
        One recvfrom(2). A datagram longer than n is cut and the rest is lost; a note says how \
        long it was.
        """,
      python: "data, addr = s.recvfrom(1024)", example: "data, addr = recvfrom(u, 1024)",
      waiting: { call in
        let socket = try call.socket()
        let count = try call.int(1)
        let session = call.session
        let finish: @EngineActor (Datagram) -> Value = { datagram in
          if datagram.isTruncated {
            let note: Wording =
              "note: \(socket.name): a datagram of \(datagram.length) bytes was cut to \(count)"
            let columns = session.console.isTerminal ? session.width : .max
            for line in ViewText.folded(note.text(in: session.options.language), columns) {
              session.console.writeMessage(line + "\n")
            }
          }
          return .several(Tuple([.bytes(datagram.bytes), .address(datagram.sender)]))
        }
        if let datagram = try socket.recvFrom(count) { return .value(finish(datagram)) }
        let deadline = try call.deadline(2, socket)
        return call.wait(on: socket) {
          finish(try await socket.recvFrom(count, until: deadline))
        }
      }),
  ]

  /// What went wrong with the file is the path's fault; an early end tells how much had come.
  @EngineActor
  private static func fileFailure(
    _ error: SocketError, _ path: String, _ done: Int, of count: Int
  ) -> any Error {
    switch error.cause {
    case .system(let cause) where cause.subject != nil:
      // Its bytes go to a draft first, whose name says nothing to people.
      return Failure(cause.about(path), argument: 1)
    case .incomplete(_, let partial):
      return Failure(
        .incompleteRead,
        "\(error.place) [\(error.socket)]: the stream ended after \(done) of \(count) bytes",
        why: "the peer closed too early",
        hints: [
          "\(path) is as it was before: a part is never kept under its name",
          "err.partial holds what came", "compare what the peer sends: boundaries s",
        ], partial: partial)
    case .system, .timedOut, .cancelled, .wouldBlock, .closed, .limit, .unresolved,
      .invalid:
      return error
    }
  }
}
