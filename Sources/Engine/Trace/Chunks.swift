/// How a stream or datagrams arrived at one socket: a row for each read.
public struct Chunks: Sendable, Equatable {
  /// A read, or several in a row that got nothing for the same reason.
  public struct Row: Sendable, Equatable {
    /// Counts the reads that got something, from 1; 0 for those that did not.
    public var number: Int
    /// When the (first) read ended, in nanoseconds since the first row's read.
    public var time: Int
    /// How long it waited, in nanoseconds.
    public var duration: Int
    /// Which read it was.
    public var verb: Verb
    /// How it ended.
    public var outcome: Event.Outcome
    /// Bytes asked for; the limit for the verbs that look for a delimiter or the end.
    public var asked: Int
    /// Bytes received.
    public var got: Int
    /// Bytes received before.
    public var offset: Int
    /// System calls that moved them.
    public var calls: Int
    /// The bytes; empty when they went to a file or the log has dropped them.
    public var bytes: [UInt8]
    /// A datagram's sender.
    public var sender: SocketAddress?
    /// A datagram's real length, when more came than was read.
    public var cutFrom: Int?
    /// How many reads with this outcome the row stands for.
    public var repeats = 1
  }

  /// How it stands with the stream.
  public enum Ending: Sendable, Equatable {
    /// It may go on.
    case open
    /// The peer has ended it; so many reads have been told.
    case endOfStream(reads: Int)
    /// ECONNRESET.
    case reset
    /// The last read waited in vain for so many nanoseconds.
    case timedOut(Int)
    /// The last read failed otherwise.
    case failed(Int32)
    /// This side closed it before its end was read.
    case closed
    /// This side broke it off with a reset.
    case aborted
  }

  /// The socket that read.
  public let socket: SocketFacts
  /// What to call the other side; empty for an unconnected datagram socket.
  public let peer: String
  /// In the order of the reads.
  public private(set) var rows: [Row] = []
  /// As the last read or close left it.
  public private(set) var ending = Ending.open
  /// Bytes received in all.
  public private(set) var total = 0
  /// Reads that got something.
  public private(set) var reads = 0
  /// What the log no longer has in front of the first row.
  public let dropped: Trace.Dropped

  /// Reads the events of one socket, oldest first.
  public init(
    of socket: SocketFacts, peer: String, _ events: [Event],
    dropped: Trace.Dropped? = nil
  ) {
    self.socket = socket
    self.peer = peer
    let dropped = dropped ?? Trace.Dropped()
    self.dropped = dropped
    total = dropped.received
    let start = events.first { $0.socket == socket.id && $0.verb.isReceiving }?.time ?? 0
    for event in events where event.socket == socket.id {
      if event.verb.isReceiving { add(event, since: start) } else { noteClosing(event) }
    }
  }

  /// True for datagrams.
  public var isDatagrams: Bool { socket.kind == .dgram }

  private mutating func add(_ event: Event, since start: Int) {
    let isDatagram = isDatagrams && event.outcome == .ok
    total = max(total, event.offset &+ event.got)
    note(event)
    if event.got > 0 || isDatagram {
      reads += 1
      rows.append(Row(event, number: reads, since: start, isDatagram: isDatagram))
    } else if event.outcome != .ok && event.outcome != .endOfStream {
      let row = Row(event, number: 0, since: start, isDatagram: false)
      if let last = rows.last, last.number == 0, last.outcome == row.outcome, last.verb == row.verb
      {
        rows[rows.count - 1].repeats += 1
        rows[rows.count - 1].duration &+= row.duration
      } else {
        rows.append(row)
      }
    }
  }

  private mutating func note(_ event: Event) {
    switch event.outcome {
    case .endOfStream:
      if case .endOfStream(let reads) = ending {
        ending = .endOfStream(reads: reads + 1)
      } else {
        ending = .endOfStream(reads: 1)
      }
    case .failed(let number):
      ending = ErrnoName.name(of: number) == "ECONNRESET" ? .reset : .failed(number)
    case .timedOut: ending = .timedOut(event.duration)
    case .ok:
      if event.verb == .recvAll, !isDatagrams {
        ending = .endOfStream(reads: 1)
      } else if event.got > 0 || isDatagrams {
        ending = .open
      }
    case .cancelled, .wouldBlock, .closed, .limit, .invalid: break
    }
  }

  private mutating func noteClosing(_ event: Event) {
    guard event.verb == .close || event.verb == .abort else { return }
    switch ending {
    case .open, .timedOut: ending = event.verb == .abort ? .aborted : .closed
    case .endOfStream, .reset, .failed, .closed, .aborted: break
    }
  }
}

extension Chunks.Row {
  fileprivate init(_ event: Event, number: Int, since start: Int, isDatagram: Bool) {
    let length = event.endpoints?.length ?? 0
    self.init(
      number: number, time: event.time &- start, duration: event.duration, verb: event.verb,
      outcome: event.outcome, asked: event.asked, got: event.got, offset: event.offset,
      calls: event.calls, bytes: event.bytes, sender: isDatagram ? event.address : nil,
      cutFrom: isDatagram && length > event.got ? length : nil)
  }
}
