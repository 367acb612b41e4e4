/// The faults of one direction of one connection, in order.
public struct FaultChain: Sendable {
  private var faults: [any Fault]
  private var random: FaultRandom
  private var latest = Int.min
  /// Nothing goes on any more: the stream was ended, reset, or swallowed.
  public private(set) var isOver = false

  /// A chain of faults with the chance that they share.
  public init(_ faults: [any Fault], seed: UInt64) {
    self.faults = faults
    random = FaultRandom(seed: seed)
  }

  /// True when bytes go through as they are.
  public var isEmpty: Bool { faults.isEmpty }

  /// What becomes of bytes, or of the end of the stream, that came at a time. Times never go back, so
  /// that nothing overtakes.
  public mutating func pass(_ content: FaultPiece.Content, at time: Int) -> [FaultPiece] {
    guard !isOver else { return [] }
    var pieces = [FaultPiece(content, at: time)]
    for index in faults.indices {
      pieces = pieces.flatMap { faults[index].pass($0, &random) }
    }
    for index in pieces.indices {
      latest = max(latest, pieces[index].time)
      pieces[index].time = latest
      switch pieces[index].content {
      case .bytes: continue
      case .end, .reset:
        isOver = true
        return Array(pieces[...index])
      }
    }
    return pieces
  }
}
