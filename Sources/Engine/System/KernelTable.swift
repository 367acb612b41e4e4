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

  /// Reads the rows of a kind of socket that have one of these ports at either end, as they are now;
  /// none where /proc is missing.
  public static func now(_ kind: SocketKind, ports: Set<UInt16>) -> KernelTable {
    let name = kind == .stream ? "tcp" : "udp"
    return KernelTable(
      ["/proc/net/\(name)", "/proc/net/\(name)6"].flatMap { path in
        parse((try? File.readAll(path, limit: 64 << 20)) ?? [], kind, ports: ports)
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
}

/// The format of the table.
extension KernelTable {
  /// The lines behind the heading that have one of the ports (nil: all); lines that do not look as
  /// expected are left out.
  static func parse(_ text: [UInt8], _ kind: SocketKind, ports: Set<UInt16>? = nil) -> [Row] {
    text.withUnsafeBufferPointer { bytes in
      var rows: [Row] = []
      var isHeading = true
      for line in bytes.split(separator: 0x0A) {
        if !isHeading, let row = row(line, kind, ports) { rows.append(row) }
        isHeading = false
      }
      return rows
    }
  }

  private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

  private static func row(_ line: Bytes, _ kind: SocketKind, _ ports: Set<UInt16>?) -> Row? {
    var words = line.split(separator: 0x20, maxSplits: 6)[...]
    guard words.popFirst() != nil, let first = words.popFirst(), let second = words.popFirst(),
      let local = pair(first), let remote = pair(second),
      let localPort = UInt16(exactly: local.1), let remotePort = UInt16(exactly: remote.1)
    else { return nil }
    if let ports, !ports.contains(localPort), !ports.contains(remotePort) { return nil }
    guard let own = address(local.0, localPort), let other = address(remote.0, remotePort),
      let state = words.popFirst().flatMap(hex).flatMap({ UInt8(exactly: $0) }),
      let queues = words.popFirst().flatMap(counts), let timer = words.popFirst().flatMap(counts)
    else { return nil }
    // USER_HZ, which the times are given in, is 100 on every Linux.
    return Row(
      local: own, remote: other, state: state, sendQueue: queues.0, receiveQueue: queues.1,
      timer: timer.0 == 0 ? nil : timer.1 &* 10_000_000, drops: kind == .dgram ? drops(line) : 0)
  }

  /// The last word of a line of udp.
  private static func drops(_ line: Bytes) -> Int {
    let word = line.split(separator: 0x20).last.map { String(decoding: $0, as: UTF8.self) }
    return word.flatMap { Int($0) } ?? 0
  }

  /// `digits:digits`, the second ones as a number.
  private static func pair(_ word: Bytes) -> (Bytes, Int)? {
    guard let colon = word.firstIndex(of: 0x3A), let number = hex(word[(colon + 1)...]) else {
      return nil
    }
    return (word[..<colon], number)
  }

  private static func counts(_ word: Bytes) -> (Int, Int)? {
    guard let (digits, second) = pair(word), let first = hex(digits) else { return nil }
    return (first, second)
  }

  private static func hex(_ digits: Bytes) -> Int? {
    guard (1...15).contains(digits.count) else { return nil }
    var value = 0
    for digit in digits {
      switch digit {
      case 0x30...0x39: value = value << 4 | Int(digit &- 0x30)
      case 0x41...0x46: value = value << 4 | Int(digit &- 0x37)
      case 0x61...0x66: value = value << 4 | Int(digit &- 0x57)
      default: return nil
      }
    }
    return value
  }

  /// Words of 32 bits as the machine reads them from network order: `0100007F` is 127.0.0.1.
  private static func address(_ digits: Bytes, _ port: UInt16) -> SocketAddress? {
    guard digits.count == 8 || digits.count == 32 else { return nil }
    var words: [UInt64] = []
    for start in stride(from: digits.startIndex, to: digits.endIndex, by: 8) {
      guard let raw = hex(digits[start..<start + 8]).flatMap({ UInt32(exactly: $0) }) else {
        return nil
      }
      words.append(UInt64(UInt32(bigEndian: raw)))
    }
    guard words.count == 4 else {
      return .inet(UInt32(truncatingIfNeeded: words[0]), port: port)
    }
    return .inet6(
      high: words[0] << 32 | words[1], low: words[2] << 32 | words[3], port: port, scope: 0)
  }
}
