import Testing

@testable import Engine

/// Two connected sockets, and the log that both write to.
@EngineActor struct Pair {
  let client: Socket
  let server: Socket
  let trace: Trace

  /// A connection over loopback; `small` gives both sides small buffers.
  static func make(
    _ address: SocketAddress = .loopback(port: 0), small: Bool = false
  ) async throws -> Pair {
    let trace = Trace()
    let listener = try Socket.serve(at: address, sink: trace)
    defer { listener.close() }
    let address = try #require(listener.local)
    let client = try Socket(family: try #require(address.family), sink: trace)
    if small {
      try listener.set(.rcvbuf, to: .number(4096))
      try client.set(.rcvbuf, to: .number(4096))
      try client.set(.sndbuf, to: .number(4096))
    }
    try await client.connect(to: address, until: .soon)
    let server = try await listener.accept(until: .soon)
    if small { try server.set(.sndbuf, to: .number(4096)) }
    return Pair(client: client, server: server, trace: trace)
  }

  /// A connection on whose server nothing can be read or sent. (A Unix one: with TCP the room that is
  /// left comes and goes with delayed acknowledgements.)
  static func stuck() async throws -> Pair {
    let pair = try await make(.ownUnix("stuck-pair"), small: true)
    while try pair.server.send(.noise(1000)) != nil {}
    while try pair.server.send([0]) != nil {}
    return pair
  }

  /// The newest event of a socket.
  func last(_ socket: Socket) -> Event? { trace.events(of: socket.id).last }

  func close() {
    client.close()
    server.close()
  }
}

extension SocketAddress {
  private static let count = Counter()

  /// An abstract Unix address that nobody else has, in this process or another.
  static func ownUnix(_ name: String) -> SocketAddress {
    .unix([0] + .text("\(name)-\(Host.processIdentifier)-\(count.next())"))
  }
}

extension Deadline {
  /// Late enough for everything that works.
  static var soon: Deadline { .after(nanoseconds: 20_000_000_000) }
  /// So early that what waits for nothing does not take long.
  static var early: Deadline { .after(nanoseconds: 2_000_000) }
}

/// The cause of the socket error that a verb throws; nil when it throws none.
@EngineActor func cause(_ verb: @EngineActor () async throws -> Void) async -> SocketError.Cause? {
  do { try await verb() } catch { return (error as? SocketError)?.cause }
  return nil
}

/// The symbolic errno of the socket error that a verb throws.
@EngineActor func errno(_ verb: @EngineActor () async throws -> Void) async -> String? {
  guard case .system(let error)? = await cause(verb) else { return nil }
  return error.name
}

/// Starts a task of the engine and lets it run until it waits.
@EngineActor func start<T: Sendable>(
  _ body: @escaping @EngineActor () async throws -> T
) async -> Task<T, any Error> {
  let task = Task { @EngineActor in try await body() }
  await EventLoop.shared.yield()
  await EventLoop.shared.yield()
  return task
}

extension [UInt8] {
  /// The bytes of a text.
  static func text(_ text: String) -> [UInt8] { Array(text.utf8) }
  /// `count` bytes without a short period.
  static func noise(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    while bytes.count < count { bytes += period.prefix(count - bytes.count) }
    return bytes
  }

  private static let period = (0..<8191).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 5) }
}
