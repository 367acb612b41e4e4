import Engine

/// Standard output, of scripts and of what the subcommands themselves tell. After the first failure
/// nothing more is tried.
@EngineActor
enum Output {
  /// What went wrong.
  private(set) static var failure: SystemError?
  private static var isThrown = false
  private static var isTold = false

  /// Writes text.
  static func write(_ text: String) { write(Array(text.utf8)) }

  /// Writes bytes.
  static func write(_ bytes: [UInt8]) { bytes.withUnsafeBytes { write($0) } }

  /// Writes bytes.
  static func write(_ bytes: UnsafeRawBufferPointer) {
    guard failure == nil else { return }
    do throws(SystemError) { try StandardStreams.write(bytes, to: 1) } catch { failure = error }
  }

  /// Throws what went wrong to a script, which fails by it unless it handles it.
  static func check() throws(SystemError) {
    guard let failure else { return }
    isThrown = true
    throw failure
  }

  /// Says on standard error, once, that output was lost.
  static func tellLoss() {
    guard let failure, !isTold else { return }
    isTold = true
    StandardStreams.writeMessage("error: standard output: \(failure.message) (\(failure.name))\n")
  }

  /// The exit code of what would have ended with `code`: 3 in place of 0 where output was lost. That nobody
  /// reads it any more, as with `workbench help | head`, is an error of a script only.
  static func code(_ code: Int32, ofScript isScript: Bool = false) -> Int32 {
    guard let failure, isScript || failure.name != "EPIPE" else { return code }
    if code == 0 || !isThrown { tellLoss() }
    return code == 0 ? 3 : code
  }
}
