/// What a stretch of a typed text is, for its colour.
public enum PromptRole: Sendable, CaseIterable {
  case keyword, command
  /// Nothing has that name, and nothing begins so either while it is being typed.
  case unknownCommand
  case variable, unknownVariable, property
  /// A fixed word of a parameter, or an error's name.
  case word
  /// A word that the parameter does not take, or a name that no error has.
  case unknownWord
  /// The keyword of an argument.
  case label
  case text
  /// `${` and `}` in a text.
  case interpolation
  case bytes, number, address, pattern, comment
  /// A text or bytes without its end.
  case unclosed
}

/// Finds the roles of a typed text, complete or not.
public struct Highlighter: Sendable {
  /// A stretch of scalars and what it is.
  public struct Stretch: Sendable, Equatable {
    /// Offsets in scalars.
    public let range: Range<Int>
    /// What it is.
    public let role: PromptRole

    /// A stretch.
    public init(_ range: Range<Int>, _ role: PromptRole) {
      self.range = range
      self.role = role
    }
  }

  let table: CommandTable

  /// Colours by these commands.
  public init(table: CommandTable) { self.table = table }

  /// The stretches in order; they do not overlap, and what lies between them is plain. The word that
  /// ends at `cursor` is not called unknown while it may still become a known one.
  public func roles(
    in text: String, symbols: PromptSymbols, cursor: Int? = nil
  ) -> [Stretch] {
    let text = ScalarText(text)
    let (record, roles, _) = Parser.record(text.source)
    let painter = RolePainter(
      table: table, names: symbols.adding(record.assigned, record.functions), text: text,
      record: record,
      cursor: cursor.map(text.byte))
    return painter.stretches(roles)
  }
}
