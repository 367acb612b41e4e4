/// Lets datagrams through until they have so many bytes together. The one that would be too much is lost
/// whole, and so are those behind it.
public struct QuotaFault: Fault {
  private var left: Int?

  /// Loses what is behind `count` bytes.
  public init(_ count: Int) { left = max(0, count) }

  /// The datagram, or nothing.
  public mutating func pass(_ piece: FaultPiece, _ random: inout FaultRandom) -> [FaultPiece] {
    guard case .bytes(let bytes) = piece.content, let room = left, bytes.count <= room else {
      left = nil
      return []
    }
    left = room - bytes.count
    return [piece]
  }
}
