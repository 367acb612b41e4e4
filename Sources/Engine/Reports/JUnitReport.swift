/// Results as JUnit XML, a `testsuite` a file. The schema that it keeps to stands beside the tests.
public enum JUnitReport {
  /// The whole document.
  public static func text(of summary: TestSummary) -> String {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"workbench\"\(counts(summary.results, summary.time))>\n"
    for file in summary.files {
      let time = file.results.reduce(0) { $0 &+ $1.time }
      text += "  <testsuite name=\"\(PlainText.escaped(file.name))\""
      text += counts(file.results, time) + timestamp(summary.start) + ">\n"
      for result in file.results { text += element(result) }
      text += "  </testsuite>\n"
    }
    return text + "</testsuites>\n"
  }

  private static func counts(_ results: [TestResult], _ time: Int) -> String {
    let failures = results.count { isFailure($0) }
    let errors = results.count { $0.reason != nil } - failures
    let skipped = results.count { $0.outcome == .notRun }
    return " tests=\"\(results.count)\" failures=\"\(failures)\" errors=\"\(errors)\""
      + " skipped=\"\(skipped)\" time=\"\(PlainText.seconds(time))\""
  }

  private static func timestamp(_ start: Double) -> String {
    let text = (try? Calendar.text("%Y-%m-%dT%H:%M:%S", start, utc: true)) ?? ""
    return text.isEmpty ? "" : " timestamp=\"\(text)\""
  }

  /// A failure is something that was not as expected; an error, what kept the case from finding out.
  private static func isFailure(_ result: TestResult) -> Bool { result.reason?.exitCode == 4 }

  private static func element(_ result: TestResult) -> String {
    let name = result.test.part.isEmpty ? result.test.file : result.test.part
    let start =
      "    <testcase name=\"\(PlainText.escaped(name))\""
      + " classname=\"\(PlainText.escaped(result.test.file))\""
      + " time=\"\(PlainText.seconds(result.time))\""
    switch result.outcome {
    case .passed, .updated: return start + "/>\n"
    case .notRun: return start + ">\n      <skipped message=\"not run\"/>\n    </testcase>\n"
    case .failed(let reason):
      let tag = isFailure(result) ? "failure" : "error"
      let details = TestText(ReportColor(color: false)).details(of: result, reason)
      var text = start + ">\n      <\(tag) message=\"\(PlainText.escaped(reason.headline))\">"
      text += PlainText.escaped(details.joined(separator: "\n")) + "</\(tag)>\n"
      if !result.output.isEmpty {
        let output = PlainText.escaped(result.outputText)
        text += "      <system-out>\(output)</system-out>\n"
      }
      return text + "    </testcase>\n"
    }
  }
}
