extension Call {
  /// The socket in a slot: the one given, a process's streams, or the current one.
  func socket(_ slot: Int = 0) throws -> Socket {
    switch self[slot] {
    case .socket(let socket): return socket
    case .process(let process): return process.child.socket
    case .unset:
      throw Failure(
        .type, "\(command.name) needs a socket, and none is open here",
        hints: [
          "open one first: listen :9000, or connect localhost:9000", "usage: \(command.usage)",
        ])
    case .address:
      throw mistyped(
        slot, "a socket", hints: ["connect to the address first: s = connect \(self[slot].display)"]
      )
    default: throw mistyped(slot, "a socket", hints: ["usage: \(command.usage)"])
    }
  }

  /// When a wait on this socket ends: the call's `timeout=`, else the socket's own, but never later
  /// than the `within` blocks around it. Nil waits for ever.
  func deadline(_ slot: Int, _ socket: Socket? = nil) throws -> Deadline? {
    var own: Deadline?
    switch self[slot] {
    case .unset: own = socket?.timeout.map(Self.deadline)
    case .none: break
    default: own = Self.deadline(try nanoseconds(slot))
    }
    return Deadline.earlier(own, task.deadline)
  }

  private static func deadline(_ nanoseconds: Int) -> Deadline {
    nanoseconds == 0 ? .immediate : .after(nanoseconds: nanoseconds)
  }

  /// Leaves the machine to wait on a socket.
  func wait(
    on socket: Socket?, _ operation: @escaping @EngineActor () async throws -> Value
  ) -> Outcome {
    task.waitingFor = command.name
    return .wait(operation)
  }

  /// Leaves the machine until a verb that waits for one side of a socket has ended.
  func park(
    at socket: Socket, _ verb: Verb, _ side: Watch.Side, asked: Int = 0, until deadline: Deadline?,
    _ attempt: @escaping @EngineActor () throws(SocketError) -> Value?
  ) throws -> Outcome {
    task.waitingFor = command.name
    return .park(
      try SocketWait(socket, verb, side, asked: asked, until: deadline, attempt))
  }

  /// An address as a script writes it: `host:port` without quotes, a text, or `(host, port)`.
  func address(_ slot: Int) throws -> Address {
    switch self[slot] {
    case .address(let address): return try checked(address, slot)
    case .text(let text): return try parse(text.string, slot)
    case .tuple(let tuple), .several(let tuple):
      guard tuple.items.count >= 2, case .text(let host) = tuple.items[0],
        case .int(let port) = tuple.items[1]
      else {
        throw mistyped(
          slot, "an address", hints: ["write (\"localhost\", 9000) or localhost:9000"])
      }
      return try checked(Address(host: host.string, port: port), slot)
    case .int(let port): return try checked(Address(host: "", port: port), slot)
    default:
      throw mistyped(slot, "an address", hints: ["write localhost:9000, :9000 or \"unix:/path\""])
    }
  }

  private func parse(_ text: String, _ slot: Int) throws -> Address {
    if let scheme = text.firstRange(of: "://") {
      let host = text[scheme.upperBound...].prefix { $0 != "/" && $0 != ":" && $0 != "?" }
      throw invalid(
        slot, "\(Value.quoted(text)) is no address", why: "this is a URL",
        hints: [
          "write host:port, for example \(host):80; what to fetch is sent over the connection"
        ])
    }
    do {
      if let address = try Address.read(text) { return address }
    } catch let failure as Failure { throw failure.blaming(slot) }
    if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      throw invalid(
        slot, "\(Value.quoted(text)) is no address", why: "it is a port without a host",
        hints: ["write localhost:\(text), or :\(text) for every address of this machine"])
    }
    let halves = text.split(separator: ":", omittingEmptySubsequences: false)
    if halves.count == 2, !halves[1].isEmpty {
      throw invalid(
        slot, "\(Value.quoted(text)) is no address", why: "a port is a number",
        hints: ["write host:port, for example \(halves[0]):9000"])
    }
    throw invalid(
      slot, "\(Value.quoted(text)) is no address", why: "the port is missing",
      hints: ["write host:port, for example \(text.isEmpty ? "localhost" : text):9000"])
  }

  private func checked(_ address: Address, _ slot: Int) throws -> Address {
    if address.path != nil { return address }
    do {
      return try Address(checkedHost: address.host, port: address.port)
    } catch let failure as Failure { throw failure.blaming(slot) }
  }
}

extension Address {
  /// The kernel's form without asking anybody: numeric hosts, every address, Unix paths.
  func immediate(passive: Bool, family: AddressFamily? = nil) -> [SocketAddress]? {
    if let path { return [SocketAddress(path: path)] }
    if host.isEmpty {
      let port = UInt16(truncatingIfNeeded: port)
      if passive { return [family == .inet6 ? .anyInet6(port: port) : .anyInet(port: port)] }
      return [family == .inet6 ? .loopback6(port: port) : .loopback(port: port)]
    }
    if host == "localhost" {
      // RFC 6761: the name means this machine; nobody needs to be asked.
      let port = UInt16(truncatingIfNeeded: port)
      let both = [SocketAddress.loopback(port: port), .loopback6(port: port)]
      return family == nil ? both : both.filter { $0.family == family }
    }
    return SocketAddress(host: host, port: port).map { [$0] }
  }

  /// The addresses that the host has; asks the resolver for names, off the loop.
  @EngineActor
  public func resolved(
    passive: Bool = false, family: AddressFamily? = nil, kind: SocketKind = .stream,
    until deadline: Deadline?
  ) async throws -> [SocketAddress] {
    if let addresses = immediate(passive: passive, family: family) { return addresses }
    return try await Resolver.resolve(
      host, port: port, family: family, kind: kind, passive: passive, until: deadline)
  }
}
