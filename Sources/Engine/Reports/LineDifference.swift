/// Where two texts differ, line by line.
public struct LineDifference: Equatable, Sendable {
  /// On which side a line stands.
  public enum Side: Sendable, Equatable {
    case both, expected, actual
  }

  /// A line, with its number in the text that it is from (in the actual one, when it is in both).
  public struct Line: Equatable, Sendable {
    /// Where it stands.
    public let side: Side
    /// Counted from 1.
    public let number: Int
    /// With its line feed, which the last one may lack.
    public let bytes: [UInt8]
  }

  /// What is to be shown.
  public enum Part: Equatable, Sendable {
    case line(Line)
    /// So many lines that are the same in both are left out.
    case same(Int)
    /// So many lines more are not shown.
    case hidden(Int)
  }

  /// The lines that differ, with some of those around them.
  public let parts: [Part]

  /// More lines than this are not aligned: all of them count as different.
  private static let alignable = 2000

  init(parts: [Part]) { self.parts = parts }

  /// nil when both are the same; `context` lines around each difference are kept, and `limit` lines at most
  /// are shown.
  public init?(expected: [UInt8], actual: [UInt8], context: Int = 2, limit: Int = 40) {
    guard expected != actual else { return nil }
    let all = Self.aligned(Self.lines(of: expected), Self.lines(of: actual))
    parts = Self.shown(all, context: max(0, context), limit: max(1, limit))
  }

  private static func lines(of bytes: [UInt8]) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      lines.append(Array(bytes[start..<end]))
      start = end
    }
    return lines
  }

  private static func aligned(_ expected: [[UInt8]], _ actual: [[UInt8]]) -> [Line] {
    var front = 0
    while front < min(expected.count, actual.count), expected[front] == actual[front] { front += 1 }
    var back = 0
    while back < min(expected.count, actual.count) - front,
      expected[expected.count - 1 - back] == actual[actual.count - 1 - back]
    {
      back += 1
    }
    let old = front..<(expected.count - back)
    let new = front..<(actual.count - back)
    var missing = Set(old)
    var extra = Set(new)
    if old.count + new.count <= alignable {
      let changes = Array(actual[new]).difference(from: Array(expected[old]))
      missing = Set(changes.removals.map { front + Self.offset(of: $0) })
      extra = Set(changes.insertions.map { front + Self.offset(of: $0) })
    }
    return merge(expected, missing, actual, extra)
  }

  private static func offset(of change: CollectionDifference<[UInt8]>.Change) -> Int {
    switch change {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }

  /// All lines in one row; of those that differ in one place, the expected ones first.
  private static func merge(
    _ expected: [[UInt8]], _ missing: Set<Int>, _ actual: [[UInt8]], _ extra: Set<Int>
  ) -> [Line] {
    var lines: [Line] = []
    var left = 0
    var right = 0
    while left < expected.count || right < actual.count {
      if left < expected.count, missing.contains(left) {
        lines.append(Line(side: .expected, number: left + 1, bytes: expected[left]))
        left += 1
      } else if right < actual.count {
        let side: Side = extra.contains(right) ? .actual : .both
        lines.append(Line(side: side, number: right + 1, bytes: actual[right]))
        if side == .both { left += 1 }
        right += 1
      } else {
        left += 1
      }
    }
    return lines
  }

  private static func shown(_ lines: [Line], context: Int, limit: Int) -> [Part] {
    var near = Set<Int>()
    for (index, line) in lines.enumerated() where line.side != .both {
      near.formUnion(max(0, index - context)...min(lines.count - 1, index + context))
    }
    var parts: [Part] = []
    var skipped = 0
    var count = 0
    for (index, line) in lines.enumerated() {
      guard near.contains(index) else {
        skipped += 1
        continue
      }
      if skipped > 0 { parts.append(.same(skipped)) }
      skipped = 0
      if count == limit {
        return parts + [.hidden(lines.count - index)]
      }
      parts.append(.line(line))
      count += 1
    }
    if skipped > 0 { parts.append(.same(skipped)) }
    return parts
  }
}
