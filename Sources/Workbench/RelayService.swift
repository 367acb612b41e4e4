import Engine

/// A relay that runs until Ctrl-C or until enough connections have ended, as `relay` and `record` do.
@EngineActor
struct RelayService {
  /// Connections after which it ends; nil: never.
  var count: Int?
  /// Tells nothing about connections.
  var isQuiet = false

  nonisolated init() {}

  /// Runs it; gives the exit code. Ctrl-C is the way to end it, and no failure.
  func run(
    at listening: String, to target: String, _ given: Relay.Options
  ) async throws(UsageError) -> Int32 {
    let place = try AddressWord.parse(listening, for: "where to listen:")
    let server = try AddressWord.parse(target, for: "where to connect to:")
    var options = given
    let state = State(left: count)
    let isQuiet = isQuiet
    options.report = { report in
      if !isQuiet { StandardStreams.writeMessage(Self.text(report)) }
      if case .opened = report { return }
      state.endOne()
    }
    do {
      guard let address = try await place.resolved(passive: true, until: nil).first else {
        throw UsageError("\(listening) has no address", hint: "127.0.0.1:9001")
      }
      let relay = try Relay(at: address, to: server, options: options)
      state.relay = relay
      Interruption.handle { relay.stop() }
      defer { Interruption.stop() }
      let own = relay.listener.local?.description ?? listening
      StandardStreams.writeMessage("listening on \(own), connecting on to \(server.text)\n")
      try await relay.run()
      return 0
    } catch let error as UsageError {
      throw error
    } catch {
      StandardStreams.writeMessage("error: \(error)\n")
      return 3
    }
  }

  @EngineActor
  private final class State {
    var relay: Relay?
    private var left: Int?

    init(left: Int?) { self.left = left }

    func endOne() {
      guard let count = left else { return }
      left = count - 1
      if count == 1 { relay?.stop() }
    }
  }

  private static func text(_ report: Relay.Report) -> String {
    switch report {
    case .opened(let number, let client): "#\(number + 1)  connected from \(client)\n"
    case .refused(let number, let reason): "#\(number + 1)  not passed on: \(reason)\n"
    case .closed(let number, let up, let down): "#\(number + 1)  closed  > \(up)  < \(down) bytes\n"
    }
  }
}
