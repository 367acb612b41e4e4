extension CommandTable {
  /// What is done with texts and bytes (language.md §6).
  static let texts: [Command] =
    encodings + byteNumbers + structures + conversions + splitting + searches + shapes + questions
    + matching
}
