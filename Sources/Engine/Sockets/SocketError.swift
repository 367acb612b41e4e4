/// A verb that failed: which, why, and between which addresses.
public struct SocketError: Error, Equatable, Sendable {
  /// Why a verb fails.
  public enum Cause: Equatable, Sendable {
    /// The kernel said no; a reset by the peer is ECONNRESET or EPIPE here.
    case system(SystemError)
    /// The deadline passed after so many nanoseconds; `got` bytes had come or gone by then. Received ones
    /// are still there for the next read.
    case timedOut(waited: Int, got: Int)
    /// The task was cancelled; received bytes are still there for the next read.
    case cancelled
    /// It would have to wait, but the socket is non-blocking (or its timeout is 0).
    case wouldBlock
    /// The socket is closed, or was closed while the verb waited.
    case closed
    /// The stream ended early: `expected` bytes (nil: up to a delimiter), and those that came.
    case incomplete(expected: Int?, partial: [UInt8])
    /// So many bytes came without the delimiter or end that was looked for. They are still there.
    case limit(Int)
    /// A host name without address.
    case unresolved(host: String, reason: Wording)
    /// An argument that no call was tried with.
    case invalid(argument: String, why: Wording)
  }

  /// What failed.
  public let verb: Verb
  /// Why.
  public internal(set) var cause: Cause
  /// The socket's name as its owner calls it, or empty.
  public var socket: String
  /// The address of this side, where it is known.
  public var local: SocketAddress?
  /// The address of the other side, or the one that was tried.
  public var peer: SocketAddress?
  /// What had come by then is gone, and no next read gives it.
  public var isLost = false

  /// A failure of a verb.
  public init(
    _ verb: Verb, _ cause: Cause, socket: String = "", local: SocketAddress? = nil,
    peer: SocketAddress? = nil
  ) {
    self.verb = verb
    self.cause = cause
    self.socket = socket
    self.local = local
    self.peer = peer
  }

  /// The error number, when a system call failed.
  public var errno: Int32? {
    if case .system(let error) = cause { error.errno } else { nil }
  }
}

extension SocketError: CustomStringConvertible {
  /// One line: `connect to 127.0.0.1:9000: Connection refused (ECONNREFUSED)`.
  public var description: String { "\(place): \(reason)" }

  /// The verb and the address it was about: `connect to 127.0.0.1:9000`.
  public var place: String {
    switch verb {
    case .bind, .listen: local.map { "\(verb.rawValue) to \($0)" } ?? verb.rawValue
    case .connect, .sendto: peer.map { "\(verb.rawValue) to \($0)" } ?? verb.rawValue
    case .accept: local.map { "accept on \($0)" } ?? verb.rawValue
    case .socket, .send, .sendall, .recv, .recvInto, .recvExactly, .recvUntil, .recvLine, .recvAll,
      .peek, .recvfrom, .shutdown, .close, .abort, .sendFile, .recvFile, .setOption, .getOption,
      .poll, .spawn:
      peer.map { "\(verb.rawValue) (peer \($0))" } ?? verb.rawValue
    }
  }

  /// The cause in words.
  public var reason: String {
    switch cause {
    case .system(let error): "\(error.message) (\(error.name))"
    case .timedOut(let waited, let got):
      "timed out after \(waited / 1_000_000) ms" + (got > 0 ? ", \(got) bytes until then" : "")
    case .cancelled: "cancelled"
    case .wouldBlock: "would have to wait (EAGAIN)"
    case .closed: "the socket is closed"
    case .incomplete(let expected?, let partial):
      "the stream ended after \(partial.count) of \(expected) bytes"
    case .incomplete(nil, let partial):
      "the stream ended after \(partial.count) bytes, before what was looked for"
    case .limit(let count) where verb == .recvAll: "more than \(count) bytes came"
    case .limit(let count): "\(count) bytes came without what was looked for"
    case .unresolved(let host, let reason): "\(host): \(reason)"
    case .invalid(let argument, let why): "\(argument): \(why)"
    }
  }
}

extension Event.Outcome {
  /// The outcome that an error leaves in the log.
  init(_ cause: SocketError.Cause) {
    switch cause {
    case .system(let error): self = .failed(error.errno)
    case .timedOut: self = .timedOut
    case .cancelled: self = .cancelled
    case .wouldBlock: self = .wouldBlock
    case .closed: self = .closed
    case .incomplete: self = .endOfStream
    case .limit: self = .limit
    case .unresolved, .invalid: self = .invalid
    }
  }
}
