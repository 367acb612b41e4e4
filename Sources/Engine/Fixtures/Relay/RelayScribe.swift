/// Writes one relayed connection into the transcript.
@EngineActor final class RelayScribe {
  private let recorder: TranscriptRecorder
  private let connection: Int
  private var isReset = false

  init(
    _ recorder: TranscriptRecorder, _ transport: Transcript.Connection.Transport,
    from client: SocketAddress, to server: SocketAddress
  ) {
    self.recorder = recorder
    connection = recorder.connect(
      transport.hasDatagrams ? "u" : "c", transport, from: client.description,
      to: server.description, at: MonotonicClock.now)
  }

  func note(_ direction: Transcript.Direction, _ bytes: [UInt8]) {
    recorder.add(connection, direction, bytes, at: MonotonicClock.now)
  }

  func note(_ direction: Transcript.Direction, _ ending: Transcript.Content) {
    guard !isReset else { return }
    isReset = ending == .reset
    recorder.add(connection, direction, ending, at: MonotonicClock.now)
  }
}
