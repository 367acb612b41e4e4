@testable import Engine

/// Results of every kind, with what the formats have to escape.
enum SampleResults {
  static let failing = TestResult(
    TestCase(file: "a/echo.nws", kind: .block("a & b # <c>"), part: "a & b # <c>"),
    .failed(.code(4)), time: 1_500_000, output: Array("sent \u{1B}[1m\"x\"\u{7}\n".utf8),
    messages: "\u{1B}[31;1merror:\u{1B}[0m AssertionError: no\n --> a/echo.nws:1:1\n")

  static let summary = TestSummary(
    [
      TestResult(
        TestCase(file: "a/echo.nws", kind: .prints(expected: "a/echo.out")), .passed,
        time: 12_345_678),
      failing,
      TestResult(
        TestCase(file: "b.nws", kind: .prints(expected: "b.out")),
        .failed(.prints(difference, file: "b.out")), time: 2_000_000,
        output: Array("one\ntwo\n".utf8)),
      TestResult(
        TestCase(file: "c.nws", kind: .ends), .failed(.code(3)), time: 1_000_000,
        messages: "error: NameError: there is no `x`\n"),
      TestResult(TestCase(file: "d.nws", kind: .ends), .updated, time: 0),
      TestResult(
        TestCase(file: "d.nws", kind: .block("]]>"), part: "]]>"),
        .failed(.time(30_000_000_000)), time: 30_000_000_000),
      TestResult(TestCase(file: "e.nws", kind: .ends), .notRun),
    ], time: 31_234_567_890, start: 1_772_618_531)

  private static var difference: LineDifference {
    LineDifference(expected: Array("one\ntoo\n".utf8), actual: Array("one\ntwo\n".utf8))
      ?? LineDifference(parts: [])
  }
}
