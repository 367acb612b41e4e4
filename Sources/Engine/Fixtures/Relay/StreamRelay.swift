/// Stands between clients and a server: each connection that comes in is connected on, and what one side
/// says is told to the other, ends and resets included, with the faults that were asked for.
@EngineActor public final class StreamRelay: Relay {
  /// Where clients connect to.
  public let socket: Socket
  /// Where the conversations that begin from now on are written.
  public var recorder: TranscriptRecorder?
  private let target: Address
  private let options: RelayOptions
  private var links: [Int: RelayLink] = [:]
  private var count = 0

  /// Begins to listen; nobody is accepted before `run`.
  public init(
    at address: SocketAddress, to target: Address, options: RelayOptions = RelayOptions()
  ) throws(SocketError) {
    socket = try Socket.serve(at: address, sink: NoEvents())
    self.target = target
    self.options = options
  }

  /// Accepts until the listener is closed or the task is cancelled; then every connection is closed, and
  /// told to be.
  public func run() async throws {
    defer { stop() }
    try await acceptAll()
    let last = Array(links.values)
    stop()
    // What is still on its way through a delay is not waited for.
    let deadline = Deadline.after(nanoseconds: 500_000_000)
    for link in last { try? await link.ended.wait(until: deadline) }
  }

  private func acceptAll() async throws(SocketError) {
    while true {
      do throws(SocketError) {
        let client = try await socket.accept(until: nil)
        take(client)
      } catch {
        switch error.cause {
        case .closed, .cancelled: return
        case .system(let problem) where Self.passing.contains(problem.name):
          // No descriptor or memory is free now; those who wait are still there in a moment.
          try? await EventLoop.shared.sleep(until: .after(nanoseconds: 50_000_000))
        case .system, .timedOut, .wouldBlock, .incomplete, .limit, .unresolved, .invalid:
          throw error
        }
      }
    }
  }

  private static let passing: Set<String> = ["EMFILE", "ENFILE", "ENOBUFS", "ENOMEM"]

  /// Closes the listener, whose path goes away, and every connection.
  public func stop() {
    socket.closeAndRemove()
    for link in links.values { link.stop() }
  }

  private func take(_ client: Socket) {
    let number = count
    count += 1
    Task { @EngineActor in
      options.report(.opened(number, client: client.peer?.description ?? "unnamed"))
      do {
        let deadline = Deadline.after(nanoseconds: options.connectTimeout)
        let targets = try await target.resolved(until: deadline)
        let server = try await Socket.open(to: targets, until: deadline, sink: NoEvents())
        await join(number, client, server)
      } catch {
        // The client sees what a server that is not there would show it.
        try? client.abort()
        options.report(.refused(number, reason: "\(error)"))
      }
    }
  }

  private func join(_ number: Int, _ client: Socket, _ server: Socket) async {
    let link = RelayLink(number, client, server, options, recorder)
    links[number] = link
    if !socket.isClosed { await link.run() } else { link.stop() }
    links[number] = nil
    options.report(
      .closed(number, toServer: link.toServer.count, toClient: link.toClient.count))
    link.ended.open()
  }
}
