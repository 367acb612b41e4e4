/// Stands between clients and a server: each connection that comes in is connected on, and what one side
/// says is told to the other, ends and resets included, with the faults that were asked for.
@EngineActor public final class Relay {
  /// What is to be done on the way.
  public struct Options {
    /// The faults of each direction.
    public var faults = FaultPlan()
    /// Where the conversations are written.
    public var recorder: TranscriptRecorder?
    /// Told for each connection that begins or ends, or cannot be passed on.
    public var report: @EngineActor (Report) -> Void = { _ in }
    /// How long a connection to the server may take, in nanoseconds.
    public var connectTimeout = 10_000_000_000

    /// Nothing but passing on.
    public init() {}
  }

  /// What happened to the n-th connection.
  public enum Report: Sendable {
    case opened(Int, client: String)
    case refused(Int, reason: String)
    case closed(Int, toServer: Int, toClient: Int)
  }

  /// Where clients connect to.
  public let listener: Socket
  private let target: Address
  private let options: Options
  private var links: [Int: RelayLink] = [:]
  private var count = 0
  private let done = Gate()

  /// Begins to listen; nobody is accepted before `run`.
  public init(
    at address: SocketAddress, to target: Address, options: Options = Options()
  ) throws(SocketError) {
    listener = try Socket.serve(at: address, sink: NoEvents())
    self.target = target
    self.options = options
  }

  /// Accepts until the listener is closed or the task is cancelled; then every connection is closed.
  public func run() async throws(SocketError) {
    defer { stop() }
    while true {
      do throws(SocketError) {
        let client = try await listener.accept(until: nil)
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
    listener.closeAndRemove()
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
    let link = RelayLink(number, client, server, options)
    links[number] = link
    if !listener.isClosed { await link.run() } else { link.stop() }
    links[number] = nil
    options.report(
      .closed(number, toServer: link.toServer.count, toClient: link.toClient.count))
  }
}
