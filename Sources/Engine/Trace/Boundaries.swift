/// What was sent beside what was read, one way of a connection: the places where the sender's calls and
/// the reader's calls cut the same stream.
public struct Boundaries: Sendable, Equatable {
  /// What one call sent or read.
  public struct Piece: Sendable, Equatable {
    /// Bytes that went the same way before.
    public var offset: Int
    /// How many bytes it was; never 0.
    public var count: Int
    /// The bytes; empty when the log does not have them.
    public var bytes: [UInt8]

    /// A piece of a stream.
    public init(offset: Int, count: Int, bytes: [UInt8] = []) {
      self.offset = offset
      self.count = count
      self.bytes = bytes
    }

    /// Behind its last byte.
    public var end: Int { offset &+ count }
  }

  /// A run of bytes that neither side cut.
  public struct Segment: Sendable, Equatable {
    /// Of the first byte.
    public let offset: Int
    /// At least 1.
    public let count: Int
    /// A send begins here.
    public let startsSend: Bool
    /// A read begins here, or the last one has ended.
    public let startsRead: Bool
    /// Whether it was read.
    public let isRead: Bool
    /// The first of the bytes, at most as many as were asked for; empty when nobody knows them.
    public let bytes: [UInt8]
  }

  /// What to call the sending side.
  public let sender: String
  /// What to call the reading side.
  public let reader: String
  /// In order; nil when the sender is another program.
  public let sent: [Piece]?
  /// In order; nil when the reader is another program.
  public let read: [Piece]?

  /// One way of a connection, from the events of both ends; nil for an end that is not visible.
  public init(from sender: String, _ sending: [Event]?, to reader: String, _ reading: [Event]?) {
    self.sender = sender
    self.reader = reader
    sent = sending.map { Self.pieces($0) { $0.verb.isSending } }
    read = reading.map { Self.pieces($0) { $0.verb.isReceiving } }
  }

  private static func pieces(_ events: [Event], _ isMeant: (Event) -> Bool) -> [Piece] {
    events.filter { isMeant($0) && $0.got > 0 }.map {
      Piece(offset: $0.offset, count: $0.got, bytes: $0.bytes)
    }
  }

  /// True when nothing went this way as far as is known.
  public var isEmpty: Bool { (sent ?? []).isEmpty && (read ?? []).isEmpty }

  /// Bytes sent, or at least read.
  public var total: Int { max(sent?.last?.end ?? 0, read?.last?.end ?? 0) }

  /// Bytes that were sent and not read; nil when an end is not visible.
  public var unread: Int? {
    guard let sent, let read else { return nil }
    return max(0, (sent.last?.end ?? 0) - (read.last?.end ?? 0))
  }

  /// Places inside the stream where both sides cut.
  public var commonCuts: Int {
    guard let sent, let read else { return 0 }
    let ends = Set(sent.dropLast().map(\.end))
    return read.dropLast().count { ends.contains($0.end) }
  }

  /// The stream between all cuts of either side, with at most `limit` bytes of each segment.
  public func segments(bytes limit: Int) -> [Segment] {
    let starts = (Set((sent ?? []).map(\.offset)), Set((read ?? []).map(\.offset)))
    let pieces = (sent ?? []) + (read ?? [])
    let cuts = Set(pieces.map(\.offset) + pieces.map(\.end)).sorted()
    var source = PieceReader(sent ?? [], read ?? [])
    let readEnd = read.map { $0.last?.end ?? 0 } ?? .max
    return zip(cuts, cuts.dropFirst()).map { start, end in
      Segment(
        offset: start, count: end - start, startsSend: starts.0.contains(start),
        startsRead: starts.1.contains(start) || (start == readEnd && readEnd > 0),
        isRead: start < readEnd,
        bytes: source.bytes(from: start, count: min(limit, end - start)))
    }
  }
}

/// Finds bytes in two lists of pieces, going forward.
private struct PieceReader {
  private let lists: [[Boundaries.Piece]]
  private var places = [0, 0]

  init(_ first: [Boundaries.Piece], _ second: [Boundaries.Piece]) { lists = [first, second] }

  /// Some bytes that lie inside one piece of each list; empty when no list has them.
  mutating func bytes(from start: Int, count: Int) -> [UInt8] {
    for (number, pieces) in lists.enumerated() {
      while places[number] < pieces.count, pieces[places[number]].end <= start {
        places[number] += 1
      }
      guard places[number] < pieces.count else { continue }
      let piece = pieces[places[number]]
      let from = start - piece.offset
      guard from >= 0, from + count <= piece.bytes.count else { continue }
      return Array(piece.bytes[from..<from + count])
    }
    return []
  }
}
