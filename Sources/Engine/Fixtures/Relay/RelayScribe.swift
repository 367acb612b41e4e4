/// Writes one relayed connection into the transcript.
@EngineActor final class RelayScribe {
  private let recorder: TranscriptRecorder
  private let connection: Int
  private var isReset = false

  init(_ recorder: TranscriptRecorder, _ client: Socket, _ server: Socket) {
    self.recorder = recorder
    connection = recorder.connect(
      "c", client.family == .unix ? .unix : .tcp, from: client.peer?.description ?? "unnamed",
      to: server.peer?.description ?? "unnamed", at: MonotonicClock.now)
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
