/// What was done to a socket: the calls of the lecture by their names.
public enum Verb: String, Sendable, BitwiseCopyable, CaseIterable {
  case socket, bind, listen, accept, connect, send, sendall, recv
  case recvInto = "recv_into"
  case recvExactly = "recv_exactly"
  case recvUntil = "recv_until"
  case recvLine = "recv_line"
  case recvAll = "recv_all"
  case peek, sendto, recvfrom, shutdown, close, abort
  case sendFile = "send_file"
  case recvFile = "recv_file"
  case setOption = "set"
  case getOption = "get"
  case poll, spawn

  /// True when bytes leave by it.
  public var isSending: Bool {
    switch self {
    case .send, .sendall, .sendto, .sendFile: true
    case .socket, .bind, .listen, .accept, .connect, .recv, .recvInto, .recvExactly, .recvUntil,
      .recvLine, .recvAll, .peek, .recvfrom, .shutdown, .close, .abort, .recvFile, .setOption,
      .getOption, .poll, .spawn:
      false
    }
  }

  /// True when bytes are taken by it; `peek` takes none.
  public var isReceiving: Bool {
    switch self {
    case .recv, .recvInto, .recvExactly, .recvUntil, .recvLine, .recvAll, .recvfrom, .recvFile:
      true
    case .socket, .bind, .listen, .accept, .connect, .send, .sendall, .peek, .sendto, .shutdown,
      .close, .abort, .sendFile, .setOption, .getOption, .poll, .spawn:
      false
    }
  }
}

/// One verb on one socket, as the log keeps it. Questions (`waiting`, `poll`, an option's value) leave none.
public struct Event: Sendable {
  /// How it ended.
  public enum Outcome: Sendable, BitwiseCopyable, Equatable {
    case ok
    /// The peer had ended its stream.
    case endOfStream
    /// The system call failed with this error number.
    case failed(Int32)
    case timedOut
    case cancelled
    /// It would have had to wait and was not allowed to.
    case wouldBlock
    /// The socket was closed, before or meanwhile.
    case closed
    /// More bytes came than the limit without what was looked for.
    case limit
    /// The arguments were refused before any call.
    case invalid
  }

  /// Its number in the log, from 1; given by the log.
  public var sequence = 0
  /// When it ended: nanoseconds since the log began (of the monotonic clock until the log has it).
  public var time: Int
  /// Nanoseconds it waited; 0 when it did not have to.
  public var duration: Int
  /// The socket's `id`.
  public var socket: Int
  /// What was done.
  public var verb: Verb
  /// How it ended.
  public var outcome: Outcome
  /// Bytes asked for, or given to be sent; the backlog for `listen`; 0, 1 or 2 for `shutdown` of
  /// reading, writing or both.
  public var asked: Int
  /// Bytes received or taken by the kernel.
  public var got: Int
  /// Bytes that had gone the same direction before.
  public var offset: Int
  /// System calls that moved bytes: more than one for the loops.
  public var calls: Int
  /// The bytes; empty when the log has dropped them, and for files.
  public var bytes: [UInt8]
  /// Addresses and the other socket, for the verbs that have such.
  public var endpoints: Endpoints?

  /// Whether it was told that the peer has broken the connection off.
  var isLoss: Bool {
    guard case .failed(let number) = outcome else { return false }
    return ["ECONNRESET", "EPIPE"].contains(ErrnoName.name(of: number))
  }

  /// The peer's address, or a datagram's, or the one bound to.
  public var address: SocketAddress? { endpoints?.address }
  /// The socket's own address, for `connect` and `accept`.
  public var local: SocketAddress? { endpoints?.local }
  /// The id of the connection that `accept` made; 0 for none.
  public var partner: Int { endpoints?.partner ?? 0 }

  /// The addresses of an event.
  public final class Endpoints: Sendable {
    /// The address of the other side, or the one bound to.
    public let address: SocketAddress?
    /// The address of this side.
    public let local: SocketAddress?
    /// The id of the socket that `accept` made; 0 for none.
    public let partner: Int
    /// How long a received datagram was, which may be more than was read; 0 for everything else.
    public let length: Int

    /// The address of the other side, of this side, the id of the socket made, a datagram's length.
    public init(
      _ address: SocketAddress?, local: SocketAddress? = nil, partner: Int = 0, length: Int = 0
    ) {
      self.address = address
      self.local = local
      self.partner = partner
      self.length = length
    }
  }
}

/// Takes the events of sockets, as the log does.
@EngineActor public protocol EventSink: AnyObject {
  /// False: nobody would see an event, so that sockets need not make any.
  var wantsEvents: Bool { get }
  /// Keeps or shows an event that has just ended.
  func record(_ event: Event)
}

/// Forgets every event: the sink of sockets that were given no other.
@EngineActor public final class NoEvents: EventSink {
  nonisolated init() {}

  /// Never.
  public var wantsEvents: Bool { false }

  /// Does nothing.
  public func record(_ event: Event) {}
}
