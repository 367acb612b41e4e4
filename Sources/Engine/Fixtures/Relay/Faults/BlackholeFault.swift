/// Swallows everything after so many bytes, the end of the stream too; the connection stays open, as
/// behind a cable that was pulled.
public struct BlackholeFault: Fault {
  private var left: Int

  /// Swallows what comes behind `count` bytes.
  public init(after count: Int) { left = max(0, count) }

  /// Lets the first bytes through.
  public mutating func pass(_ piece: FaultPiece, _ random: inout FaultRandom) -> [FaultPiece] {
    guard left > 0 else { return [] }
    guard case .bytes(let bytes) = piece.content else { return [piece] }
    let kept = Array(bytes.prefix(left))
    left -= kept.count
    return [FaultPiece(.bytes(kept), at: piece.time)]
  }
}
