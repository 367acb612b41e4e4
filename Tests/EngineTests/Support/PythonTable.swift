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

  /// Evaluates the expressions in the first column and compares what `repr` shows, or the name of
  /// the error, with the second column.
  func checkExpressions(_ sourceLocation: SourceLocation = #_sourceLocation) async throws {
    var script = ""
    for row in rows {
      script += "try { print repr(\(row[0])) } except Error as e { print e.name }\n"
    }
    let result = try await run(script, seconds: 60)
    #expect(result.messages == "", sourceLocation: sourceLocation)
    #expect(result.lines.count == rows.count, sourceLocation: sourceLocation)
    for (row, got) in zip(rows, result.lines) where row[1] != got {
      Issue.record("\(row[0]) is \(got), in Python \(row[1])", sourceLocation: sourceLocation)
    }
  }
}
