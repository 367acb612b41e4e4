/// One direction of the datagrams between a client and the server.
@EngineActor final class DatagramWay {
  /// Bytes that were passed on.
  private(set) var count = 0
  /// Told when a datagram could not be passed on.
  var onFailure: @EngineActor (SocketError) -> Void = { _ in }
  private let direction: Transcript.Direction
  private let scribe: RelayScribe?
  private let send: @EngineActor ([UInt8]) async throws(SocketError) -> Void
  private var chain: FaultChain
  private let line = DelayLine()

  init(
    _ direction: Transcript.Direction, _ chain: FaultChain, _ scribe: RelayScribe?,
    send: @escaping @EngineActor ([UInt8]) async throws(SocketError) -> Void
  ) {
    self.direction = direction
    self.chain = chain
    self.scribe = scribe
    self.send = send
  }

  /// Passes a datagram on, or puts it on its way.
  func pass(_ bytes: [UInt8]) async {
    scribe?.note(direction, bytes)
    if chain.isEmpty { return await give(bytes) }
    try? await line.room()
    line.put(chain.pass(.bytes(bytes), at: MonotonicClock.now))
  }

  /// Gives what is on its way when its time has come.
  func deliver() async {
    while let piece = await line.next() {
      if case .bytes(let bytes) = piece.content { await give(bytes) }
    }
  }

  func stop() { line.close() }

  private func give(_ bytes: [UInt8]) async {
    // A socket tells with the next datagram that the one before was refused, and does not send it.
    for _ in 0..<2 {
      do throws(SocketError) {
        try await send(bytes)
        count += bytes.count
        return
      } catch {
        onFailure(error)
        if error.errno == nil { return }
      }
    }
  }
}
