/// Who said what to whom, and when: the log as a sequence diagram.
///
/// The log knows the calls, not the packets. The handshake, FIN and RST are what TCP must have sent for
/// these calls to end as they did (RFC 9293).
public struct Ladder: Sendable, Equatable {
  /// An end of a lane.
  public enum Side: Sendable, Equatable {
    case left, right

    /// The opposite end.
    public var other: Side { self == .left ? .right : .left }
  }

  /// A connection, or two datagram sockets that talk.
  public struct Lane: Sendable, Equatable {
    /// What to call the end that connected, or sent first.
    public let left: String
    /// What to call the other end.
    public let right: String
    /// The addresses, where they are known.
    public let leftAddress: SocketAddress?
    /// The address of the right end.
    public let rightAddress: SocketAddress?
    /// A Unix socket or a process: there are no segments, only what programs see.
    public let isLocal: Bool
  }

  /// What happened.
  public enum Step: Sendable, Equatable {
    /// The three segments that open a connection (RFC 9293 §3.5).
    case syn, synAck, ack
    /// A Unix socket was connected.
    case connected
    /// Bytes on their way: how many of those given, and the first ones.
    case data(count: Int, asked: Int, calls: Int, bytes: [UInt8])
    /// The sender ends its direction; by shutdown or by close.
    case fin(byShutdown: Bool)
    /// The connection is broken off; `unread` bytes were thrown away by a close.
    case reset(unread: Int)
    /// Nobody listened.
    case refused
    /// The connection was taken from the listener of that name.
    case accepted(from: String)
    /// Bytes that the program at this end took.
    case read(Verb, asked: Int, count: Int, bytes: [UInt8], cutFrom: Int?)
    /// The program at this end was told of the end of the stream.
    case sawEnd(Verb)
    /// A call that got nothing.
    case failed(Verb, Event.Outcome, waited: Int)
    /// The socket was closed without anything more to say.
    case closed
    /// Reading was shut down.
    case stoppedReading
    /// A listener is ready.
    case listening(at: SocketAddress?, backlog: Int)

    /// True for what goes from one end to the other.
    public var isArrow: Bool {
      switch self {
      case .syn, .synAck, .ack, .connected, .data, .fin, .reset, .refused: true
      case .accepted, .read, .sawEnd, .failed, .closed, .stoppedReading, .listening: false
      }
    }
  }

  /// One line of the diagram.
  public struct Row: Sendable, Equatable {
    /// Nanoseconds since the first row.
    public var time: Int
    /// It happened then at the latest.
    public var isLatest = false
    /// The socket that it is told of.
    public var socket: Int
    /// Which lane; nil for a listener's own.
    public var lane: Int?
    /// Where the arrow begins, or where the note stands.
    public var side: Side
    /// The end where it happened.
    public var from: String
    /// The end that an arrow points to.
    public var to: String
    /// What happened.
    public var step: Step
    /// How often in a row.
    public var repeats = 1
  }

  /// In the order of their first events.
  public let lanes: [Lane]
  /// In the order of time.
  public let rows: [Row]

  /// The diagram of the events; `only` names the sockets whose lanes are shown (nil: all).
  public init(
    _ events: [Event], _ sockets: [Int: SocketFacts], _ pairing: Pairing, only: Set<Int>? = nil
  ) {
    var builder = LadderBuilder(sockets, pairing)
    for event in events { builder.add(event) }
    (lanes, rows) = builder.finish(only: only)
  }
}
