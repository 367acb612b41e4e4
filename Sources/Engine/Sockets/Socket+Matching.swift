extension Socket {
  /// Everything up to where `end` finds the end of what is looked for; nil while it has not come. `end`
  /// gets all bytes so far. Bytes behind that end stay for the next read, but no longer in the kernel.
  func recvMatching(
    limit: Int = Socket.defaultLimit, _ end: (ArraySlice<UInt8>) -> Int?
  ) throws(SocketError) -> [UInt8]? {
    var tried = -1
    while true {
      if carry.count > tried, let count = end(carry.view) {
        let bytes = takeCarried(count)
        recordRead(.recvUntil, asked: limit, bytes)
        return bytes
      }
      tried = carry.count
      guard carry.count < limit else {
        throw fail(.recvUntil, .limit(limit), asked: limit, offset: totals.received)
      }
      switch try gather(.recvUntil, min(65_536, limit - carry.count), asked: limit) {
      case .blocked: return nil
      case .end: throw ended(.recvUntil, expected: nil)
      case .more: break
      }
    }
  }

  /// The same, waiting.
  func recvMatching(
    limit: Int = Socket.defaultLimit, until deadline: Deadline?,
    _ end: (ArraySlice<UInt8>) -> Int?
  ) async throws(SocketError) -> [UInt8] {
    try await completing(.recvUntil, .read, asked: limit, until: deadline) {
      () throws(SocketError) in try self.recvMatching(limit: limit, end)
    }
  }
}
