/// Files to and from sockets without a detour through the script's values.
extension Socket {
  /// What a transfer tells while it goes on: bytes so far, and all there will be.
  public typealias Report = @EngineActor (_ done: Int, _ total: Int) -> Void

  /// How many recordings want the bytes of files in the events too, which are left out else.
  static var keepsFileBytes = 0

  /// Bytes of one sendfile(2), so that the others have their turn.
  private static let piece = 1024 * 1024

  /// How many bytes of a file that did not come whole are kept.
  private static let keptBytes = 64 << 20

  /// Sends a file from its place to its end: sendfile(2), or read(2) and send(2) where the file is a pipe
  /// or a device. How many bytes there were.
  public func sendFile(
    _ file: File, until deadline: Deadline?, _ report: Report = { _, _ in }
  ) async throws(SocketError) -> Int {
    var sending = FileSending()
    if Self.keepsFileBytes > 0 { sending.buffer = [] }
    do throws(SystemError) {
      // A seek to where it is gives back what was read ahead.
      let place = (try? file.seek(to: 0, from: .current)) ?? 0
      sending.total = max(0, try file.size() - place)
    } catch {
      throw fail(.sendFile, .system(error))
    }
    let raw = file.descriptor
    let sent = counters.sent
    try await completing(
      .sendFile, .write, asked: sending.total, until: deadline,
      progress: { Progress(count: sending.done) }
    ) { () throws(SocketError) -> Bool? in
      let isDone = try self.sendPiece(&sending, from: raw, since: sent)
      report(sending.done, max(sending.total, sending.done))
      return isDone ? true : nil
    }
    record(
      .sendFile, asked: sending.total, got: sending.done, offset: sent, bytes: sending.kept)
    return sending.done
  }

  /// Receives exactly `count` bytes into a file that gets its name when all are there. What came before the
  /// time was over or the task was cancelled is there for the next read, up to 64 MiB; after an early end
  /// of the stream it stands in the error.
  public func recvFile(
    path: String, _ count: Int, until deadline: Deadline?, _ report: Report = { _, _ in }
  ) async throws(SocketError) -> Int {
    try requireCount(count, .recvFile)
    let replacement: FileReplacement
    do throws(SystemError) { replacement = try FileReplacement(path) } catch {
      throw fail(.recvFile, .system(error), asked: count)
    }
    var receiving = FileReceiving(file: replacement.file)
    var isKept = false
    let before = counters.received
    do throws(SocketError) {
      try await completing(
        .recvFile, .read, asked: count, until: deadline,
        progress: {
          isKept = self.takeBack(receiving.done, from: replacement)
          return isKept ? Progress() : Progress(count: receiving.done)
        }
      ) { () throws(SocketError) -> Bool? in
        let isDone = try self.receivePiece(&receiving, of: count)
        report(receiving.done, count)
        return isDone ? true : nil
      }
    } catch {
      report(receiving.done, count)
      var error = error
      if case .incomplete(let expected, _) = error.cause {
        let partial = replacement.draft(of: receiving.done, limit: Self.keptBytes) ?? []
        error.cause = .incomplete(expected: expected, partial: partial)
      }
      error.isLost = !isKept
      replacement.discard()
      throw error
    }
    do throws(SystemError) { try replacement.commit() } catch {
      throw fail(.recvFile, .system(error), asked: count, got: receiving.done, offset: before)
    }
    let kept = Self.keepsFileBytes > 0 ? (try? File.readAll(path)) ?? [] : []
    record(.recvFile, asked: count, got: receiving.done, offset: before, bytes: kept)
    return receiving.done
  }

  /// Puts what a file has got so far where the next read finds it; false when it cannot be had.
  private func takeBack(_ count: Int, from replacement: FileReplacement) -> Bool {
    guard let bytes = replacement.draft(of: count, limit: Self.keptBytes) else { return false }
    bytes.withUnsafeBytes { carry.append($0) }
    counters.received -= count
    // A read may have begun to wait before the cancelled one gave this back.
    if count > 0 { watch.wakeReaders() }
    return true
  }

  private struct FileSending {
    var total = 0
    var done = 0
    /// Set when sendfile(2) refuses the file: what was read and not sent yet.
    var buffer: [UInt8]?
    var offset = 0
    /// What was sent, for a recording.
    var kept: [UInt8] = []
  }

  /// Sends until the kernel has no room, or a piece is gone; true at the end of the file.
  private func sendPiece(
    _ sending: inout FileSending, from file: Int32, since start: Int
  ) throws(SocketError) -> Bool {
    do throws(SystemError) {
      if sending.buffer != nil { return try sendRead(&sending, from: file) }
      guard let most = allowed(.write, of: Self.piece) else { return false }
      guard let count = try System.sendfile(to: descriptor.raw, from: file, count: most) else {
        watch.blocked(.write)
        return false
      }
      faults?.moved(.write)
      sendCalls += 1
      sending.done += count
      counters.sent += count
      return count == 0
    } catch {
      if error.name == "EINVAL" || error.name == "ESPIPE", sending.done == 0,
        sending.buffer == nil
      {
        sending.buffer = []
        return false
      }
      throw fail(
        .sendFile, lost(error), asked: sending.total, got: sending.done, offset: start)
    }
  }

  private func sendRead(_ sending: inout FileSending, from file: Int32) throws(SystemError) -> Bool
  {
    var buffer = sending.buffer ?? []
    if sending.offset == buffer.count {
      buffer = try Array<UInt8>(capacity: 64 * 1024) { (room) throws(SystemError) -> Int in
        try System.read(file, room) ?? 0
      }
      sending.buffer = buffer
      sending.offset = 0
      if buffer.isEmpty { return true }
    }
    guard let count = try push(buffer, from: sending.offset) else { return false }
    if Self.keepsFileBytes > 0 {
      sending.kept += buffer[sending.offset..<sending.offset + count]
    }
    sending.offset += count
    sending.done += count
    return false
  }

  /// Receives until nothing is there, or a share has come; true when all is there.
  private func receivePiece(
    _ receiving: inout FileReceiving, of count: Int
  ) throws(SocketError) -> Bool {
    let pause = receiving.done + Self.share
    do throws(SystemError) {
      while receiving.done < count {
        if receiving.done >= pause { return false }
        let left = count - receiving.done
        let part: Int
        if !carry.isEmpty {
          let bytes = takeCarried(left)
          part = bytes.count
          try receiving.file.write(bytes)
        } else if faults == nil, let moved = try receiving.splice(from: descriptor.raw, left) {
          part = moved
          if part == 0 { noteEnd() } else { readCalls += 1 }
        } else if faults == nil, receiving.pipe != nil {
          watch.blocked(.read)
          return false
        } else {
          guard let got = try pull(left) else { return false }
          part = got
          try receiving.file.writeThrough(Scratch.buffer, count: got)
        }
        if part == 0 { break }
        receiving.done += part
        counters.received += part
      }
    } catch {
      throw fail(
        .recvFile, lost(error), asked: count, got: receiving.done,
        offset: counters.received - receiving.done)
    }
    guard receiving.done < count else { return true }
    throw fail(
      .recvFile, .incomplete(expected: count, partial: []), asked: count, got: receiving.done,
      offset: counters.received - receiving.done)
  }
}
