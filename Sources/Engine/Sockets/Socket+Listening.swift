extension Socket {
  /// The largest backlog listen(2) takes as it is; the kernel cuts it to net.core.somaxconn.
  public static let defaultBacklog = 128

  /// bind(2). An empty host was resolved to "every address" before; port 0 lets the kernel choose.
  public func bind(to address: SocketAddress) throws(SocketError) {
    try requirePath(address, .bind)
    do throws(SystemError) {
      try System.bind(descriptor.raw, to: address)
    } catch {
      throw fail(.bind, .system(error.about(address.description)), local: address)
    }
    condition.local = try? System.localAddress(descriptor.raw)
    record(.bind, endpoints: Event.Endpoints(condition.local ?? address))
  }

  /// listen(2). A backlog out of range is cut by the kernel as C and Python have it.
  public func listen(backlog: Int = Socket.defaultBacklog) throws(SocketError) {
    guard let number = Int32(exactly: backlog) else {
      throw fail(.listen, .invalid(argument: "backlog=\(backlog)", why: "does not fit in 32 bits"))
    }
    do throws(SystemError) {
      try System.listen(descriptor.raw, backlog: number)
    } catch {
      throw fail(.listen, .system(error.about(condition.local?.description)), asked: backlog)
    }
    role = .listener
    condition.backlog = backlog
    record(.listen, asked: backlog, endpoints: local.map { Event.Endpoints($0) })
  }

  /// accept(2): the next connection, with its `peer`; nil when none waits.
  ///
  /// A connection that was aborted before it was accepted is passed over, as is a network error that
  /// belongs to it (accept(2), "Error handling").
  public func accept() throws(SocketError) -> Socket? {
    while true {
      do throws(SystemError) {
        guard let (descriptor, peer) = try System.accept(descriptor.raw) else {
          watch.blocked(.read)
          return nil
        }
        return welcome(descriptor, peer)
      } catch {
        if !Self.passing.contains(error.name) {
          throw fail(.accept, .system(error.about(condition.local?.description)))
        }
      }
    }
  }

  /// accept(2), waiting for a connection.
  public func accept(until deadline: Deadline?) async throws(SocketError) -> Socket {
    try await completing(.accept, .read, until: deadline) { () throws(SocketError) in
      try self.accept()
    }
  }

  /// create_server: a listening socket at an address, with SO_REUSEADDR. With `dual`, an IPv6 socket at
  /// "every address" also takes IPv4 connections (IPV6_V6ONLY off, ipv6(7)).
  public static func serve(
    at address: SocketAddress, backlog: Int = Socket.defaultBacklog, dual: Bool = false,
    sink: (any EventSink)? = nil
  ) throws(SocketError) -> Socket {
    let socket = try Socket(family: address.family ?? .inet, kind: .stream, sink: sink)
    do throws(SocketError) {
      if socket.family != .unix { try socket.set(.reuse, to: .flag(true)) }
      if socket.family == .inet6 { try socket.set(.v6only, to: .flag(!dual)) }
      try socket.bind(to: address)
      try socket.listen(backlog: backlog)
    } catch {
      socket.close()
      throw error
    }
    return socket
  }

  private func welcome(_ descriptor: Descriptor, _ peer: SocketAddress) -> Socket {
    let made = Socket(
      adopting: descriptor, family: family, kind: kind, role: .accepted, sink: sink)
    made.condition.isConnected = true
    made.condition.peer = peer
    // Only a listener at every address leaves it open which one the client reached.
    if let local, !local.isAny { made.condition.local = local }
    record(
      .accept, endpoints: Event.Endpoints(peer, local: made.local, partner: made.id))
    return made
  }

  private static let passing: Set<String> = [
    "ECONNABORTED", "EPROTO", "ENETDOWN", "ENOPROTOOPT", "EHOSTDOWN", "ENONET", "EHOSTUNREACH",
    "ENETUNREACH",
  ]

  /// Refuses a Unix path that the kernel's structure cannot hold, instead of cutting it.
  func requirePath(_ address: SocketAddress, _ verb: Verb) throws(SocketError) {
    guard case .unix(let path) = address else { return }
    if path.count > SocketAddress.pathLimit {
      throw fail(
        verb,
        .invalid(
          argument: address.description,
          why: "a Unix path has at most \(SocketAddress.pathLimit) bytes, this one \(path.count)"))
    }
    if path.isEmpty || path.first != 0 && path.contains(0) {
      throw fail(
        verb, .invalid(argument: "path", why: "is empty or has a zero byte in its middle"))
    }
  }
}
