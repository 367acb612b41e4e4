/// The line below the prompt: how the command at hand is used, and which of its parameters the cursor
/// stands in.
public struct UsageHint: Sendable, Equatable {
  /// `recv [s] n [timeout=…]`
  public let usage: String
  /// The scalars of the parameter at hand.
  public let emphasis: Range<Int>?
  /// What the command does, or what the parameter at hand is.
  public let summary: String
  /// The command that a misspelt one probably meant.
  public let near: String?

  init(_ usage: String, emphasis: Range<Int>? = nil, summary: String, near: String? = nil) {
    self.usage = usage
    self.emphasis = emphasis
    self.summary = summary
    self.near = near
  }

  /// The usage cut to so many columns; the parameter at hand stays visible.
  public func fitted(columns: Int) -> UsageHint {
    let scalars = Array(usage.unicodeScalars)
    guard scalars.count > columns, columns > 2 else { return self }
    let wanted = emphasis ?? 0..<0
    var start = 0
    if wanted.upperBound > columns - 1 {
      start = max(0, min(wanted.lowerBound - 2, scalars.count - columns + 1))
    }
    let room = columns - (start > 0 ? 1 : 0)
    let cutsEnd = start + room < scalars.count
    let end = cutsEnd ? start + room - 1 : scalars.count
    var view = String.UnicodeScalarView()
    if start > 0 { view.append("…") }
    view.append(contentsOf: scalars[start..<max(start, end)])
    if cutsEnd { view.append("…") }
    let shift = start > 0 ? start - 1 : 0
    let shown = emphasis.map { range -> Range<Int> in
      let low = max(0, range.lowerBound - shift)
      return low..<max(low, min(range.upperBound - shift, view.count))
    }
    return UsageHint(String(view), emphasis: shown, summary: summary, near: near)
  }
}
