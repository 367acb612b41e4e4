/// Pieces on their way: put in when they come, taken out in order when their time is there.
@EngineActor final class DelayLine {
  /// Bytes on the way from which on no more are read.
  private static let limit = 1 << 20

  private var pieces: [FaultPiece] = []
  private var head = 0
  private var size = 0
  private var isClosed = false
  private var reader: Waiter?
  private var writer: Waiter?

  /// Puts pieces behind those that are there; a reset goes to the front.
  func put(_ more: [FaultPiece]) {
    for piece in more {
      switch piece.content {
      case .reset where piece.time == 0:
        pieces = [piece]
        head = 0
        size = 0
      case .bytes(let bytes):
        size += bytes.count
        pieces.append(piece)
      case .end, .reset: pieces.append(piece)
      }
    }
    reader?.finish(.ready)
  }

  /// Nothing more will come; what is there is not waited for.
  func close() {
    isClosed = true
    reader?.finish(.ready)
  }

  /// Waits until there is room for more.
  func room() async throws(SocketError) {
    while size > Self.limit {
      let waiter = Waiter()
      writer = waiter
      do throws(WaitFailure) { try await waiter.park(until: nil) } catch {
        throw SocketError(.recv, .cancelled)
      }
    }
  }

  /// The next piece at its time; nil when the line was closed or the task cancelled.
  func next() async -> FaultPiece? {
    while !isClosed {
      if head < pieces.count {
        let piece = pieces[head]
        if piece.time <= MonotonicClock.now { return take() }
        if await !pause(until: Deadline(at: piece.time)) { return nil }
      } else if await !pause(until: nil) {
        return nil
      }
    }
    return nil
  }

  private func take() -> FaultPiece {
    let piece = pieces[head]
    head += 1
    if head > 1024, head > pieces.count / 2 {
      pieces.removeFirst(head)
      head = 0
    }
    if case .bytes(let bytes) = piece.content {
      size -= bytes.count
      if size <= Self.limit { writer?.finish(.ready) }
    }
    return piece
  }

  /// Until the deadline, or until something is put in; false when the task was cancelled.
  private func pause(until deadline: Deadline?) async -> Bool {
    let waiter = Waiter()
    reader = waiter
    do throws(WaitFailure) { try await waiter.park(until: deadline) } catch {
      return error == .timedOut
    }
    return true
  }
}
