import Foundation

/// A folder of files for one test.
final class Folder {
  let url: URL

  /// Writes the files; a name may hold folders.
  init(_ files: [String: String] = [:]) throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "workbench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files {
      let file = url.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  /// A file's text.
  func text(_ name: String) throws -> String {
    try String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)
  }

  /// The text of a file that may be missing.
  func read(_ name: String) -> String? { try? text(name) }

  /// Makes a file in it.
  func write(_ name: String, _ data: Data) throws {
    try data.write(to: url.appendingPathComponent(name))
  }

  /// Makes a file of text in it.
  func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

  deinit { try? FileManager.default.removeItem(at: url) }
}
