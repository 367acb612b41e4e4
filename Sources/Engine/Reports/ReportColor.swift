/// Colours of a terminal (SGR, ECMA-48), or none.
public struct ReportColor: Sendable {
  /// Whether there are colours.
  public let color: Bool

  /// With colours, or without.
  public init(color: Bool) { self.color = color }

  /// What went wrong.
  public func red(_ text: String) -> String { sgr("31", text) }
  /// What is well.
  public func green(_ text: String) -> String { sgr("32", text) }
  /// What was changed or left out.
  public func yellow(_ text: String) -> String { sgr("33", text) }
  /// What matters.
  public func bold(_ text: String) -> String { sgr("1", text) }
  /// What matters less.
  public func faint(_ text: String) -> String { sgr("2", text) }

  private func sgr(_ code: String, _ text: String) -> String {
    color ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  /// The text without the colours that are in it.
  public static func stripped(_ text: String) -> String {
    guard text.utf8.contains(0x1B) else { return text }
    return text.replacing(/\u{1B}\[[0-9;]*m/, with: "")
  }
}
