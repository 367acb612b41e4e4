import Engine

/// What the words behind `workbench replay` ask for.
struct ReplayRequest {
  var files: [String] = []
  var times = 1
  var jobs = 1
  private var given = Replay.Options()
  private var side: Replay.Side?
  private var timeout: Int?
  private var listens = false
  private var connects = false

  mutating func set(_ flag: String) {
    switch flag {
    case "--strict-chunks": given.strictChunks = true
    case "--short-writes": given.shortWrites = true
    default: given.updates = true
    }
  }

  mutating func set(_ option: String, _ text: String) throws(UsageError) {
    if try FaultWords.set(option, text, in: &given.faults) { return }
    switch option {
    case "--as":
      guard let side = Replay.Side(rawValue: text) else {
        throw UsageError("--as \(text): no side", hint: "--as server, or --as client")
      }
      self.side = side
    case "--listen":
      given.address = try AddressWord.parse(text, for: option)
      listens = true
    case "--connect":
      given.address = try AddressWord.parse(text, for: option)
      connects = true
    case "--run": given.command = text
    case "--timeout": timeout = try CommandWords.time(text, for: option)
    case "--times": times = try CommandWords.count(text, for: option)
    case "--jobs", "-j": jobs = try CommandWords.count(text, for: option)
    case "--seed": given.seed = try FaultWords.seed(text)
    default:
      guard text == "real" || text == "fast" else {
        throw UsageError("--timing \(text): not a choice", hint: "--timing real, or --timing fast")
      }
      given.realTiming = text == "real"
    }
  }

  /// The options, with what the file's headers say where the words say nothing.
  func options(for file: TranscriptFile) throws(UsageError) -> Replay.Options {
    var options = given
    let headers = file.transcript
    let named = headers.header(.as).flatMap(Replay.Side.init(rawValue:))
    options.side = side ?? (connects ? .client : listens ? .server : named ?? .server)
    options.command = given.command ?? headers.header(.run)
    if given.command == nil { options.folder = file.source.folder }
    options.timeout = timeout ?? headers.timeout ?? options.timeout
    if options.side == .client, listens || (!connects && options.command == nil) {
      throw UsageError(
        "as client the replay needs to know whom to connect to", hint: "--connect localhost:7777")
    }
    if options.side == .server, connects {
      throw UsageError("--connect is for --as client", hint: "--listen :7777")
    }
    let transports = headers.connections.map(\.transport)
    guard !transports.isEmpty else {
      throw UsageError(
        "\(file.source.name): no connection is recorded in it", hint: "record it again")
    }
    if let fault = options.faults.unfit(for: .dgram).first, transports.allSatisfy(\.hasDatagrams) {
      throw UsageError(
        "--\(fault) is for streams, and there are only datagrams here", hint: "--delay 50ms")
    }
    if times > 1, options.command == nil {
      throw UsageError("--times needs a program to start each time", hint: "--run 'python3 x.py'")
    }
    if times > 1, options.updates { throw UsageError("--update takes one run", hint: "--times 1") }
    if jobs > 1, options.address.map({ $0.port != 0 }) == true {
      throw UsageError(
        "--jobs needs a port for each", hint: "leave the address out: $PORT tells the program")
    }
    return options
  }
}
