/// Why a text is not hexadecimal; offsets count Unicode scalars from 0.
public enum HexError: BytesError {
  /// Something else than 0-9, a-f, A-F or white space between bytes.
  case notADigit(Character, offset: Int)
  /// A byte has two digits; the one at `offset` has no second.
  case loneDigit(offset: Int)

  /// What failed, with the value at fault.
  public var headline: String {
    switch self {
    case .notADigit(let character, let offset):
      "'\(character)' at offset \(offset) is not a hexadecimal digit"
    case .loneDigit(let offset): "the digit at offset \(offset) has no second one"
    }
  }

  /// What was expected or what to try.
  public var advice: Wording? {
    switch self {
    case .notADigit("x", offset: 1), .notADigit("X", offset: 1): "leave the 0x out"
    case .notADigit: "write two digits a byte, such as '00 14 ff'"
    case .loneDigit: "a byte is two digits: write '0a', not 'a'"
    }
  }
}
