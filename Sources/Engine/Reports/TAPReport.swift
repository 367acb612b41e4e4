/// Results as TAP 14 (Test Anything Protocol, https://testanything.org/tap-version-14-specification.html).
public enum TAPReport {
  /// The whole document.
  public static func text(of summary: TestSummary) -> String {
    var text = "TAP version 14\n1..\(summary.results.count)\n"
    for (index, result) in summary.results.enumerated() {
      let word = result.reason == nil ? "ok" : "not ok"
      let skip = result.outcome == .notRun ? " # SKIP not run" : ""
      text += "\(word) \(index + 1) - \(description(result.test.name))\(skip)\n"
      if result.outcome != .notRun { text += diagnosis(of: result) }
    }
    return text
  }

  /// `#` and `\` mean something in a description.
  private static func description(_ name: String) -> String {
    name.map { character in
      switch character {
      case "#": "\\#"
      case "\\": "\\\\"
      case "\n", "\r\n", "\r": " "
      default: String(character)
      }
    }.joined()
  }

  /// The YAML block below a line.
  private static func diagnosis(of result: TestResult) -> String {
    var lines = ["---", "duration_ms: \(milliseconds(result.time))"]
    if result.outcome == .updated { lines.append("updated: true") }
    if let reason = result.reason {
      lines.append("severity: fail")
      lines.append("message: \(quoted(reason.headline))")
      lines.append("file: \(quoted(result.test.file))")
      lines.append("details: |2")
      lines += TestText(ReportColor(color: false)).details(of: result, reason).map {
        $0.isEmpty ? "" : "  " + PlainText.printable($0)
      }
    }
    return (lines + ["..."]).map { $0.isEmpty ? "\n" : "  \($0)\n" }.joined()
  }

  /// A flow scalar of YAML 1.2 in double quotes, whose escapes are those of JSON.
  private static func quoted(_ text: String) -> String { JSONValue.text(text).line }

  private static func milliseconds(_ nanoseconds: Int) -> String {
    let tenths = max(0, nanoseconds) / 100_000
    return "\(tenths / 10).\(tenths % 10)"
  }
}
