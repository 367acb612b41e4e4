import Engine

/// `workbench test PATH…`: runs scripts as tests.
enum TestCommand: Subcommand {
  static let name = "test"
  static let usage = "PATH…"
  static let summary = "Runs scripts as tests, side by side, each in a process of its own."
  static let example = "workbench test scripts --jobs 4 --report junit=results.xml --continue"
  static let details = """
    A case is a `test "NAME" { … }` block of a script, or a script with its output beside it:
    echo.out beside echo.nws, expected.out beside demo.nws; or a recording (.nwt) whose `run:` line
    starts the program under test. A folder is searched for them; a script that is named itself and
    has neither must end well.

      --filter RE         only the cases whose name matches, such as `echo` or `› a name$`
      --jobs N            how many at once (default: one a processor)
      --continue          run the others too when one has failed
      --timeout D         the longest that one case may take, such as 500ms or 1m (default 30s)
      --deadline D        the longest that all of it may take (default: no limit)
      --param NAME=VALUE  a value for the scripts' `param NAME`
      --sandbox           for scripts that you do not know, as in `run`
      --update            take what was printed, or said, as the expectation
      --review            the same, but ask case by case
      --report FORMAT     tap, junit or json on standard output; FORMAT=FILE writes it to a file
      --list              only tell the cases

    A case sees TMPDIR as a folder of its own, which is removed after it with every process that it
    started. Exit codes: 0 all passed, 4 something is not as expected, 3 an error ended a script,
    2 a script does not parse, 1 usage, 130 interrupted.
    """

  private struct Request {
    var paths: [String] = []
    var run = TestRun.Options()
    var deadline: Int?
    var filter: Regex<AnyRegexOutput>?
    var reports: [ReportTarget] = []
    var parameters: [(name: String, value: String)] = []
    var acceptance = Acceptance.Mode.never
    var onlyLists = false
    var wantsHelp = false
  }

  @EngineActor
  static func run(_ words: [String], _ settings: Settings) async throws(UsageError) -> Int32 {
    if words.first == CaseCommand.option {
      return try await CaseCommand.run(Array(words.dropFirst()), settings)
    }
    var request = try read(words)
    if request.wantsHelp {
      Output.write(help(in: settings.language))
      return 0
    }
    let cases = try find(request)
    if request.onlyLists {
      Output.write(cases.map { $0.test.name + "\n" }.joined())
      return 0
    }
    for report in request.reports { try report.check() }
    request.run.deadline = request.deadline.map { .after(nanoseconds: $0) }
    // A report on standard output has it for itself.
    let descriptor: Int32 = request.reports.contains { $0.file == nil } ? 2 : 1
    request.run.color = settings.usesColor(on: descriptor)
    return try await run(cases, request, on: descriptor)
  }

  private static func read(_ words: [String]) throws(UsageError) -> Request {
    var request = Request()
    var items = CommandWords(
      words, of: name,
      flags: ["--update", "--review", "--continue", "--list", "--sandbox", "-h", "--help"],
      values: ["--jobs", "-j", "--filter", "--report", "--timeout", "--deadline", "--param"])
    while let item = try items.next() {
      switch item {
      case .word(let path): request.paths.append(path)
      case .flag(let flag): try set(flag, in: &request)
      case .value(let option, let text): try set(option, text, in: &request)
      }
    }
    guard !request.paths.isEmpty || request.wantsHelp else {
      throw UsageError("test needs a script or a folder", hint: Wording(example))
    }
    return request
  }

  private static func set(_ flag: String, in request: inout Request) throws(UsageError) {
    switch flag {
    case "--update":
      request.acceptance = .always
      request.run.goesOn = true
    case "--review":
      guard StandardStreams.isTerminal(0) else {
        throw UsageError(
          "--review asks at a terminal, and standard input is none",
          hint: "--update takes everything that came")
      }
      request.acceptance = .ask
      request.run.goesOn = true
    case "--continue": request.run.goesOn = true
    case "--list": request.onlyLists = true
    case "--sandbox": request.run.isSandboxed = true
    default: request.wantsHelp = true
    }
  }

  private static func set(
    _ option: String, _ text: String, in request: inout Request
  ) throws(UsageError) {
    switch option {
    case "--jobs", "-j": request.run.jobs = try CommandWords.count(text, for: option)
    case "--timeout": request.run.limit = try CommandWords.time(text, for: option)
    case "--deadline": request.deadline = try CommandWords.time(text, for: option)
    case "--report": request.reports.append(try ReportTarget(text))
    case "--filter":
      do {
        request.filter = try Regex(text)
      } catch {
        throw UsageError("--filter \(text): not a regular expression", hint: "--filter 'echo|time'")
      }
    default:
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else {
        throw UsageError("--param \(text): a name and a value", hint: "--param port=0")
      }
      let name = String(parts[0]).replacing("-", with: "_")
      request.parameters.append((name, String(parts[1])))
    }
  }

  private static func find(_ request: Request) throws(UsageError) -> [FoundCase] {
    var finder = TestFinder(parameters: request.parameters)
    for path in request.paths { try finder.add(path) }
    guard !finder.cases.isEmpty else {
      let places = request.paths.joined(separator: ", ")
      throw UsageError(
        "\(places): no case among \(ViewText.count(finder.fileCount, "file"))",
        hint:
          "a case is a script with its output beside it (x.out), a recording with a run: line, or a test \"NAME\" { … } block"
      )
    }
    try finder.checkParameters()
    guard let filter = request.filter else { return finder.cases }
    // Nobody knows what the file or folder holds that cannot be read.
    let chosen = finder.cases.filter { $0.problem != nil || $0.test.name.contains(filter) }
    guard !chosen.isEmpty else {
      throw UsageError(
        "--filter matches none of \(ViewText.count(finder.cases.count, "case"))",
        hint: "--list shows their names")
    }
    return chosen
  }

  @EngineActor
  private static func run(
    _ cases: [FoundCase], _ request: Request, on descriptor: Int32
  ) async throws(UsageError) -> Int32 {
    let start = MonotonicClock.now
    let startTime = Calendar.seconds()
    let list = TestList(on: descriptor, total: cases.count)
    let text = TestText(ReportColor(color: request.run.color))
    let run = TestRun(cases, request.run)
    let acceptance = Acceptance(request.acceptance, list: list, run: run)
    run.onChange = { list.show(running: $0, done: $1) }
    Interruption.handle { run.interrupt() }
    defer { Interruption.stop() }
    run.start()
    var results: [TestResult] = []
    for index in cases.indices {
      let (result, isShown) = await acceptance.decide(await run.result(index), of: index, text)
      results.append(result)
      if !isShown, result.outcome != .notRun { list.write(text.text(of: result)) }
    }
    list.clear()
    let summary = TestSummary(results, time: MonotonicClock.now - start, start: startTime)
    list.write(text.text(of: summary))
    if summary.notRun > 0, !run.wasInterrupted, summary.failed > 0 {
      list.write(text.paint.faint("--continue runs the others too\n"))
    }
    let areWritten = request.reports.map { $0.write(summary) }.allSatisfy { $0 }
    if run.wasInterrupted { return 130 }
    return max(summary.exitCode, summary.notRun > 0 ? 4 : areWritten ? 0 : 3)
  }
}
