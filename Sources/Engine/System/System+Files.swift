import CLinux
import Glibc

extension System {
  /// close(2). Not retried: on Linux the descriptor is gone even after EINTR.
  static func close(_ descriptor: Int32) {
    _ = call("close", descriptor, { _ in "\(descriptor)" }) {
      let result = Glibc.close(descriptor)
      return result < 0 && Glibc.errno == EINTR ? 0 : Int(result)
    }
  }

  /// close(2) for a file, where it may tell of a write that failed; the descriptor is gone anyway.
  static func closeReporting(_ descriptor: Int32) throws(SystemError) {
    try must("close", descriptor, { _ in "\(descriptor)" }) {
      let result = Glibc.close(descriptor)
      return result < 0 && Glibc.errno == EINTR ? 0 : Int(result)
    }
  }

  /// read(2): the number of bytes, 0 at the end, nil when it would have to wait.
  public static func read(
    _ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer
  ) throws(SystemError) -> Int? {
    try attempt(
      "read", descriptor,
      { "\(descriptor), \(Preview.bytes(UnsafeRawBufferPointer(buffer), $0)), \(buffer.count)" },
      { Glibc.read(descriptor, buffer.baseAddress, buffer.count) })
  }

  /// write(2): the number of bytes taken, nil when it would have to wait.
  public static func write(
    _ descriptor: Int32, _ bytes: UnsafeRawBufferPointer
  ) throws(SystemError) -> Int? {
    try attempt(
      "write", descriptor,
      { _ in "\(descriptor), \(Preview.bytes(bytes, bytes.count)), \(bytes.count)" },
      { Glibc.write(descriptor, bytes.baseAddress, bytes.count) })
  }

  /// MADV_HUGEPAGE (madvise(2)) for a large buffer that is about to be filled: the kernel clears it in a
  /// few steps then, where it would come back for each 4 KiB. A hint, so no answer matters.
  static func useLargePages(_ buffer: UnsafeMutableRawBufferPointer) {
    let page = 2 << 20
    guard let start = buffer.baseAddress else { return }
    let aligned = start.alignedUp(toMultipleOf: page)
    let length = (buffer.count - (aligned - start)) / page * page
    if length > 0 { _ = madvise(aligned, length, MADV_HUGEPAGE) }
  }

  /// pipe2(2) with O_CLOEXEC and O_NONBLOCK.
  static func pipe() throws(SystemError) -> (reading: Descriptor, writing: Descriptor) {
    var ends: [Int32] = [-1, -1]
    try must("pipe2", -1, { _ in "O_CLOEXEC|O_NONBLOCK" }) { Int(clinux_pipe(&ends)) }
    return (Descriptor(owning: ends[0]), Descriptor(owning: ends[1]))
  }

  /// F_SETPIPE_SZ (fcntl(2)): room for so many bytes, where the system allows it.
  static func widenPipe(_ descriptor: Int32, _ size: Int) {
    _ = call("fcntl", descriptor, { _ in "\(descriptor), F_SETPIPE_SZ, \(size)" }) {
      Int(clinux_widen_pipe(descriptor, Int32(clamping: size)))
    }
  }

  /// sendfile(2) from the file's own position: bytes sent, 0 at its end, nil when it would wait.
  static func sendfile(
    to socket: Int32, from file: Int32, count: Int
  ) throws(SystemError) -> Int? {
    try attempt(
      "sendfile", socket, { _ in "\(socket), \(file), NULL, \(count)" },
      { Glibc.sendfile(socket, file, nil, count) })
  }

  /// splice(2), one end a pipe: bytes moved, 0 at the end, nil when it would wait.
  static func splice(
    from source: Int32, to target: Int32, count: Int
  ) throws(SystemError) -> Int? {
    try attempt(
      "splice", source, { _ in "\(source), NULL, \(target), NULL, \(count), SPLICE_F_MOVE" },
      { clinux_splice(source, target, count) })
  }

  /// poll(2) without waiting: the events of `interest` (POLLIN, POLLOUT) that hold now, with
  /// POLLERR and POLLHUP.
  static func pollNow(_ descriptor: Int32, _ interest: Int16) throws(SystemError) -> Int16 {
    var entry = pollfd(fd: descriptor, events: interest, revents: 0)
    try must("poll", descriptor, { _ in "[\(descriptor)], 1, 0" }) { Int(Glibc.poll(&entry, 1, 0)) }
    return entry.revents
  }
}

extension System {
  /// poll(2), blocking the thread until there is room to write, or nobody to read.
  static func waitWritable(_ descriptor: Int32) throws(SystemError) {
    var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    try must("poll", descriptor, { _ in "[\(descriptor)], 1, -1" }) {
      Int(Glibc.poll(&entry, 1, -1))
    }
  }
}

extension Array where Element == UInt8 {
  /// An array that a call fills; it is copied to its size when it would stay less than half full.
  init(
    capacity: Int, _ fill: (UnsafeMutableRawBufferPointer) throws(SystemError) -> Int
  ) throws(SystemError) {
    var failure: SystemError?
    let filled = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, used in
      do throws(SystemError) {
        used = try fill(UnsafeMutableRawBufferPointer(buffer))
      } catch { failure = error }
    }
    if let failure { throw failure }
    self = filled.count < capacity / 2 ? filled.withUnsafeBufferPointer { Array($0) } : filled
  }
}

/// Buffers as the call log writes them.
enum Preview {
  /// The first 32 of `count` bytes in C's notation, as `"Hello\n"…`; `""` when there are none.
  static func bytes(_ buffer: UnsafeRawBufferPointer, _ count: Int) -> String {
    let shown = max(0, min(count, buffer.count, 32))
    var text = "\""
    for byte in buffer.prefix(shown) { text += escape(byte) }
    return text + (count > shown ? "\"…" : "\"")
  }

  private static func escape(_ byte: UInt8) -> String {
    switch byte {
    case 0x0A: "\\n"
    case 0x0D: "\\r"
    case 0x09: "\\t"
    case 0x22: "\\\""
    case 0x5C: "\\\\"
    case 0x20..<0x7F: String(UnicodeScalar(byte))
    case let other: "\\x" + (other < 16 ? "0" : "") + String(other, radix: 16)
    }
  }
}
