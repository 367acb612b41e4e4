import Engine

/// What the subcommands themselves tell on standard output.
enum Output {
  /// Writes text; a closed standard output is no reason to fail, as with `workbench help | head`.
  static func write(_ text: String) {
    try? StandardStreams.write(Array(text.utf8), to: 1)
  }
}
