/// Text for a person: pieces in order, each with what it is, so that a terminal can colour it and a
/// file need not.
public struct StyledText: Sendable, Equatable {
  /// What a piece of text is.
  public enum Style: Sendable, Equatable, CaseIterable {
    /// Nothing special.
    case plain
    /// Offsets, frames and other things to look past.
    case faint
    /// Headings.
    case strong
    /// What the end on the left did: the one that connected, or that sent.
    case left
    /// What the end on the right did.
    case right
    /// What went wrong.
    case bad
    /// Bytes by their kind: 0, other controls, white space, 0x80 and above. Visible ASCII is plain.
    case null, control, space, high

    /// Select Graphic Rendition (ECMA-48 §8.3.117) by colours that light and dark themes both show
    /// well: no yellow, blue, black or white. Empty for plain.
    public var code: StaticString {
      switch self {
      case .plain: ""
      case .faint, .null: "\u{1B}[2m"
      case .strong: "\u{1B}[1m"
      case .left, .high: "\u{1B}[36m"
      case .right, .control: "\u{1B}[35m"
      case .bad: "\u{1B}[31m"
      case .space: "\u{1B}[32m"
      }
    }
  }

  /// A piece of one style.
  public struct Run: Sendable, Equatable {
    /// Its text; not empty.
    public var text: String
    /// What it is.
    public let style: Style
  }

  /// In order; neighbours differ in style.
  public private(set) var runs: [Run] = []

  /// A text of one style.
  public init(_ text: String = "", _ style: Style = .plain) { append(text, style) }

  /// Puts more text at the end.
  public mutating func append(_ text: String, _ style: Style = .plain) {
    if text.isEmpty { return }
    if runs.last?.style == style {
      runs[runs.count - 1].text += text
    } else {
      runs.append(Run(text: text, style: style))
    }
  }

  /// Without colours.
  public var plain: String { runs.count == 1 ? runs[0].text : runs.map(\.text).joined() }

  /// Columns of a terminal.
  public var columns: Int { runs.reduce(0) { $0 + DisplayWidth.columns(of: $1.text) } }

  /// As it is written to a terminal (`color`) or to anything else.
  public func text(color: Bool) -> String {
    guard color else { return plain }
    return runs.map { run in
      run.style == .plain ? run.text : "\(run.style.code)\(run.text)\u{1B}[0m"
    }.joined()
  }

  /// So many blanks; none for a negative number.
  public static func blanks(_ count: Int) -> String {
    String(repeating: " ", count: max(0, count))
  }

  /// Without blanks at its end.
  public var trimmed: StyledText {
    var rest = self
    while var run = rest.runs.popLast() {
      while run.text.last == " " { run.text.removeLast() }
      if !run.text.isEmpty {
        rest.runs.append(run)
        return rest
      }
    }
    return rest
  }

  /// One behind the other.
  public static func + (left: StyledText, right: StyledText) -> StyledText {
    var sum = left
    sum += right
    return sum
  }

  /// Puts more at the end.
  public static func += (left: inout StyledText, right: StyledText) {
    for run in right.runs { left.append(run.text, run.style) }
  }
}

extension StyledText: ExpressibleByStringInterpolation {
  /// A plain text.
  public init(stringLiteral text: String) { self.init(text) }
}

extension [StyledText] {
  /// Without colours.
  public var plain: [String] { map(\.plain) }
}
