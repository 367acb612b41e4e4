/// The checksum of zlib, gzip and PNG: polynomial 0xEDB88320 reflected (RFC 1952 §8).
public enum CRC32 {
  /// The checksum of `bytes`; `previous` continues one begun before, as in Python's `zlib.crc32`.
  public static func checksum(
    of bytes: some Sequence<UInt8>, continuing previous: UInt32 = 0
  ) -> UInt32 {
    let whole = bytes.withContiguousStorageIfAvailable { raw($0, ~previous) }
    if let whole { return ~whole }
    return ~Array(bytes).withUnsafeBufferPointer { raw($0, ~previous) }
  }

  /// Eight bytes a step, each looked up in a table of its own ("slicing by 8").
  private static func raw(_ bytes: UnsafeBufferPointer<UInt8>, _ start: UInt32) -> UInt32 {
    tables.withUnsafeBufferPointer { table in
      var crc = start
      var index = 0
      while bytes.count &- index >= 8 {
        crc ^=
          UInt32(bytes[index]) | UInt32(bytes[index &+ 1]) << 8
          | UInt32(bytes[index &+ 2]) << 16 | UInt32(bytes[index &+ 3]) << 24
        crc =
          table[0x700 | Int(crc & 0xFF)] ^ table[0x600 | Int((crc >> 8) & 0xFF)]
          ^ table[0x500 | Int((crc >> 16) & 0xFF)] ^ table[0x400 | Int(crc >> 24)]
          ^ table[0x300 | Int(bytes[index &+ 4])] ^ table[0x200 | Int(bytes[index &+ 5])]
          ^ table[0x100 | Int(bytes[index &+ 6])] ^ table[Int(bytes[index &+ 7])]
        index &+= 8
      }
      while index < bytes.count {
        crc = table[Int((crc ^ UInt32(bytes[index])) & 0xFF)] ^ (crc >> 8)
        index &+= 1
      }
      return crc
    }
  }

  private static let tables: [UInt32] = {
    var table = [UInt32](repeating: 0, count: 8 * 256)
    for index in 0..<256 {
      var crc = UInt32(index)
      for _ in 0..<8 { crc = crc & 1 == 0 ? crc >> 1 : 0xEDB8_8320 ^ (crc >> 1) }
      table[index] = crc
    }
    for index in 256..<2048 {
      let before = table[index - 256]
      table[index] = table[Int(before & 0xFF)] ^ (before >> 8)
    }
    return table
  }()
}
