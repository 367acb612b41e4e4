extension CommandTable {
  /// Files that are read and written in pieces (language.md §7).
  static let openFiles: [Command] = [
    Command(
      "open", "path mode? encoding? errors?", .files, "opens a file to read or write it in pieces",
      details: """
        "r" reads, "w" makes it anew, "a" adds at its end, "x" makes one that must not exist; + \
        does both; b is for bytes, without it the file is text. close it when all is written. \
        for line in f { … } gives its lines.
        """,
      python: "open(path, 'rb')", example: #"f = open "/etc/hosts" "rb"; close f"#,
      slide: "TCP를 이용한 파일 송수신 프로그램: 파일 클라이언트", OpenFiles.open),
    Command(
      "read", "file count?", .files,
      "bytes, or characters of a text file, up to the end or a count",
      details: "Empty at the end of the file.",
      python: "f.read()", example: #"f = open "/etc/hosts"; print len(read(f)) > 0"#,
      slide: "TCP를 이용한 파일 송수신 프로그램: 파일 서버", OpenFiles.read),
    Command(
      "readline", "file", .files, "the next line with its end, empty at the end of the file",
      python: "f.readline()", example: #"f = open "/etc/hosts"; print len(readline(f)) > 0"#,
      OpenFiles.readLine),
    Command(
      "readlines", "file", .files, "a list of all lines that are left, with their ends",
      python: "f.readlines()", example: #"f = open "/etc/hosts"; print len(readlines(f)) > 0"#,
      OpenFiles.readLines),
    Command(
      "write", "file data", .files, "writes bytes, or text into a text file",
      details: "They reach the disk when the file is flushed or closed. Gives how many were taken.",
      python: "f.write(data)",
      example: #"f = open "${temp_folder()}/a" "wb"; write f b"Hello"; close f"#,
      slide: "TCP를 이용한 파일 송수신 프로그램: 파일 클라이언트", OpenFiles.write),
    Command(
      "flush", "file", .files, "writes out what still waits in memory",
      python: "f.flush()", example: #"f = open "${temp_folder()}/a" "wb"; write f b"1"; flush f"#,
      OpenFiles.flush),
    Command(
      "seek", "file offset from:start|current|end?", .files,
      "goes to another place of a file, in bytes",
      details: "lseek(2); from start unless told otherwise. Gives the new place.",
      python: "f.seek(0)", example: #"f = open "/etc/hosts"; print seek(f, 0, end) > 0"#,
      OpenFiles.seek),
    Command(
      "tell", "file", .files, "the place in a file where the next read or write is, in bytes",
      python: "f.tell()", example: #"f = open "/etc/hosts"; print tell(f)"#, OpenFiles.tell),
  ]

  /// `close f`: writes out what waits, and gives the descriptor back.
  @EngineActor
  static func closeFile(_ call: borrowing Call) throws -> Value {
    guard case .file(let file) = call[0] else { throw call.mistyped(0, "a file") }
    try call.blaming(0) { try file.file.close() }
    return .none
  }
}

/// The bodies of the commands on open files.
@EngineActor
enum OpenFiles {
  static func open(_ call: borrowing Call) throws -> Value {
    let path = try Files.plain(call)
    let name = try call.text(1, default: "r")
    guard let mode = FileMode(name) else {
      throw call.invalid(
        1, "\(Value.quoted(name)) is no mode",
        why: "one of r, w, a and x, with + and with b or t",
        hints: ["\"rb\" reads bytes, \"wb\" writes them, \"r\" reads text"])
    }
    let encoding = try call.text(2, default: "utf-8")
    if mode.isBinary, call.isPresent(2) {
      throw call.invalid(
        2, "a file of bytes has no encoding", hints: ["leave the b out to open it as text"])
    }
    guard TextCodec.knows(encoding) else {
      let names = NearNames.nearest(to: encoding, in: TextCodec.wellKnownNames)
      throw call.failure(.value, TextCodecError.unknownEncoding(encoding, suggestions: names), 2)
    }
    let errors = try call.errorMode(3)
    let file = try call.blaming(0) { try File(path, mode) }
    return .file(
      OpenFile(
        file: file, path: path, binary: mode.isBinary, encoding: encoding, errors: errors))
  }

  static func read(_ call: borrowing Call) throws -> Value {
    let file = try readable(call)
    let count: Int? = call.isPresent(1) ? try call.int(1) : nil
    return try call.blaming(0) { try file.read(count) }
  }

  static func readLine(_ call: borrowing Call) throws -> Value {
    let file = try readable(call)
    let end: Value = file.binary ? .bytes([]) : .string("")
    return try call.blaming(0) { try file.line() } ?? end
  }

  static func readLines(_ call: borrowing Call) throws -> Value {
    let file = try readable(call)
    return try call.blaming(0) {
      var lines: [Value] = []
      while let line = try file.line() { lines.append(line) }
      return .items(lines)
    }
  }

  static func write(_ call: borrowing Call) throws -> Value {
    let file = try file(call)
    if file.file.isOpen, !file.file.mode.writes {
      throw unsupported(call, file, "reading", "open it with \"wb\" to write")
    }
    try mustBeOpen(call, file)
    let (bytes, count) = try output(call, file)
    try call.blaming(0) { try file.file.write(bytes) }
    return .int(count)
  }

  /// What is written, and how many bytes or characters that is.
  private static func output(
    _ call: borrowing Call, _ file: OpenFile
  ) throws -> (bytes: [UInt8], count: Int) {
    switch call[1] {
    case .text(let text) where !file.binary:
      do throws(TextCodecError) {
        let bytes = try TextCodec.encode(text.string, file.encoding, errors: file.errors)
        return (bytes, text.length)
      } catch {
        throw call.failure(error, 1, encoding: 0)
      }
    case .text:
      throw call.mistyped(
        1, "bytes",
        hints: ["the file was opened for bytes: encode(text), or open it with \"w\""])
    case .bytes where !file.binary, .buffer where !file.binary:
      throw call.mistyped(
        1, "a text", hints: ["the file was opened for text: decode(data), or open it with \"wb\""])
    default:
      let bytes = try call.data(1)
      return (bytes, bytes.count)
    }
  }

  static func flush(_ call: borrowing Call) throws -> Value {
    let file = try file(call)
    try mustBeOpen(call, file)
    try call.blaming(0) { try file.file.flush() }
    return .none
  }

  static func seek(_ call: borrowing Call) throws -> Value {
    let file = try file(call)
    try mustBeOpen(call, file)
    let offset = try call.int(1)
    let origin = try origin(call)
    if origin == .start, offset < 0 {
      throw call.invalid(1, "\(offset) is in front of the file")
    }
    return .int(try call.blaming(1) { try file.file.seek(to: offset, from: origin) })
  }

  /// `start`, `current` or `end`, or Python's 0, 1 and 2.
  private static func origin(_ call: borrowing Call) throws -> File.Origin {
    switch call[2] {
    case .unset, .none: return .start
    case .int(let number): if let origin = File.Origin(rawValue: number) { return origin }
    case .text(let text):
      switch text.string {
      case "start": return .start
      case "current": return .current
      case "end": return .end
      default: break
      }
    default: break
    }
    throw call.invalid(2, "\(call[2].repr) is no place", why: "it is start, current or end")
  }

  static func tell(_ call: borrowing Call) throws -> Value {
    let file = try file(call)
    try mustBeOpen(call, file)
    return .int(try call.blaming(0) { try file.file.tell() })
  }

  private static func file(_ call: borrowing Call) throws -> OpenFile {
    switch call[0] {
    case .file(let file): return file
    case .socket, .process:
      throw call.mistyped(
        0, "a file", hints: ["recv s 1024 reads from a connection, sendall s data writes to it"])
    case .text:
      throw call.mistyped(
        0, "a file", hints: ["read_file and write_file take a path; open gives a file"])
    default: throw call.mistyped(0, "a file")
    }
  }

  private static func readable(_ call: borrowing Call) throws -> OpenFile {
    let file = try file(call)
    if file.file.isOpen, !file.file.mode.reads {
      throw unsupported(call, file, "writing", "open it with \"rb\" to read")
    }
    try mustBeOpen(call, file)
    return file
  }

  private static func mustBeOpen(_ call: borrowing Call, _ file: OpenFile) throws {
    if file.file.isOpen { return }
    throw Failure(
      .value, "\(call.command.name): \(file.path) is closed", hints: ["open it again"],
      argument: 0)
  }

  private static func unsupported(
    _ call: borrowing Call, _ file: OpenFile, _ only: String, _ hint: Wording
  ) -> Failure {
    Failure(
      .osError, "\(call.command.name): \(file.path) is open for \(only) only", hints: [hint],
      argument: 0)
  }
}
