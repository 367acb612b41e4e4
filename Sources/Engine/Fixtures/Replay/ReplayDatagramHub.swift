/// The datagram socket of a replay that plays the server: each sender that is new is the next
/// conversation of the transcript.
@EngineActor final class ReplayDatagramHub {
  private let socket: Socket
  private let lines: [ReplayPlan.Line]
  private unowned let replay: Replay
  private var talks: [SocketAddress: ReplayConversation] = [:]

  init(_ socket: Socket, _ lines: [ReplayPlan.Line], _ replay: Replay) {
    self.socket = socket
    self.lines = lines
    self.replay = replay
  }

  var address: SocketAddress? { socket.local }

  /// Reads until the socket is closed.
  func run() {
    Task { @EngineActor in
      while !socket.isClosed {
        do throws(SocketError) {
          let datagram = try await socket.recvFrom(65_536, until: nil)
          deliver(datagram)
        } catch {
          if error.errno == nil { return }
        }
      }
    }
  }

  private func deliver(_ datagram: Datagram) {
    if let talk = talks[datagram.sender] {
      talk.inbox.put(.chunk(datagram.bytes))
    } else if talks.count < lines.count {
      let talk = ReplayConversation(
        lines[talks.count], ReplayChannel(socket: socket, peer: datagram.sender), replay.options,
        replay.score, number: talks.count, until: replay.deadline)
      talks[datagram.sender] = talk
      talk.inbox.put(.chunk(datagram.bytes))
      replay.play(talk)
    } else {
      replay.fail(
        ReplayFailure.extra("one sender more", datagram.bytes, at: replay.plan.wholeSpan))
    }
  }

  /// Waits until every conversation has come to its end.
  func finish(until deadline: Deadline) async throws {
    for (index, line) in lines.enumerated() {
      let last = line.steps.map(\.entry).max() ?? -1
      _ = await replay.score.wait(before: last + 1, until: deadline)
      if !replay.score.isOver, talks.count <= index {
        throw ReplayFailure(
          headline: "\(line.connection.name): no datagram came", span: line.place.whole,
          label: "nobody has begun this conversation")
      }
    }
  }
}
