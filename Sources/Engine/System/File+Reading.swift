import Glibc

extension File {
  /// The next `count` bytes, fewer only at the end; all that are left without a count or with a
  /// negative one. Memory grows with what is there, not with the count.
  public func read(_ count: Int? = nil) throws(SystemError) -> [UInt8] {
    try prepareToRead()
    let wanted = count.map { $0 < 0 ? .max : $0 } ?? Int.max
    let ready = min(wanted, readBuffer.count - readIndex)
    var bytes = Array(readBuffer[readIndex..<(readIndex + ready)])
    readIndex += ready
    while bytes.count < wanted {
      let rest = wanted - bytes.count
      if rest < Self.readBufferSize {
        guard try fill() else { break }
        let ready = min(rest, readBuffer.count)
        bytes.append(contentsOf: readBuffer[..<ready])
        readIndex = ready
      } else {
        let piece = try readPiece(min(rest, max(bytes.isEmpty ? remaining : 0, 1 << 20)))
        if piece.isEmpty { break }
        if bytes.isEmpty { bytes = piece } else { bytes.append(contentsOf: piece) }
      }
    }
    return bytes
  }

  /// One read(2) past the file's own buffer, for a file that is read in no other way: how many bytes,
  /// 0 at the end.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    guard isOpen, mode.reads else { throw error(EBADF, "read") }
    do throws(SystemError) {
      guard let got = try System.read(descriptor, buffer) else { throw error(EAGAIN, "read") }
      return got
    } catch {
      throw error.about(path)
    }
  }

  /// The bytes up to and with the next line feed, or those before the end of the file; nil at the
  /// end. A line is given in pieces of `limit` bytes when it is longer.
  public func readLine(limit: Int = .max) throws(SystemError) -> [UInt8]? {
    try prepareToRead()
    var line: [UInt8] = []
    while line.count < limit {
      if readIndex == readBuffer.count {
        guard try fill() else { break }
      }
      let room = limit - line.count
      let ready = readBuffer[readIndex...].prefix(room)
      let feed = ready.withUnsafeBufferPointer { $0.firstIndex(of: 0x0A) }
      let piece = ready.prefix(feed.map { $0 + 1 } ?? ready.count)
      line.append(contentsOf: piece)
      readIndex += piece.count
      if feed != nil { return line }
    }
    return line.isEmpty ? nil : line
  }

  /// The next byte, which stays; nil at the end.
  public func peek() throws(SystemError) -> UInt8? {
    try prepareToRead()
    if readIndex == readBuffer.count, try !fill() { return nil }
    return readBuffer[readIndex]
  }

  /// The bytes of a file on disk behind the place; 0 for what has no size, and where nothing is known.
  private var remaining: Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return 0 }
    return max(0, Int(status.st_size) - lseek(descriptor, 0, SEEK_CUR))
  }

  private func prepareToRead() throws(SystemError) {
    guard isOpen, mode.reads else { throw error(EBADF, "read") }
    try flush()
  }

  /// Reads ahead once the buffer is used up; false at the end of the file.
  private func fill() throws(SystemError) -> Bool {
    readIndex = 0
    readBuffer = []
    readBuffer = try readPiece(Self.readBufferSize)
    return !readBuffer.isEmpty
  }

  /// One read(2) of at most `count` bytes; none at the end.
  private func readPiece(_ count: Int) throws(SystemError) -> [UInt8] {
    var failure: SystemError?
    let piece = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      do throws(SystemError) {
        let room = UnsafeMutableRawBufferPointer(buffer)
        if room.count >= 8 << 20 { System.useLargePages(room) }
        let got = try System.read(
          descriptor, UnsafeMutableRawBufferPointer(rebasing: room[..<count]))
        if let got { filled = got } else { failure = error(EAGAIN, "read") }
      } catch {
        failure = error.about(path)
      }
    }
    if let failure { throw failure }
    return piece
  }
}
