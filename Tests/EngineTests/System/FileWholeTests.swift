import Glibc
import Testing

@testable import Engine

/// Removes what a test leaves; the sources have no use for it.
enum TestFolder {
  static func remove(_ folder: String) { rmdir(folder) }
}

@Suite final class FileWholeTests {
  let folder: String
  let path: String

  init() throws {
    folder = try File.makeTemporaryFolder()
    path = "\(folder)/file"
  }

  deinit {
    for name in (try? File.list(folder)) ?? [] {
      let place = "\(folder)/\(name)"
      if File.isFolder(place) { TestFolder.remove(place) } else { try? File.remove(place) }
    }
    TestFolder.remove(folder)
  }

  @Test func replacesTheContentsAndLeavesNothingElse() throws {
    try File.writeAll(path, [1, 2, 3])
    try File.writeAll(path, [4])
    #expect(try File.readAll(path) == [4])
    #expect(try File.list(folder) == ["file"])
  }

  @Test func keepsLinksAndPermissions() throws {
    let link = "\(folder)/link"
    try File.writeAll(path, [1])
    #expect(chmod(path, 0o640) == 0)
    #expect(symlink("file", link) == 0)
    try File.writeAll(link, [2])
    #expect(try File.readAll(path) == [2])
    var status = stat()
    #expect(lstat(link, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o640)
    #expect(try File.canonical(link) == File.canonical(path))
  }

  @Test func aLinkToNothingMakesItsTarget() throws {
    #expect(symlink("target", path) == 0)
    #expect(!File.exists(path))
    try File.writeAll(path, [5])
    #expect(try File.readAll("\(folder)/target") == [5])
  }

  @Test func aFailureLeavesTheOldFileAndNoDraft() throws {
    try File.writeAll(path, [1])
    let missing = "\(folder)/no/such/file"
    #expect(FileTests.number { try File.writeAll(missing, [1]) } == "ENOENT")
    #expect(FileTests.number { try File.writeAll(self.folder, [1]) } == "EISDIR")
    #expect(FileTests.number { try File.writeAll("/dev/full", [1]) } == "ENOSPC")
    #expect(try File.readAll(path) == [1])
    #expect(try File.list(folder) == ["file"])
  }

  /// The failures are injected on this test's own thread only.
  @Test(arguments: ["write", "close", "rename", "fchmod"])
  func aFullDiskLeavesTheOldFileAndNoDraft(call: String) throws {
    try File.writeAll(path, [1])
    let thread = pthread_self()
    let remove = Instruments.inject { name, _ in
      name == call && pthread_self() == thread ? ENOSPC : nil
    }
    var failure: SystemError?
    do throws(SystemError) {
      try File.writeAll(path, [UInt8](repeating: 2, count: 300_000))
    } catch {
      failure = error
    }
    remove()
    #expect(failure == SystemError(errno: ENOSPC, call: call, subject: path))
    #expect(try File.readAll(path) == [1])
    #expect(try File.list(folder) == ["file"])
  }

  @Test func devicesAreWrittenInPlace() throws {
    try File.writeAll("/dev/null", [1, 2, 3])
    var status = stat()
    #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test func readingHasALimit() throws {
    try File.writeAll(path, [UInt8](repeating: 1, count: 1000))
    #expect(try File.readAll(path, limit: 1000).count == 1000)
    #expect(FileTests.number { _ = try File.readAll(self.path, limit: 999) } == "EFBIG")
    #expect(FileTests.number { _ = try File.readAll("/dev/zero", limit: 100_000) } == "EFBIG")
    #expect(try !File.readAll("/proc/self/stat").isEmpty)
  }

  @Test func foldersAreListedInOrder() throws {
    for name in ["b", "안", "a", ".hidden", "B"] { try File.writeAll("\(folder)/\(name)", []) }
    #expect(try File.list(folder) == [".hidden", "B", "a", "b", "안"])
    #expect(try Set(File.list(folder, sorted: false)) == [".hidden", "B", "a", "b", "안"])
    #expect(FileTests.number { _ = try File.list("\(self.folder)/none") } == "ENOENT")
    #expect(FileTests.number { _ = try File.list("\(self.folder)/a") } == "ENOTDIR")
  }

  @Test func namesAreTold() throws {
    #expect(File.exists(folder))
    #expect(File.isFolder(folder))
    #expect(!File.exists(path))
    try File.writeAll(path, [1, 2])
    #expect(File.exists(path))
    #expect(!File.isFolder(path))
    #expect(try File.size(path) == 2)
    #expect(!File.exists("\(path)\0"))
    try File.remove(path)
    #expect(FileTests.number { _ = try File.size(self.path) } == "ENOENT")
    #expect(FileTests.number { _ = try File.canonical(self.path) } == "ENOENT")
  }

  @Test func foldersAreMadeWithThoseAbove() throws {
    let deep = "\(folder)/one/two"
    try File.makeFolder(deep)
    try File.makeFolder(deep + "/")
    #expect(File.isFolder(deep))
    TestFolder.remove(deep)
    try File.writeAll(path, [])
    #expect(FileTests.number { try File.makeFolder("\(self.path)/sub") } == "EEXIST")
    let endless = String(repeating: "a/", count: 100_000)
    #expect(FileTests.number { try File.makeFolder(endless) } == "ENAMETOOLONG")
  }
}
