extension CommandTable {
  /// Everything that makes bytes leave.
  static let sending: [Command] = [
    Command(
      "send", "s:socket data timeout=", .sockets, "sends once; tells how many bytes were taken",
      details: """
        One send(2). It waits until the kernel can take at least a byte and gives the number it \
        took, which may be less than all: a partial write is a normal result. Text goes as UTF-8.
        """,
      python: "n = s.send(b'Hello')", example: "n = send client \"Hello\"",
      slide: "send(), recv() 함수",
      waiting: { call in
        let socket = try call.socket()
        let data = try call.data(1)
        if let taken = try socket.send(data) { return .value(.int(taken)) }
        let deadline = try call.deadline(2, socket)
        return try call.park(at: socket, .send, .write, asked: data.count, until: deadline) {
          () throws(SocketError) in
          try socket.send(data).map { .int($0) }
        }
      }),
    Command(
      "sendall", "s:socket data timeout=", .sockets, "sends until everything is taken",
      aliases: ["send_all"],
      details: "send(2) as often as needed; the timeout is for the whole call.",
      python: "s.sendall(data)", example: "sendall client data", slide: "Partial Writes/Reads",
      waiting: { call in
        let socket = try call.socket()
        let data = try call.data(1)
        var taken = 0
        if try socket.sendAllNow(data, from: &taken) { return .value(.none) }
        let deadline = try call.deadline(2, socket)
        let offset = taken
        return call.wait(on: socket) {
          try await socket.sendAll(data, from: offset, until: deadline)
          return .none
        }
      }),
    Command(
      "sendto", "s:socket data address timeout=", .sockets, "sends one datagram to an address",
      details: "One sendto(2): the datagram goes whole or not at all.",
      python: "s.sendto(b'hi', ('127.0.0.1', 9000))", example: "sendto u \"hi\" 127.0.0.1:9000",
      waiting: { call in
        let socket = try call.socket()
        let data = try call.data(1)
        let address = try call.address(2)
        let family = socket.family == .unix ? nil : socket.family
        let deadline = try call.deadline(3, socket)
        if let target = address.immediate(passive: false, family: family)?.first,
          let taken = try socket.sendTo(data, target)
        {
          return .value(.int(taken))
        }
        return call.wait(on: socket) {
          let found = try await address.resolved(
            family: family, kind: .dgram, until: deadline)
          guard let target = found.first else { return .int(0) }
          return .int(try await socket.sendTo(data, target, until: deadline))
        }
      }),
    Command(
      "send_file", "s:socket path timeout=", .sockets, "sends a file's bytes",
      aliases: ["sendfile"],
      details: "sendfile(2): the kernel copies from the file to the socket. Gives the byte count.",
      python: "s.sendfile(open('iot.png', 'rb'))", example: "send_file client \"iot.png\"",
      slide: "TCP를 이용한 파일 송수신 프로그램",
      waiting: { call in
        let socket = try call.socket()
        let path = try call.text(1)
        let deadline = try call.deadline(2, socket)
        let progress = Progress(call.session.console, verb: "sent")
        return call.wait(on: socket) {
          let file: File
          do throws(SystemError) { file = try File(path, .read) } catch {
            throw Failure(error, argument: 1)
          }
          defer { progress.end() }
          return .int(
            try await socket.sendFile(file, until: deadline) { progress.report($0, of: $1) })
        }
      }),
    Command(
      "shutdown", "s:socket how:read|write|both|SHUT_RD|SHUT_WR|SHUT_RDWR", .sockets,
      "ends one direction of a connection",
      details: """
        shutdown(2). write sends FIN: the peer reads the end of the stream but can still send; \
        read ignores what comes.
        """,
      python: "s.shutdown(socket.SHUT_WR)", example: "shutdown client write"
    ) { call in
      let directions: [String: ShutdownDirection] = [
        "read": .read, "write": .write, "both": .both, "SHUT_RD": .read, "SHUT_WR": .write,
        "SHUT_RDWR": .both,
      ]
      guard case .text(let way) = call[1] else {
        throw call.mistyped(
          1, "read, write or both", hints: ["shutdown s write sends FIN, as SHUT_WR does"])
      }
      guard let direction = directions[way.string] else {
        throw call.invalid(1, "\(call[1].display) is no direction", why: "read, write or both")
      }
      try call.socket().shutdown(direction)
      return .none
    },
    Command(
      "close", "s:socket", .sockets, "ends a connection, a listener or a file",
      details: """
        close(2). A connection sends what is still on its way and then FIN. If data for this side \
        was not read, the kernel sends a reset instead.
        """,
      python: "s.close()", example: "close client", slide: "TCP 서버: 연결 종료"
    ) { call in
      if case .file(let file) = call[0] {
        try file.file.close()
        return .none
      }
      try call.socket().close()
      return .none
    },
    Command(
      "abort", "s:socket", .sockets, "breaks a connection off with a reset",
      details: "SO_LINGER with time 0, then close(2): the peer gets RST, ConnectionResetError.",
      python: "s.setsockopt(SOL_SOCKET, SO_LINGER, struct.pack('ii', 1, 0)); s.close()",
      example: "abort client"
    ) { call in
      try call.socket().abort()
      return .none
    },
  ]
}
