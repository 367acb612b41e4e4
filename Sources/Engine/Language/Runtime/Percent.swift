import BigInt

/// Python's `text % values`, which the slides use: `"%s: %d" % (name, n)`.
enum Percent {
  /// The text with its conversions replaced; throws TypeError, ValueError, KeyError or
  /// OverflowError as Python does.
  static func format(_ template: String, _ argument: Value) throws -> String {
    var reader = PercentReader(template, argument)
    var out = String.UnicodeScalarView()
    while let scalar = reader.next() {
      guard scalar == "%" else {
        out.append(scalar)
        continue
      }
      if let conversion = try reader.conversion() {
        out.append(contentsOf: try conversion.text.unicodeScalars)
      } else {
        out.append("%")
      }
    }
    try reader.checkAllUsed()
    return String(out)
  }
}

/// One `%…` with the value it converts.
struct PercentConversion {
  var left = false
  var sign = ""
  var zero = false
  var alternate = false
  var width = 0
  var precision: Int?
  var letter: Unicode.Scalar
  var value: Value

  var text: String {
    get throws {
      switch letter {
      case "s": return padded("", cut(value.display))
      case "r", "a": return padded("", cut(value.repr))
      case "c": return padded("", try character())
      case "d", "i", "u": return try integer(radix: 10, prefix: "")
      case "x": return try integer(radix: 16, prefix: "0x")
      case "X": return try integer(radix: 16, prefix: "0x").uppercased()
      case "o": return try integer(radix: 8, prefix: "0o")
      case "e", "E", "f", "F", "g", "G": return try float()
      default:
        throw Failure(
          .value, "`%\(letter)` is no conversion",
          hints: ["%s text, %d integer, %x hex, %.1f float; a percent sign is %%"])
      }
    }
  }

  private func cut(_ text: String) -> String {
    precision.map { String(text.unicodeScalars.prefix($0)) } ?? text
  }

  private func character() throws -> String {
    if case .text(let text) = value, text.length == 1 { return text.string }
    guard let number = value.number, !number.isFloat else {
      throw mistyped("an int or one character")
    }
    guard let code = UInt32(exactly: number.clamped), let scalar = UnicodeScalar(code) else {
      throw Failure(.overflow, "\(value.repr) is not the number of a character")
    }
    return String(scalar)
  }

  private func integer(radix: Int, prefix: String) throws -> String {
    guard let number = value.number, radix == 10 || !number.isFloat else {
      throw mistyped(radix == 10 ? "a number" : "an int")
    }
    var whole = number.whole
    if case .float(let double) = number {
      guard double.isFinite else {
        throw Failure(double.isNaN ? .value : .overflow, "\(value.repr) has no digits for %d")
      }
      whole = BigInt(double.rounded(.towardZero))
    }
    var digits =
      radix == 10
      ? DecimalText.text(of: whole.magnitude) : String(whole.magnitude, radix: radix)
    if let precision {
      digits = String(repeating: "0", count: max(0, precision - digits.utf8.count)) + digits
    }
    return padded((whole < 0 ? "-" : sign) + (alternate ? prefix : ""), digits, isNumber: true)
  }

  private func float() throws -> String {
    guard let number = value.number else { throw mistyped("a number") }
    let double = number.double
    if !number.isFloat, double.isInfinite {
      throw Failure(.overflow, "the int is too large for a float")
    }
    let size = double.magnitude
    var body: String
    switch letter {
    case "e", "E":
      body = FloatText.exponent(size, precision: precision ?? 6, alternate: alternate)
    case "f", "F":
      body = FloatText.fixed(size, precision: precision ?? 6, alternate: alternate)
    default: body = FloatText.general(size, precision: precision ?? 6, alternate: alternate)
    }
    if letter == "E" || letter == "F" || letter == "G" { body = body.uppercased() }
    let isNegative = double.sign == .minus && !double.isNaN
    return padded(isNegative ? "-" : sign, body, isNumber: true)
  }

  private func padded(_ head: String, _ body: String, isNumber: Bool = false) -> String {
    let room = width - head.unicodeScalars.count - body.unicodeScalars.count
    guard room > 0 else { return head + body }
    if left { return head + body + String(repeating: " ", count: room) }
    if zero, isNumber { return head + String(repeating: "0", count: room) + body }
    return String(repeating: " ", count: room) + head + body
  }

  private func mistyped(_ wanted: Wording) -> Failure {
    var hints: [Wording] = []
    if case .text = value { hints = ["int(x) makes a number of a text, %s takes anything"] }
    return Failure(
      .type, "`%\(letter)` takes \(wanted), not \(value.withArticle)",
      hints: hints)
  }
}
