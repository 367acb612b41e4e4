import Testing

@testable import Engine

/// A table that CPython filled: Tests/Tables/NAME.txt, written by the program of that name beside it.
struct PythonTable {
  /// The lines, each cut at its tabs.
  let rows: [[String]]

  init(_ name: String) throws {
    let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let bytes = try File.readAll("/\(folder)/Tables/\(name).txt")
    let text = String(decoding: bytes, as: UTF8.self)
    rows = text.split(separator: "\n").map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
