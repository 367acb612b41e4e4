import Foundation
import Testing

@testable import Engine

/// The formats that other programs read.
@Suite struct ReportTests {
  private static let schema = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Tables/junit.xsd").path

  @Test func tap() {
    #expect(
      TAPReport.text(of: SampleResults.summary) == """
        TAP version 14
        1..7
        ok 1 - a/echo.nws
          ---
          duration_ms: 12.3
          ...
        not ok 2 - a/echo.nws › a & b \\# <c>
          ---
          duration_ms: 1.5
          severity: fail
          message: "an expectation failed"
          file: "a/echo.nws"
          details: |2
            error: AssertionError: no
             --> a/echo.nws:1:1
            it had printed:
              sent \\u{1b}[1m"x"\\u{7}
          ...
        not ok 3 - b.nws
          ---
          duration_ms: 2.0
          severity: fail
          message: "it does not print what stands in b.out"
          file: "b.nws"
          details: |2
            it does not print what stands in b.out
                  1  one
            -     2  too
            +     2  two
                      ^
          ...
        not ok 4 - c.nws
          ---
          duration_ms: 1.0
          severity: fail
          message: "an error ended it"
          file: "c.nws"
          details: |2
            error: NameError: there is no `x`
          ...
        ok 5 - d.nws
          ---
          duration_ms: 0.0
          updated: true
          ...
        not ok 6 - d.nws › ]]>
          ---
          duration_ms: 30000.0
          severity: fail
          message: "it was still running after 30.00 s"
          file: "d.nws"
          details: |2
            it was still running after 30.00 s
          ...
        ok 7 - e.nws # SKIP not run

        """)
  }

  @Test func junitKeepsToItsSchema() throws {
    let folder = try File.makeTemporaryFolder()
    defer { try? File.removeTree(folder) }
    let file = "\(folder)/report.xml"
    for summary in [SampleResults.summary, TestSummary([], time: 0)] {
      try File.writeAll(file, Array(JUnitReport.text(of: summary).utf8))
      let checked = try Tool.run(["xmllint", "--noout", "--schema", Self.schema, file])
      #expect(checked.code == 0, "\(checked.messages)")
    }
  }

  /// The schema would find a report that is wrong.
  @Test(arguments: [
    ("<testsuites", "<testsuits"), (" failures=\"3\"", ""), ("<failure", "<failed"),
    ("time=\"0.001\"", "time=\"soon\""), ("<skipped message=\"not run\"/>", "<skipped/><skipped/>"),
  ])
  func theSchemaFindsFaults(from: String, to: String) throws {
    let text = JUnitReport.text(of: SampleResults.summary)
    #expect(text.contains(from))
    let folder = try File.makeTemporaryFolder()
    defer { try? File.removeTree(folder) }
    let file = "\(folder)/report.xml"
    try File.writeAll(file, Array(text.replacing(from, with: to).utf8))
    #expect(try Tool.run(["xmllint", "--noout", "--schema", Self.schema, file]).code != 0)
  }

  @Test func junitTellsFailuresFromErrors() {
    let text = JUnitReport.text(of: SampleResults.summary)
    #expect(
      text.contains(
        "<testsuites name=\"workbench\" tests=\"7\" failures=\"3\" errors=\"1\" skipped=\"1\" time=\"31.234\">"
      ))
    #expect(text.contains("<testcase name=\"a &amp; b # &lt;c&gt;\" classname=\"a/echo.nws\""))
    #expect(text.contains("<error message=\"an error ended it\">error: NameError"))
    #expect(text.contains("<system-out>sent &quot;x&quot;␇\n</system-out>"))
    #expect(text.contains("timestamp=\"2026-03-04T10:02:11\""))
  }

  @Test func json() throws {
    let text = JSONReport.text(of: SampleResults.summary)
    let read = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(read["version"] as? Int == 1 && read["exit_code"] as? Int == 4)
    #expect(read["passed"] as? Int == 2 && read["failed"] as? Int == 4)
    #expect(read["updated"] as? Int == 1 && read["not_run"] as? Int == 1)
    #expect(read["seconds"] as? Double == 31.234)
    let cases = try #require(read["cases"] as? [[String: Any]])
    #expect(cases.count == 7)
    #expect(cases[1]["part"] as? String == "a & b # <c>")
    #expect(cases[1]["output"] as? String == "sent \u{1B}[1m\"x\"\u{7}\n")
    #expect(
      cases[1]["outcome"] as? String == "failed" && cases[4]["outcome"] as? String == "updated")
    #expect(cases[0]["message"] == nil)
    let none = JSONReport.text(of: TestSummary([], time: 0))
    #expect(try JSONSerialization.jsonObject(with: Data(none.utf8)) is [String: Any])
  }
}
