/// Python's format specification `[[fill]align][sign][z][#][0][width][,_][.precision][type]`, as it
/// stands in `${value:spec}` and in `format`.
public struct FormatSpec: Equatable, Sendable {
  /// The greatest width and precision.
  public static let limit = 1_000_000

  /// Where the value stands in its width.
  enum Alignment: Character, Sendable {
    case left = "<"
    case right = ">"
    case center = "^"
    /// The fill goes between the sign and the digits.
    case afterSign = "="
  }

  /// What non-negative numbers begin with.
  enum Sign: Character, Sendable {
    case minusOnly = "-"
    case plus = "+"
    case space = " "
  }

  var fill: Unicode.Scalar = " "
  /// nil when the value decides: numbers to the right, text to the left.
  var alignment: Alignment?
  /// nil when none was written, which counts as `minusOnly`.
  var sign: Sign?
  var dropsNegativeZero = false
  var alternate = false
  /// A 0 before the width, which moves the fill of a number behind its sign.
  var zeroPads = false
  var width = 0
  var separator: Character?
  var precision: Int?
  var type: Character?

  /// Reads a specification; the empty one is that of `str`.
  public init(parsing text: String) throws(FormatSpecError) {
    var reader = SpecReader(text)
    readAlignment(&reader)
    sign = reader.next(of: "+- ").flatMap(Sign.init)
    dropsNegativeZero = reader.next(of: "z") != nil
    alternate = reader.next(of: "#") != nil
    if !reader.hasFill, reader.next(of: "0") != nil {
      fill = "0"
      zeroPads = alignment == nil
    }
    width = try reader.number("width") ?? 0
    separator = reader.next(of: ",") ?? reader.next(of: "_")
    if separator == ",", reader.next(of: "_") != nil { throw .twoSeparators(spec: text) }
    if separator == "_", reader.next(of: ",") != nil { throw .twoSeparators(spec: text) }
    if reader.next(of: ".") != nil {
      precision = try reader.number("precision")
      if precision == nil { throw .missingPrecision(spec: text) }
    }
    let rest = reader.rest
    type = rest.first
    if rest.count > 1 { throw .unknownPart(rest, spec: text) }
    try checkSeparator()
  }

  private mutating func readAlignment(_ reader: inout SpecReader) {
    if let (letter, filler) = reader.alignment(at: 1), let filler {
      (alignment, fill) = (letter, filler)
      reader.skip(2)
      reader.hasFill = true
    } else if let (letter, _) = reader.alignment(at: 0) {
      alignment = letter
      reader.skip(1)
    }
  }

  private func checkSeparator() throws(FormatSpecError) {
    guard let separator, let type, !"defgEFG%".contains(type) else { return }
    if separator == "_", "boxX".contains(type) { return }
    throw .notAllowed(part: "'\(separator)'", with: "'\(type)'")
  }
}

/// Takes a specification apart from left to right.
private struct SpecReader {
  var hasFill = false
  private let scalars: [Unicode.Scalar]
  private var index = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  var rest: String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars[index...])
    return text
  }

  mutating func skip(_ count: Int) { index += count }

  /// The alignment at a place, and the scalar before it.
  func alignment(at place: Int) -> (FormatSpec.Alignment, Unicode.Scalar?)? {
    guard place < scalars.count,
      let alignment = FormatSpec.Alignment(rawValue: Character(scalars[place]))
    else { return nil }
    return (alignment, place > 0 ? scalars[place - 1] : nil)
  }

  /// The next character, when it is one of these.
  mutating func next(of letters: String) -> Character? {
    guard index < scalars.count, letters.unicodeScalars.contains(scalars[index]) else {
      return nil
    }
    index += 1
    return Character(scalars[index - 1])
  }

  mutating func number(_ part: String) throws(FormatSpecError) -> Int? {
    let start = index
    while index < scalars.count, ("0"..."9").contains(scalars[index]) { index += 1 }
    guard index > start else { return nil }
    let digits = String(String.UnicodeScalarView(scalars[start..<index]))
    guard let value = Int(digits), value <= FormatSpec.limit else {
      throw .tooLarge(part: part, digits: String(digits.prefix(20)))
    }
    return value
  }
}
