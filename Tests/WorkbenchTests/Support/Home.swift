import Foundation

/// A home folder of its own for a shell under test; it goes with the last terminal in it.
final class Home: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "workbench-home-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, with the folders it needs.
  func write(_ name: String, _ text: String) throws {
    let file = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// A file's text; nil when there is none.
  func read(_ name: String) -> String? {
    try? String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }

  /// The history that shells keep in this home, a text a line.
  var history: [String] {
    (read(".local/state/workbench/history") ?? "").split(separator: "\n").map(String.init)
  }

  /// What a person's login gives a shell here.
  func environment(_ more: [String: String] = [:]) -> [String: String] {
    [
      "HOME": path, "PATH": "/usr/local/bin:/usr/bin:/bin", "TERM": "xterm-256color",
      "LANG": "C.UTF-8", "WORKBENCH": Workbench.binary,
    ].merging(more) { $1 }
  }

  /// A shell at a terminal, at its first prompt.
  func shell(
    columns: Int = 80, rows: Int = 24, environment more: [String: String] = [:]
  ) throws -> Terminal {
    let terminal = try terminal([], columns: columns, rows: rows, environment: more)
    try terminal.wait(forLine: "nws> ")
    return terminal
  }

  /// The program with these words, or another one, at a terminal; this folder stays while it runs.
  func terminal(
    _ words: [String], of program: String = Workbench.binary, columns: Int = 80, rows: Int = 24,
    environment more: [String: String] = [:]
  ) throws -> Terminal {
    try Terminal(
      program, words, columns: columns, rows: rows, environment: environment(more), folder: path,
      keeping: self)
  }
}
