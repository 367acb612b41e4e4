import Testing

@testable import Engine

@Suite struct CalendarTests {
  @Test func theClockGoesForwardFromTheLecturesYears() {
    let before = Calendar.nanoseconds()
    let seconds = Calendar.seconds()
    let after = Calendar.nanoseconds()
    #expect(before > 1_700_000_000_000_000_000)
    #expect(before <= after)
    #expect(seconds >= Double(before) / 1e9 && seconds <= Double(after) / 1e9)
  }

  /// strftime(3) with the same fields is the reference, so that the zone does not matter.
  @Test(arguments: [0, 1.9, -0.5, 951_782_400, 1_772_586_131, 4_102_444_800, -2_208_988_800])
  func ctimeIsTheLibrarys(seconds: Double) throws {
    let text = try Calendar.ctime(seconds)
    #expect(try text == Calendar.text("%a %b %e %H:%M:%S %Y", seconds))
    #expect(text.count == 24)
  }

  @Test func writesUniversalTime() throws {
    #expect(try Calendar.text("%Y-%m-%d %H:%M:%S %%", 0, utc: true) == "1970-01-01 00:00:00 %")
    #expect(try Calendar.text("%H:%M:%S", -0.5, utc: true) == "23:59:59")
    #expect(try Calendar.text("%a %b %e", 1_772_586_131, utc: true) == "Wed Mar  4")
    #expect(try Calendar.text("", 0) == "")
    #expect(try Calendar.text("안 %Y", 0, utc: true) == "안 1970")
  }

  @Test(arguments: [Double.nan, .infinity, 1e300, -1e300, 1e18])
  func timesWithoutAYearAreErrors(seconds: Double) {
    #expect(throws: SystemError.self) { try Calendar.ctime(seconds) }
    #expect(throws: SystemError.self) { try Calendar.text("%Y", seconds) }
  }

  @Test func aFormatThatGrowsWithoutBoundIsAnError() {
    #expect(throws: SystemError.self) { try Calendar.text("%100000000d", 0) }
    #expect(throws: SystemError.self) { try Calendar.text("a\0b", 0) }
  }
}
