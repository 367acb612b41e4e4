import Testing

@testable import Engine

@Suite struct TestTextTests {
  private let text = TestText(ReportColor(color: false))

  @Test func aLineACaseAndTheFailingOnesAtLength() {
    let lines = SampleResults.summary.results.map { text.text(of: $0) }.joined()
    #expect(
      lines == """
        ok       a/echo.nws  12.35 ms
        FAILED   a/echo.nws › a & b # <c>  1.50 ms
                   error: AssertionError: no
                    --> a/echo.nws:1:1
                   it had printed:
                     sent \\u{1b}[1m"x"\\u{7}
        FAILED   b.nws  2.00 ms
                   it does not print what stands in b.out
                         1  one
                   -     2  too
                   +     2  two
                             ^
        FAILED   c.nws  1.00 ms
                   error: NameError: there is no `x`
        updated  d.nws  0.00 ms
        FAILED   d.nws › ]]>  30.00 s
                   it was still running after 30.00 s
        not run  e.nws

        """)
    #expect(
      text.text(of: SampleResults.summary)
        == "2 passed, 1 updated, 4 failed, 1 not run in 31.23 s\n")
  }

  @Test func coloursOnlyWhereTheyMayBe() {
    let colored = TestText(ReportColor(color: true))
    #expect(colored.text(of: SampleResults.failing).contains("\u{1B}[31;1merror:\u{1B}[0m"))
    #expect(!text.text(of: SampleResults.failing).contains("\u{1B}"))
    #expect(
      ReportColor.stripped(colored.text(of: SampleResults.failing))
        == text.text(of: SampleResults.failing))
  }

  @Test(
    arguments: [
      ([], 0), ([.passed, .updated, .notRun], 0),
      ([.passed, .failed(.code(2))], 2), ([.failed(.code(2)), .failed(.code(3))], 3),
      ([.failed(.code(4)), .failed(.code(3))], 4), ([.failed(.time(1))], 4),
      ([.failed(.exit(2))], 4), ([.failed(.code(1))], 3), ([.failed(.signal(11))], 4),
      ([.failed(.code(7))], 4), ([.failed(.broken("x"))], 3),
    ] as [([TestResult.Outcome], Int32)])
  func theGravestFailureIsTheExitCode(outcomes: [TestResult.Outcome], code: Int32) {
    let test = TestCase(file: "x.nws", kind: .ends)
    #expect(TestSummary(outcomes.map { TestResult(test, $0) }, time: 0).exitCode == code)
  }

  @Test func onlyTheEndOfALongOutputIsShown() {
    let output = (1...100_000).map { "line \($0)\n" }.joined()
    let result = TestResult(
      TestCase(file: "x.nws", kind: .ends), .failed(.code(4)), output: Array(output.utf8))
    let lines = text.details(of: result, .code(4))
    #expect(lines.count == 23 && lines[2] == "  ⋮" && lines.last == "  line 100000")
    #expect(result.outputText.utf8.count < 1 << 16 && result.outputText.hasPrefix("…\nline "))
  }
}
