/// Lines of a descriptor that others may share, as standard input: read when poll(2) says that there is
/// something, so that the loop goes on and O_NONBLOCK is not needed.
@EngineActor public final class LineReader {
  private let descriptor: Int32
  private let watch: Watch
  private let limit: Int
  private var bytes: [UInt8] = []
  /// What stands before was given out; what stands before `searched` has no line's end in it.
  private var head = 0
  private var searched = 0
  private var atEnd = false

  /// The longest line of standard input, in bytes.
  public static let limit = 64 << 20

  /// Reads from an open descriptor, which stays its owner's. A longer line is EFBIG.
  public init(descriptor: Int32, limit: Int = LineReader.limit) {
    self.descriptor = descriptor
    self.limit = limit
    watch = Watch(descriptor)
  }

  /// The next line without its `\n`, or what stands before the end without one; nil at the end. A wait
  /// that ends early (`WaitFailure`) loses nothing; a read that fails is a `SystemError`.
  public func line(until deadline: Deadline? = nil) async throws -> [UInt8]? {
    while true {
      if let end = lineEnd() {
        defer { drop(end + 1) }
        return Array(bytes[head..<end])
      }
      if atEnd {
        defer { drop(bytes.count) }
        return head < bytes.count ? Array(bytes[head...]) : nil
      }
      if bytes.count - head > limit {
        throw SystemError(errno: 27, call: "read", subject: "a line of more than \(limit) bytes")
      }
      try await fill(until: deadline)
    }
  }

  /// Whether there is something to read without waiting.
  var hasInput: Bool {
    head < bytes.count || SystemCallLog.unlogged { (try? System.isReadable(descriptor)) ?? false }
  }

  isolated deinit { watch.close() }

  private func lineEnd() -> Int? {
    let found = bytes.withUnsafeBytes {
      System.index(of: 0x0A, in: UnsafeRawBufferPointer(rebasing: $0[searched...]))
    }
    if let found { return searched + found }
    searched = bytes.count
    return nil
  }

  private func drop(_ end: Int) {
    head = end
    searched = end
    guard head == bytes.count || head > 64 * 1024 && head > bytes.count / 2 else { return }
    bytes.removeSubrange(..<head)
    head = 0
    searched = 0
  }

  private func fill(until deadline: Deadline?) async throws {
    while try !System.isReadable(descriptor) {
      watch.blocked(.read)
      try await watch.wait(.read, until: deadline)
    }
    let part: [UInt8]
    do throws(SystemError) {
      part = try Array<UInt8>(capacity: 64 * 1024) { (buffer) throws(SystemError) -> Int in
        try System.read(descriptor, buffer) ?? 0
      }
    } catch {
      // A background process may not read the terminal (EIO): the same as an input without lines.
      guard error.name == "EIO" else { throw error }
      part = []
    }
    atEnd = part.isEmpty
    bytes += part
  }
}
