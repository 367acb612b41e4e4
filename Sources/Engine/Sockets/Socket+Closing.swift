extension Socket {
  /// shutdown(2): ends one or both directions; the descriptor stays.
  public func shutdown(_ direction: ShutdownDirection) throws(SocketError) {
    do throws(SystemError) {
      try System.shutdown(descriptor.raw, direction)
    } catch {
      throw fail(.shutdown, .system(error.about(peer?.description)))
    }
    switch direction {
    case .read: condition.readShut = true
    case .write: condition.writeShut = true
    case .both:
      condition.readShut = true
      condition.writeShut = true
    }
    record(.shutdown, asked: Int(direction.number))
  }

  /// close(2): FIN to the peer (RST when bytes were left unread). Whoever waits on the socket is woken with
  /// `closed`. A second close does nothing.
  public func close() { end(.close) }

  /// close(2) with SO_LINGER 0: RST to the peer, and what was not sent yet is thrown away. It closes also
  /// when the system refuses the option; the peer sees an end then, and the caller the error.
  public func abort() throws(SocketError) {
    guard !isClosed else { return }
    do throws(SystemError) {
      try System.setLinger(descriptor.raw, seconds: 0)
    } catch {
      let failure = fail(.abort, .system(error))
      end(.close)
      throw failure
    }
    end(.abort)
  }

  /// Bytes that can be read without waiting: those carried over and the kernel's (FIONREAD). For a
  /// datagram socket the length of the next datagram.
  public func waiting() throws(SocketError) -> Int {
    do throws(SystemError) {
      return carry.count + (try System.unread(descriptor.raw))
    } catch {
      throw failQuietly(.getOption, .system(error))
    }
  }

  /// Bytes sent that the peer has not acknowledged yet (SIOCOUTQ, tcp(7)).
  public func unsent() throws(SocketError) -> Int {
    do throws(SystemError) {
      return try System.unsent(descriptor.raw)
    } catch {
      throw failQuietly(.getOption, .system(error))
    }
  }

  /// TCP_INFO of a TCP socket; nil for any other.
  public func tcpInfo() throws(SocketError) -> TCPState? {
    guard kind == .stream, family != .unix else { return nil }
    do throws(SystemError) {
      return try System.tcpInfo(descriptor.raw)
    } catch {
      throw failQuietly(.getOption, .system(error))
    }
  }

  /// The sockets among some that a read verb would not wait on, as select(2): at once those that are
  /// ready, else the first ones to become so. Empty when the deadline passes.
  public static func poll(
    _ sockets: [Socket], until deadline: Deadline?
  ) async throws(SocketError) -> [Socket] {
    while true {
      let ready = try readable(sockets)
      if !ready.isEmpty || deadline == .immediate { return ready }
      do throws(WaitFailure) {
        try await Watch.waitAny(sockets.map(\.watch), .read, until: deadline)
      } catch {
        switch error {
        case .timedOut: return []
        case .cancelled: throw SocketError(.poll, .cancelled)
        case .closed: throw SocketError(.poll, .closed)
        case .failed(let error): throw SocketError(.poll, .system(error))
        }
      }
    }
  }

  private static func readable(_ sockets: [Socket]) throws(SocketError) -> [Socket] {
    var ready: [Socket] = []
    for socket in sockets {
      if socket.isClosed { throw socket.failQuietly(.poll, .closed) }
      do throws(SystemError) {
        if !socket.carry.isEmpty {
          ready.append(socket)
        } else if try System.isReadable(socket.descriptor.raw) {
          ready.append(socket)
        } else {
          socket.watch.blocked(.read)
        }
      } catch {
        throw socket.failQuietly(.poll, .system(error))
      }
    }
    return ready
  }

  private func end(_ verb: Verb) {
    guard !isClosed else { return }
    SystemCallLog.unlogged { SocketPast.keep(facts) }
    watch.close()
    descriptor.close()
    SocketRegistry.remove(id)
    record(verb)
  }

  /// The error of a question, which leaves no event.
  func failQuietly(_ verb: Verb, _ cause: SocketError.Cause) -> SocketError {
    SocketError(
      verb, isClosed && cause.isBadDescriptor ? .closed : cause, socket: name,
      local: condition.local, peer: condition.peer)
  }
}
