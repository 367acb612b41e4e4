extension CommandTable {
  /// Names in the file system (language.md §7).
  static let paths: [Command] = [
    Command(
      "exists", "path", .files, "whether there is a file or folder of that name",
      python: "os.path.exists(path)", example: #"print exists("/etc/hosts")"#, slide: "과제 4: 웹 서버",
      { .bool(File.exists(try $0.text(0))) }),
    Command(
      "is_file", "path", .files, "whether there is a plain file of that name", aliases: ["isfile"],
      details: "No folder, and nothing special such as a device or a pipe.",
      python: "os.path.isfile(path)", example: #"print is_file("/etc/hosts")"#,
      { .bool(File.isFile(try $0.text(0))) }),
    Command(
      "is_folder", "path", .files, "whether there is a folder of that name", aliases: ["isdir"],
      python: "os.path.isdir(path)", example: #"print is_folder("/etc")"#,
      { .bool(File.isFolder(try $0.text(0))) }),
    Command(
      "size", "path", .files, "the bytes of a file", aliases: ["getsize"],
      details: "stat(2). An open file is asked too, with what was written to it so far.",
      python: "os.path.getsize(path)", example: #"print size("/etc/hosts") > 0"#,
      slide: "TCP를 이용한 파일 송수신 프로그램: 파일 서버", Paths.size),
    Command(
      "files", "folder?", .files, "the names in a folder, in order", aliases: ["listdir"],
      details: "Without a folder, in the one you are in.",
      python: "sorted(os.listdir(folder))", example: #"print len(files("/etc")) > 0"#, Paths.files),
    Command(
      "real_path", "path", .files, "the absolute path, free of links and dots",
      aliases: ["realpath"],
      details: "realpath(3); what it names has to exist. A server compares it with its own folder.",
      python: "os.path.realpath(path)", example: #"print real_path("/etc/../etc")"#,
      Paths.realPath),
    Command(
      "make_folder", "path", .files, "makes a folder, and those above it that are missing",
      aliases: ["mkdir", "makedirs"],
      details: "One that is there already is fine.",
      python: "os.makedirs(path, exist_ok=True)",
      example: #"make_folder "${temp_folder()}/pictures""#, Paths.makeFolder),
    Command(
      "script_folder", "", .files, "the folder of the script",
      python: "os.path.dirname(__file__)", example: "print script_folder",
      { .string($0.session.options.folder) }),
    Command(
      "temp_folder", "", .files, "a new folder of your own, which goes away at the end",
      details: "mkdtemp(3): in TMPDIR or /tmp; the end of the run removes it with all files in it.",
      python: "tempfile.mkdtemp()", example: "print exists(temp_folder())", Paths.temporaryFolder),
  ]
}

/// The bodies of the commands on names in the file system.
@EngineActor
enum Paths {
  static func size(_ call: borrowing Call) throws -> Value {
    if case .file(let file) = call[0] {
      return .int(try call.blaming(0) { try file.file.size() })
    }
    let path = try call.text(0)
    return .int(try call.blaming(0) { try File.size(path) })
  }

  static func files(_ call: borrowing Call) throws -> Value {
    let folder = try call.text(0, default: ".")
    return .items(try call.blaming(0) { try File.list(folder).map { .string($0) } })
  }

  static func realPath(_ call: borrowing Call) throws -> Value {
    let path = try call.text(0)
    return .string(try call.blaming(0) { try File.canonical(path) })
  }

  static func makeFolder(_ call: borrowing Call) throws -> Value {
    let path = try call.text(0)
    try call.blaming(0) { try File.makeFolder(path) }
    return .none
  }

  /// `remove PATH`
  static func remove(_ call: borrowing Call) throws -> Value {
    let path = try call.text(0)
    try call.blaming(0) { try File.remove(path) }
    return .none
  }

  static func temporaryFolder(_ call: borrowing Call) throws -> Value {
    let folder = try File.makeTemporaryFolder()
    call.session.atEnd { try? File.removeTree(folder) }
    return .string(folder)
  }
}
