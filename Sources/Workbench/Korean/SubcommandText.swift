/// What `-h` says of a subcommand, and in which words.
struct SubcommandText: Sendable {
  /// One line.
  let summary: String
  /// The longer help; may be empty.
  let details: String

  init(_ summary: String, details: String = "") {
    self.summary = summary
    self.details = details
  }
}
