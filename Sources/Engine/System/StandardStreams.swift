import Glibc

/// The process's standard input, output and error. They are shared with other processes, so that
/// their blocking mode is left as it is.
public enum StandardStreams {
  /// Whether a descriptor is a terminal (isatty(3)).
  public static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Makes sure that 0, 1 and 2 are taken: were one closed (`>&-`), the next socket would get its number,
  /// and `print` would write into it. What stands in for it fails with EBADF.
  static func occupy() {
    for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) < 0 && errno == EBADF {
      _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
    }
  }

  /// Writes everything to a descriptor, waiting where it is full (write(2), poll(2)).
  public static func write(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
    try bytes.withUnsafeBytes { buffer -> Result<Void, SystemError> in
      Result { () throws(SystemError) in try write(buffer, to: descriptor) }
    }.get()
  }

  /// Writes all of a buffer to a descriptor, waiting where it is full.
  public static func write(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32
  ) throws(SystemError) {
    var offset = 0
    while offset < bytes.count {
      let count = Glibc.write(
        descriptor, bytes.baseAddress.map { $0 + offset }, bytes.count - offset)
      let number = errno
      if count >= 0 {
        offset += count
      } else if number == EAGAIN {
        var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&entry, 1, -1)
      } else if number != EINTR {
        throw SystemError(errno: number, call: "write", subject: name(of: descriptor))
      }
    }
  }

  /// Writes to standard error; a failure there has nobody left to tell.
  public static func writeMessage(_ text: String) {
    try? write(Array(text.utf8), to: 2)
  }

  /// All of standard input, up to a limit in bytes.
  public static func readAll(limit: Int) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let part = try readSome()
      if part.isEmpty { return bytes }
      bytes += part
      if bytes.count > limit {
        throw SystemError(errno: EFBIG, call: "read", subject: "standard input")
      }
    }
  }

  /// One read(2) of standard input; empty at its end.
  static func readSome() throws(SystemError) -> [UInt8] {
    var failure: SystemError?
    let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      do throws(SystemError) { count = try read(into: UnsafeMutableRawBufferPointer(buffer)) } catch
      {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// One read(2) of standard input into a buffer: how many bytes, 0 at its end.
  public static func read(into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    while true {
      let got = Glibc.read(0, buffer.baseAddress, buffer.count)
      switch got < 0 ? errno : 0 {
      case 0: return got
      case EINTR: continue
      case EAGAIN:
        var entry = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
        _ = poll(&entry, 1, -1)
      // A background process may not read the terminal: the same as an input without lines.
      case EIO: return 0
      case let number: throw SystemError(errno: number, call: "read", subject: "standard input")
      }
    }
  }

  private static func name(of descriptor: Int32) -> String {
    descriptor == 1 ? "standard output" : descriptor == 2 ? "standard error" : "fd \(descriptor)"
  }
}

/// Lines of standard input, read while the loop goes on.
@EngineActor
public enum StandardInput {
  private static let lines = LineReader(descriptor: 0)

  /// The next line without its end; nil at the end of the input. Bytes that are no UTF-8 become
  /// replacement characters. A wait that ends early loses nothing.
  public static func readLine(until deadline: Deadline?) async throws -> String? {
    try await readLineBytes(until: deadline).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether there is something to read without waiting.
  public static var hasInput: Bool { lines.hasInput }

  /// The same as the bytes that came.
  public static func readLineBytes(until deadline: Deadline?) async throws -> [UInt8]? {
    guard var line = try await lines.line(until: deadline) else { return nil }
    if line.last == 0x0D { line.removeLast() }
    return line
  }
}
