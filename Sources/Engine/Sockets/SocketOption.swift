/// An option that `set` and `get` know by a friendly name.
public struct SocketOption: Sendable, Equatable {
  /// What kind of value it has.
  public enum Kind: Sendable, Equatable {
    /// On or off.
    case flag
    /// A number, as a size in bytes or hops.
    case number
    /// A number of nanoseconds, given to the kernel in seconds.
    case seconds
    /// SO_LINGER: nanoseconds, or off.
    case linger
    /// The socket's own `blocking`, no call (O_NONBLOCK as a program sees it).
    case blocking
    /// The socket's own `timeout`, no call.
    case timeout
  }

  /// The friendly name, as `rcvbuf`.
  public let name: String
  /// The constant's name in C and Python, as `SO_RCVBUF`; nil for `blocking` and `timeout`.
  public let constant: String?
  /// What values it takes.
  public let kind: Kind
  let level: Int32
  let number: Int32
  /// One line for help.
  public let help: String

  /// The option of that name; nil when there is none.
  public static func named(_ name: String) -> SocketOption? { all.first { $0.name == name } }

  private init(
    _ name: String, _ constant: String?, _ kind: Kind, help: String
  ) {
    self.name = name
    self.constant = constant
    self.kind = kind
    self.help = help
    let prefix = constant?.prefix { $0 != "_" }
    let levelName =
      switch prefix {
      case "TCP": "IPPROTO_TCP"
      case "IP": "IPPROTO_IP"
      case "IPV6": "IPPROTO_IPV6"
      case _: "SOL_SOCKET"
      }
    level = SocketConstants.number(levelName) ?? 0
    number = constant.flatMap { SocketConstants.number($0) } ?? 0
  }

  /// TCP_NODELAY: send small pieces at once (no Nagle algorithm).
  public static let nodelay = SocketOption(
    "nodelay", "TCP_NODELAY", .flag, help: "send small pieces at once (no Nagle algorithm)")
  /// SO_RCVBUF: receive buffer in bytes; the kernel doubles what is set (socket(7)).
  public static let rcvbuf = SocketOption(
    "rcvbuf", "SO_RCVBUF", .number,
    help: "receive buffer in bytes; the kernel doubles what is set (socket(7))")
  /// SO_SNDBUF: send buffer in bytes; the kernel doubles what is set (socket(7)).
  public static let sndbuf = SocketOption(
    "sndbuf", "SO_SNDBUF", .number,
    help: "send buffer in bytes; the kernel doubles what is set (socket(7))")
  /// SO_REUSEADDR: bind although connections of this port still fade out.
  public static let reuse = SocketOption(
    "reuse", "SO_REUSEADDR", .flag, help: "bind although connections of this port still fade out")
  /// SO_REUSEPORT: several sockets may bind the same port.
  public static let reuseport = SocketOption(
    "reuseport", "SO_REUSEPORT", .flag, help: "several sockets may bind the same port")
  /// SO_LINGER: how long close waits for unsent bytes; 0s resets.
  public static let linger = SocketOption(
    "linger", "SO_LINGER", .linger, help: "how long close waits for unsent bytes; 0s resets")
  /// SO_KEEPALIVE: ask silent peers whether they still live.
  public static let keepalive = SocketOption(
    "keepalive", "SO_KEEPALIVE", .flag, help: "ask silent peers whether they still live")
  /// TCP_KEEPIDLE: silence before the first keepalive question.
  public static let keepidle = SocketOption(
    "keepidle", "TCP_KEEPIDLE", .seconds, help: "silence before the first keepalive question")
  /// TCP_KEEPINTVL: time between keepalive questions.
  public static let keepintvl = SocketOption(
    "keepintvl", "TCP_KEEPINTVL", .seconds, help: "time between keepalive questions")
  /// TCP_KEEPCNT: unanswered questions before the connection is dropped.
  public static let keepcnt = SocketOption(
    "keepcnt", "TCP_KEEPCNT", .number, help: "unanswered questions before the connection is dropped"
  )
  /// SO_BROADCAST: datagrams to broadcast addresses.
  public static let broadcast = SocketOption(
    "broadcast", "SO_BROADCAST", .flag, help: "datagrams to broadcast addresses")
  /// IP_TTL: hops an IPv4 packet may take (1 to 255).
  public static let ttl = SocketOption(
    "ttl", "IP_TTL", .number, help: "hops an IPv4 packet may take (1 to 255)")
  /// IPV6_UNICAST_HOPS: hops an IPv6 packet may take (1 to 255).
  public static let hops = SocketOption(
    "hops", "IPV6_UNICAST_HOPS", .number, help: "hops an IPv6 packet may take (1 to 255)")
  /// IPV6_V6ONLY: an IPv6 socket takes no IPv4 connections.
  public static let v6only = SocketOption(
    "v6only", "IPV6_V6ONLY", .flag, help: "an IPv6 socket takes no IPv4 connections")
  /// TCP_QUICKACK: acknowledge at once.
  public static let quickack = SocketOption(
    "quickack", "TCP_QUICKACK", .flag, help: "acknowledge at once")
  /// TCP_CORK: hold back partial segments until switched off.
  public static let cork = SocketOption(
    "cork", "TCP_CORK", .flag, help: "hold back partial segments until switched off")
  /// TCP_MAXSEG: largest segment in bytes.
  public static let maxseg = SocketOption(
    "maxseg", "TCP_MAXSEG", .number, help: "largest segment in bytes")
  /// SO_OOBINLINE: urgent data among the other.
  public static let oobinline = SocketOption(
    "oobinline", "SO_OOBINLINE", .flag, help: "urgent data among the other")
  /// false: what would wait fails with BlockingIOError.
  public static let blocking = SocketOption(
    "blocking", nil, .blocking, help: "false: what would wait fails with BlockingIOError")
  /// how long each waiting call of this socket waits at most.
  public static let timeout = SocketOption(
    "timeout", nil, .timeout, help: "how long each waiting call of this socket waits at most")

  /// Every option, in the order help lists them.
  public static let all: [SocketOption] = [
    nodelay, rcvbuf, sndbuf, reuse, reuseport, linger, keepalive, keepidle, keepintvl, keepcnt,
    broadcast, ttl, hops, v6only, quickack, cork, maxseg, oobinline, blocking, timeout,
  ]
}

/// The value of an option.
public enum OptionValue: Sendable, Equatable {
  case flag(Bool)
  case number(Int)
  /// Nanoseconds; nil: off, or without limit.
  case duration(Int?)
}
