import CLinux
import Glibc

extension System {
  /// setsockopt(2) with an int.
  static func setOption(
    _ socket: Int32, level: Int32, name: Int32, value: Int32
  ) throws(SystemError) {
    try requireOption(level: level, name: name)
    try must("setsockopt", socket, { _ in "\(socket), \(level), \(name), \(value)" }) {
      var value = value
      return Int(
        setsockopt(socket, level, name, &value, socklen_t(MemoryLayout<Int32>.size)))
    }
  }

  /// setsockopt(2) with any structure, given as its bytes.
  static func setOption(
    _ socket: Int32, level: Int32, name: Int32, bytes: [UInt8]
  ) throws(SystemError) {
    try requireOption(level: level, name: name)
    try must("setsockopt", socket, { _ in "\(socket), \(level), \(name), \(bytes)" }) {
      Int(setsockopt(socket, level, name, bytes, socklen_t(bytes.count)))
    }
  }

  /// getsockopt(2) of an int.
  static func option(
    _ socket: Int32, level: Int32, name: Int32
  ) throws(SystemError) -> Int32 {
    var value: Int32 = 0
    try must("getsockopt", socket, { _ in "\(socket), \(level), \(name), [\(value)]" }) {
      var length = socklen_t(MemoryLayout<Int32>.size)
      return Int(getsockopt(socket, level, name, &value, &length))
    }
    return value
  }

  /// getsockopt(2) of any structure, up to `limit` bytes.
  static func option(
    _ socket: Int32, level: Int32, name: Int32, limit: Int
  ) throws(SystemError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: max(0, min(limit, 4096)))
    var length = socklen_t(bytes.count)
    try must("getsockopt", socket, { _ in "\(socket), \(level), \(name), …" }) {
      Int(getsockopt(socket, level, name, &bytes, &length))
    }
    return Array(bytes.prefix(Int(length)))
  }

  /// SO_LINGER: how many seconds close(2) waits for unsent bytes; 0 resets the connection, nil is off.
  static func setLinger(_ socket: Int32, seconds: Int32?) throws(SystemError) {
    try must("setsockopt", socket, { _ in "\(socket), SOL_SOCKET, SO_LINGER, \(seconds ?? -1)" }) {
      var value = Glibc.linger(l_onoff: seconds == nil ? 0 : 1, l_linger: seconds ?? 0)
      return Int(
        setsockopt(
          socket, SOL_SOCKET, SO_LINGER, &value, socklen_t(MemoryLayout<Glibc.linger>.size)))
    }
  }

  /// SO_LINGER as it is: the seconds, or nil for off.
  static func linger(_ socket: Int32) throws(SystemError) -> Int32? {
    var value = Glibc.linger()
    try must("getsockopt", socket, { _ in "\(socket), SOL_SOCKET, SO_LINGER" }) {
      var length = socklen_t(MemoryLayout<Glibc.linger>.size)
      return Int(getsockopt(socket, SOL_SOCKET, SO_LINGER, &value, &length))
    }
    return value.l_onoff == 0 ? nil : value.l_linger
  }

  /// FIONREAD: bytes that can be read; the next datagram's length (ioctl(2), tcp(7), udp(7)).
  static func unread(_ socket: Int32) throws(SystemError) -> Int {
    var value: Int32 = 0
    try must("ioctl", socket, { _ in "\(socket), FIONREAD, [\(value)]" }) {
      Int(ioctl(socket, UInt(FIONREAD), &value))
    }
    return Int(value)
  }

  /// SIOCOUTQ: bytes that were sent and not acknowledged (tcp(7)); the same number as TIOCOUTQ.
  static func unsent(_ socket: Int32) throws(SystemError) -> Int {
    var value: Int32 = 0
    try must("ioctl", socket, { _ in "\(socket), SIOCOUTQ, [\(value)]" }) {
      Int(ioctl(socket, UInt(TIOCOUTQ), &value))
    }
    return Int(value)
  }

  /// poll(2): whether a read would not wait (also at the end and after an error).
  static func isReadable(_ descriptor: Int32) throws(SystemError) -> Bool {
    try pollNow(descriptor, Int16(POLLIN)) != 0
  }

  /// What poll(2) tells when the peer has ended its stream, and when the connection is broken.
  static let pollEnd = Int16(EPOLLRDHUP.rawValue)
  static let pollError = Int16(POLLERR)

  /// TCP_INFO (tcp(7)).
  static func tcpInfo(_ socket: Int32) throws(SystemError) -> TCPState {
    var info = clinux_tcp_info()
    try must("getsockopt", socket, { _ in "\(socket), IPPROTO_TCP, TCP_INFO" }) {
      Int(clinux_tcp_info(socket, &info))
    }
    return TCPState(info)
  }

  /// memcmp(3) of buffers of one length: whether they hold the same.
  @inline(__always)
  static func isEqual(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    guard left.count == right.count else { return false }
    guard let a = left.baseAddress, let b = right.baseAddress else { return true }
    return memcmp(a, b, left.count) == 0
  }

  /// memchr(3): where the byte first is.
  @inline(__always)
  static func index(of byte: UInt8, in bytes: UnsafeRawBufferPointer) -> Int? {
    guard let start = bytes.baseAddress, let hit = memchr(start, Int32(byte), bytes.count) else {
      return nil
    }
    return UnsafeRawPointer(hit) - start
  }
}
