/// Resets the connection (RST) after so many bytes; those behind are lost.
public struct ResetFault: Fault {
  private var left: Int

  /// Resets behind `count` bytes.
  public init(after count: Int) { left = max(0, count) }

  /// Counts, and resets.
  public mutating func pass(_ piece: FaultPiece, _ random: inout FaultRandom) -> [FaultPiece] {
    guard case .bytes(let bytes) = piece.content else { return [piece] }
    let kept = Array(bytes.prefix(left))
    left -= kept.count
    let front = kept.isEmpty ? [] : [FaultPiece(.bytes(kept), at: piece.time)]
    return left > 0 ? front : front + [FaultPiece(.reset, at: piece.time)]
  }
}
