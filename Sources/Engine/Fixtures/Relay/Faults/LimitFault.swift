/// Ends the stream (FIN) after so many bytes; those behind are lost.
public struct LimitFault: Fault {
  private var left: Int

  /// Ends the stream behind `count` bytes.
  public init(_ count: Int) { left = max(0, count) }

  /// Counts, and ends the stream.
  public mutating func pass(_ piece: FaultPiece, _ random: inout FaultRandom) -> [FaultPiece] {
    guard case .bytes(let bytes) = piece.content else { return [piece] }
    let kept = Array(bytes.prefix(left))
    left -= kept.count
    let front = kept.isEmpty ? [] : [FaultPiece(.bytes(kept), at: piece.time)]
    return left > 0 ? front : front + [FaultPiece(.end, at: piece.time)]
  }
}
