extension CommandTable {
  /// The server's side: socket, bind, listen, accept.
  static let listening: [Command] = [
    Command(
      "socket",
      "family:inet|inet6|unix|AF_INET|AF_INET6|AF_UNIX? kind:stream|dgram|SOCK_STREAM|SOCK_DGRAM? proto?",
      .sockets, "makes a socket that is neither bound nor connected",
      details: """
        socket(2). The family says which addresses it uses (inet is IPv4, inet6 is IPv6, unix are \
        paths), the kind whether it is a stream (TCP) or sends datagrams (UDP).
        """,
      python: "s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)",
      example: "s = socket inet stream", slide: "주소 유형 및 소켓 타입"
    ) { call in
      let socket = try Socket(
        family: try family(call, 0) ?? .inet, kind: try kind(call, 1), sink: call.session.trace)
      return .socket(named(socket, socket.kind == .dgram ? "u" : "s", call))
    },
    Command(
      "bind", "s:socket address", .sockets, "gives a socket its own address",
      details: """
        bind(2). An empty host means every address of this machine, port 0 lets the system choose. \
        Ports below 1024 need permission; a port in use is AddressInUseError.
        """,
      python: "s.bind(('', 9000))", example: "bind s :9000", slide: "TCP 서버: 주소 바인딩",
      waiting: { call in
        let socket = try call.socket()
        let address = try call.address(1)
        let family = socket.family
        guard let ready = address.immediate(passive: true, family: family)?.first else {
          let deadline = try call.deadline(9)
          return call.wait(on: socket) {
            let found = try await address.resolved(
              passive: true, family: family, kind: socket.kind, until: deadline)
            guard let first = found.first else { return .none }
            try socket.bind(to: first)
            return .none
          }
        }
        do { try socket.bind(to: ready) } catch { throw Failure.from(error).blaming(1) }
        return .value(.none)
      }),
    Command(
      "listen",
      "where? backlog? family:inet|inet6|AF_INET|AF_INET6= dual= reuse_port=",
      .sockets, "waits for connections at an address", aliases: ["create_server"],
      details: """
        With an address: socket, SO_REUSEADDR, bind and listen in one, as create_server. With a \
        bound socket: listen(2). backlog is how many connections may wait to be accepted; \
        dual=true takes IPv4 and IPv6 on one socket.
        """,
      python: "server = socket.create_server(('', 9000), backlog=2)",
      example: "server = listen :9000 backlog=2", slide: "TCP 서버: 연결 대기",
      waiting: listen),
    Command(
      "accept", "l:listener timeout=", .sockets, "takes the next waiting connection",
      details: """
        accept(2). Waits until a client connects, then gives a new socket for talking to it and \
        the client's address. The listener goes on listening.
        """,
      python: "client, addr = s.accept()", example: "client, addr = accept server",
      slide: "TCP 서버: 클라이언트 소켓 & 주소",
      waiting: { call in
        let listener = try call.socket()
        let task = call.task
        let finish: @EngineActor (Socket) -> Value = { accepted in
          accepted.name = task.session.newName("a")
          task.currentConnection = accepted
          return .several(Tuple([.socket(accepted), .address(accepted.peer)]))
        }
        if let accepted = try listener.accept() { return .value(finish(accepted)) }
        let deadline = try call.deadline(1, listener)
        return try call.park(at: listener, .accept, .read, until: deadline) {
          () throws(SocketError) in
          try listener.accept().map { finish($0) }
        }
      }),
  ]

  /// Names a new socket and makes it the current one.
  @EngineActor
  static func named(_ socket: Socket, _ prefix: String, _ call: borrowing Call) -> Socket {
    socket.name = call.session.newName(prefix)
    call.task.currentConnection = socket
    return socket
  }

  /// A socket that has no name of its own but a number, as `s1`, gets one of what it has become.
  @EngineActor
  static func rename(_ socket: Socket, _ prefix: String, _ session: Session) {
    guard socket.name.first == "s", Int(socket.name.dropFirst()) != nil else { return }
    socket.name = session.newName(prefix)
  }

  @EngineActor
  static func family(_ call: borrowing Call, _ slot: Int) throws -> AddressFamily? {
    guard call.has(slot) else { return nil }
    switch try call.text(slot) {
    case "inet", "AF_INET": return .inet
    case "inet6", "AF_INET6": return .inet6
    case "unix", "AF_UNIX": return .unix
    default:
      throw call.invalid(
        slot, "\(call[slot].display) is no address family", why: "inet, inet6 or unix")
    }
  }

  @EngineActor
  static func kind(_ call: borrowing Call, _ slot: Int) throws -> SocketKind {
    guard call.has(slot) else { return .stream }
    switch try call.text(slot) {
    case "stream", "SOCK_STREAM": return .stream
    case "dgram", "SOCK_DGRAM": return .dgram
    default:
      throw call.invalid(slot, "\(call[slot].display) is no kind of socket", why: "stream or dgram")
    }
  }

  @EngineActor
  private static func listen(_ call: borrowing Call) throws -> Outcome {
    let backlog = call.has(1) ? try call.int(1) : Socket.defaultBacklog
    if case .socket(let socket) = call[0] {
      try socket.listen(backlog: backlog)
      rename(socket, "l", call.session)
      call.task.currentListener = socket
      return .value(.none)
    }
    guard call.has(0) else {
      throw call.mistyped(0, "an address", hints: ["listen :9000", "usage: \(call.command.usage)"])
    }
    let address = try call.address(0)
    let family = try family(call, 2)
    let dual = call.bool(3)
    let reusePort = call.bool(4)
    let task = call.task
    let serve: @EngineActor (SocketAddress) throws -> Value = { address in
      let socket = try Socket.serve(
        at: address, backlog: backlog, dual: dual, sink: task.session.trace)
      if reusePort { try socket.set(.reuseport, to: .flag(true)) }
      socket.name = task.session.newName("l")
      task.currentListener = socket
      return .socket(socket)
    }
    let wanted: AddressFamily? = dual && address.host.isEmpty ? .inet6 : family
    if let ready = address.immediate(passive: true, family: wanted)?.first {
      do { return .value(try serve(ready)) } catch { throw Failure.from(error).blaming(0) }
    }
    let deadline = call.task.deadline
    return call.wait(on: nil) {
      let found = try await address.resolved(passive: true, family: wanted, until: deadline)
      guard let first = found.first(where: { $0.family == .inet }) ?? found.first else {
        throw Failure(.hostNotFound, "listen: \(address.text) has no address")
      }
      do { return try serve(first) } catch { throw Failure.from(error).blaming(0) }
    }
  }
}
