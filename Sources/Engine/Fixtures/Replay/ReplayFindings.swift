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

  /// The transcript with what really came: entries that came as recorded, comments, blank lines and
  /// headers stay as they are. Long chunks are written into files beside it.
  public func applied(to file: TranscriptFile) throws(SystemError) -> Transcript {
    var payloads = PayloadStore(beside: file.source.name, adding: "update.")
    let names = file.transcript.connections.map(\.name)
    func content(
      _ bytes: [UInt8], _ connection: Int, _ direction: Transcript.Direction
    ) throws(SystemError) -> Transcript.Content {
      let side = direction == .toServer ? "client" : "server"
      return try payloads.content(for: bytes, "\(names[connection]).\(side)")
    }
    func added(before entry: Int) throws(SystemError) -> [Transcript.Line] {
      try additions.filter { $0.entry == entry }.map { addition throws(SystemError) in
        let bytes = try content(addition.bytes, addition.connection, addition.direction)
        return .entry(Transcript.Entry(addition.connection, addition.direction, bytes))
      }
    }
    var lines: [Transcript.Line] = []
    var number = 0
    for line in file.transcript.lines {
      guard case .entry(var entry) = line else {
        lines.append(line)
        continue
      }
      lines += try added(before: number)
      switch changes[number] {
      case nil: lines.append(line)
      case .nothing: break
      case .bytes(let bytes):
        entry.content = try content(bytes, entry.connection, entry.direction)
        lines.append(.entry(entry))
      case .end:
        entry.content = .end
        lines.append(.entry(entry))
      case .reset:
        entry.content = .reset
        lines.append(.entry(entry))
      }
      number += 1
    }
    lines += try added(before: number)
    try payloads.close()
    return Transcript(lines)
  }
}
