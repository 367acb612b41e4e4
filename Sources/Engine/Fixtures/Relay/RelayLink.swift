/// One connection through a relay: two sockets and the two ways between them.
@EngineActor final class RelayLink {
  let toServer: RelayWay
  let toClient: RelayWay
  private let client: Socket
  private let server: Socket
  /// Opened when all is told about it.
  let ended = Gate()
  private var open = 2
  private let done = Gate()

  init(
    _ number: Int, _ client: Socket, _ server: Socket, _ options: RelayOptions,
    _ recorder: TranscriptRecorder?
  ) {
    self.client = client
    self.server = server
    let scribe = recorder.map {
      RelayScribe(
        $0, client.family == .unix ? .unix : .tcp, from: client.peer ?? .none,
        to: server.peer ?? .none)
    }
    toServer = RelayWay(
      .toServer, from: client, to: server,
      options.faults.chain(.toServer, connection: number), scribe)
    toClient = RelayWay(
      .toClient, from: server, to: client,
      options.faults.chain(.toClient, connection: number), scribe)
    // Small pieces are to arrive as they came.
    for socket in [client, server] where socket.family != .unix {
      try? socket.set(.nodelay, to: .flag(true))
    }
  }

  /// Passes on until both ways have ended.
  func run() async {
    for way in [toServer, toClient] {
      Task { @EngineActor in
        if await way.run() == .reset {
          try? client.abort()
          try? server.abort()
        }
        open -= 1
        if open == 0 { done.open() }
      }
    }
    try? await done.wait()
    stop()
  }

  func stop() {
    client.close()
    server.close()
  }
}
