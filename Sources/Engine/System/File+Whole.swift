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

  /// Replaces the contents at one blow: they are written to a file beside it, which then takes
  /// its name (rename(2)), so that a disk that is full leaves the old file as it was.
  ///
  /// A symbolic link stays one, and the permissions stay; another name of the same file (a hard
  /// link) keeps the old contents. What is no regular file, such as /dev/null, and a file in a
  /// folder where none may be made is written in place.
  public static func writeAll(_ path: String, _ bytes: [UInt8]) throws(SystemError) {
    try check(path)
    var status = stat()
    let exists = stat(path, &status) == 0
    var link = stat()
    let isLink = lstat(path, &link) == 0 && link.st_mode & S_IFMT == S_IFLNK
    if exists ? status.st_mode & S_IFMT != S_IFREG : isLink {
      return try writeInPlace(path, bytes)
    }
    if exists {
      try must("open", path) { Int(faccessat(AT_FDCWD, path, W_OK, AT_EACCESS)) }
    }
    let target = isLink ? try canonical(path) : path
    let draft: File
    do throws(SystemError) {
      draft = try makeDraft(beside: target)
    } catch {
      if exists, error.errno == EACCES || error.errno == EPERM {
        return try writeInPlace(path, bytes)
      }
      throw SystemError(errno: error.errno, call: error.call, subject: path)
    }
    do throws(SystemError) {
      try draft.write(bytes)
      try draft.flush()
      if exists {
        _ = fchown(draft.descriptor, status.st_uid, status.st_gid)
        try must("fchmod", path) { Int(fchmod(draft.descriptor, status.st_mode & 0o7777)) }
      }
      try draft.close()
      try must("rename", path) { Int(rename(draft.path, target)) }
    } catch {
      unlink(draft.path)
      throw SystemError(errno: error.errno, call: error.call, subject: path)
    }
  }

  private static func writeInPlace(_ path: String, _ bytes: [UInt8]) throws(SystemError) {
    let file = try File(path, .write)
    try file.write(bytes)
    try file.close()
  }

  /// A new file in the same folder, whose name nobody has.
  private static func makeDraft(beside path: String) throws(SystemError) -> File {
    let folder = path.utf8.lastIndex(of: 0x2F).map { String(path[...$0]) } ?? ""
    var attempt = 0
    while true {
      let name = "\(folder).workbench-\(getpid())-\(Calendar.nanoseconds())-\(attempt)"
      do throws(SystemError) {
        return try File(name, .create)
      } catch {
        attempt += 1
        if error.errno != EEXIST || attempt > 100 { throw error }
      }
    }
  }
}
