/// Results for people: a line a case, and the failing ones at length.
public struct TestText: Sendable {
  /// Lines of what a failing case printed that are shown.
  private static let outputLimit = 20

  /// Colours, or none.
  public let paint: ReportColor

  /// Text with or without colours.
  public init(_ paint: ReportColor) { self.paint = paint }

  /// A case's line, and below it why it failed; ends with a line feed.
  public func text(of result: TestResult) -> String {
    let time = paint.faint(ViewText.time(result.time))
    let name = result.test.name
    switch result.outcome {
    case .passed: return "\(paint.green("ok     "))  \(name)  \(time)\n"
    case .updated: return "\(paint.yellow("updated"))  \(name)  \(time)\n"
    case .notRun: return "\(paint.faint("not run"))  \(name)\n"
    case .failed(let reason):
      let lines = details(of: result, reason).map { $0.isEmpty ? "\n" : "           \($0)\n" }
      return "\(paint.red("FAILED "))  \(paint.bold(name))  \(time)\n" + lines.joined()
    }
  }

  /// Why a case failed, at length and without the case's name.
  public func details(of result: TestResult, _ reason: TestResult.Reason) -> [String] {
    var lines = [reason.headline]
    switch reason {
    case .prints(let difference, _): return lines + difference.lines(paint)
    case .code, .exit, .time, .signal, .flood, .notReached, .broken: break
    }
    let messages = paint.color ? result.messages : ReportColor.stripped(result.messages)
    // A diagnostic says better than the exit code what went wrong.
    if case .code(let code) = reason, (1...4).contains(code), !messages.isEmpty { lines = [] }
    lines += messages.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines + printed(result.output)
  }

  private func printed(_ output: [UInt8]) -> [String] {
    let lines = output.suffix(1 << 16).split(separator: 0x0A).suffix(Self.outputLimit + 1)
    guard !lines.isEmpty else { return [] }
    let isCut = lines.count > Self.outputLimit
    return [paint.faint("it had printed:")] + (isCut ? [paint.faint("  ⋮")] : [])
      + lines.suffix(Self.outputLimit).map {
        "  " + LineDifference.visible($0 + [0x0A], marksBlanks: false)
      }
  }

  /// The last line: `27 passed in 1.23 s`.
  public func text(of summary: TestSummary) -> String {
    var parts: [String] = []
    if summary.passed > 0 || summary.failed == 0 {
      parts.append(paint.green("\(ViewText.grouped(summary.passed)) passed"))
    }
    if summary.updated > 0 { parts.append(paint.yellow("\(summary.updated) updated")) }
    if summary.failed > 0 { parts.append(paint.red("\(summary.failed) failed")) }
    if summary.notRun > 0 { parts.append("\(summary.notRun) not run") }
    return parts.joined(separator: ", ") + " in \(ViewText.time(summary.time))\n"
  }
}
