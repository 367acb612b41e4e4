/// The family of a socket's addresses (socket(2)).
public enum AddressFamily: String, Sendable, CaseIterable {
  /// AF_INET: IPv4.
  case inet
  /// AF_INET6: IPv6.
  case inet6
  /// AF_UNIX: paths on this machine.
  case unix
}

/// The kind of a socket (socket(2)).
public enum SocketKind: String, Sendable, CaseIterable {
  /// SOCK_STREAM: a stream of bytes.
  case stream
  /// SOCK_DGRAM: datagrams with boundaries.
  case dgram
}

/// Where a socket is or whom it talks to: IPv4, IPv6, a Unix path, or nothing.
public enum SocketAddress: Sendable, Hashable {
  /// The four bytes of an IPv4 address as one integer, most significant first, and the port.
  case inet(UInt32, port: UInt16)
  /// The sixteen bytes of an IPv6 address in two halves, the port, and the scope (interface index).
  case inet6(high: UInt64, low: UInt64, port: UInt16, scope: UInt32)
  /// A path in the file system as bytes; one that begins with a zero byte is abstract (unix(7)).
  case unix([UInt8])
  /// No address: an unnamed Unix socket, one end of a pair.
  case none

  /// 0.0.0.0: every IPv4 address of this machine.
  public static func anyInet(port: UInt16) -> SocketAddress { .inet(0, port: port) }
  /// `::`: every address of this machine.
  public static func anyInet6(port: UInt16) -> SocketAddress {
    .inet6(high: 0, low: 0, port: port, scope: 0)
  }
  /// 127.0.0.1: this machine.
  public static func loopback(port: UInt16) -> SocketAddress { .inet(0x7F00_0001, port: port) }
  /// `::1`: this machine.
  public static func loopback6(port: UInt16) -> SocketAddress {
    .inet6(high: 0, low: 1, port: port, scope: 0)
  }

  /// A numeric host (`127.0.0.1`, `::1`, `fe80::1%eth0`) and a port; nil for anything else.
  public init?(host: String, port: Int) {
    guard let port = UInt16(exactly: port),
      let address = SocketAddress(numeric: host, port: port)
    else { return nil }
    self = address
  }

  /// A Unix path; `@name` means the abstract address of that name (unix(7)).
  public init(path: String) {
    let bytes = Array(path.utf8)
    self = .unix(bytes.first == 0x40 ? [0] + bytes.dropFirst() : bytes)
  }

  /// The family; nil for `none`.
  public var family: AddressFamily? {
    switch self {
    case .inet: .inet
    case .inet6: .inet6
    case .unix: .unix
    case .none: nil
    }
  }

  /// The port; nil where there are none.
  public var port: UInt16? {
    switch self {
    case .inet(_, let port), .inet6(_, _, let port, _): port
    case .unix, .none: nil
    }
  }

  /// The same address with another port; unchanged where there are no ports.
  public func with(port: UInt16) -> SocketAddress {
    switch self {
    case .inet(let host, _): .inet(host, port: port)
    case .inet6(let high, let low, _, let scope):
      .inet6(high: high, low: low, port: port, scope: scope)
    case .unix, .none: self
    }
  }

  /// True for 127.0.0.0/8 and `::1`.
  public var isLoopback: Bool {
    switch self {
    case .inet(let host, _): host >> 24 == 127
    case .inet6(let high, let low, _, _): high == 0 && low == 1
    case .unix, .none: false
    }
  }

  /// True for 0.0.0.0 and `::`, which stand for every address of the machine.
  public var isAny: Bool {
    switch self {
    case .inet(let host, _): host == 0
    case .inet6(let high, let low, _, _): high == 0 && low == 0
    case .unix, .none: false
    }
  }
}

extension SocketAddress: CustomStringConvertible {
  /// The host alone: `127.0.0.1`, `::1`, `fe80::1%eth0`; the path of a Unix socket.
  public var host: String {
    switch self {
    case .inet(let host, _):
      "\(host >> 24).\(host >> 16 & 255).\(host >> 8 & 255).\(host & 255)"
    case .inet6: numericHost6
    case .unix(let bytes): Self.pathText(bytes)
    case .none: ""
    }
  }

  /// `127.0.0.1:9000`, `[::1]:80`, `unix:/path`, `unix:@abstract`; `unnamed` for none.
  public var description: String {
    switch self {
    case .inet(_, let port): "\(host):\(port)"
    case .inet6(_, _, let port, _): "[\(host)]:\(port)"
    case .unix(let bytes): "unix:\(Self.pathText(bytes))"
    case .none: "unnamed"
    }
  }

  private static func pathText(_ bytes: [UInt8]) -> String {
    bytes.first == 0
      ? "@" + String(decoding: bytes.dropFirst(), as: UTF8.self)
      : String(decoding: bytes, as: UTF8.self)
  }
}
