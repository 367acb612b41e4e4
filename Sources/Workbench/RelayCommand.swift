import Engine

/// `workbench relay ADDR TO`: stands between client and server, with faults.
enum RelayCommand: Subcommand {
  static let name = "relay"
  static let usage = "ADDR TO [FAULTS…]"
  static let summary = "Stands between client and server and makes the network bad."
  static let example = "workbench relay :9001 localhost:9000 --slice 1 --down --delay 50ms"
  static let details = """
    Clients connect to ADDR (:9001 is this machine alone; write 0.0.0.0:9001 for everybody), and are
    connected on to TO. ADDR and TO may be unix:/path. Ctrl-C ends it.

    \(FaultWords.help)
      -u, --udp        datagrams, each passed on whole; --limit and --blackhole lose those behind N bytes
      --drop P         a datagram is lost with this chance, such as 10% (with -u)
      --up, --down     the faults behind it are only for what the client, or the server, says
      --count N        end after N connections (not with -u)
      --quiet          tell nothing about connections
    """

  private struct Request {
    var places: [String] = []
    var faults = FaultPlan()
    var directions: [WritableKeyPath<FaultPlan, FaultPlan.Side>] = [\.toServer, \.toClient]
    var kind = SocketKind.stream
    var service = RelayService()
  }

  @EngineActor
  static func run(_ words: [String], _ settings: Settings) async throws(UsageError) -> Int32 {
    var request = Request()
    var items = CommandWords(
      words, of: name, flags: ["-u", "--udp", "--up", "--down", "--quiet", "-h", "--help"],
      values: FaultWords.names + ["--drop", "--seed", "--count"])
    while let item = try items.next() {
      switch item {
      case .word(let word): request.places.append(word)
      case .flag("--up"): request.directions = [\.toServer]
      case .flag("--down"): request.directions = [\.toClient]
      case .flag("--quiet"): request.service.isQuiet = true
      case .flag("-u"), .flag("--udp"): request.kind = .dgram
      case .flag:
        Output.write(help(in: settings.language))
        return 0
      case .value("--seed", let text): request.faults.seed = try FaultWords.seed(text)
      case .value("--count", let text):
        request.service.count = try CommandWords.count(text, for: "--count")
      case .value("--drop", let text):
        let chance = try FaultWords.chance(text, for: "--drop")
        for direction in request.directions { request.faults[keyPath: direction].drop = chance }
      case .value(let option, let text):
        for direction in request.directions {
          _ = try FaultWords.set(option, text, in: &request.faults[keyPath: direction])
        }
      }
    }
    guard request.places.count == 2 else {
      throw UsageError(
        "relay needs where to listen and where to connect to", hint: Wording(example))
    }
    let sides = [request.faults.toServer, request.faults.toClient]
    if let fault = sides.flatMap({ $0.unfit(for: request.kind) }).first {
      throw request.kind == .dgram
        ? UsageError(
          "--\(fault) is for streams; a datagram is passed on whole", hint: "leave out -u")
        : UsageError("--\(fault) is for datagrams; TCP sends again what is lost", hint: "-u")
    }
    var options = RelayOptions()
    options.kind = request.kind
    options.faults = request.faults
    return try await request.service.run(
      at: request.places[0], to: request.places[1], options)
  }
}
