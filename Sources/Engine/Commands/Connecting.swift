extension CommandTable {
  /// The client's side, and names and addresses.
  static let connecting: [Command] = [
    Command(
      "connect", "target address? timeout= from/source_address=", .sockets, "connects to a server",
      aliases: ["create_connection"],
      details: """
        With an address: resolves the name, tries every address it has and gives the connection, \
        as create_connection. With a socket: connect(2) on it. ConnectionRefusedError means that \
        nobody listens there.
        """,
      python: "s = socket.create_connection(('localhost', 9000))",
      example: "c = connect localhost:9000 timeout=2s", slide: "TCP 클라이언트", waiting: connect),
    Command(
      "getpeername", "s:socket", .sockets, "the address of the other side",
      python: "s.getpeername()", example: "print getpeername(s)"
    ) { call in
      let socket = try call.socket()
      guard let peer = socket.peer else {
        throw Failure(
          .osError, "getpeername: \(socket.name) has no peer (ENOTCONN)",
          why: "it is not connected", errno: 107, argument: 0)
      }
      return .address(peer)
    },
    Command(
      "getsockname", "s:socket", .sockets, "the address of this side",
      python: "s.getsockname()", example: "print getsockname(s)"
    ) { call in .address(try call.socket().local) },
    Command(
      "gethostname", "", .sockets, "the name of this machine", python: "socket.gethostname()",
      example: "print gethostname()"
    ) { _ in .string(Host.name) },
    Command(
      "resolve", "host family:inet|inet6? timeout=", .sockets, "the addresses that a name has",
      aliases: ["gethostbyname"],
      details: "getaddrinfo(3), asked in the background so that nothing else stops meanwhile.",
      python: "socket.getaddrinfo('google.com', None)", example: "print resolve(\"localhost\")",
      waiting: { call in
        let name = try call.text(0)
        let family = try family(call, 1)
        let deadline = try call.deadline(2)
        return call.wait(on: nil) {
          let found = try await Resolver.resolve(
            name, port: 0, family: family, kind: .stream, passive: false, until: deadline)
          return .items(found.map { .string($0.host) })
        }
      }),
    Command(
      "use", "s", .sockets, "makes a socket the current one",
      details: "Calls without a socket use the current one.", example: "use client"
    ) { call in
      let socket = try call.socket()
      if socket.role == .listener {
        call.task.currentListener = socket
      } else {
        call.task.currentConnection = socket
      }
      return .none
    },
  ]

  @EngineActor
  private static func connect(_ call: borrowing Call) throws -> Outcome {
    if case .socket(let socket) = call[0] {
      return try connect(socket, call)
    }
    let address = try call.address(0)
    let deadline = try call.deadline(2)
    let source = try call.has(3) && call[3].isTrue ? call.address(3) : nil
    let task = call.task
    return call.wait(on: nil) {
      do {
        let targets = try await address.resolved(until: deadline)
        let from = try await source?.resolved(passive: true, until: deadline).first
        let socket = try await Socket.open(
          to: targets, from: from, until: deadline, sink: task.session.trace)
        socket.name = task.session.newName("c")
        task.currentConnection = socket
        return .socket(socket)
      } catch {
        throw Failure.from(error, deadlines: task.machine?.deadlines ?? []).blaming(0)
      }
    }
  }

  /// connect(2) on a socket that exists.
  @EngineActor
  private static func connect(_ socket: Socket, _ call: borrowing Call) throws -> Outcome {
    guard call.has(1) else { throw call.mistyped(1, "an address") }
    let address = try call.address(1)
    let deadline = try call.deadline(2, socket)
    let task = call.task
    return call.wait(on: socket) {
      do {
        let targets = try await address.resolved(
          family: socket.family == .unix ? nil : socket.family, kind: socket.kind, until: deadline)
        guard let target = targets.first(where: { $0.family == socket.family }) ?? targets.first
        else { return .none }
        try await socket.connect(to: target, until: deadline)
        rename(socket, "c", task.session)
        task.currentConnection = socket
        return .none
      } catch {
        throw Failure.from(error, deadlines: task.machine?.deadlines ?? []).blaming(1)
      }
    }
  }
}
