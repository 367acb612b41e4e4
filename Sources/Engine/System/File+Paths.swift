import Glibc

/// Names in the file system.
extension File {
  /// True when there is something of that name; a link counts by what it leads to (stat(2)).
  public static func exists(_ path: String) -> Bool {
    var status = stat()
    return (try? check(path)) != nil && stat(path, &status) == 0
  }

  /// True when there is a folder of that name.
  public static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return (try? check(path)) != nil && stat(path, &status) == 0
      && status.st_mode & S_IFMT == S_IFDIR
  }

  /// True when there is a plain file of that name: no folder, pipe, socket or device.
  public static func isFile(_ path: String) -> Bool {
    var status = stat()
    return (try? check(path)) != nil && stat(path, &status) == 0
      && status.st_mode & S_IFMT == S_IFREG
  }

  /// True when both names lead to the same file.
  public static func isSame(_ path: String, _ other: String) -> Bool {
    var (one, two) = (stat(), stat())
    return (try? check(path)) != nil && (try? check(other)) != nil && stat(path, &one) == 0
      && stat(other, &two) == 0 && one.st_dev == two.st_dev && one.st_ino == two.st_ino
  }

  /// True when there is a named pipe of that name, whose opening waits for its other end.
  public static func isPipe(_ path: String) -> Bool {
    var status = stat()
    return (try? check(path)) != nil && stat(path, &status) == 0
      && status.st_mode & S_IFMT == S_IFIFO
  }

  /// The size in bytes (stat(2)).
  public static func size(_ path: String) throws(SystemError) -> Int {
    try check(path)
    var status = stat()
    try must("stat", path) { Int(stat(path, &status)) }
    return Int(status.st_size)
  }

  /// Removes a file, or a link itself (unlink(2)); a folder is an error.
  public static func remove(_ path: String) throws(SystemError) {
    try check(path)
    try must("unlink", path) { Int(unlink(path)) }
  }

  /// Removes an empty folder (rmdir(2)).
  public static func removeFolder(_ path: String) throws(SystemError) {
    try check(path)
    try must("rmdir", path) { Int(rmdir(path)) }
  }

  /// Removes a folder with all that is in it, or a file; links are removed, not followed.
  public static func removeTree(_ path: String) throws(SystemError) {
    try check(path)
    var status = stat()
    try must("lstat", path) { Int(lstat(path, &status)) }
    guard status.st_mode & S_IFMT == S_IFDIR else { return try remove(path) }
    for name in try list(path, sorted: false) { try removeTree("\(path)/\(name)") }
    try removeFolder(path)
  }

  /// The absolute path without links, `.` and `..`; it must exist (realpath(3)).
  public static func canonical(_ path: String) throws(SystemError) -> String {
    try check(path, "realpath")
    return try resolved(path)
  }

  /// The same without asking the sandbox.
  static func resolved(_ path: String) throws(SystemError) -> String {
    guard let resolved = realpath(path, nil) else {
      throw SystemError(errno: errno, call: "realpath", subject: path)
    }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The names in a folder without `.` and `..`, in the order of their bytes unless `sorted` is
  /// false (readdir(3)).
  public static func list(
    _ folder: String, sorted: Bool = true
  ) throws(SystemError) -> [String] {
    try check(folder)
    guard let stream = opendir(folder) else {
      throw SystemError(errno: errno, call: "opendir", subject: folder)
    }
    defer { closedir(stream) }
    let nameOffset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = UnsafeRawPointer(entry) + nameOffset
      names.append(String(cString: name.assumingMemoryBound(to: CChar.self)))
    }
    if errno != 0 { throw SystemError(errno: errno, call: "readdir", subject: folder) }
    names.removeAll { $0 == "." || $0 == ".." }
    return sorted ? names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } : names
  }

  /// Makes a folder, and those above it that are missing (mkdir(2)); one that is there is fine.
  public static func makeFolder(_ path: String) throws(SystemError) {
    try check(path)
    if isFolder(path) { return }
    if path.utf8.count > PATH_MAX {
      throw SystemError(errno: ENAMETOOLONG, call: "mkdir", subject: path)
    }
    if let slash = path.utf8.lastIndex(of: 0x2F), slash > path.startIndex {
      try makeFolder(String(path[..<slash]))
    }
    if isFolder(path) { return }
    do throws(SystemError) {
      try must("mkdir", path) { Int(mkdir(path, 0o777)) }
    } catch {
      // Another process was faster.
      guard isFolder(path) else { throw error }
    }
  }

  /// A new folder in TMPDIR or /tmp, only for this user (mkdtemp(3)).
  public static func makeTemporaryFolder() throws(SystemError) -> String {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/workbench-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { $0.baseAddress.flatMap { mkdtemp($0) } }
    guard let made else {
      throw SystemError(errno: errno, call: "mkdtemp", subject: parent)
    }
    let folder = String(cString: made)
    try Sandbox.allow(folder: folder)
    return folder
  }

  /// Refuses a path with a zero byte, which would mean another file to the system (EINVAL), and one that
  /// leaves the sandbox (EACCES).
  static func check(_ path: String, _ call: String = "open") throws(SystemError) {
    if path.utf8.contains(0) { throw SystemError(errno: EINVAL, call: call, subject: path) }
    try Sandbox.active?.require(path, call)
  }

  /// A call on a path that gives -1 for failure.
  @discardableResult
  static func must(
    _ call: String, _ path: String, _ body: () -> Int
  ) throws(SystemError) -> Int {
    try System.must(call, -1, { _ in "\"\(path)\"" }, about: path, body)
  }
}
