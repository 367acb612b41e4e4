import Engine

/// Runs cases side by side, each in a process of its own, and tells each result in the order of the cases.
@EngineActor
final class TestRun {
  /// How cases are run.
  struct Options {
    /// How many at once.
    var jobs = max(1, Host.processorCount)
    /// Nanoseconds that one case may take.
    var limit = 30_000_000_000
    /// When everything has to be over.
    var deadline: Deadline?
    /// Whether the others still run after one has failed.
    var goesOn = false
    /// Whether messages may be coloured.
    var color = false
    /// `--sandbox`: each case as in `run`.
    var isSandboxed = false
  }

  private let cases: [FoundCase]
  private let options: Options
  private var results: [TestResult?]
  private let gates: [Gate]
  private var next = 0
  private var running: [Int: CaseProcess] = [:]
  private var isStopped = false
  private(set) var wasInterrupted = false
  /// Called whenever a case begins or ends, with the names of those that run and how many have ended.
  var onChange: ([String], Int) -> Void = { _, _ in }

  init(_ cases: [FoundCase], _ options: Options) {
    self.cases = cases
    self.options = options
    results = Array(repeating: nil, count: cases.count)
    gates = cases.map { _ in Gate() }
  }

  /// Starts the first cases; the others follow as these end.
  func start() {
    for _ in 0..<min(options.jobs, cases.count) { Task { await self.work() } }
  }

  /// The result of a case, when it is there.
  func result(_ index: Int) async -> TestResult {
    try? await gates[index].wait()
    return results[index] ?? TestResult(cases[index].test, .notRun)
  }

  /// Plays a recording again, and writes what really comes into it.
  func update(_ index: Int) async -> TestResult {
    let test = cases[index].test
    var result = await attempt(FoundCase(test: test, arguments: ["--update"]), index)
    if result.outcome == .passed { result.outcome = .updated }
    return result
  }

  /// Ends every case that runs; no other begins. For Ctrl-C.
  func interrupt() {
    wasInterrupted = true
    isStopped = true
    for process in running.values { Task { await process.end() } }
  }

  private func work() async {
    while next < cases.count {
      let index = next
      next += 1
      results[index] = await attempt(cases[index], index)
      let isRun = cases[index].problem == nil
      if isRun, results[index]?.reason != nil, !options.goesOn { isStopped = true }
      gates[index].open()
      tell()
    }
  }

  private func attempt(_ found: FoundCase, _ index: Int) async -> TestResult {
    if let problem = found.problem { return TestResult(found.test, .failed(.broken(problem))) }
    let limit = min(options.limit, options.deadline?.remaining ?? .max)
    guard !isStopped, limit > 0 else { return TestResult(found.test, .notRun) }
    do {
      let process = try CaseProcess(found, color: options.color, isSandboxed: options.isSandboxed)
      running[index] = process
      tell()
      let result = await process.result(limit: limit)
      running[index] = nil
      return wasInterrupted ? TestResult(found.test, .notRun, time: result.time) : result
    } catch {
      return TestResult(found.test, .failed(.broken("it cannot be started: \(error)")))
    }
  }

  private func tell() {
    let names = running.keys.sorted().map { cases[$0].test.name }
    onChange(names, results.count { $0 != nil })
  }
}
