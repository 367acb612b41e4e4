import Testing

@testable import Engine

/// Checksums as CPython's zlib.crc32 gives them.
@Suite struct CRC32Tests {
  static let checksums: [(length: Int, crc: UInt32)] = [
    (0, 0x00000000),
    (1, 0xD202EF8D),
    (3, 0x57B862D2),
    (7, 0x28B012A9),
    (8, 0x2CFE44E9),
    (9, 0x23FAF38B),
    (55, 0xD551CBC6),
    (56, 0x3A6F6A75),
    (57, 0x11340E46),
    (63, 0xFD395FF8),
    (64, 0xD324A7D4),
    (65, 0xC80B1F57),
    (111, 0x2593D19D),
    (112, 0x25452B01),
    (119, 0x638E720E),
    (120, 0x34023DFE),
    (127, 0x6442192C),
    (128, 0xC96708EF),
    (1000, 0x668F073D),
    (4097, 0x839AC3A9),
  ]

  @Test(arguments: checksums)
  func agreesWithZlib(length: Int, crc: UInt32) {
    let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 7 + $0 / 256) }
    #expect(CRC32.checksum(of: bytes) == crc)
    let half = CRC32.checksum(of: bytes[..<(length / 2)])
    #expect(CRC32.checksum(of: bytes[(length / 2)...], continuing: half) == crc)
    #expect(CRC32.checksum(of: AnySequence(bytes)) == crc)
  }
}
