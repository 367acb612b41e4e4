/// What one client and the server say to each other through a relay.
@EngineActor final class DatagramFlow {
  let number: Int
  let toServer: DatagramWay
  let toClient: DatagramWay
  /// When the client or the server last said something.
  var lastUse = MonotonicClock.now
  private let server: Socket
  private let report: @EngineActor (RelayReport) -> Void
  private var isRefused = false

  init(
    _ number: Int, from client: SocketAddress, to address: SocketAddress,
    through front: Socket, _ options: RelayOptions, _ recorder: TranscriptRecorder?
  ) throws(SocketError) {
    let server = try Self.open(number, to: address)
    let scribe = recorder.map {
      RelayScribe($0, server.family == .unix ? .unixDatagram : .udp, from: client, to: address)
    }
    let faults = options.faults
    self.number = number
    self.server = server
    report = options.report
    toServer = DatagramWay(
      .toServer, faults.chain(.toServer, connection: number, datagrams: true), scribe
    ) { (bytes) throws(SocketError) in
      _ = try await server.send(bytes, until: nil)
    }
    toClient = DatagramWay(
      .toClient, faults.chain(.toClient, connection: number, datagrams: true), scribe
    ) { (bytes) throws(SocketError) in
      _ = try await front.sendTo(bytes, client, until: nil)
    }
    for way in [toServer, toClient] { way.onFailure = { [unowned self] in tell($0) } }
  }

  /// A socket that the server's answers come to. A Unix socket needs a name for that.
  private static func open(
    _ number: Int, to address: SocketAddress
  ) throws(SocketError) -> Socket {
    let socket = try Socket(family: address.family ?? .inet, kind: .dgram, sink: NoEvents())
    do throws(SocketError) {
      if socket.family == .unix {
        let name = "@workbench-\(Host.processIdentifier)-\(socket.id)"
        try socket.bind(to: SocketAddress(path: name))
      }
      _ = try socket.connect(to: address)
      return socket
    } catch {
      socket.close()
      throw error
    }
  }

  /// Passes on what the server says, and what is on its way, until `stop`.
  func run() {
    for way in [toServer, toClient] { Task { @EngineActor in await way.deliver() } }
    Task { @EngineActor in
      while !server.isClosed {
        do throws(SocketError) {
          let datagram = try await server.recvFrom(DatagramRelay.piece, until: nil)
          lastUse = MonotonicClock.now
          isRefused = false
          await toClient.pass(datagram.bytes)
        } catch {
          // ECONNREFUSED says that nobody took what was sent before; somebody may later.
          if error.errno == nil { return }
          tell(error)
        }
      }
    }
  }

  func stop() {
    server.close()
    toServer.stop()
    toClient.stop()
  }

  /// Says once that nobody takes the datagrams, until somebody answers.
  private func tell(_ error: SocketError) {
    guard error.errno != nil, !isRefused else { return }
    isRefused = true
    report(.refused(number, reason: "\(error)"))
  }
}
