/// Results as one JSON document; docs/reports.md describes it.
public enum JSONReport {
  /// The whole document, a case a line.
  public static func text(of summary: TestSummary) -> String {
    let head: [(String, JSONValue)] = [
      ("version", .int(1)), ("passed", .int(summary.passed)), ("updated", .int(summary.updated)),
      ("failed", .int(summary.failed)), ("not_run", .int(summary.notRun)),
      ("seconds", .decimal(PlainText.seconds(summary.time))),
      ("exit_code", .int(Int(summary.exitCode))),
    ]
    let front = JSONValue.object(head).line.dropLast()
    let cases = summary.results.map { "  " + value(of: $0).line }.joined(separator: ",\n")
    return front + ",\"cases\":[\n" + cases + (cases.isEmpty ? "" : "\n") + "]}\n"
  }

  private static func value(of result: TestResult) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("name", .text(result.test.name)), ("file", .text(result.test.file)),
      ("part", .text(result.test.part)), ("outcome", .text(word(result.outcome))),
      ("seconds", .decimal(PlainText.seconds(result.time))),
    ]
    if let reason = result.reason {
      let details = TestText(ReportColor(color: false)).details(of: result, reason)
      members.append(("message", .text(reason.headline)))
      members.append(("details", .text(details.joined(separator: "\n"))))
      members.append(("output", .text(result.outputText)))
    }
    return .object(members)
  }

  private static func word(_ outcome: TestResult.Outcome) -> String {
    switch outcome {
    case .passed: "passed"
    case .updated: "updated"
    case .failed: "failed"
    case .notRun: "not run"
    }
  }
}
