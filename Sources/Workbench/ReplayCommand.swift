import Engine

/// `workbench replay FILE`: plays one side of a transcript against a program and checks the other.
enum ReplayCommand: Subcommand {
  static let name = "replay"
  static let usage = "FILE [--as server|client] [--run CMD] …"
  static let summary = "Plays one side of a recording against a program and checks the other."
  static let example = "workbench replay lab.nwt --as server --run 'python3 client.py $PORT'"
  static let details = """
      --as server      the replay is the server, the program under test the client (the default)
      --as client      the other way round
      --listen ADDR    where to listen as server (:7777 is this machine alone; default: any free port)
      --connect ADDR   whom to connect to as client
      --run CMD        start the program under test; PORT, HOST, ADDRESS and WORKBENCH (this program)
                       are in its environment. It and its children are ended with the replay
      --timeout T      the longest that it may take (10s)
      --times N        play it N times, --jobs N of them at once
      --timing real    keep the recorded pauses (fast: timeouts only, the default)
      --strict-chunks  each chunk must come as it was recorded; else bytes are compared as a stream
      --short-writes   read slowly, so that the program's send takes only a part
      --update         write what really came into the file; all else stays

    Faults, for what the replay sends:
    \(FaultWords.help)

    A header `run:`, `as:` or `timeout:` in the file stands in for the option; `run:` starts its program
    in the file's folder. Exit codes: 0 the program
    did what is recorded, 4 it did not, 2 the file does not parse, 3 an error, 1 usage.
    """

  @EngineActor
  static func run(_ words: [String], _ settings: Settings) async throws(UsageError) -> Int32 {
    var request = ReplayRequest()
    var items = CommandWords(
      words, of: name,
      flags: ["--strict-chunks", "--short-writes", "--update", "-h", "--help"],
      values: FaultWords.names + [
        "--as", "--listen", "--connect", "--run", "--timeout", "--times", "--jobs", "-j",
        "--timing", "--seed",
      ])
    while let item = try items.next() {
      switch item {
      case .word(let word): request.files.append(word)
      case .flag("-h"), .flag("--help"):
        Output.write(help(in: settings.language))
        return 0
      case .flag(let flag): request.set(flag)
      case .value(let option, let text): try request.set(option, text)
      }
    }
    guard let path = request.files.first, request.files.count == 1 else {
      throw UsageError("replay needs one transcript", hint: Wording(example))
    }
    let renderer = DiagnosticText(
      color: settings.usesColor(on: 2), language: settings.language)
    do {
      let file = try TranscriptFile.load(path)
      return try await ReplayRuns(file, try request.options(for: file), request, renderer).run()
    } catch let error as UsageError {
      throw error
    } catch let errors as SyntaxErrors {
      StandardStreams.writeMessage(errors.text(renderer))
      return 2
    } catch let error as SystemError where error.subject == path {
      throw UsageError("\(error)", hint: Wording(example))
    } catch {
      StandardStreams.writeMessage("error: \(error)\n")
      return 3
    }
  }
}
