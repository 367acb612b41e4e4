import Glibc

/// Files that are readable by their owner only, some of them written by several processes.
extension File {
  /// Adds to the end in one piece while no other process does (flock(2)); makes the file with mode 0600.
  public static func appendPrivately(_ path: String, _ bytes: [UInt8]) throws(SystemError) {
    let file = try openLocked(path)
    try file.write(bytes)
    try file.close()
  }

  /// Replaces the contents by what `change` makes of them, nil for no change, while no other process
  /// writes.
  public static func rewritePrivately(
    _ path: String, _ change: ([UInt8]) -> [UInt8]?
  ) throws(SystemError) {
    let locked = try openLocked(path)
    guard let bytes = change(try readAll(path, limit: 64 << 20)) else { return }
    // The old file stays locked until the new one has its name: those who wait for it look again.
    try writeAll(path, bytes)
    try locked.close()
  }

  /// An empty file of mode 0600 to be written. One that is there, which a link may lead to, loses its
  /// contents when nothing else can fail any more.
  static func makePrivately(_ path: String) throws(SystemError) -> File {
    let file = try File(path, .append, permissions: 0o600)
    guard isFile(path) else { return file }
    try System.must("fchmod", file.descriptor, { _ in "0600" }, about: path) {
      Int(fchmod(file.descriptor, 0o600))
    }
    try file.cut(to: 0)
    return file
  }

  /// Opens for appending and locks; again when the file was replaced while waiting for the lock.
  private static func openLocked(_ path: String) throws(SystemError) -> File {
    while true {
      let file = try File(path, .append, permissions: 0o600)
      try System.must("flock", file.descriptor, { _ in "LOCK_EX" }, about: path) {
        Int(flock(file.descriptor, LOCK_EX))
      }
      var ours = stat()
      var named = stat()
      if fstat(file.descriptor, &ours) == 0, stat(path, &named) == 0, ours.st_ino == named.st_ino,
        ours.st_dev == named.st_dev
      {
        return file
      }
    }
  }
}
