/// Lets so many bytes through a second, in pieces of a fiftieth of a second.
public struct BandwidthFault: Fault {
  /// Bytes a second.
  public let rate: Int
  private var free = Int.min

  /// A line of so many bytes a second.
  public init(_ rate: Int) { self.rate = max(1, rate) }

  /// Cuts the piece and gives each part its time.
  public mutating func pass(_ piece: FaultPiece, _ random: inout FaultRandom) -> [FaultPiece] {
    guard case .bytes(let bytes) = piece.content else {
      return [FaultPiece(piece.content, at: max(piece.time, free))]
    }
    let size = max(1, rate / 50)
    return stride(from: 0, to: bytes.count, by: size).map { start in
      let part = Array(bytes[start..<min(start + size, bytes.count)])
      // The last byte of the part is out when the line has had time for all of them.
      free = max(piece.time, free) &+ Int(Double(part.count) / Double(rate) * 1e9)
      return FaultPiece(.bytes(part), at: free)
    }
  }
}
