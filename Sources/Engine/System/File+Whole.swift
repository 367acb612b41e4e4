import Glibc

/// Files as a whole.
extension File {
  /// The contents; EFBIG when there are more than `limit` bytes.
  public static func readAll(
    _ path: String, limit: Int = .max
  ) throws(SystemError) -> [UInt8] {
    let file = try File(path, .read)
    if try file.size() > limit { throw file.error(EFBIG, "read") }
    let bytes = try file.read(limit == .max ? nil : limit + 1)
    if bytes.count > limit { throw file.error(EFBIG, "read") }
    try file.close()
    return bytes
  }

  /// Adds to the end; makes the file when there is none.
  public static func append(_ path: String, _ bytes: [UInt8]) throws(SystemError) {
    let file = try File(path, .append)
    try file.write(bytes)
    try file.close()
  }

  /// Fails as `writeAll` would, as far as that can be told without touching what is there.
  public static func checkWritable(_ path: String) throws(SystemError) {
    guard exists(path), !isFolder(path) else { return try FileReplacement(path).discard() }
    try must("open", path) { Int(faccessat(AT_FDCWD, path, W_OK, AT_EACCESS)) }
  }

  /// Replaces the contents at one blow, so that a disk that is full leaves the old file as it was; see
  /// `FileReplacement` for links and for what is no regular file.
  public static func writeAll(_ path: String, _ bytes: [UInt8]) throws(SystemError) {
    let replacement = try FileReplacement(path)
    do throws(SystemError) {
      try replacement.file.write(bytes)
    } catch {
      replacement.discard()
      throw error.renamed(path)
    }
    try replacement.commit()
  }
}
