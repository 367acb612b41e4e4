/// The offset bar: which columns stand for which bytes.
struct OffsetScale {
  let first: Int
  let last: Int
  let columns: Int

  /// At most one column a byte.
  init(from first: Int, to last: Int, columns: Int) {
    self.first = first
    self.last = max(first, last)
    self.columns = max(0, min(columns, self.last - first))
  }

  /// The column that a byte's offset falls into.
  func column(_ offset: Int) -> Int {
    guard last > first else { return 0 }
    let share = Double(offset - first) / Double(last - first) * Double(columns)
    return max(0, min(columns, Int(share + 1e-9)))
  }

  /// Blanks and a bar of at least one column.
  func bar(from start: Int, to end: Int) -> String {
    guard end > start, columns > 0 else { return "" }
    let left = min(column(start), columns - 1)
    let right = max(left + 1, column(end))
    return ViewText.blanks(left) + String(repeating: "█", count: right - left)
  }

  /// The offsets above the bar, as many as have room.
  var heading: String {
    guard columns > 0 else { return "" }
    var text = ""
    let next = (first / step &+ 1) &* step
    for offset in [first] + Array(stride(from: next, through: last, by: step)) {
      let place = column(offset)
      if text.isEmpty || place >= text.count + 2 {
        text = ViewText.left(text, place) + Self.label(offset)
      }
    }
    return text
  }

  /// 1, 2 or 5 times a power of ten, so that labels keep apart.
  private var step: Int {
    let apart = Double(Self.label(last).count + 3)
    let columnsPerByte = Double(columns) / Double(max(1, last - first))
    var power = 1
    while power < last - first {
      for factor in [1, 2, 5] where Double(power * factor) * columnsPerByte >= apart {
        return power * factor
      }
      let (next, overflow) = power.multipliedReportingOverflow(by: 10)
      if overflow || next > Int.max / 10 { break }
      power = next
    }
    return max(1, last - first)
  }

  private static func label(_ offset: Int) -> String {
    if offset >= 1_000_000, offset % 100_000 == 0 {
      let rest = offset / 100_000 % 10
      return "\(offset / 1_000_000)\(rest == 0 ? "" : ".\(rest)")M"
    }
    if offset >= 10_000, offset % 1000 == 0 { return "\(offset / 1000)k" }
    return String(offset)
  }
}
