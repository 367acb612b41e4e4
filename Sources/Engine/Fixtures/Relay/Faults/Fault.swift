/// Something bad that a network does to one direction of a connection. Each fault is a small value that
/// turns a piece on its way into the pieces that go on; a `FaultChain` puts them behind each other.
///
/// No fault reorders bytes, and none loses any but those whose documentation says so.
public protocol Fault: Sendable {
  /// What becomes of a piece.
  mutating func pass(_ piece: FaultPiece, _ random: inout FaultRandom) -> [FaultPiece]
}

/// Bytes on their way, or the end of the stream.
public struct FaultPiece: Sendable, Equatable {
  /// What goes on.
  public enum Content: Sendable, Equatable {
    /// Bytes that one send(2) gives to the kernel.
    case bytes([UInt8])
    /// The end of the stream (FIN).
    case end
    /// The connection is reset (RST) in both directions.
    case reset
  }

  /// When it may go on: nanoseconds of `MonotonicClock`.
  public var time: Int
  /// What it is.
  public var content: Content

  /// A piece that may go on at a time.
  public init(_ content: Content, at time: Int) {
    self.content = content
    self.time = time
  }
}

/// Chance that is the same for the same seed (SplitMix64).
public struct FaultRandom: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Chance from a seed.
  public init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
