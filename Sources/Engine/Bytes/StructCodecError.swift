import BigInt

/// Why a format is wrong, or why values and bytes do not go with it; offsets count characters of
/// the format from 0, indices count values from 0.
public enum StructCodecError: BytesError {
  /// No letter of the struct module.
  case unknownLetter(Character, offset: Int)
  /// `n`, `N` and `P` exist only with the native sizes of `@`.
  case nativeOnly(Character, offset: Int)
  /// Digits that no letter follows.
  case countWithoutLetter(offset: Int)
  /// The structure would be longer than `StructCodec.longestSize` bytes.
  case tooLarge(offset: Int)
  /// As many values as the format has fields are needed.
  case wrongCount(expected: Int, got: Int)
  /// As many bytes as the format has are needed.
  case wrongSize(expected: Int, got: Int)
  /// The value is of a kind that the letter cannot write.
  case wrongKind(index: Int, letter: Character, got: StructField)
  /// The letter holds integers from `low` to `high`.
  case outOfRange(index: Int, letter: Character, value: BigInt, low: BigInt, high: BigInt)
  /// The float is too large for the letter `e` or `f`, or the integer for a float.
  case floatTooLarge(index: Int, letter: Character)
  /// `c` takes exactly one byte.
  case notOneByte(index: Int, got: Int)

  /// What failed, with the value at fault.
  public var headline: String {
    switch self {
    case .unknownLetter(let letter, let offset):
      "'\(letter)' at offset \(offset) of the format is no struct letter"
    case .nativeOnly(let letter, let offset):
      "'\(letter)' at offset \(offset) of the format exists only with native sizes"
    case .countWithoutLetter(let offset):
      "the count at offset \(offset) of the format has no letter behind it"
    case .tooLarge(let offset):
      "with the letter at offset \(offset) the structure is longer than"
        + " \(StructCodec.longestSize) bytes"
    case .wrongCount(let expected, let got):
      "the format has \(expected) \(expected == 1 ? "field" : "fields"), but \(got)"
        + " \(got == 1 ? "value was" : "values were") given"
    case .wrongSize(let expected, let got):
      "the format has \(expected) \(expected == 1 ? "byte" : "bytes"), but the data has \(got)"
    case .wrongKind(let index, let letter, let got):
      "value \(index + 1) is \(got.kind), but '\(letter)' takes \(Self.kind(of: letter))"
    case .outOfRange(let index, let letter, let value, _, _):
      "value \(index + 1), \(value), does not fit '\(letter)'"
    case .floatTooLarge(let index, let letter):
      "value \(index + 1) is too large for '\(letter)'"
    case .notOneByte(let index, let got):
      "value \(index + 1) has \(got) bytes, but 'c' takes one"
    }
  }

  /// What was expected or what to try.
  public var advice: Wording? {
    switch self {
    case .unknownLetter(_, offset: let offset):
      offset > 0
        ? "the letters are \(Self.letters)"
        : "begin with @ = < > or !; the letters are \(Self.letters)"
    case .nativeOnly: "leave the byte order out or write @"
    case .countWithoutLetter: "a count stands before its letter, as in 4s"
    case .tooLarge, .wrongCount, .wrongKind: nil
    case .wrongSize(let expected, let got):
      got < expected ? "receive \(expected - got) more" : "unpack the first \(expected) of them"
    case .outOfRange(_, _, _, let low, let high): "it holds \(low)…\(high)"
    case .floatTooLarge: "use 'd', which has 64 bits"
    case .notOneByte: "use 's' with a count for several"
    }
  }

  private static let letters = "x c b B ? h H i I l L q Q n N e f d s p P"

  private static func kind(of letter: Character) -> String {
    switch letter {
    case "c", "s", "p": "bytes"
    case "e", "f", "d": "a number"
    case "?": "a bool"
    default: "an integer"
    }
  }
}
