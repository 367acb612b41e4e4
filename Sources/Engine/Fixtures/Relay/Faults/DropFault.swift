/// Loses datagrams by chance; the others go through.
public struct DropFault: Fault {
  /// How likely a datagram is lost, from 0 to 1.
  public let chance: Double

  /// Loses so many of them, on average.
  public init(_ chance: Double) { self.chance = min(max(0, chance), 1) }

  /// The piece, or nothing.
  public func pass(_ piece: FaultPiece, _ random: inout FaultRandom) -> [FaultPiece] {
    Double.random(in: 0..<1, using: &random) < chance ? [] : [piece]
  }
}
