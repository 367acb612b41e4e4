/// What a byte is on its own, for colours.
public enum ByteKind: String, Sendable, CaseIterable {
  case null, control, space, printable, high

  /// By its value: 0, other controls, white space, visible ASCII, 0x80 and above.
  public init(_ byte: UInt8) {
    switch byte {
    case 0: self = .null
    case 0x20, 0x09...0x0D: self = .space
    case 0x21...0x7E: self = .printable
    case 0x80...: self = .high
    default: self = .control
    }
  }
}

/// What stands in the text column over one byte.
public struct HexdumpCell: Equatable, Sendable {
  /// Why it looks as it does.
  public enum Role: String, Sendable {
    /// A character begins at this byte.
    case character
    /// The byte goes on with a character that is drawn over another byte.
    case continuation
    /// A character that is not drawn because a terminal would obey it.
    case control
    /// The byte is not UTF-8.
    case invalid
    /// The data ends before the character does.
    case cut
    /// The end of a character that began before the data.
    case completing
  }

  /// What to write; empty when the character before it covers this column too.
  public let text: String
  /// Columns of `text`: 0, 1 or 2.
  public let columns: Int
  /// Why it looks as it does.
  public let role: Role

  static let blank = HexdumpCell(text: " ", columns: 1, role: .continuation)
  static let covered = HexdumpCell(text: "", columns: 0, role: .continuation)
  static let invalid = HexdumpCell(text: "×", columns: 1, role: .invalid)
  static let control = HexdumpCell(text: "×", columns: 1, role: .control)
  static let cut = HexdumpCell(text: "╎", columns: 1, role: .cut)
  static let afterCut = HexdumpCell(text: " ", columns: 1, role: .cut)
  static let completing = HexdumpCell(text: "╎", columns: 1, role: .completing)
}

/// One row of a hexdump; the columns of its cells add up to the number of its bytes.
public struct HexdumpRow: Equatable, Sendable {
  /// Of the first byte.
  public let offset: Int
  /// At least one; all rows but the last have the width of the dump.
  public let bytes: [UInt8]
  /// One a byte.
  public let cells: [HexdumpCell]
  /// The character that began before the data and ends in this row.
  public var completed: Unicode.Scalar?

  /// What each byte is on its own.
  public var kinds: [ByteKind] { bytes.map(ByteKind.init) }

  /// True when the data ends inside a character that begins in this row.
  public var cutInsideCharacter: Bool { cells.contains(.cut) }

  /// The text column without its frame.
  public var text: String { cells.map(\.text).joined() }
}

/// A line of a hexdump.
public enum HexdumpLine: Equatable, Sendable {
  case row(HexdumpRow)
  /// As many rows as the row before it has, left out; the first of them begins at `offset`.
  case squeezed(rows: Int, offset: Int)
  /// The end of the data, told only behind squeezed rows.
  case end(offset: Int)
}
