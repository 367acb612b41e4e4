/// What really came in a replay, by the entries of the transcript.
public struct ReplayFindings: Sendable {
  /// What stands in an entry's place.
  enum Change: Equatable {
    case bytes([UInt8])
    case end, reset
    /// The entry did not happen.
    case nothing
  }

  /// Bytes that came although nothing is recorded.
  struct Addition: Equatable {
    /// The entry in front of which they stand; one more than the last for the end.
    let entry: Int
    let connection: Int
    let direction: Transcript.Direction
    var bytes: [UInt8]
  }

  private(set) var changes: [Int: Change] = [:]
  private(set) var additions: [Addition] = []

  /// Nothing differs.
  init() {}

  /// True when everything came as it is recorded.
  public var isEmpty: Bool { changes.isEmpty && additions.isEmpty }

  mutating func replace(_ entry: Int, _ change: Change) { changes[entry] = change }

  /// More bytes in the same place become one chunk.
  mutating func add(_ addition: Addition) {
    if let last = additions.last, last.entry == addition.entry,
      last.connection == addition.connection
    {
      additions[additions.count - 1].bytes += addition.bytes
    } else {
      additions.append(addition)
    }
  }

  mutating func merge(_ other: ReplayFindings) {
    changes.merge(other.changes) { $1 }
    additions += other.additions
  }
}
