/// One thing that `workbench test` finds out.
public struct TestCase: Sendable, Equatable {
  /// How it is found out.
  public enum Kind: Sendable, Equatable {
    /// The script ends well and prints what stands in this file.
    case prints(expected: String)
    /// The script ends well.
    case ends
    /// The `test` blocks of this name hold.
    case block(String)
    /// The `test` blocks hold whose names are known only when the script runs.
    case computedBlocks
    /// The recording holds against the program that its `run:` line names.
    case transcript
  }

  /// The script's or the recording's path, as the person gave it.
  public let file: String
  /// How it is found out.
  public let kind: Kind
  /// What it is called inside of its file; empty for the file as a whole.
  public let part: String

  /// A case of a file.
  public init(file: String, kind: Kind, part: String = "") {
    self.file = file
    self.kind = kind
    self.part = part
  }

  /// What people call it: the file, and the block's name.
  public var name: String { part.isEmpty ? file : "\(file) › \(part)" }
}
