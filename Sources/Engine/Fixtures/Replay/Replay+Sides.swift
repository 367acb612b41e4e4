extension Replay {
  private var streams: [ReplayPlan.Line] {
    plan.lines.filter { !$0.connection.transport.hasDatagrams }
  }

  private var datagrams: [ReplayPlan.Line] {
    plan.lines.filter { $0.connection.transport.hasDatagrams }
  }

  /// Listens, starts the program, and plays each connection that comes.
  func serve() async throws {
    let place = try await place(passive: true)
    var listener: Socket?
    if !streams.isEmpty {
      let made = try Socket.serve(at: place, sink: NoEvents())
      if options.shortWrites { try made.set(.rcvbuf, to: .number(4096)) }
      keep(made)
      listener = made
    }
    let own = listener?.local ?? place
    var hub: ReplayDatagramHub?
    if !datagrams.isEmpty {
      let socket = try Socket(family: own.family ?? .inet, kind: .dgram, sink: NoEvents())
      try socket.bind(to: own)
      keep(socket)
      hub = ReplayDatagramHub(socket, datagrams, self)
      hub?.run()
    }
    try begin(at: own.port == 0 ? hub?.address ?? own : own)
    if let listener { try await accept(listener) }
    try await hub?.finish(until: deadline)
    for line in streams where line.steps.contains(where: { !score.hasHappened($0.entry) }) {
      await waitForEnd(of: line)
    }
  }

  /// Nobody more may have come than is recorded, in all the time.
  func checkNobodyElseCame() throws {
    guard let listener = sockets.first(where: { $0.role == .listener }) else { return }
    guard let extra = try listener.accept() else { return }
    extra.close()
    throw ReplayFailure(
      headline: "one connection more came than are recorded", span: plan.wholeSpan,
      label: "the recording has \(streams.count)")
  }

  private func waitForEnd(of line: ReplayPlan.Line) async {
    guard let last = line.steps.map(\.entry).max() else { return }
    _ = await score.wait(before: last + 1, until: deadline)
  }

  private func accept(_ listener: Socket) async throws {
    for (number, line) in streams.enumerated() {
      let socket: Socket
      do throws(SocketError) {
        socket = try await accept(listener, line)
      } catch {
        let why: Wording =
          programEnd.map { "the program has ended with \($0)" } ?? "nobody came in time"
        throw ReplayFailure(
          headline: "\(line.connection.name): the program has not connected",
          span: line.place.whole, label: why)
      }
      keep(socket)
      start(line, socket, number)
    }
  }

  /// Waits in short steps, because a program that has ended will not connect any more.
  private func accept(
    _ listener: Socket, _ line: ReplayPlan.Line
  ) async throws(SocketError) -> Socket {
    while true {
      do throws(SocketError) {
        return try await listener.accept(until: min(deadline, .after(nanoseconds: 50_000_000)))
      } catch {
        guard case .timedOut = error.cause, !deadline.hasPassed, !score.isOver,
          programEnd == nil
        else { throw error }
      }
    }
  }

  private func start(_ line: ReplayPlan.Line, _ socket: Socket, _ number: Int) {
    if socket.family != .unix { try? socket.set(.nodelay, to: .flag(true)) }
    let talk = ReplayConversation(
      line, ReplayChannel(socket: socket), options, score, number: number, until: deadline)
    if socket.kind == .dgram {
      talk.inbox.readDatagrams(socket)
    } else {
      talk.inbox.read(socket, slowly: options.shortWrites)
    }
    play(talk)
  }

  /// Starts the program and connects to it as often as it is recorded.
  func connect() async throws {
    let place = try await place(passive: false)
    try begin(at: place)
    for (number, line) in plan.lines.enumerated() {
      guard await score.wait(before: line.entriesBefore, until: deadline) else { return }
      if options.realTiming {
        try? await EventLoop.shared.sleep(
          until: min(deadline, .after(nanoseconds: line.connection.delay)))
      }
      let socket = try await open(line, place)
      keep(socket)
      start(line, socket, number)
    }
  }

  /// Tries again while the program is not ready yet.
  private func open(_ line: ReplayPlan.Line, _ place: SocketAddress) async throws -> Socket {
    let kind: SocketKind = line.connection.transport.hasDatagrams ? .dgram : .stream
    while true {
      let socket = try Socket(family: place.family ?? .inet, kind: kind, sink: NoEvents())
      do throws(SocketError) {
        if options.shortWrites { try socket.set(.rcvbuf, to: .number(4096)) }
        if kind == .dgram { try Self.requireReader(at: place) }
        try await socket.connect(to: place, until: deadline)
        return socket
      } catch {
        socket.close()
        if deadline.hasPassed || programEnd != nil || options.command == nil || error.errno == nil
          || score.isOver
        {
          throw ReplayFailure(
            headline: "\(line.connection.name): no connection to \(place)",
            span: line.place.whole,
            label: programEnd.map { "the program has ended with \($0)" } ?? Wording(error.reason))
        }
      }
      try await EventLoop.shared.sleep(until: min(deadline, .after(nanoseconds: 10_000_000)))
    }
  }

  /// Whether somebody reads datagrams there shows only in that the address is taken.
  private static func requireReader(at place: SocketAddress) throws(SocketError) {
    guard place.family != .unix else { return }
    let probe = try Socket(family: place.family ?? .inet, kind: .dgram, sink: NoEvents())
    defer { probe.close() }
    do throws(SocketError) { try probe.bind(to: place) } catch { return }
    throw SocketError(
      .connect, .system(SystemError(errno: 111, call: "connect", subject: place.description)))
  }

  /// The address to use: the one given, or a free port of this machine's loopback.
  private func place(passive: Bool) async throws -> SocketAddress {
    guard let address = options.address else {
      if passive { return .loopback(port: 0) }
      let probe = try Socket.serve(at: .loopback(port: 0), sink: NoEvents())
      defer { probe.close() }
      return probe.local ?? .loopback(port: 0)
    }
    let all = try await address.resolved(until: deadline)
    guard let first = all.first else {
      throw ResolveError(host: address.text, cause: .invalid(why: "it has no address"))
    }
    return first
  }
}
