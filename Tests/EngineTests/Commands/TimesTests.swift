import Testing

@testable import Engine

@Suite struct TimesTests {
  static let rows: [(expression: String, value: String)] = [
    (#"strftime("%Y-%m-%d %H:%M:%S", 0, utc=true)"#, "'1970-01-01 00:00:00'"),
    (#"strftime("%Y", 1e9, utc=true)"#, "'2001'"),
    (#"strftime("%S", 2500ms, utc=true)"#, "'02'"),
    (#"strftime("", 0)"#, "''"),
    ("len(ctime())", "24"),
    ("ctime(86400.5) == ctime(86400)", "true"),
    ("match(ctime(), /^\\w{3} \\w{3} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d \\d{4}$/) != none", "true"),
    ("type(time())", "'float'"),
    ("time() > 1700000000", "true"),
    ("time.ctime(time.time()) in [ctime(), ctime(time() - 1)]", "true"),
    ("type(now())", "'duration'"),
    ("now() <= now()", "true"),
    ("elapsed() < 1m and elapsed() >= 0s", "true"),
    ("type(perf_counter())", "'float'"),
    (#"env("WORKBENCH_HAS_NO_SUCH_NAME")"#, "none"),
    (#"env("WORKBENCH_HAS_NO_SUCH_NAME", "other")"#, "'other'"),
    (#"env("a\0b")"#, "none"),
    (#"len(env("PATH")) > 0"#, "true"),
    (#"os.getenv("PATH") == env("PATH")"#, "true"),
  ]

  @Test(arguments: rows)
  func clocksTell(_ row: (expression: String, value: String)) async throws {
    #expect(try await evaluate(row.expression) == row.value)
  }
}
