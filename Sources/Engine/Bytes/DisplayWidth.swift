/// Columns of a terminal, as glibc's wcwidth(3) counts them (the line editor counts with it too).
public enum DisplayWidth {
  /// 2 for wide East Asian characters and emoji, 0 for combining ones and controls, else 1.
  public static func columns(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1 }
    if value >= 0x1100, contains(value, wide) { return 2 }
    return contains(value, zero) ? 0 : 1
  }

  /// The sum over the scalars of `text`; controls such as tabs and newlines count nothing.
  public static func columns(of text: some StringProtocol) -> Int {
    var total = 0
    for scalar in text.unicodeScalars { total += columns(of: scalar) }
    return total
  }

  /// True for what moves the cursor or changes the terminal instead of being drawn: the C0 and
  /// C1 controls, DEL, the line and paragraph separators and the characters that turn the
  /// direction of writing.
  public static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true
    default: false
    }
  }

  private static func contains(_ value: UInt32, _ ranges: [Range]) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low &+ high) / 2
      if ranges[middle].last < value { low = middle &+ 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].first <= value
  }
}
