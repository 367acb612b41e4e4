/// A file of captured packets, pcapng (draft-ietf-opsawg-pcapng), little-endian: one interface that carries
/// IP packets without a link layer, times in nanoseconds.
struct Capture {
  private(set) var bytes: [UInt8] = []

  /// An empty capture; `names` are what the addresses are called.
  init(names: [(address: [UInt8], name: String)] = []) {
    // Section Header Block: magic, version 1.0, length not given.
    block(
      0x0A0D_0D0A,
      le32(0x1A2B_3C4D) + le16(1) + le16(0) + [UInt8](repeating: 0xFF, count: 8)
        + option(4, Array("workbench".utf8)) + le32(0))
    // Interface Description Block: LINKTYPE_RAW, no limit, if_tsresol 10^-9.
    block(
      1,
      le16(101) + le16(0) + le32(0) + option(2, Array("recording".utf8)) + option(9, [9])
        + le32(0))
    guard !names.isEmpty else { return }
    // Name Resolution Block: nrb_record_ipv4 (1) and nrb_record_ipv6 (2).
    let records = names.flatMap { entry in
      option(entry.address.count == 4 ? 1 : 2, entry.address + Array(entry.name.utf8) + [0])
    }
    block(4, records + le32(0))
  }

  /// Enhanced Packet Block: a packet at a time in nanoseconds since 1970.
  mutating func add(_ packet: [UInt8], at time: Int, comment: String = "") {
    let stamp = UInt64(max(0, time))
    let count = UInt32(truncatingIfNeeded: packet.count)
    let options = comment.isEmpty ? [] : option(1, Array(comment.utf8.prefix(1000))) + le32(0)
    block(
      6,
      le32(0) + le32(UInt32(stamp >> 32)) + le32(UInt32(truncatingIfNeeded: stamp))
        + le32(count) + le32(count) + padded(packet) + options)
  }

  private mutating func block(_ type: UInt32, _ body: [UInt8]) {
    let length = le32(UInt32(truncatingIfNeeded: body.count + 12))
    bytes += le32(type) + length + body + length
  }

  private func option(_ code: UInt16, _ value: [UInt8]) -> [UInt8] {
    le16(code) + le16(UInt16(truncatingIfNeeded: value.count)) + padded(value)
  }

  private func padded(_ value: [UInt8]) -> [UInt8] {
    value + [UInt8](repeating: 0, count: (4 - value.count % 4) % 4)
  }

  private func le16(_ value: UInt16) -> [UInt8] {
    [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
  }

  private func le32(_ value: UInt32) -> [UInt8] {
    le16(UInt16(truncatingIfNeeded: value)) + le16(UInt16(truncatingIfNeeded: value >> 16))
  }
}
