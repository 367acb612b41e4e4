/// Cuts what comes into slices, so that the receiver gets it in many small reads.
public struct SliceFault: Fault {
  /// Bytes of a slice.
  public let size: Int
  /// Nanoseconds between slices, so that the kernel does not put them together again.
  public let gap: Int
  /// All slices of one piece are out after about so long: 0.2 s.
  public static let longest = 200_000_000

  /// Slices of `size` bytes; they come `gap` apart, closer where there are many.
  public init(size: Int, gap: Int = 1_000_000) {
    self.size = max(1, size)
    self.gap = max(0, gap)
  }

  /// Cuts the piece.
  public func pass(_ piece: FaultPiece, _ random: inout FaultRandom) -> [FaultPiece] {
    guard case .bytes(let bytes) = piece.content, bytes.count > size else { return [piece] }
    let count = (bytes.count - 1) / size + 1
    let pause = min(gap, Self.longest / count)
    return (0..<count).map { index in
      let start = index * size
      let slice = Array(bytes[start..<min(start + size, bytes.count)])
      return FaultPiece(.bytes(slice), at: piece.time &+ index &* pause)
    }
  }
}
