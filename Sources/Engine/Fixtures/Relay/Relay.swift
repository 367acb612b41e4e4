/// Stands between clients and a server, and tells each what the other says, with the faults that were asked
/// for.
@EngineActor public protocol Relay: AnyObject {
  /// Where clients come to; closing it ends the relay.
  var socket: Socket { get }
  /// Where the conversations that begin from now on are written; nil: nowhere.
  var recorder: TranscriptRecorder? { get set }
  /// Passes on until the socket is closed or the task is cancelled.
  func run() async throws
  /// Closes everything; a path that clients came to goes away.
  func stop()
}

/// What a relay is to do on the way.
public struct RelayOptions {
  /// Connections, or datagrams.
  public var kind = SocketKind.stream
  /// The faults of each direction.
  public var faults = FaultPlan()
  /// Told for each connection that begins or ends, or cannot be passed on.
  public var report: @EngineActor (RelayReport) -> Void = { _ in }
  /// How long a connection to the server may take, in nanoseconds.
  public var connectTimeout = 10_000_000_000

  /// Nothing but passing on.
  public init() {}

  /// The relay, which listens already; nothing is passed on before `run`.
  @EngineActor public func open(
    at address: SocketAddress, to target: Address
  ) async throws -> any Relay {
    switch kind {
    case .stream: try StreamRelay(at: address, to: target, options: self)
    case .dgram: try await DatagramRelay(at: address, to: target, options: self)
    }
  }
}

/// What happened to the n-th connection, or to the n-th sender of datagrams.
public enum RelayReport: Sendable {
  case opened(Int, client: String)
  case refused(Int, reason: String)
  case closed(Int, toServer: Int, toClient: Int)
}
