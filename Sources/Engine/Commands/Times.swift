extension CommandTable {
  /// Clocks, and what the environment says (language.md §7).
  static let times: [Command] = [
    Command(
      "time", "", .files, "the seconds since 1970 in UTC, with their parts",
      python: "time.time()", example: "print time() > 1.7e9", slide: "타임 서버/클라이언트 프로그램",
      { _ in .float(Calendar.seconds()) }),
    Command(
      "ctime", "seconds?", .files, "the time of day as text, Wed Mar  4 10:02:11 2026",
      details: "ctime(3) in local time: now, or so many seconds after 1970.",
      python: "time.ctime()", example: "print ctime(time())", slide: "타임 서버/클라이언트 프로그램", Times.ctime
    ),
    Command(
      "strftime", "format seconds? utc=", .files, "the time of day in a form of your own",
      details: """
        strftime(3): %Y-%m-%d %H:%M:%S and its like, in local time or with utc=true; now, or so \
        many seconds after 1970.
        """,
      python: "time.strftime('%H:%M:%S')", example: #"print strftime("%Y-%m-%d", 0, utc=true)"#,
      Times.strftime),
    Command(
      "now", "", .files, "a clock that only goes forward, to take differences of",
      details: "start = now(), and later now() - start, is the time between as a duration.",
      python: "time.perf_counter()", example: "start = now(); print now() - start < 1s",
      { _ in .duration(MonotonicClock.now) }),
    Command(
      "perf_counter", "", .files, "the seconds of the clock that only goes forward, as a float",
      aliases: ["monotonic"],
      python: "time.perf_counter()", example: "print perf_counter() > 0",
      { _ in .float(Double(MonotonicClock.now) / 1e9) }),
    Command(
      "elapsed", "", .files, "the time since the run began, as a duration",
      example: "print elapsed() < 1m",
      { .duration(MonotonicClock.now &- $0.session.startTime) }),
    Command(
      "env", "name other?", .files, "a variable of the environment, none when it is not set",
      aliases: ["getenv"],
      python: "os.getenv('HOME')", example: #"print env("HOME")"#, Times.environment),
  ]
}

/// The bodies of the commands on clocks and the environment.
@EngineActor
enum Times {
  static func ctime(_ call: borrowing Call) throws -> Value {
    let seconds = try seconds(call, 0)
    return .string(try call.blaming(0) { try Calendar.ctime(seconds) })
  }

  static func strftime(_ call: borrowing Call) throws -> Value {
    let format = try call.text(0)
    let seconds = try seconds(call, 1)
    let utc = call.bool(2)
    return .string(try call.blaming(0) { try Calendar.text(format, seconds, utc: utc) })
  }

  /// Seconds since 1970: now when none are given.
  private static func seconds(_ call: borrowing Call, _ slot: Int) throws -> Double {
    guard call.isPresent(slot) else { return Calendar.seconds() }
    if case .duration(let time) = call[slot] { return Double(time) / 1e9 }
    guard let number = call[slot].number else {
      throw call.mistyped(slot, "seconds since 1970", hints: ["time() gives those of now"])
    }
    return number.double
  }

  static func environment(_ call: borrowing Call) throws -> Value {
    let name = try call.text(0)
    if !name.utf8.contains(0), let value = Host.environment(name) { return .string(value) }
    return call.has(1) ? call[1] : .none
  }
}
