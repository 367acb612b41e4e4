import BigInt

/// One value of a packed structure.
public enum StructField: Equatable, Sendable {
  case int(Int)
  /// An integer beyond 64 bits with a sign; `unpack` gives it only for 2^63 and above.
  case big(BigInt)
  case double(Double)
  case bytes([UInt8])
  case bool(Bool)

  /// What a person calls it.
  public var kind: String {
    switch self {
    case .int, .big: "an integer"
    case .double: "a float"
    case .bytes: "bytes"
    case .bool: "a bool"
    }
  }
}
