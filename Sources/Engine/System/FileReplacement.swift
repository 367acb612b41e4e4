import Glibc

/// New contents for a path, which it gets at one blow: they are written to a file beside it, which takes its
/// name when all is there (rename(2)). Until then, and when it fails, the old file is as it was.
///
/// A symbolic link stays one, and the permissions stay; another name of the same file (a hard link) keeps
/// the old contents. What is no regular file, such as /dev/null, and a file in a folder where none may be
/// made is written in place.
struct FileReplacement {
  /// Where the new contents go.
  let file: File
  private let path: String
  /// The name to take; nil when the file is written in place.
  private let target: String?
  private let former: stat?

  /// Makes the file; nothing has the name yet.
  init(_ path: String) throws(SystemError) {
    self.path = path
    try File.check(path)
    var status = stat()
    let exists = stat(path, &status) == 0
    var link = stat()
    let isLink = lstat(path, &link) == 0 && link.st_mode & S_IFMT == S_IFLNK
    former = exists ? status : nil
    if exists ? status.st_mode & S_IFMT != S_IFREG : isLink {
      file = try File(path, .write)
      target = nil
      return
    }
    if exists {
      try File.must("open", path) { Int(faccessat(AT_FDCWD, path, W_OK, AT_EACCESS)) }
    }
    let name = isLink ? try File.canonical(path) : path
    do throws(SystemError) {
      file = try Self.makeDraft(beside: name)
      target = name
    } catch {
      guard exists, error.errno == EACCES || error.errno == EPERM else {
        throw error.renamed(path)
      }
      file = try File(path, .write)
      target = nil
    }
  }

  /// Closes the file and gives it its name.
  func commit() throws(SystemError) {
    do throws(SystemError) {
      try file.flush()
      guard let target else { return try file.close() }
      if let former {
        _ = fchown(file.descriptor, former.st_uid, former.st_gid)
        try File.must("fchmod", path) { Int(fchmod(file.descriptor, former.st_mode & 0o7777)) }
      }
      try file.close()
      try File.must("rename", path) { Int(rename(file.path, target)) }
    } catch {
      discard()
      throw error.renamed(path)
    }
  }

  /// The new contents so far, which are so many bytes; nil when they are more than the limit, or not in a
  /// file of their own.
  func draft(of count: Int, limit: Int) -> [UInt8]? {
    guard target != nil, count <= limit, (try? file.flush()) != nil,
      let bytes = try? File.readAll(file.path, limit: count), bytes.count == count
    else { return nil }
    return bytes
  }

  /// Throws the new contents away.
  func discard() {
    try? file.close()
    if target != nil { unlink(file.path) }
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
