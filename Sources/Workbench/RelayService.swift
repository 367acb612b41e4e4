import Engine

/// A relay that runs until Ctrl-C or until enough connections have ended, as `relay` and `record` do.
@EngineActor
struct RelayService {
  /// Connections after which it ends; nil: never.
  var count: Int?
  /// Tells nothing about connections.
  var isQuiet = false

  nonisolated init() {}

  /// Runs it; gives the exit code. Ctrl-C is the way to end it, and no failure. A transcript is begun when
  /// the relay has its place, so that a start that fails leaves an old one as it was.
  func run(
    at listening: String, to target: String, _ given: RelayOptions,
    recordingInto path: String? = nil
  ) async throws(UsageError) -> Int32 {
    let place = try AddressWord.parse(listening, for: "where to listen:")
    let server = try AddressWord.parse(target, for: "where to connect to:")
    if given.kind == .dgram, count != nil {
      throw UsageError(
        "--count is for connections; datagrams have no end", hint: "end it with Ctrl-C")
    }
    var options = given
    let state = State(left: count)
    let isQuiet = isQuiet
    options.report = { report in
      if !isQuiet { StandardStreams.writeMessage(Self.text(report, given.kind)) }
      if case .opened = report { return }
      state.endOne()
    }
    do {
      guard let address = try await place.resolved(passive: true, until: nil).first else {
        throw UsageError("\(listening) has no address", hint: "127.0.0.1:9001")
      }
      if await Self.leads(server, to: address) {
        throw UsageError(
          "\(target) is where it listens: it would connect to itself",
          hint: "it listens on one port, and the server on another")
      }
      let relay = try await options.open(at: address, to: server)
      state.relay = relay
      Interruption.handle { relay.stop() }
      defer { Interruption.stop() }
      if let path { try Self.begin(path, of: relay) }
      let own = relay.socket.local?.description ?? listening
      StandardStreams.writeMessage(
        given.kind == .dgram
          ? "taking datagrams on \(own), for \(server.text)\n"
          : "listening on \(own), connecting on to \(server.text)\n")
      try await relay.run()
      return Self.finish(relay.recorder)
    } catch let error as UsageError {
      throw error
    } catch {
      StandardStreams.writeMessage("error: \(error)\n")
      return 3
    }
  }

  /// Whether the relay would be its own server.
  private static func leads(_ server: Address, to own: SocketAddress) async -> Bool {
    guard own.port != 0, own.port ?? 0 == server.port else { return false }
    let found = try? await server.resolved(until: .after(nanoseconds: 500_000_000))
    return found?.contains { $0 == own || $0.isLoopback && own.receives(from: $0) } == true
  }

  private static func begin(_ path: String, of relay: any Relay) throws(UsageError) {
    do throws(SystemError) {
      let recorder = try TranscriptRecorder(path)
      recorder.tell = { StandardStreams.writeMessage($0) }
      relay.recorder = recorder
    } catch {
      relay.stop()
      throw UsageError("\(error)", hint: Wording(RecordCommand.example))
    }
  }

  /// Ends a recording and tells what there is; gives the exit code.
  private static func finish(_ recorder: TranscriptRecorder?) -> Int32 {
    guard let recorder else { return 0 }
    recorder.close()
    StandardStreams.writeMessage(recorder.summary)
    return recorder.failure == nil ? 0 : 3
  }

  @EngineActor
  private final class State {
    var relay: (any Relay)?
    private var left: Int?

    init(left: Int?) { self.left = left }

    func endOne() {
      guard let count = left else { return }
      left = count - 1
      if count == 1 { relay?.stop() }
    }
  }

  private static func text(_ report: RelayReport, _ kind: SocketKind) -> String {
    switch report {
    case .opened(let number, let client):
      "#\(number + 1)  \(kind == .stream ? "connected" : "datagrams") from \(client)\n"
    case .refused(let number, let reason): "#\(number + 1)  not passed on: \(reason)\n"
    case .closed(let number, let up, let down): "#\(number + 1)  closed  > \(up)  < \(down) bytes\n"
    }
  }
}
