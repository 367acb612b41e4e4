/// Why a format specification is wrong, or does not go with a value.
public enum FormatSpecError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What is left of the specification where a type should stand.
  case unknownPart(String, spec: String)
  /// A point that no digits follow.
  case missingPrecision(spec: String)
  /// A width or precision above `FormatSpec.limit`.
  case tooLarge(part: String, digits: String)
  /// Both `,` and `_`.
  case twoSeparators(spec: String)
  /// The type letter is not for such a value: "an integer", "a float" or "a text".
  case wrongType(Character, kind: String)
  /// A part that is not allowed with the value or the type: such as "precision" with "an integer".
  case notAllowed(part: String, with: String)
  /// The integer has no character: 0…0x10FFFF without the surrogates.
  case noCharacter(String)
  /// The integer is above the largest float.
  case tooLargeForFloat

  /// One line: what is wrong and what is right.
  public var description: String {
    switch self {
    case .unknownPart(let part, let spec):
      "'\(part)' in the format '\(spec)' has no meaning; the parts are"
        + " [[fill]<>=^][sign][#][0][width][,_][.precision][type]"
    case .missingPrecision(let spec):
      "the format '\(spec)' has a point without a precision; write .2f for two places"
    case .tooLarge(let part, let digits):
      "the \(part) \(digits) is above the limit of \(FormatSpec.limit)"
    case .twoSeparators(let spec): "the format '\(spec)' has both ',' and '_'; use one of them"
    case .wrongType(let letter, let kind):
      "the format type '\(letter)' is not for \(kind); \(Self.types(for: kind))"
    case .notAllowed(let part, let other): "\(part) is not allowed with \(other)"
    case .noCharacter(let value): "\(value) is not the number of a character (0…0x10ffff)"
    case .tooLargeForFloat: "the integer is too large for a float"
    }
  }

  private static func types(for kind: String) -> String {
    switch kind {
    case "an integer": "it takes b c d o x X n, and e f g %"
    case "a float": "it takes e f g n %"
    default: "it takes s"
    }
  }
}
