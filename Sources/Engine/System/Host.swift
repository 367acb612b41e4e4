import CLinux
import Glibc

/// What the process and its machine say about themselves.
public enum Host {
  /// getenv(3): the value, or nil.
  public static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// gethostname(2); `localhost` when the system does not say.
  public static var name: String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
      guard let start = buffer.baseAddress, gethostname(start, buffer.count - 1) == 0 else {
        return "localhost"
      }
      buffer[buffer.count - 1] = 0
      return String(cString: start)
    }
  }

  /// The number of this process (getpid(2)).
  public static var processIdentifier: Int { Int(getpid()) }

  /// How many processors there are to run on (sysconf(3), _SC_NPROCESSORS_ONLN); 1 when the system does not say.
  public static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Keeps up to 16 MiB of freed memory for what comes next; called once, at the start.
  public static func keepMemory() { clinux_keep_memory() }

  /// exit(3).
  public static func exit(_ code: Int32) -> Never { Glibc.exit(code) }

  /// Says why the program cannot go on, on standard error, and ends it with code 3.
  static func fail(_ reason: String) -> Never {
    let line = Array("workbench: \(reason)\n".utf8)
    _ = Glibc.write(2, line, line.count)
    Glibc.exit(3)
  }
}
