@testable import Engine

/// What is read is written, and read again as the same lines; each line has its place.
enum TranscriptFuzz {
  static func check(_ input: [UInt8]) throws(BrokenPromise) {
    guard let file = try read(input) else { return }
    try promise(file.places.count == file.transcript.lines.count, "a line without a place")
    let text = TranscriptWriter.text(of: file.transcript)
    guard let again = try read(Array(text.utf8)) else {
      throw BrokenPromise("what was written cannot be read: \(text)")
    }
    try promise(again.transcript == file.transcript, "read again, it is another: \(text)")
  }

  private static func read(_ bytes: [UInt8]) throws(BrokenPromise) -> TranscriptFile? {
    do throws(SyntaxErrors) {
      return try TranscriptFile(SourceText(name: "fuzz.nwt", bytes: bytes))
    } catch {
      let text = error.text(DiagnosticText())
      try promise(!text.isEmpty, "a refusal without words")
      return nil
    }
  }
}
