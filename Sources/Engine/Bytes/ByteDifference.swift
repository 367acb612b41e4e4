/// Where two sequences of bytes part, with the rows around that place side by side.
public struct ByteDifference: Equatable, Sendable {
  /// What happens at the first difference.
  public enum Reason: Equatable, Sendable {
    /// Both have a byte there, and not the same.
    case differs(expected: UInt8, actual: UInt8)
    /// The actual bytes end there, this many too early.
    case endsEarly(missing: Int)
    /// The actual bytes go on there, this many too far.
    case goesOn(extra: Int)
  }

  /// The same stretch of both; nil where one has ended.
  public struct Row: Equatable, Sendable {
    /// Of the first byte of the row.
    public let offset: Int
    /// What should be there.
    public let expected: HexdumpRow?
    /// What is there.
    public let actual: HexdumpRow?
    /// The places in the row, from 0, where the two are not the same.
    public let marks: [Int]
  }

  /// Of the first byte that is not the same.
  public let offset: Int
  /// What happens there.
  public let reason: Reason
  /// From `context` rows before the first difference on.
  public let rows: [Row]
  /// Rows before and behind those in `rows`.
  public let hiddenRows: (before: Int, after: Int)

  /// nil when both are the same; at most `limit` rows are laid out. Where the actual bytes are not the
  /// whole, only what both have is laid out and marked.
  public init?(
    expected: [UInt8], actual: [UInt8], isWhole: Bool = true, width: Int = 16, context: Int = 1,
    limit: Int = 8
  ) {
    let common = min(expected.count, actual.count)
    offset = Self.firstDifference(expected, actual) ?? common
    if offset < common {
      reason = .differs(expected: expected[offset], actual: actual[offset])
    } else if actual.count < expected.count {
      reason = .endsEarly(missing: expected.count - actual.count)
    } else if actual.count > expected.count {
      reason = .goesOn(extra: actual.count - expected.count)
    } else {
      return nil
    }
    let width = min(max(width, 1), Hexdump.greatestWidth)
    let longest = isWhole ? max(expected.count, actual.count) : common
    let total = (longest + width - 1) / width
    let first = max(0, offset / width - max(0, context))
    let end = min(total, first + max(1, limit))
    let left = Self.rows(of: expected, width, first..<end)
    let right = Self.rows(of: actual, width, first..<end)
    rows = (first..<end).map { Self.row($0 * width, left[$0], right[$0], isWhole) }
    hiddenRows = (first, total - end)
  }

  /// Two differences are the same when they show the same.
  public static func == (one: ByteDifference, other: ByteDifference) -> Bool {
    one.offset == other.offset && one.reason == other.reason && one.rows == other.rows
      && one.hiddenRows == other.hiddenRows
  }

  private static func row(
    _ offset: Int, _ expected: HexdumpRow?, _ actual: HexdumpRow?, _ isWhole: Bool
  ) -> Row {
    let (left, right) = (expected?.bytes ?? [], actual?.bytes ?? [])
    let marks = (0..<max(left.count, right.count)).filter { place in
      place < min(left.count, right.count) ? left[place] != right[place] : isWhole
    }
    return Row(offset: offset, expected: expected, actual: actual, marks: marks)
  }

  private static func firstDifference(_ expected: [UInt8], _ actual: [UInt8]) -> Int? {
    expected.withUnsafeBufferPointer { left in
      actual.withUnsafeBufferPointer { right in
        (0..<min(left.count, right.count)).first { left[$0] != right[$0] }
      }
    }
  }

  /// The rows with these numbers, as they stand in a dump of all bytes: it begins a few bytes
  /// earlier and ends a few later, for characters that reach into them.
  private static func rows(
    of bytes: [UInt8], _ width: Int, _ numbers: Range<Int>
  ) -> [Int: HexdumpRow] {
    let start = max(0, numbers.lowerBound - (2 + width) / width) * width
    let end = min(bytes.count, numbers.upperBound * width + 3)
    guard start < end else { return [:] }
    var dump = Hexdump(width: width, offset: start, squeeze: false)
    var lines = dump.feed(bytes[start..<end])
    lines += dump.finish()
    var rows: [Int: HexdumpRow] = [:]
    for case .row(let row) in lines where numbers.contains(row.offset / width) {
      rows[row.offset / width] = row
    }
    return rows
  }
}
