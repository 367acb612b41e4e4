/// What to do with bytes or characters that cannot be converted: Python's error handlers.
public enum TextErrorMode: String, Sendable, CaseIterable {
  /// The conversion fails.
  case strict
  /// U+FFFD stands for what cannot be decoded, `?` for what cannot be encoded.
  case replace
  /// What cannot be converted is left out.
  case ignore
  /// `\xHH` for a byte; `\xHH`, `\uHHHH` or `\UHHHHHHHH` for a character.
  case backslashreplace
}
