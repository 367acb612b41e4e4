/// Stands between clients and a server that speak in datagrams. Each client gets a socket of its own towards
/// the server, as a router with address translation does it, so that each answer finds its way back.
///
/// A datagram is passed on whole or not at all.
@EngineActor public final class DatagramRelay: Relay {
  /// Clients at once. Datagrams have no end: for one more, the one that was silent longest has to go.
  public static let limit = 256

  /// Where clients send to.
  public let socket: Socket
  /// Where the conversations that begin from now on are written.
  public var recorder: TranscriptRecorder?
  private let server: SocketAddress
  private let options: RelayOptions
  private var flows: [SocketAddress: DatagramFlow] = [:]
  private var count = 0

  /// Longest datagram: those of Unix sockets may be longer than those of UDP.
  static let piece = 1 << 20

  /// Looks the server up and takes the address; nothing is passed on before `run`.
  public init(
    at address: SocketAddress, to target: Address, options: RelayOptions = RelayOptions()
  ) async throws {
    let family = address.family ?? .inet
    let servers = try await target.resolved(
      kind: .dgram, until: .after(nanoseconds: options.connectTimeout))
    // Who reads where does not show with datagrams: the client's own family is the likely one.
    guard let server = servers.first(where: { $0.family == family }) ?? servers.first else {
      throw ResolveError(host: target.text, cause: .invalid(why: "it has no address"))
    }
    self.server = server
    socket = try Socket(family: family, kind: .dgram, sink: NoEvents())
    self.options = options
    do throws(SocketError) { try socket.bind(to: address) } catch {
      socket.close()
      throw error
    }
  }

  /// Passes on until the socket is closed or the task is cancelled.
  public func run() async throws {
    defer { stop() }
    while true {
      do throws(SocketError) {
        let datagram = try await socket.recvFrom(Self.piece, until: nil)
        guard let flow = flow(from: datagram.sender) else { continue }
        await flow.toServer.pass(datagram.bytes)
      } catch {
        switch error.cause {
        case .closed, .cancelled: return
        case .system, .timedOut, .wouldBlock, .incomplete, .limit, .unresolved, .invalid:
          throw error
        }
      }
    }
  }

  /// Closes the socket, whose path goes away, and those towards the server.
  public func stop() {
    socket.closeAndRemove()
    for (client, _) in flows.sorted(by: { $0.value.number < $1.value.number }) { end(client) }
  }

  /// The flow of a client, a new one at its first datagram; nil where the server cannot be reached.
  private func flow(from client: SocketAddress) -> DatagramFlow? {
    if let flow = flows[client] {
      flow.lastUse = MonotonicClock.now
      return flow
    }
    if flows.count >= Self.limit,
      let silent = flows.min(by: { $0.value.lastUse < $1.value.lastUse })?.key
    {
      end(silent)
    }
    do throws(SocketError) {
      let flow = try DatagramFlow(
        count, from: client, to: server, through: socket, options, recorder)
      options.report(.opened(count, client: client.description))
      flows[client] = flow
      flow.run()
      count += 1
      return flow
    } catch {
      options.report(.refused(count, reason: "\(error)"))
      return nil
    }
  }

  private func end(_ client: SocketAddress) {
    guard let flow = flows.removeValue(forKey: client) else { return }
    flow.stop()
    options.report(
      .closed(flow.number, toServer: flow.toServer.count, toClient: flow.toClient.count))
  }
}
