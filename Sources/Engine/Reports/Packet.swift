/// An IP packet that must have carried what a recording tells: header fields that no recording knows have
/// the usual values, and the checksums are right.
struct Packet {
  /// An address and a port.
  struct End {
    /// Four bytes for IPv4 (RFC 791), sixteen for IPv6 (RFC 8200).
    let address: [UInt8]
    let port: UInt16
  }

  /// The flags of TCP (RFC 9293 §3.1).
  struct Flags: OptionSet {
    let rawValue: UInt8
    static let fin = Flags(rawValue: 1)
    static let syn = Flags(rawValue: 2)
    static let rst = Flags(rawValue: 4)
    static let psh = Flags(rawValue: 8)
    static let ack = Flags(rawValue: 16)
  }

  let from: End
  let to: End
  /// Told apart by receivers that put fragments together (RFC 6864).
  let identification: UInt16

  /// A segment of TCP. A SYN tells a segment size of 1460 bytes and a window scale of 7.
  func tcp(sequence: UInt32, acknowledgment: UInt32, _ flags: Flags, _ payload: ArraySlice<UInt8>)
    -> [UInt8]
  {
    let options: [UInt8] = flags.contains(.syn) ? [2, 4, 0x05, 0xB4, 1, 3, 3, 7] : []
    let offset = UInt8(5 + options.count / 4) << 4
    let header =
      be16(from.port) + be16(to.port) + be32(sequence) + be32(acknowledgment)
      + [offset, flags.rawValue] + be16(0xFFFF) + [0, 0, 0, 0] + options
    return packet(protocol: 6, checksumAt: 16, header + payload)
  }

  /// A datagram of UDP; what does not fit into one is cut.
  func udp(_ payload: [UInt8]) -> [UInt8] {
    let kept = payload.prefix(65_507)
    let header =
      be16(from.port) + be16(to.port) + be16(UInt16(truncatingIfNeeded: kept.count + 8)) + [0, 0]
    return packet(protocol: 17, checksumAt: 6, header + kept)
  }

  private func packet(protocol number: UInt8, checksumAt offset: Int, _ body: [UInt8]) -> [UInt8] {
    let length = UInt16(truncatingIfNeeded: body.count)
    let pseudoHeader =
      from.address.count == 4
      ? from.address + to.address + [0, number] + be16(length)
      : from.address + to.address + be32(UInt32(length)) + [0, 0, 0, number]
    var sum = Self.checksum(pseudoHeader + body)
    // Zero means "no checksum" in UDP (RFC 768).
    if sum == 0, number == 17 { sum = 0xFFFF }
    var body = body
    body.replaceSubrange(offset..<(offset + 2), with: be16(sum))
    return header(number, count: body.count) + body
  }

  private func header(_ number: UInt8, count: Int) -> [UInt8] {
    guard from.address.count == 4 else {
      return [0x60, 0, 0, 0] + be16(UInt16(truncatingIfNeeded: count)) + [number, 64]
        + from.address + to.address
    }
    var header: [UInt8] =
      [0x45, 0] + be16(UInt16(truncatingIfNeeded: count + 20)) + be16(identification)
      + [0x40, 0, 64, number, 0, 0]
    header += from.address + to.address
    header.replaceSubrange(10..<12, with: be16(Self.checksum(header)))
    return header
  }

  /// The Internet checksum (RFC 1071).
  static func checksum(_ bytes: [UInt8]) -> UInt16 {
    var sum: UInt64 = 0
    for (index, byte) in bytes.enumerated() {
      sum &+= index % 2 == 0 ? UInt64(byte) << 8 : UInt64(byte)
    }
    while sum > 0xFFFF { sum = (sum & 0xFFFF) + sum >> 16 }
    return ~UInt16(truncatingIfNeeded: sum)
  }

  private func be16(_ value: UInt16) -> [UInt8] {
    [UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
  }

  private func be32(_ value: UInt32) -> [UInt8] {
    be16(UInt16(truncatingIfNeeded: value >> 16)) + be16(UInt16(truncatingIfNeeded: value))
  }
}
