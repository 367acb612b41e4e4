/// The results of a run in the order of its cases.
public struct TestSummary: Sendable, Equatable {
  /// One a case.
  public let results: [TestResult]
  /// How long it all took, in nanoseconds.
  public let time: Int
  /// When it began, in seconds since 1970.
  public let start: Double

  /// What came of a run.
  public init(_ results: [TestResult], time: Int, start: Double = 0) {
    self.results = results
    self.time = time
    self.start = start
  }

  /// How many passed, those that were updated included.
  public var passed: Int { results.count { $0.outcome == .passed || $0.outcome == .updated } }
  /// How many had their expectation rewritten.
  public var updated: Int { results.count { $0.outcome == .updated } }
  /// How many failed.
  public var failed: Int { results.count { $0.reason != nil } }
  /// How many were not tried.
  public var notRun: Int { results.count { $0.outcome == .notRun } }

  /// 0 when nothing failed; else the gravest of 4 (not as expected), 3 (an error), 2 (does not parse).
  public var exitCode: Int32 { results.compactMap(\.reason?.exitCode).max() ?? 0 }

  /// The results file by file, in the order of their first cases.
  var files: [(name: String, results: [TestResult])] {
    var order: [String] = []
    var groups: [String: [TestResult]] = [:]
    for result in results {
      if groups[result.test.file] == nil { order.append(result.test.file) }
      groups[result.test.file, default: []].append(result)
    }
    return order.map { ($0, groups[$0] ?? []) }
  }
}
