@testable import Engine

/// What a fuzz target promised and did not keep, for an input it read without trapping.
struct BrokenPromise: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// The readers of untrusted bytes, each with the promises that hold for every input. The fuzzer
/// (`make fuzz`) searches for inputs; the test suite runs those that were kept (Tests/Fuzz).
enum FuzzTarget: String, CaseIterable {
  /// Lexer, parser and compiler of scripts, and what the prompt reads of a line.
  case script
  /// Transcripts: what is read is written and read again as the same.
  case transcript
  /// The two hexdumps, which show the same, whatever the pieces the bytes come in.
  case hexdump
  /// Addresses as people write them and as the kernel does.
  case address
  /// Text encodings, framing, struct formats and format specifications.
  case codecs
  /// Regular expressions, which find what Swift's Regex finds.
  case pattern

  /// Reads the input; throws the promise that does not hold.
  func check(_ input: [UInt8]) throws(BrokenPromise) {
    switch self {
    case .script: try ScriptFuzz.check(input)
    case .transcript: try TranscriptFuzz.check(input)
    case .hexdump: try HexdumpFuzz.check(input)
    case .address: try AddressFuzz.check(input)
    case .codecs: try CodecFuzz.check(input)
    case .pattern: try PatternFuzz.check(input)
    }
  }
}

/// States a promise.
func promise(
  _ holds: Bool, _ description: @autoclosure () -> String
) throws(BrokenPromise) {
  if !holds { throw BrokenPromise(description()) }
}
