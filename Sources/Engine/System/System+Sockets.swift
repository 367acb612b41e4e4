import CLinux
import Glibc

extension System {
  /// socket(2) with SOCK_NONBLOCK and SOCK_CLOEXEC.
  static func socket(
    _ family: AddressFamily, _ kind: SocketKind
  ) throws(SystemError) -> Descriptor {
    let flags = Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    let raw = try must("socket", -1, { _ in "\(family.constant), \(kind.constant), 0" }) {
      Int(Glibc.socket(family.number, kind.number | flags, 0))
    }
    return Descriptor(owning: Int32(truncatingIfNeeded: raw))
  }

  /// socketpair(2) of Unix streams, both non-blocking and close-on-exec.
  static func socketPair() throws(SystemError) -> (Descriptor, Descriptor) {
    let flags = Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    var ends: [Int32] = [-1, -1]
    try must("socketpair", -1, { _ in "AF_UNIX, SOCK_STREAM, 0" }) {
      Int(Glibc.socketpair(AF_UNIX, SocketKind.stream.number | flags, 0, &ends))
    }
    return (Descriptor(owning: ends[0]), Descriptor(owning: ends[1]))
  }

  /// bind(2).
  static func bind(_ socket: Int32, to address: SocketAddress) throws(SystemError) {
    let address = try bindableInSandbox(socket, address)
    try must("bind", socket, { _ in "\(socket), \(address)" }) {
      address.withSockaddr { Int(Glibc.bind(socket, $0, $1)) }
    }
  }

  /// listen(2).
  static func listen(_ socket: Int32, backlog: Int32) throws(SystemError) {
    try bindInSandbox(socket)
    try must("listen", socket, { _ in "\(socket), \(backlog)" }) {
      Int(Glibc.listen(socket, backlog))
    }
  }

  /// accept4(2): the connection, non-blocking and close-on-exec, and its peer; nil when none waits.
  static func accept(
    _ listener: Int32
  ) throws(SystemError) -> (Descriptor, SocketAddress)? {
    var raw: Int?
    var failure: SystemError?
    let address = SocketAddress.receive { start, length in
      do throws(SystemError) {
        raw = try attempt("accept4", listener, { _ in "\(listener), SOCK_NONBLOCK" }) {
          Int(clinux_accept(listener, start, length))
        }
      } catch { failure = error }
    }
    if let failure { throw failure }
    return raw.map { (Descriptor(owning: Int32(truncatingIfNeeded: $0)), address) }
  }

  /// connect(2): true when connected at once, false while it goes on (EINPROGRESS), nil when a Unix
  /// listener's queue is full (EAGAIN).
  static func connect(
    _ socket: Int32, to address: SocketAddress
  ) throws(SystemError) -> Bool? {
    try Sandbox.active?.reach(address, "connect")
    let outcome = call("connect", socket, { _ in "\(socket), \(address)" }) {
      address.withSockaddr { Int(Glibc.connect(socket, $0, $1)) }
    }
    if outcome.value >= 0 { return true }
    switch outcome.errno {
    case EINPROGRESS, EALREADY: return false
    case EAGAIN: return nil
    case let number: throw SystemError(errno: number, call: "connect")
    }
  }

  /// send(2) with MSG_NOSIGNAL: the number of bytes the kernel took, nil when it has no room.
  @inline(__always)
  static func send(
    _ socket: Int32, _ bytes: UnsafeRawBufferPointer
  ) throws(SystemError) -> Int? {
    try attempt(
      "send", socket, { _ in "\(socket), \(Preview.bytes(bytes, bytes.count)), \(bytes.count), 0" },
      { clinux_send(socket, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL)) })
  }

  /// send(2) of the bytes from an index on.
  @inline(__always)
  static func send(
    _ socket: Int32, _ bytes: [UInt8], from offset: Int
  ) throws(SystemError) -> Int? {
    try bytes.withUnsafeBufferPointer { (buffer) throws(SystemError) -> Int? in
      let rest = buffer[max(0, min(offset, buffer.count))...]
      return try send(socket, UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: rest)))
    }
  }

  /// recv(2): the number of bytes, 0 at the end of the stream, nil when nothing is there.
  @inline(__always)
  static func recv(
    _ socket: Int32, _ buffer: UnsafeMutableRawBufferPointer, peek: Bool = false
  ) throws(SystemError) -> Int? {
    try attempt(
      "recv", socket,
      { result in
        let got = Preview.bytes(UnsafeRawBufferPointer(buffer), result)
        return "\(socket), \(got), \(buffer.count), \(peek ? "MSG_PEEK" : "0")"
      },
      {
        clinux_recv(socket, buffer.baseAddress, buffer.count, peek ? Int32(MSG_PEEK) : 0)
      })
  }

  /// sendto(2) with MSG_NOSIGNAL: the bytes of the datagram, nil when the kernel has no room.
  static func sendTo(
    _ socket: Int32, _ bytes: UnsafeRawBufferPointer, _ address: SocketAddress
  ) throws(SystemError) -> Int? {
    if let sandbox = Sandbox.active {
      try sandbox.reach(address, "sendto")
      try bindInSandbox(socket)
    }
    return try attempt(
      "sendto", socket,
      { _ in "\(socket), \(Preview.bytes(bytes, bytes.count)), \(bytes.count), 0, \(address)" },
      {
        address.withSockaddr {
          Glibc.sendto(
            socket, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL), $0, $1)
        }
      })
  }

  /// recvfrom(2) with MSG_TRUNC: the datagram's real length, which may exceed the buffer, and its
  /// sender; nil when none is there.
  static func recvFrom(
    _ socket: Int32, _ buffer: UnsafeMutableRawBufferPointer, peek: Bool = false
  ) throws(SystemError) -> (length: Int, sender: SocketAddress)? {
    var length: Int?
    var failure: SystemError?
    let sender = SocketAddress.receive { start, size in
      do throws(SystemError) {
        length = try attempt(
          "recvfrom", socket,
          { result in
            let got = Preview.bytes(UnsafeRawBufferPointer(buffer), result)
            return "\(socket), \(got), \(buffer.count), MSG_TRUNC\(peek ? "|MSG_PEEK" : "")"
          },
          {
            Glibc.recvfrom(
              socket, buffer.baseAddress, buffer.count,
              Int32(MSG_TRUNC) | (peek ? Int32(MSG_PEEK) : 0), start, size)
          })
      } catch { failure = error }
    }
    if let failure { throw failure }
    return length.map { ($0, sender) }
  }

  /// shutdown(2).
  static func shutdown(_ socket: Int32, _ direction: ShutdownDirection) throws(SystemError) {
    try must("shutdown", socket, { _ in "\(socket), \(direction.constant)" }) {
      Int(Glibc.shutdown(socket, direction.number))
    }
  }

  /// getsockname(2).
  static func localAddress(_ socket: Int32) throws(SystemError) -> SocketAddress {
    try address(socket, "getsockname") { Int(Glibc.getsockname(socket, $0, $1)) }
  }

  /// getpeername(2).
  static func peerAddress(_ socket: Int32) throws(SystemError) -> SocketAddress {
    try address(socket, "getpeername") { Int(Glibc.getpeername(socket, $0, $1)) }
  }

  private static func address(
    _ socket: Int32, _ name: String,
    _ body: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int
  ) throws(SystemError) -> SocketAddress {
    var failure: SystemError?
    let address = SocketAddress.receive { start, length in
      do throws(SystemError) {
        try must(name, socket, { _ in "\(socket)" }) { body(start, length) }
      } catch { failure = error }
    }
    if let failure { throw failure }
    return address
  }
}

/// Which half of a connection shutdown(2) ends.
public enum ShutdownDirection: String, Sendable, CaseIterable {
  /// SHUT_RD: what arrives is thrown away.
  case read
  /// SHUT_WR: the peer sees the end of the stream.
  case write
  /// SHUT_RDWR.
  case both

  var number: Int32 {
    switch self {
    case .read: Int32(SHUT_RD)
    case .write: Int32(SHUT_WR)
    case .both: Int32(SHUT_RDWR)
    }
  }

  var constant: String {
    switch self {
    case .read: "SHUT_RD"
    case .write: "SHUT_WR"
    case .both: "SHUT_RDWR"
    }
  }
}

extension AddressFamily {
  /// The constant's name in C and Python.
  public var constant: String {
    switch self {
    case .inet: "AF_INET"
    case .inet6: "AF_INET6"
    case .unix: "AF_UNIX"
    }
  }
}

extension SocketKind {
  /// The constant's name in C and Python.
  public var constant: String {
    switch self {
    case .stream: "SOCK_STREAM"
    case .dgram: "SOCK_DGRAM"
    }
  }
}
