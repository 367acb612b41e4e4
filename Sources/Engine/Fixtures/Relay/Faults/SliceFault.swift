/// Cuts what comes into slices, so that the receiver gets it in many small reads.
public struct SliceFault: Fault {
  /// Bytes of a slice.
  public let size: Int
  /// Nanoseconds between slices, so that the kernel does not put them together again.
  public let gap: Int
  /// So many gaps are waited for; after them the slices follow each other closely, so that a large file
  /// does not take minutes.
  public static let gaps = 200
  private var left = Self.gaps

  /// Slices of `size` bytes that come `gap` apart.
  public init(size: Int, gap: Int = 1_000_000) {
    self.size = max(1, size)
    self.gap = max(0, gap)
  }

  /// Cuts the piece.
  public mutating func pass(_ piece: FaultPiece, _ random: inout FaultRandom) -> [FaultPiece] {
    guard case .bytes(let bytes) = piece.content else { return [piece] }
    var time = piece.time
    return stride(from: 0, to: bytes.count, by: size).map { start in
      defer {
        if left > 0 { time += gap }
        left = max(0, left - 1)
      }
      let slice = Array(bytes[start..<min(start + size, bytes.count)])
      return FaultPiece(.bytes(slice), at: time)
    }
  }
}
