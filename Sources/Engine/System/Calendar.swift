import Glibc

/// The time of day and how people write it.
public enum Calendar {
  /// Nanoseconds since 1970 (clock_gettime(2), CLOCK_REALTIME).
  public static func nanoseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec)
  }

  /// Seconds since 1970, as Python's `time.time()`.
  public static func seconds() -> Double { Double(nanoseconds()) / 1e9 }

  /// `Wed Mar  4 10:02:11 2026` in local time, as ctime(3) without the line feed; parts of a second
  /// are cut off. EOVERFLOW for a time that has no year.
  public static func ctime(_ seconds: Double = seconds()) throws(SystemError) -> String {
    let time = try parts(of: seconds, call: "ctime", utc: false)
    let day = time.tm_mday < 10 ? " \(time.tm_mday)" : "\(time.tm_mday)"
    let clock = [time.tm_hour, time.tm_min, time.tm_sec].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(name(days, time.tm_wday)) \(name(months, time.tm_mon)) \(day)"
      + " \(clock.joined(separator: ":")) \(Int(time.tm_year) + 1900)"
  }

  /// The time in a form of one's own, such as `%Y-%m-%d %H:%M:%S` (strftime(3)); ERANGE for more
  /// than 64 KiB.
  public static func text(
    _ format: String, _ seconds: Double = seconds(), utc: Bool = false
  ) throws(SystemError) -> String {
    var time = try parts(of: seconds, call: "strftime", utc: utc)
    guard !format.utf8.contains(0) else {
      throw SystemError(errno: EINVAL, call: "strftime", subject: format)
    }
    var room = 256
    while room <= 1 << 16 {
      var buffer = [UInt8](repeating: 0, count: room)
      let length = buffer.withUnsafeMutableBytes { bytes in
        strftime(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), room, format + ".", &time)
      }
      if length > 0 { return String(decoding: buffer[..<(length - 1)], as: UTF8.self) }
      room *= 4
    }
    throw SystemError(errno: ERANGE, call: "strftime", subject: format)
  }

  private static func parts(
    of seconds: Double, call: String, utc: Bool
  ) throws(SystemError) -> tm {
    guard var whole = Int(exactly: seconds.rounded(.down)) else {
      throw SystemError(errno: EOVERFLOW, call: call, subject: "\(seconds)")
    }
    var time = tm()
    tzset()
    guard (utc ? gmtime_r(&whole, &time) : localtime_r(&whole, &time)) != nil else {
      throw SystemError(errno: EOVERFLOW, call: call, subject: "\(seconds)")
    }
    return time
  }

  private static func name(_ names: [String], _ index: Int32) -> String {
    names.indices.contains(Int(index)) ? names[Int(index)] : "???"
  }

  private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
