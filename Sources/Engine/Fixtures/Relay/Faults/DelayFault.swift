/// Lets everything arrive later. Nothing overtakes, however large the jitter is.
public struct DelayFault: Fault {
  /// Nanoseconds.
  public let delay: Int
  /// Up to so many nanoseconds more or less, by chance; never less than none.
  public let jitter: Int

  /// A delay, which varies by a jitter.
  public init(_ delay: Int, jitter: Int = 0) {
    self.delay = max(0, delay)
    self.jitter = max(0, jitter)
  }

  /// The same piece, later.
  public func pass(_ piece: FaultPiece, _ random: inout FaultRandom) -> [FaultPiece] {
    let more = jitter == 0 ? 0 : Int.random(in: -jitter...jitter, using: &random)
    let (sum, overflow) = delay.addingReportingOverflow(more)
    let (time, tooLate) = piece.time.addingReportingOverflow(overflow ? .max : max(0, sum))
    return [FaultPiece(piece.content, at: tooLate ? .max : time)]
  }
}
