/// The addresses that a capture's packets carry: those of the recording where they are numbers. A name gets
/// an address meant for documentation (RFC 5737, RFC 3849), `localhost` and Unix sockets this machine's.
struct AddressPlan {
  /// Client and server of each connection.
  private(set) var ends: [(client: Packet.End, server: Packet.End)] = []
  /// What the addresses stand for, where that is a name.
  private(set) var names: [(address: [UInt8], name: String)] = []
  private var known: [String: [UInt8]] = [:]
  private var unixPorts: [String: UInt16] = [:]

  init(_ connections: [Transcript.Connection]) {
    for connection in connections {
      let texts = [connection.client, connection.server]
      let isWide = texts.contains { Self.split($0).host.contains(":") }
      let isLocal = connection.transport == .unix || connection.transport == .unixDatagram
      let both = texts.map { isLocal ? local($0) : end($0, isWide: isWide) }
      ends.append((both[0], both[1]))
    }
  }

  /// `host:port` or `[::1]:port`; a port that is none is 0.
  private static func split(_ text: String) -> (host: String, port: UInt16) {
    guard let colon = text.lastIndex(of: ":") else { return (text, 0) }
    var host = text[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
    return (String(host), UInt16(text[text.index(after: colon)...]) ?? 0)
  }

  private mutating func end(_ text: String, isWide: Bool) -> Packet.End {
    let (host, port) = Self.split(text)
    if let address = SocketAddress(host: host, port: Int(port)) {
      return Packet.End(address: Self.bytes(of: address, isWide: isWide), port: port)
    }
    let isThisMachine = host == "localhost" || host.isEmpty
    if isThisMachine {
      let loopback: SocketAddress = isWide ? .loopback6(port: port) : .loopback(port: port)
      return Packet.End(address: Self.bytes(of: loopback, isWide: isWide), port: port)
    }
    return Packet.End(address: documentation(host, isWide: isWide), port: port)
  }

  private mutating func documentation(_ host: String, isWide: Bool) -> [UInt8] {
    let key = isWide ? "6 \(host)" : "4 \(host)"
    if let address = known[key] { return address }
    let number = UInt8(truncatingIfNeeded: known.count % 250 + 1)
    let address: [UInt8] =
      isWide
      ? [0x20, 0x01, 0x0D, 0xB8] + [UInt8](repeating: 0, count: 11) + [number]
      : [192, 0, 2, number]
    known[key] = address
    names.append((address, host))
    return address
  }

  /// A Unix socket has no port: each path gets one from 1 on, each unnamed end one of its own.
  private mutating func local(_ text: String) -> Packet.End {
    let key = text.hasPrefix("unix:") ? text : "\(text) \(unixPorts.count)"
    let port = unixPorts[key] ?? UInt16(truncatingIfNeeded: unixPorts.count + 1)
    unixPorts[key] = port
    return Packet.End(address: [127, 0, 0, 1], port: port)
  }

  private static func bytes(of address: SocketAddress, isWide: Bool) -> [UInt8] {
    switch address {
    case .inet(let host, _):
      let four = (0..<4).map { UInt8(truncatingIfNeeded: host >> (24 - 8 * UInt32($0))) }
      // An IPv4-mapped address (RFC 4291 §2.5.5.2) where the other end is IPv6.
      return isWide ? [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF] + four : four
    case .inet6(let high, let low, _, _):
      return [high, low].flatMap { half in
        (0..<8).map { UInt8(truncatingIfNeeded: half >> (56 - 8 * UInt64($0))) }
      }
    case .unix, .none: return isWide ? [UInt8](repeating: 0, count: 16) : [0, 0, 0, 0]
    }
  }
}
