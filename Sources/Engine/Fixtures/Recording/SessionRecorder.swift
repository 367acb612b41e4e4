/// Records what the sockets of a log do, from now on, as a transcript.
///
/// A connection is told from its end in this process: what it sends as it is sent, what it receives as it
/// is read. Where both ends live here, the one that is seen first tells, and the other is silent.
@EngineActor public final class SessionRecorder {
  /// Where a socket stands in the transcript.
  private struct End {
    /// nil: its partner tells.
    var connection: Int?
    /// The direction of what it sends.
    var sending: Transcript.Direction
    var saidEnd = false
    var heardEnd = false
    var gaveUp = false
  }

  private struct Pair: Hashable {
    let client: SocketAddress
    let server: SocketAddress
  }

  private let trace: Trace
  private let recorder: TranscriptRecorder
  private var observation: Trace.Observation?
  private var ends: [Int: End] = [:]
  /// Ends that tell, whose partner may show up: the connection each has.
  private var single: [Pair: [(isClient: Bool, connection: Int)]] = [:]
  private var datagrams = DatagramConversations()

  /// Begins a recording; the file is made at once. `tell` hears once when it cannot be written any more.
  public init(
    _ path: String, of trace: Trace, tell: @escaping @EngineActor (String) -> Void
  ) throws(SystemError) {
    self.trace = trace
    recorder = try TranscriptRecorder(path)
    recorder.tell = tell
    Socket.keepsFileBytes += 1
    observation = trace.observe { [unowned self] event in note(event) }
  }

  /// What was recorded so far, for people.
  public var summary: String { recorder.summary }

  /// What went wrong with the file, if anything did.
  public var failure: SystemError? { recorder.failure }

  /// True until `stop()`.
  public var isRunning: Bool { observation != nil }

  /// Where it is written.
  public var path: String { recorder.path }

  /// Ends the recording and closes the file; a second time it does nothing.
  public func stop() {
    guard let observation else { return }
    trace.forget(observation)
    self.observation = nil
    Socket.keepsFileBytes -= 1
    recorder.close()
  }

  private func note(_ event: Event) {
    switch event.verb {
    case .connect where event.outcome == .ok: connected(event)
    case .accept where event.outcome == .ok: accepted(event)
    case .send, .sendall, .sendFile, .recv, .recvInto, .recvExactly, .recvUntil, .recvLine,
      .recvAll, .recvFile, .sendto, .recvfrom:
      moved(event)
    case .shutdown where event.outcome == .ok && event.asked > 0: say(.end, event)
    case .close: say(.end, event)
    case .abort: say(.reset, event)
    case .connect, .accept, .shutdown, .socket, .bind, .listen, .peek, .setOption, .getOption,
      .poll, .spawn:
      break
    }
  }

  private func connected(_ event: Event) {
    guard SocketRegistry.socket(event.socket)?.kind == .stream else { return }
    register(event.socket, isClient: true, event.local, event.address, at: event.time)
  }

  private func accepted(_ event: Event) {
    register(event.partner, isClient: false, event.local, event.address, at: event.time)
  }

  /// A connection that was there before the recording began.
  private func adopt(_ event: Event) {
    guard let facts = SocketRegistry.socket(event.socket)?.facts, facts.kind == .stream else {
      return
    }
    switch facts.role {
    case .connection, .accepted:
      register(
        event.socket, isClient: facts.role == .connection, facts.local, facts.peer,
        at: event.time)
    case .fresh, .listener, .datagram, .process: return
    }
  }

  private func register(
    _ socket: Int, isClient: Bool, _ local: SocketAddress?, _ peer: SocketAddress?, at time: Int
  ) {
    let (own, other) = ((local ?? .none).unmapped, (peer ?? .none).unmapped)
    let (client, server) = isClient ? (own, other) : (other, own)
    let sending: Transcript.Direction = isClient ? .toServer : .toClient
    let pair = Pair(client: client, server: server)
    let isElsewhere = SocketRegistry.socket(socket)?.facts.isPeerElsewhere == true
    if !isElsewhere, let index = single[pair]?.firstIndex(where: { $0.isClient != isClient }) {
      single[pair]?.remove(at: index)
      ends[socket] = End(connection: nil, sending: sending)
      return
    }
    let transport: Transcript.Connection.Transport =
      SocketRegistry.socket(socket)?.family == .unix ? .unix : .tcp
    let connection = recorder.connect(
      "c", transport, from: client.description, to: server.description, at: time)
    ends[socket] = End(connection: connection, sending: sending)
    if !isElsewhere { single[pair, default: []].append((isClient, connection)) }
  }

  private func moved(_ event: Event) {
    if let socket = SocketRegistry.socket(event.socket), socket.kind == .dgram {
      datagrams.note(event, socket, recorder)
      return
    }
    if ends[event.socket] == nil { adopt(event) }
    guard var end = ends[event.socket], let connection = end.connection else { return }
    defer { ends[event.socket] = end }
    let isSending = event.verb.isSending
    let direction = isSending ? end.sending : end.sending.reversed
    if !event.bytes.isEmpty {
      recorder.add(connection, direction, event.bytes, at: event.time)
      end.gaveUp = false
    }
    switch event.outcome {
    case .endOfStream where !end.heardEnd:
      end.heardEnd = true
      recorder.add(connection, end.sending.reversed, .end, at: event.time)
    case .failed where !end.heardEnd && Self.isReset(event.outcome):
      end.heardEnd = true
      end.saidEnd = true
      recorder.add(connection, end.sending.reversed, .reset, at: event.time)
    case .timedOut where !isSending && !end.gaveUp:
      end.gaveUp = true
      recorder.add(connection, end.sending.reversed, .timeout, at: event.time)
    case .ok, .endOfStream, .failed, .timedOut, .cancelled, .wouldBlock, .closed, .limit, .invalid:
      break
    }
  }

  private static func isReset(_ outcome: Event.Outcome) -> Bool {
    guard case .failed(let number) = outcome else { return false }
    return ["ECONNRESET", "EPIPE"].contains(SystemError(errno: number, call: "").name)
  }

  private func say(_ ending: Transcript.Content, _ event: Event) {
    guard var end = ends[event.socket], let connection = end.connection, !end.saidEnd else {
      return
    }
    end.saidEnd = true
    ends[event.socket] = end
    recorder.add(connection, end.sending, ending, at: event.time)
  }
}
