extension Socket {
  /// connect(2): true when it is done (a datagram socket only gets its peer by it), nil while it goes on;
  /// called again it tells how it went. A failure leaves the socket unconnected.
  public func connect(to address: SocketAddress) throws(SocketError) -> Bool? {
    if condition.isConnecting { return try finishConnecting(address) }
    try requirePath(address, .connect)
    condition.target = address
    let answer: Bool?
    do throws(SystemError) {
      answer = try System.connect(descriptor.raw, to: address)
    } catch {
      throw fail(.connect, .system(error.about(address.description)), peer: address)
    }
    guard let answer else { return nil }
    if !answer {
      condition.isConnecting = true
      return try finishConnecting(address)
    }
    connected(to: address)
    return true
  }

  /// connect(2), waiting for the outcome. When the wait ends early the attempt goes on in the kernel.
  public func connect(to address: SocketAddress, until deadline: Deadline?)
    async throws(SocketError)
  {
    let start = MonotonicClock.now
    let limit = deadline ?? timeout.map { Deadline.after(nanoseconds: $0) }
    var pause = 1_000_000
    while try connect(to: address) == nil {
      if condition.isConnecting {
        _ = try await completing(.connect, .write, until: deadline) { () throws(SocketError) in
          try self.connect(to: address)
        }
        return
      }
      // A Unix listener's queue is full, and the kernel has no event for its getting shorter.
      guard mayWait(deadline) else {
        throw fail(.connect, .wouldBlock, peer: address)
      }
      try await rest(pause, .connect, since: start, until: limit, peer: address)
      pause = min(2 * pause, 50_000_000)
    }
  }

  /// create_connection: tries each address in turn (those of `source`'s family, when it is given) and
  /// connects to the first that answers. When none does, the error is the first one that came from a
  /// peer or the way there.
  public static func open(
    to addresses: [SocketAddress], from source: SocketAddress? = nil, until deadline: Deadline?,
    sink: (any EventSink)? = nil
  ) async throws(SocketError) -> Socket {
    var failure: SocketError?
    let fitting = addresses.filter { source == nil || $0.family == source?.family }
    for address in fitting.isEmpty ? addresses : fitting {
      do throws(SocketError) {
        return try await open(to: address, from: source, until: deadline, sink: sink)
      } catch {
        switch error.cause {
        case .cancelled, .timedOut, .wouldBlock, .closed: throw error
        case .system, .incomplete, .limit, .unresolved, .invalid: break
        }
        if failure == nil || failure?.isUninformative == true { failure = error }
      }
    }
    throw failure
      ?? SocketError(.connect, .invalid(argument: "addresses", why: "there is none to connect to"))
  }

  private static func open(
    to address: SocketAddress, from source: SocketAddress?, until deadline: Deadline?,
    sink: (any EventSink)?
  ) async throws(SocketError) -> Socket {
    let socket = try Socket(family: address.family ?? .inet, kind: .stream, sink: sink)
    do throws(SocketError) {
      if let source { try socket.bind(to: source) }
      try await socket.connect(to: address, until: deadline)
    } catch {
      socket.close()
      throw error
    }
    return socket
  }

  /// The outcome of a connection attempt, which a second connect(2) tells: EALREADY while there is none. (It
  /// also makes the socket fit for another attempt, which SO_ERROR does not.)
  private func finishConnecting(_ address: SocketAddress) throws(SocketError) -> Bool? {
    do throws(SystemError) {
      guard try System.connect(descriptor.raw, to: address) == true else {
        watch.blocked(.write)
        return nil
      }
    } catch {
      if error.name != "EISCONN" {
        condition.isConnecting = false
        throw fail(.connect, .system(error.about(address.description)), peer: address)
      }
    }
    connected(to: address)
    return true
  }

  private func connected(to address: SocketAddress) {
    condition.isConnecting = false
    if kind == .stream {
      condition.isConnected = true
      role = .connection
    }
    // Who connects to "every address" reaches this machine's loopback, which only the kernel tells.
    condition.peer = address.isAny ? (try? System.peerAddress(descriptor.raw)) ?? address : address
    condition.local = try? System.localAddress(descriptor.raw)
    record(
      .connect, endpoints: Event.Endpoints(condition.peer ?? address, local: condition.local))
  }

  /// Sleeps so many nanoseconds within a verb, or until its deadline, which makes the verb fail.
  private func rest(
    _ nanoseconds: Int, _ verb: Verb, since start: Int, until limit: Deadline?,
    peer: SocketAddress?
  ) async throws(SocketError) {
    let pause = Deadline.after(nanoseconds: nanoseconds)
    do throws(WaitFailure) {
      try await EventLoop.shared.sleep(until: Deadline.earlier(pause, limit) ?? pause)
    } catch {
      throw fail(verb, .cancelled, since: start, peer: peer)
    }
    if isClosed { throw fail(verb, .closed, since: start, peer: peer) }
    if let limit, limit.hasPassed {
      throw fail(
        verb, .timedOut(waited: MonotonicClock.now &- start, got: 0), since: start, peer: peer)
    }
  }
}

extension SocketError {
  /// True for errors that speak of this machine's families and addresses, not of the peer.
  fileprivate var isUninformative: Bool {
    guard case .system(let error) = cause else { return false }
    return ["EAFNOSUPPORT", "EADDRNOTAVAIL", "ENETUNREACH"].contains(error.name)
  }
}
