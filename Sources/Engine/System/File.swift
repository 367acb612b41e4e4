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
  /// Read ahead; what stands before `readIndex` is used up.
  var readBuffer: [UInt8] = []
  var readIndex = 0
  private var writeBuffer: [UInt8] = []
  private let owned: Descriptor

  /// open(2), new files with the mode 0666 less the umask; a folder is EISDIR at once.
  public convenience init(_ path: String, _ mode: FileMode) throws(SystemError) {
    try self.init(path, mode, permissions: 0o666)
  }

  init(_ path: String, _ mode: FileMode, permissions: mode_t) throws(SystemError) {
    try Self.check(path)
    let opened = try System.must("open", -1, { _ in "\"\(path)\", \(mode.text)" }, about: path) {
      Int(open(path, mode.flags, permissions))
    }
    self.path = path
    self.mode = mode
    owned = Descriptor(owning: Int32(truncatingIfNeeded: opened))
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw error(EISDIR, "open")
    }
    if mode.appends { _ = lseek(descriptor, 0, SEEK_END) }
  }

  deinit { try? flush() }

  /// The number of the descriptor; -1 after `close()`.
  public var descriptor: Int32 { owned.raw }

  /// True until `close()`.
  public var isOpen: Bool { owned.isOpen }

  /// fstat(2): the size in bytes, with what is still in the write buffer.
  public func size() throws(SystemError) -> Int {
    try flush()
    var status = stat()
    try call("fstat") { Int(fstat(descriptor, &status)) }
    return Int(status.st_size)
  }

  /// Puts bytes behind each other, to be written when the buffer is full.
  public func write(_ bytes: [UInt8]) throws(SystemError) {
    guard isOpen, mode.writes else { throw error(EBADF, "write") }
    if !readBuffer.isEmpty { try giveBackReadAhead() }
    if writeBuffer.count + bytes.count > Self.writeBufferSize { try flush() }
    if bytes.count >= Self.writeBufferSize {
      let written = try writeOut(bytes)
      if let failure = written.failure {
        writeBuffer = Array(bytes[written.count...])
        throw failure
      }
    } else {
      if writeBuffer.isEmpty, bytes.count > Self.writeBufferSize / 256 {
        writeBuffer.reserveCapacity(Self.writeBufferSize)
      }
      writeBuffer += bytes
    }
  }

  /// Writes out what waits in the buffer.
  public func flush() throws(SystemError) {
    guard !writeBuffer.isEmpty else { return }
    let written = try writeOut(writeBuffer)
    if written.count == writeBuffer.count {
      writeBuffer.removeAll(keepingCapacity: true)
    } else {
      writeBuffer.removeFirst(written.count)
    }
    if let failure = written.failure { throw failure }
  }

  /// Forgets what waits in the buffer and cuts the file off behind so many bytes (ftruncate(2)).
  func cut(to count: Int) throws(SystemError) {
    writeBuffer = []
    try call("ftruncate", "\(count)") { Int(ftruncate(descriptor, count)) }
  }

  /// Writes out what waits and gives the descriptor back, whatever happens. close(2) may tell of
  /// a write that failed later, so its error counts. A second time it does nothing.
  public func close() throws(SystemError) {
    guard isOpen else { return }
    var failure: SystemError?
    do throws(SystemError) { try flush() } catch { failure = error }
    writeBuffer = []
    do throws(SystemError) {
      try System.closeReporting(owned.release())
    } catch {
      failure = failure ?? error.about(path)
    }
    if let failure { throw failure }
  }

  /// lseek(2): moves to `offset` from the start, the place now, or the end; gives the new place.
  @discardableResult
  public func seek(to offset: Int, from origin: Origin = .start) throws(SystemError) -> Int {
    guard isOpen else { throw error(EBADF, "lseek") }
    try flush()
    try giveBackReadAhead()
    return try call("lseek", "\(offset), \(origin.whence)") {
      lseek(descriptor, offset, origin.whence)
    }
  }

  /// The place of the next byte that is read or written, from the start.
  public func tell() throws(SystemError) -> Int {
    guard isOpen else { throw error(EBADF, "lseek") }
    let place = try call("lseek", "0, SEEK_CUR") { lseek(descriptor, 0, SEEK_CUR) }
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

  /// A call on the descriptor that does not wait.
  @discardableResult
  private func call(
    _ name: String, _ arguments: String = "", _ body: () -> Int
  ) throws(SystemError) -> Int {
    let text = arguments.isEmpty ? "\(descriptor)" : "\(descriptor), \(arguments)"
    return try System.must(name, descriptor, { _ in text }, about: path, body)
  }

  /// Moves back over what was read ahead, so that the place is where the reader believes it.
  private func giveBackReadAhead() throws(SystemError) {
    let ahead = readBuffer.count - readIndex
    readBuffer = []
    readIndex = 0
    guard ahead > 0 else { return }
    try call("lseek", "\(-ahead), SEEK_CUR") { lseek(descriptor, -ahead, SEEK_CUR) }
  }

  /// Until all is taken: short writes go on. Tells how much was, and why no more.
  private func writeOut(
    _ bytes: [UInt8]
  ) throws(SystemError) -> (count: Int, failure: SystemError?) {
    guard isOpen else { throw error(EBADF, "write") }
    var done = 0
    while done < bytes.count {
      let rest = bytes[done...]
      do throws(SystemError) {
        let taken = try rest.withUnsafeBytes { piece -> Result<Int?, SystemError> in
          Result { () throws(SystemError) in try System.write(descriptor, piece) }
        }.get()
        guard let taken else { return (done, error(EAGAIN, "write")) }
        done += taken
      } catch {
        return (done, error.about(path))
      }
    }
    return (done, nil)
  }
}

extension File {
  /// Writes bytes of a buffer at once, behind what waits in the file's own buffer.
  func writeThrough(
    _ buffer: UnsafeMutableRawBufferPointer, count: Int
  ) throws(SystemError) {
    try flush()
    var rest = buffer.prefix(count)
    while !rest.isEmpty {
      let piece = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[rest.indices])
      do throws(SystemError) {
        guard let taken = try System.write(descriptor, piece) else { throw error(EAGAIN, "write") }
        rest = rest.dropFirst(taken)
      } catch {
        throw error.about(path)
      }
    }
  }
}
