/// The buffer that recv(2) fills before the bytes get an array of their own size.
@EngineActor enum Scratch {
  /// Bytes one call reads at most: what a socket usually holds.
  nonisolated static let size = 128 * 1024

  static let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 64)

  /// The first bytes as an array that is exactly so large.
  @inline(__always)
  static func bytes(_ count: Int) -> [UInt8] {
    Array(UnsafeRawBufferPointer(start: buffer.baseAddress, count: max(0, min(count, size))))
  }
}
