/// One direction through a relay.
@EngineActor final class RelayWay {
  enum Ending { case end, reset, closed }

  /// Bytes that were passed on.
  private(set) var count = 0
  private let direction: Transcript.Direction
  private let source: Socket
  private let target: Socket
  private let scribe: RelayScribe?
  private var chain: FaultChain
  private let line = DelayLine()

  /// Bytes that one read takes at most.
  private static let piece = 64 * 1024

  init(
    _ direction: Transcript.Direction, from source: Socket, to target: Socket,
    _ chain: FaultChain, _ scribe: RelayScribe?
  ) {
    self.direction = direction
    self.source = source
    self.target = target
    self.chain = chain
    self.scribe = scribe
  }

  /// Passes on until the end; gives how it ended.
  func run() async -> Ending {
    if chain.isEmpty, scribe == nil, let pipe = SplicePipe() { return await splice(pipe) }
    return chain.isEmpty ? await copy() : await throughFaults()
  }

  /// Through a pipe in the kernel: the bytes never come here.
  private func splice(_ pipe: SplicePipe) async -> Ending {
    do throws(SocketError) {
      while try await pipe.fill(from: source) {
        count += try await pipe.drain(into: target)
      }
      return end()
    } catch {
      return ending(error)
    }
  }

  private func copy() async -> Ending {
    do throws(SocketError) {
      while true {
        let bytes = try await source.recv(Self.piece, until: nil)
        if bytes.isEmpty {
          scribe?.note(direction, .end)
          return end()
        }
        // What is written stands there before the other side can answer.
        scribe?.note(direction, bytes)
        try await target.sendAll(bytes, until: nil)
        count += bytes.count
      }
    } catch {
      return ending(error)
    }
  }

  private func ending(_ error: SocketError) -> Ending {
    switch error.cause {
    case .system:
      // The side that failed to read was reset by its peer; a failed write was reset by the other.
      scribe?.note(error.verb.isSending ? direction.reversed : direction, .reset)
      return .reset
    case .closed, .cancelled, .timedOut, .wouldBlock, .incomplete, .limit, .unresolved, .invalid:
      return .closed
    }
  }

  private func end() -> Ending {
    try? target.shutdown(.write)
    return .end
  }
}

extension RelayWay {
  /// Reads on one side while what was read is on its way; both end when the stream does.
  private func throughFaults() async -> Ending {
    let reading = Task { @EngineActor in await fill() }
    let ending = await deliver()
    reading.cancel()
    return ending
  }

  private func fill() async {
    do throws(SocketError) {
      while !chain.isOver {
        try await line.room()
        let bytes = try await source.recv(Self.piece, until: nil)
        if bytes.isEmpty {
          scribe?.note(direction, .end)
          line.put(chain.pass(.end, at: MonotonicClock.now))
          return
        }
        scribe?.note(direction, bytes)
        line.put(chain.pass(.bytes(bytes), at: MonotonicClock.now))
      }
      // What comes behind the end is thrown away, so that the sender does not notice.
      while !(try await source.recv(Self.piece, until: nil)).isEmpty {}
    } catch {
      // A reset overtakes everything.
      if ending(error) == .reset { line.put([FaultPiece(.reset, at: 0)]) } else { line.close() }
    }
  }

  private func deliver() async -> Ending {
    do throws(SocketError) {
      while let piece = await line.next() {
        switch piece.content {
        case .bytes(let bytes):
          try await target.sendAll(bytes, until: nil)
          count += bytes.count
          // Pieces that have come due together still leave one by one.
          await EventLoop.shared.yield()
        case .end: return end()
        case .reset: return .reset
        }
      }
      return .closed
    } catch {
      return ending(error)
    }
  }
}
