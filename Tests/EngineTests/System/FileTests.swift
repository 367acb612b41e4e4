import Glibc
import Testing

@testable import Engine

@Suite final class FileTests {
  let folder: String
  let path: String

  init() throws {
    folder = try File.makeTemporaryFolder()
    path = "\(folder)/file"
  }

  deinit {
    for name in (try? File.list(folder)) ?? [] { try? File.remove("\(folder)/\(name)") }
    TestFolder.remove(folder)
  }

  @Test(arguments: [
    ("r", true, false), ("rb", true, false), ("w", false, true), ("r+b", true, true),
    ("rb+", true, true), ("a", false, true), ("a+", true, true), ("xt", false, true),
  ])
  func modesArePythons(text: String, reads: Bool, writes: Bool) throws {
    let mode = try #require(FileMode(text))
    #expect(mode.reads == reads)
    #expect(mode.writes == writes)
    #expect(mode.isBinary == text.contains("b"))
    #expect(mode.appends == text.contains("a"))
  }

  @Test(arguments: ["", "b", "rw", "rr", "r++", "rbt", "q", "r b", "R", "+"])
  func otherModesAreNone(text: String) {
    #expect(FileMode(text) == nil)
  }

  @Test func writesAndReadsInPieces() throws {
    let file = try File(path, Self.mode("wb"))
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 / 3) }
    for start in stride(from: 0, to: bytes.count, by: 7_001) {
      try file.write(Array(bytes[start..<min(start + 7_001, bytes.count)]))
    }
    #expect(try file.tell() == bytes.count)
    try file.close()
    #expect(try File.size(path) == bytes.count)

    let reader = try File(path, .read)
    #expect(try reader.read(0) == [])
    #expect(try reader.read(10) == Array(bytes[..<10]))
    #expect(try reader.tell() == 10)
    #expect(try reader.read(100_000) == Array(bytes[10..<100_010]))
    #expect(try reader.read() == Array(bytes[100_010...]))
    #expect(try reader.read(5) == [])
    #expect(try reader.seek(to: -3, from: .end) == bytes.count - 3)
    #expect(try reader.read(10_000_000_000) == Array(bytes.suffix(3)))
    #expect(try reader.seek(to: 2) == 2)
    #expect(try reader.read(1) == [bytes[2]])
    #expect(try reader.seek(to: 1, from: .current) == 4)
  }

  @Test func linesKeepTheirEnd() throws {
    try File.writeAll(path, Array("one\r\ntwo\n\nlast".utf8))
    let file = try File(path, .read)
    var lines: [String] = []
    while let line = try file.readLine() { lines.append(String(decoding: line, as: UTF8.self)) }
    #expect(lines == ["one\r\n", "two\n", "\n", "last"])
    try file.seek(to: 0)
    #expect(try file.readLine(limit: 2) == Array("on".utf8))
    #expect(try file.readLine(limit: 2) == Array("e\r".utf8))
    #expect(try file.readLine(limit: 2) == Array("\n".utf8))
    #expect(try file.read(3) == Array("two".utf8))
  }

  @Test func aLongLineCrossesTheBuffer() throws {
    let line = [UInt8](repeating: 0x61, count: 200_000) + [0x0A]
    try File.writeAll(path, line + [0x62])
    let file = try File(path, .read)
    #expect(try file.readLine() == line)
    #expect(try file.readLine() == [0x62])
    #expect(try file.readLine() == nil)
  }

  @Test func readingAndWritingTakeTurns() throws {
    try File.writeAll(path, Array("hello world".utf8))
    let file = try File(path, Self.mode("r+b"))
    #expect(try file.read(5) == Array("hello".utf8))
    try file.write(Array("_WORLD".utf8))
    #expect(try file.tell() == 11)
    try file.seek(to: 0)
    #expect(try file.read() == Array("hello_WORLD".utf8))
    try file.write(Array("!".utf8))
    try file.seek(to: -2, from: .end)
    #expect(try file.read() == Array("D!".utf8))
  }

  @Test func appendingAndCreatingFollowTheirMode() throws {
    try File.append(path, [1])
    try File.append(path, [2, 3])
    #expect(try File.readAll(path) == [1, 2, 3])
    #expect(try File(path, Self.mode("ab")).tell() == 3)
    #expect(Self.number { _ = try File(self.path, Self.mode("x")) } == "EEXIST")
    try File(path, Self.mode("w")).close()
    #expect(try File.size(path) == 0)
  }

  @Test func theWrongDirectionAndAClosedFileAreErrors() throws {
    try File.writeAll(path, [1])
    let reader = try File(path, .read)
    #expect(Self.number { try reader.write([1]) } == "EBADF")
    let writer = try File(path, .write)
    #expect(Self.number { _ = try writer.read(1) } == "EBADF")
    try writer.close()
    try writer.close()
    #expect(!writer.isOpen)
    #expect(Self.number { try writer.write([1]) } == "EBADF")
    #expect(Self.number { try writer.seek(to: 0) } == "EBADF")
    #expect(Self.number { _ = try writer.tell() } == "EBADF")
  }

  @Test func errorsNameTheCallAndThePath() throws {
    let missing = "\(folder)/missing"
    do {
      _ = try File.readAll(missing)
      Issue.record("a missing file was read")
    } catch {
      #expect(error.name == "ENOENT")
      #expect(error.call == "open")
      #expect(error.subject == missing)
    }
    #expect(Self.number { _ = try File(self.folder, .read) } == "EISDIR")
    #expect(Self.number { _ = try File("a\0b", .read) } == "EINVAL")
    #expect(Self.number { try File.remove(missing) } == "ENOENT")
  }

  @Test func aFullDiskShowsAtFlushAndAtClose() throws {
    let file = try File("/dev/full", Self.mode("wb"))
    try file.write([1, 2, 3])
    #expect(Self.number { try file.flush() } == "ENOSPC")
    #expect(Self.number { try file.close() } == "ENOSPC")
    #expect(!file.isOpen)
    let other = try File("/dev/full", .write)
    let much = [UInt8](repeating: 0, count: File.writeBufferSize)
    #expect(Self.number { try other.write(much) } == "ENOSPC")
    #expect(Self.number { try other.close() } == "ENOSPC")
  }

  @Test func whatCouldNotBeWrittenIsWrittenLater() throws {
    let file = try File(path, .write)
    let thread = pthread_self()
    let remove = Instruments.inject { name, _ in
      name == "write" && pthread_self() == thread ? ENOSPC : nil
    }
    try file.write([1, 2])
    #expect(Self.number { try file.flush() } == "ENOSPC")
    remove()
    try file.write([3])
    try file.close()
    #expect(try File.readAll(path) == [1, 2, 3])
  }

  @Test func aFileThatGoesWritesWhatItHas() throws {
    do {
      let file = try File(path, .write)
      try file.write([7])
    }
    #expect(try File.readAll(path) == [7])
  }

  static func mode(_ text: String) throws -> FileMode { try #require(FileMode(text)) }

  /// The name of the error number that `body` throws; nil when it throws none.
  static func number(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch {
      return (error as? SystemError)?.name
    }
  }

  @Test func aLargeFileComesWhole() throws {
    var bytes = [UInt8](repeating: 7, count: (9 << 20) + 5)
    bytes[bytes.count - 1] = 1
    try File.writeAll(path, bytes)
    let file = try File(path, Self.mode("rb"))
    #expect(try file.read(3) == [7, 7, 7])
    #expect(try file.read() == Array(bytes.dropFirst(3)))
    try file.close()
  }

  @Test func aPrivateFileIsEmptyAndStaysBehindItsLink() throws {
    try File.writeAll(path, [1, 2, 3])
    symlink(path, "\(folder)/link")
    let file = try File.makePrivately("\(folder)/link")
    try file.write([4, 5, 6])
    try file.flush()
    try file.write([7])
    try file.cut(to: 2)
    try file.close()
    #expect(try File.readAll(path) == [4, 5])
    var status = stat()
    #expect(lstat("\(folder)/link", &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(stat(path, &status) == 0 && status.st_mode & 0o7777 == 0o600)
    #expect(throws: SystemError.self) { try File.makePrivately(folder) }
  }

  @Test func twoNamesOfAFileAreTheSame() throws {
    try File.writeAll(path, [])
    try File.writeAll("\(folder)/other", [])
    symlink(path, "\(folder)/link")
    #expect(File.isSame(path, "\(folder)/link") && File.isSame(path, "\(folder)/./file"))
    #expect(!File.isSame(path, "\(folder)/other") && !File.isSame(path, "\(folder)/none"))
  }
}
