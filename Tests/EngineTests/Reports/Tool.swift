import Foundation

/// A program of the system that reads what the reports write.
enum Tool {
  struct Result {
    let code: Int32
    let output: String
    let messages: String
  }

  /// A test's thread blocks signals, which what it starts would inherit: timeout(1) waited for ever.
  private static let unblocking =
    "import os, signal, sys; signal.pthread_sigmask(signal.SIG_SETMASK, []); "
    + "os.execvp(sys.argv[1], sys.argv[1:])"

  /// Runs it to its end; output goes to files, so that nothing fills up.
  static func run(_ words: [String], input: [UInt8] = []) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("workbench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let names = ["in", "out", "err"].map { folder.appendingPathComponent($0) }
    try Data(input).write(to: names[0])
    for name in names[1...] { try Data().write(to: name) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", unblocking] + words
    process.standardInput = try FileHandle(forReadingFrom: names[0])
    process.standardOutput = try FileHandle(forWritingTo: names[1])
    process.standardError = try FileHandle(forWritingTo: names[2])
    try process.run()
    process.waitUntilExit()
    return Result(
      code: process.terminationReason == .exit
        ? process.terminationStatus : -process.terminationStatus,
      output: String(decoding: try Data(contentsOf: names[1]), as: UTF8.self),
      messages: String(decoding: try Data(contentsOf: names[2]), as: UTF8.self))
  }
}
