/// The messages in the stream that one side received or sent, as a framing cuts it.
public struct Frames: Sendable, Equatable {
  /// One whole message.
  public struct Row: Sendable, Equatable {
    /// Where it begins in the stream, with its length prefix.
    public let offset: Int
    /// Bytes of the message itself.
    public let length: Int
    /// When its last byte was read or sent, in nanoseconds since the stream's first.
    public let time: Int
    /// How many reads or sends it took.
    public let calls: Int
    /// The first bytes of the message, at most 200.
    public let bytes: [UInt8]
  }

  /// Why the stream could not be read to its end.
  public enum Gap: Sendable, Equatable {
    /// It begins behind the first byte: the log has dropped what came before.
    case before(Int)
    /// From this offset on the bytes are not in the log: dropped, or gone to or from a file.
    case from(Int)
  }

  /// The socket whose stream it is.
  public let socket: SocketFacts
  /// What to call the other side.
  public let peer: String
  /// The stream that was sent, not the one received.
  public let isSent: Bool
  /// How messages are told apart.
  public let format: FrameFormat
  /// The whole messages, in order.
  public let rows: [Row]
  /// What stands behind the last whole message.
  public let ending: Framing.Ending
  /// Bytes behind the last whole message.
  public let restCount: Int
  /// The first of them, at most 200.
  public let restBytes: [UInt8]
  /// Bytes that were read for the view.
  public let total: Int
  /// What is missing.
  public let gaps: [Gap]

  /// Cuts what the events of one socket received, or sent.
  public init(
    of socket: SocketFacts, peer: String, _ events: [Event], _ format: FrameFormat,
    sent isSent: Bool = false
  ) {
    let pieces = events.filter {
      $0.socket == socket.id && $0.got > 0 && (isSent ? $0.verb.isSending : $0.verb.isReceiving)
    }
    let stream = FrameStream(pieces)
    let framing = Framing(stream.bytes, format)
    self.socket = socket
    self.peer = peer
    self.isSent = isSent
    self.format = format
    rows = stream.rows(framing)
    ending = framing.ending
    restCount = framing.rest.count
    restBytes = Array(stream.bytes[framing.rest].prefix(200))
    total = stream.bytes.count
    gaps = stream.gaps
  }
}

/// The bytes of a stream one behind the other, and where each call's share begins.
private struct FrameStream {
  private(set) var bytes: [UInt8] = []
  private(set) var gaps: [Frames.Gap] = []
  private var ends: [Int] = []
  private var times: [Int] = []
  private let base: Int
  private let start: Int

  init(_ pieces: [Event]) {
    base = pieces.first?.offset ?? 0
    start = pieces.first?.time ?? 0
    if base > 0 { gaps.append(.before(base)) }
    for piece in pieces {
      guard piece.bytes.count == piece.got, piece.offset == base &+ bytes.count else {
        gaps.append(.from(base &+ bytes.count))
        return
      }
      bytes += piece.bytes
      ends.append(bytes.count)
      times.append(piece.time)
    }
  }

  func rows(_ framing: Framing) -> [Frames.Row] {
    var first = 0
    return framing.frames.map { frame in
      while first < ends.count, ends[first] <= frame.header.lowerBound { first += 1 }
      var last = first
      while last < ends.count, ends[last] < frame.trailer.upperBound { last += 1 }
      return Frames.Row(
        offset: base &+ frame.header.lowerBound, length: frame.payload.count,
        time: last < times.count ? times[last] &- start : 0, calls: last - first + 1,
        bytes: Array(bytes[frame.payload].prefix(200)))
    }
  }
}
