import BigInt

/// Why an integer has no form of the length that was asked for.
public enum IntegerCodecError: BytesError {
  /// A negative number was to be written without a sign.
  case negativeUnsigned(BigInt)
  /// The number does not fit: `needs` is the smallest length in bytes that holds it.
  case tooLong(BigInt, length: Int, needs: Int, signed: Bool)
  /// The length asked for is below zero.
  case negativeLength(Int)
  /// The length asked for is above `IntegerCodec.longestLength` bytes.
  case lengthTooLarge(Int)

  /// What failed, with the value at fault.
  public var headline: String {
    switch self {
    case .negativeUnsigned(let value):
      "\(Self.text(of: value)) is negative and cannot be written unsigned"
    case .tooLong(let value, let length, let needs, _):
      "\(Self.text(of: value)) needs \(Self.bytes(needs)), not \(length)"
    case .negativeLength(let length):
      "the length must not be negative, but it is \(length)"
    case .lengthTooLarge(let length):
      "a length of \(length) bytes is more than the \(IntegerCodec.longestLength) allowed"
    }
  }

  /// What was expected or what to try.
  public var advice: Wording? {
    switch self {
    case .negativeUnsigned: "pass signed=true to write it in two's complement"
    case .tooLong(_, let length, let needs, let signed): Self.range(length, needs, signed)
    case .negativeLength: "give the number of bytes, such as 4"
    case .lengthTooLarge: nil
    }
  }

  /// The number itself, or its size when its digits would fill the screen.
  private static func text(of value: BigInt) -> String {
    let bits = value.magnitude.bitWidth
    return bits <= 256 ? String(value) : "an integer of \(bits) bits"
  }

  private static func bytes(_ count: Int) -> String { count == 1 ? "1 byte" : "\(count) bytes" }

  /// "1 byte holds 0…255", while that is short enough to help.
  private static func range(_ length: Int, _ needs: Int, _ signed: Bool) -> Wording {
    guard length > 0, length <= 8 else { return "give a length of at least \(needs)" }
    let bits = length * 8
    let low = signed ? -(BigInt(1) << (bits - 1)) : BigInt(0)
    let high = (BigInt(1) << (signed ? bits - 1 : bits)) - 1
    return length == 1 ? "1 byte holds \(low)…\(high)" : "\(length) bytes hold \(low)…\(high)"
  }
}
