/// The kernel's table of internet sockets: /proc/net/tcp, tcp6, udp and udp6 (proc(5)). It shows the
/// sockets of every process in this network namespace, also those that no process has any more.
public struct KernelTable: Sendable {
  /// One line of it.
  public struct Row: Sendable, Equatable {
    /// This end's address.
    public let local: SocketAddress
    /// The other end's; port 0 for none.
    public let remote: SocketAddress
    /// The state's number; see `ConnectionState`.
    public let state: UInt8
    /// Bytes in the send queue.
    public let sendQueue: Int
    /// Bytes in the receive queue; of a listener the connections that wait to be accepted.
    public let receiveQueue: Int
    /// Nanoseconds until the running timer ends, such as that of TIME_WAIT; nil when none runs.
    public let timer: Int?
    /// Datagrams that found no room; 0 for TCP.
    public let drops: Int

    /// The state of a TCP socket.
    public var tcpState: ConnectionState? { ConnectionState(rawValue: state) }
  }

  /// The rows, those of IPv4 first.
  public let rows: [Row]

  /// Reads the tables of a kind of socket now; empty where /proc is missing.
  public static func now(_ kind: SocketKind) -> KernelTable {
    let name = kind == .stream ? "tcp" : "udp"
    return KernelTable(
      ["/proc/net/\(name)", "/proc/net/\(name)6"].flatMap { path in
        parse((try? File.readAll(path, limit: 64 << 20)) ?? [], kind)
      })
  }

  /// A table of these rows.
  public init(_ rows: [Row]) { self.rows = rows }

  /// The row of a connection's end. An address of IPv4 in the clothes of IPv6 is the same as IPv4.
  public func row(local: SocketAddress, remote: SocketAddress) -> Row? {
    rows.first { $0.local.unmapped == local.unmapped && $0.remote.unmapped == remote.unmapped }
  }

  /// The row of a socket that is bound but not connected.
  public func row(local: SocketAddress) -> Row? {
    rows.first { $0.local.unmapped == local.unmapped && $0.remote.port == 0 }
  }

  /// The lines behind the heading; lines that do not look as expected are left out.
  static func parse(_ text: [UInt8], _ kind: SocketKind) -> [Row] {
    text.split(separator: 0x0A).dropFirst().compactMap { line in
      let words = line.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
      guard words.count > 5, let local = address(words[1]), let remote = address(words[2]),
        let state = UInt8(words[3], radix: 16), let queues = pair(words[4]),
        let timer = pair(words[5])
      else { return nil }
      // USER_HZ, which the times are given in, is 100 on every Linux.
      return Row(
        local: local, remote: remote, state: state, sendQueue: queues.0, receiveQueue: queues.1,
        timer: timer.0 == 0 ? nil : timer.1 &* 10_000_000,
        drops: kind == .dgram ? words.last.flatMap { Int($0) } ?? 0 : 0)
    }
  }

  private static func pair(_ word: String) -> (Int, Int)? {
    let parts = word.split(separator: ":")
    guard parts.count == 2, let first = Int(parts[0], radix: 16),
      let second = Int(parts[1], radix: 16)
    else { return nil }
    return (first, second)
  }

  /// `0100007F:EE26`: words of 32 bits as the machine reads them from network order, then the port.
  private static func address(_ word: String) -> SocketAddress? {
    let parts = word.split(separator: ":")
    guard parts.count == 2, let port = UInt16(parts[1], radix: 16) else { return nil }
    let digits = Array(parts[0])
    guard digits.count == 8 || digits.count == 32 else { return nil }
    var words: [UInt32] = []
    for start in stride(from: 0, to: digits.count, by: 8) {
      guard let raw = UInt32(String(digits[start..<start + 8]), radix: 16) else { return nil }
      words.append(UInt32(bigEndian: raw))
    }
    guard words.count == 4 else { return .inet(words[0], port: port) }
    return .inet6(
      high: UInt64(words[0]) << 32 | UInt64(words[1]),
      low: UInt64(words[2]) << 32 | UInt64(words[3]), port: port, scope: 0)
  }
}
