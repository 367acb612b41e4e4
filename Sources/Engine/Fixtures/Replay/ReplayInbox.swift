/// What the program under test sends, read as soon as it comes, so that neither side waits for the other
/// to read.
@EngineActor final class ReplayInbox {
  /// What comes next.
  enum Arrival: Equatable {
    /// Bytes of one read, or one datagram.
    case chunk([UInt8])
    case end
    case reset
    /// Nothing came until the deadline.
    case nothing
  }

  private var chunks: [[UInt8]] = []
  private var head = 0
  private var ending: Arrival?
  private var waiter: Waiter?

  /// Puts in what came.
  func put(_ arrival: Arrival) {
    switch arrival {
    case .chunk(let bytes): chunks.append(bytes)
    case .end, .reset: ending = ending ?? arrival
    case .nothing: break
    }
    waiter?.finish(.ready)
  }

  /// Puts bytes back in front of everything.
  func putBack(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    head -= 1
    if head < 0 {
      chunks.insert(bytes, at: 0)
      head = 0
    } else {
      chunks[head] = bytes
    }
  }

  /// The next chunk, or how the stream ended, which is told again and again.
  func next(until deadline: Deadline?) async -> Arrival {
    while true {
      if head < chunks.count {
        head += 1
        let chunk = chunks[head - 1]
        if head == chunks.count {
          chunks = []
          head = 0
        }
        return .chunk(chunk)
      }
      if let ending { return ending }
      let waiter = Waiter()
      self.waiter = waiter
      do throws(WaitFailure) { try await waiter.park(until: deadline) } catch { return .nothing }
    }
  }

  /// Reads a stream until its end.
  func read(_ socket: Socket, slowly: Bool) {
    Task { @EngineActor in
      do throws(SocketError) {
        while true {
          let bytes = try await socket.recv(slowly ? 512 : 65_536, until: nil)
          put(bytes.isEmpty ? .end : .chunk(bytes))
          if bytes.isEmpty { return }
          if slowly { try? await EventLoop.shared.sleep(until: .after(nanoseconds: 200_000)) }
        }
      } catch {
        put(.reset)
      }
    }
  }

  /// Reads the datagrams of a connected socket.
  func readDatagrams(_ socket: Socket) {
    Task { @EngineActor in
      while !socket.isClosed {
        do throws(SocketError) {
          put(.chunk(try await socket.recvFrom(65_536, until: nil).bytes))
        } catch {
          // ECONNREFUSED tells that nobody took the datagram before; what is missing shows later.
          if error.errno == nil { return }
        }
      }
    }
  }
}
