import Glibc

/// An open file with a buffer in each direction.
///
/// Bytes wait in the write buffer; that the disk is full (ENOSPC) shows at `write`, `flush` or
/// `close`, and what could not be written stays until then. A file that is never closed is when
/// it goes, and then nobody learns of an error: call `close()`.
public final class File {
  /// Bytes of the write buffer: 256 KiB.
  public static let writeBufferSize = 256 << 10
  /// Bytes that a read asks for at least: 64 KiB.
  static let readBufferSize = 64 << 10

  /// As it was given.
  public let path: String
  /// How it was opened.
  public let mode: FileMode
  /// The number of the descriptor; -1 after `close()`.
  public private(set) var descriptor: Int32

  /// Read ahead; what stands before `readIndex` is used up.
  var readBuffer: [UInt8] = []
  var readIndex = 0
  private var writeBuffer: [UInt8] = []

  /// open(2), new files with the mode 0666 less the umask; a folder is EISDIR at once.
  public convenience init(_ path: String, _ mode: FileMode) throws(SystemError) {
    try self.init(path, mode, permissions: 0o666)
  }

  init(_ path: String, _ mode: FileMode, permissions: mode_t) throws(SystemError) {
    try Self.check(path)
    let descriptor = try Self.must("open", path) { Int(open(path, mode.flags, permissions)) }
    self.path = path
    self.mode = mode
    self.descriptor = Int32(truncatingIfNeeded: descriptor)
    var status = stat()
    if fstat(self.descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      Glibc.close(self.descriptor)
      self.descriptor = -1
      throw SystemError(errno: EISDIR, call: "open", subject: path)
    }
  }

  deinit {
    guard isOpen else { return }
    try? flush()
    Glibc.close(descriptor)
  }

  /// True until `close()`.
  public var isOpen: Bool { descriptor >= 0 }

  /// fstat(2): the size in bytes, with what is still in the write buffer.
  public func size() throws(SystemError) -> Int {
    try flush()
    var status = stat()
    try Self.must("fstat", path) { Int(fstat(descriptor, &status)) }
    return Int(status.st_size)
  }

  /// Puts bytes behind each other, to be written when the buffer is full.
  public func write(_ bytes: some Collection<UInt8>) throws(SystemError) {
    guard isOpen, mode.writes else { throw error(EBADF, "write") }
    try giveBackReadAhead()
    if writeBuffer.count + bytes.count > Self.writeBufferSize { try flush() }
    if bytes.count >= Self.writeBufferSize, let bytes = bytes as? [UInt8] {
      let written = try writeOut(bytes)
      if let failure = written.failure {
        writeBuffer = Array(bytes[written.count...])
        throw failure
      }
    } else {
      writeBuffer.append(contentsOf: bytes)
    }
  }

  /// Writes out what waits in the buffer.
  public func flush() throws(SystemError) {
    guard !writeBuffer.isEmpty else { return }
    let written = try writeOut(writeBuffer)
    writeBuffer.removeFirst(written.count)
    if let failure = written.failure { throw failure }
  }

  /// Writes out what waits and gives the descriptor back, whatever happens. close(2) may tell of
  /// a write that failed later, so its error counts. A second time it does nothing.
  public func close() throws(SystemError) {
    guard isOpen else { return }
    var failure: SystemError?
    do throws(SystemError) { try flush() } catch { failure = error }
    writeBuffer = []
    let closing = descriptor
    descriptor = -1
    if Glibc.close(closing) == -1, errno != EINTR, failure == nil {
      failure = error(errno, "close")
    }
    if let failure { throw failure }
  }

  /// lseek(2): moves to `offset` from the start, the place now, or the end; gives the new place.
  @discardableResult
  public func seek(to offset: Int, from origin: Origin = .start) throws(SystemError) -> Int {
    guard isOpen else { throw error(EBADF, "lseek") }
    try flush()
    try giveBackReadAhead()
    return try Self.must("lseek", path) { lseek(descriptor, offset, origin.whence) }
  }

  /// The place of the next byte that is read or written, from the start.
  public func tell() throws(SystemError) -> Int {
    guard isOpen else { throw error(EBADF, "lseek") }
    let place = try Self.must("lseek", path) { lseek(descriptor, 0, SEEK_CUR) }
    return place - (readBuffer.count - readIndex) + writeBuffer.count
  }

  /// From where `seek` counts.
  public enum Origin: Int, Sendable {
    case start, current, end

    var whence: Int32 {
      switch self {
      case .start: SEEK_SET
      case .current: SEEK_CUR
      case .end: SEEK_END
      }
    }
  }

  func error(_ number: Int32, _ call: String) -> SystemError {
    SystemError(errno: number, call: call, subject: path)
  }

  /// Moves back over what was read ahead, so that the place is where the reader believes it.
  private func giveBackReadAhead() throws(SystemError) {
    let ahead = readBuffer.count - readIndex
    readBuffer = []
    readIndex = 0
    if ahead > 0 { try Self.must("lseek", path) { lseek(descriptor, -ahead, SEEK_CUR) } }
  }

  /// Until all is taken: short writes go on. Tells how much was, and why no more.
  private func writeOut(
    _ bytes: [UInt8]
  ) throws(SystemError) -> (count: Int, failure: SystemError?) {
    guard isOpen else { throw error(EBADF, "write") }
    var done = 0
    while done < bytes.count {
      do throws(SystemError) {
        done += try Self.must("write", path) {
          bytes.withUnsafeBytes {
            Glibc.write(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done)
          }
        }
      } catch {
        return (done, error)
      }
    }
    return (done, nil)
  }
}
