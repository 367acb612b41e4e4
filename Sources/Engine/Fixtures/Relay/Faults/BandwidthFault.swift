/// Lets so many bytes through a second: a stream in pieces of a fiftieth of a second, datagrams whole.
public struct BandwidthFault: Fault {
  /// Bytes a second.
  public let rate: Int
  /// Nothing is cut.
  public let keepsWhole: Bool
  private var free = Int.min

  /// A line of so many bytes a second.
  public init(_ rate: Int, keepsWhole: Bool = false) {
    self.rate = max(1, rate)
    self.keepsWhole = keepsWhole
  }

  /// Cuts the piece and gives each part its time.
  public mutating func pass(_ piece: FaultPiece, _ random: inout FaultRandom) -> [FaultPiece] {
    guard case .bytes(let bytes) = piece.content else {
      return [FaultPiece(piece.content, at: max(piece.time, free))]
    }
    if keepsWhole { return [FaultPiece(piece.content, at: out(bytes.count, from: piece.time))] }
    let size = max(1, rate / 50)
    return stride(from: 0, to: bytes.count, by: size).map { start in
      let part = Array(bytes[start..<min(start + size, bytes.count)])
      return FaultPiece(.bytes(part), at: out(part.count, from: piece.time))
    }
  }

  /// When the last of so many bytes is out: the line has had time for all of them then.
  private mutating func out(_ count: Int, from time: Int) -> Int {
    free = max(time, free) &+ Int(Double(count) / Double(rate) * 1e9)
    return free
  }
}
