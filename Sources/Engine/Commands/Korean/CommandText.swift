/// What help says about a command, a statement, a group or an option, in another language than the
/// table's.
struct CommandText: Sendable {
  /// Its name in the table.
  let name: String
  /// What it does, in one line.
  let summary: String
  /// The longer help.
  let details: String

  init(_ name: String, _ summary: String, details: String = "") {
    self.name = name
    self.summary = summary
    self.details = details
  }
}
