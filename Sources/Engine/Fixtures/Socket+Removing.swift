extension Socket {
  /// Closes a listener and removes the path that it was bound to, so that it can be bound again.
  func closeAndRemove() {
    guard !isClosed else { return }
    if case .unix(let path)? = local, let first = path.first, first != 0 {
      try? File.remove(String(decoding: path, as: UTF8.self))
    }
    close()
  }
}
