import Engine

/// `workbench record ADDR TO -o F`: writes what a client and a server say to each other.
enum RecordCommand: Subcommand {
  static let name = "record"
  static let usage = "ADDR TO -o FILE"
  static let summary = "Stands between client and server and writes what they say."
  static let example = "workbench record :9001 localhost:9000 -o lab.nwt"
  static let details = """
    Clients connect to ADDR (:9001 is this machine alone; write 0.0.0.0:9001 for everybody), and are
    connected on to TO. ADDR and TO may be unix:/path. Every chunk is in the file as soon as it
    came. Ctrl-C ends it.

      -u, --udp        datagrams: each client that sends something is a conversation of the file
      -o, --output F   the transcript; only its owner may read it
      --count N        end after N connections (not with -u)
      --quiet          tell nothing about connections

    A script's own connections: workbench run --record lab.nwt FILE.
    """

  @EngineActor
  static func run(_ words: [String], _ settings: Settings) async throws(UsageError) -> Int32 {
    var places: [String] = []
    var output: String?
    var service = RelayService()
    var options = RelayOptions()
    var items = CommandWords(
      words, of: name, flags: ["-u", "--udp", "--quiet", "-h", "--help"],
      values: ["-o", "--output", "--count"])
    while let item = try items.next() {
      switch item {
      case .word(let word): places.append(word)
      case .flag("--quiet"): service.isQuiet = true
      case .flag("-u"), .flag("--udp"): options.kind = .dgram
      case .flag:
        Output.write(help(in: settings.language))
        return 0
      case .value("--count", let text):
        service.count = try CommandWords.count(text, for: "--count")
      case .value(_, let text): output = text
      }
    }
    guard places.count == 2 else {
      throw UsageError(
        "record needs where to listen and where to connect to", hint: Wording(example))
    }
    guard let output, output != "-" else {
      throw UsageError("record needs a file: -o FILE", hint: Wording(example))
    }
    return try await service.run(at: places[0], to: places[1], options, recordingInto: output)
  }
}
