/// The buffer that recv(2) fills before the bytes get an array of their own size.
@EngineActor enum Scratch {
  /// Bytes one call reads at most: what a socket usually holds.
  nonisolated static let size = 128 * 1024

  static let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 64)

  /// Arrays up to this size are filled again once nobody else holds them.
  private static let smallSize = 2048
  /// The two small arrays given out last: while a script looks at one, the other is free again.
  private static var latest: [UInt8] = []
  private static var older: [UInt8] = []

  /// The first bytes as an array that is exactly so large.
  @inline(__always)
  static func bytes(_ count: Int) -> [UInt8] {
    let part = UnsafeRawBufferPointer(start: buffer.baseAddress, count: max(0, min(count, size)))
    guard count == older.count, count <= smallSize, count > 0 else { return fresh(part) }
    swap(&older, &latest)
    // An array that somebody still holds is copied first, as always.
    latest.withUnsafeMutableBytes { $0.copyMemory(from: part) }
    return latest
  }

  @inline(never)
  private static func fresh(_ part: UnsafeRawBufferPointer) -> [UInt8] {
    let bytes = Array(part)
    if part.count <= smallSize {
      older = latest
      latest = bytes
    }
    return bytes
  }
}
