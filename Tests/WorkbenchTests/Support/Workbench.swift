import Foundation

/// The built program, run as a person or a shell runs it.
struct Workbench {
  /// How a run ended.
  struct Result {
    let code: Int32
    let output: String
    let messages: String
  }

  /// The checkout.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The binary that `swift test` built beside the test bundle.
  static let binary: String = {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let beside = URL(fileURLWithPath: own).deletingLastPathComponent().path + "/workbench"
    if FileManager.default.isExecutableFile(atPath: beside) { return beside }
    return root.path + "/.build/debug/workbench"
  }()

  /// Under the address sanitizer (`make asan`), whose shadow takes any amount of memory.
  static let isSanitized = sanitizer != nil
  /// The sanitizer's options, for every process that the tests start.
  static let sanitizer = ProcessInfo.processInfo.environment["ASAN_OPTIONS"]

  /// Runs it with these words; `input` is its standard input.
  static func run(
    _ words: [String], input: String = "", in folder: URL? = nil, language: String = "en"
  ) throws -> Result {
    try run(binary, words, input: input, in: folder, language: language)
  }

  /// Runs a shell command in which `$WORKBENCH` is the binary.
  static func shell(_ command: String, input: String = "", in folder: URL? = nil) throws -> Result {
    try run("/bin/sh", ["-c", command], input: input, in: folder)
  }

  /// Whether a process runs; a zombie, which waits for its parent, has no command line any more.
  static func isRunning(_ process: String) -> Bool {
    let number = process.trimmingCharacters(in: .whitespacesAndNewlines)
    return FileManager.default.contents(atPath: "/proc/\(number)/cmdline")?.isEmpty == false
  }

  private static func run(
    _ program: String, _ words: [String], input: String, in folder: URL?, language: String = "en"
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = words
    process.currentDirectoryURL = folder ?? root
    process.environment = ProcessInfo.processInfo.environment.merging(
      [
        "WORKBENCH": binary, "WORKBENCH_LANG": language, "NO_COLOR": "1",
        "WORKBENCH_HISTORY": "/dev/null",
      ]) { $1 }
    let work = FileManager.default.temporaryDirectory
      .appendingPathComponent("workbench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: work) }
    // Files, not pipes: nothing can fill up while nobody reads.
    let names = ["in", "out", "err"].map { work.appendingPathComponent($0) }
    try Data(input.utf8).write(to: names[0])
    for name in names[1...] { try Data().write(to: name) }
    process.standardInput = try FileHandle(forReadingFrom: names[0])
    process.standardOutput = try FileHandle(forWritingTo: names[1])
    process.standardError = try FileHandle(forWritingTo: names[2])
    try process.run()
    process.waitUntilExit()
    return Result(
      code: process.terminationReason == .exit
        ? process.terminationStatus : -process.terminationStatus,
      output: try String(contentsOf: names[1], encoding: .utf8),
      messages: try String(contentsOf: names[2], encoding: .utf8))
  }
}
