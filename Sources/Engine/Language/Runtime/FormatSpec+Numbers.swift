import BigInt

extension FormatSpec {
  /// An integer: `b c d o x X n` and, as a float, `e E f F g G %`.
  public func format(_ value: Int) throws(FormatSpecError) -> String {
    if isFloatType { return try format(Double(value)) }
    return try formatInteger(negative: value < 0, text: "\(value)") { radix in
      String(value.magnitude, radix: radix)
    }
  }

  /// An integer of any size.
  public func format(_ value: BigInt) throws(FormatSpecError) -> String {
    if let small = Int(exactly: value) { return try format(small) }
    if isFloatType {
      guard let float = FloatText.double(of: value) else { throw .tooLargeForFloat }
      return try format(float)
    }
    return try formatInteger(negative: value.sign == .minus, text: "the integer") { radix in
      radix == 10 ? DecimalText.text(of: value.magnitude) : String(value.magnitude, radix: radix)
    }
  }

  /// A float: `e E f F g G n %`; without a type as `str` writes it, with a precision as `g` does.
  public func format(_ value: Double) throws(FormatSpecError) -> String {
    let letter = type ?? "r"
    var body: String
    switch letter {
    case "e", "E":
      body = FloatText.exponent(value.magnitude, precision: precision ?? 6, alternate: alternate)
    case "f", "F":
      body = FloatText.fixed(value.magnitude, precision: precision ?? 6, alternate: alternate)
    case "%":
      body = FloatText.fixed(
        value.magnitude * 100, precision: precision ?? 6, alternate: alternate)
    case "g", "G", "n":
      body = FloatText.general(value.magnitude, precision: precision ?? 6, alternate: alternate)
    case "r": body = plain(value.magnitude)
    default: throw .wrongType(letter, kind: "a float")
    }
    let dropsSign = value.isNaN || (dropsNegativeZero && value.isFinite && isZero(body))
    let negative = value.sign == .minus && !dropsSign
    if "EFG".contains(letter) { body = body.uppercased() }
    if letter == "%" { body += "%" }
    let whole = body.prefix { $0.isASCII && $0.isWholeNumber }
    return number(
      negative: negative, prefix: "", whole: String(whole),
      rest: String(body.dropFirst(whole.count)))
  }

  private var isFloatType: Bool { type.map { "eEfFgG%".contains($0) } ?? false }

  /// An exponent has digits of its own, which do not make a number something else than zero.
  private func isZero(_ body: String) -> Bool {
    !body.utf8.prefix { $0 != 0x65 }.contains { (0x31...0x39).contains($0) }
  }

  /// Without a type letter.
  private func plain(_ value: Double) -> String {
    if let precision {
      return FloatText.general(
        value, precision: precision, alternate: alternate, pointZero: true)
    }
    let text = FloatText.repr(value)
    guard alternate, !text.contains("."), let place = text.firstIndex(of: "e") else { return text }
    return text[..<place] + "." + text[place...]
  }

  private func formatInteger(
    negative: Bool, text: String, digits: (Int) -> String
  ) throws(FormatSpecError) -> String {
    let letter = type ?? "d"
    if precision != nil { throw .notAllowed(part: "a precision", with: "an integer") }
    if dropsNegativeZero { throw .notAllowed(part: "'z'", with: "an integer") }
    switch letter {
    case "d", "n":
      return number(negative: negative, prefix: "", whole: digits(10), rest: "")
    case "b": return number(negative: negative, prefix: "0b", whole: digits(2), rest: "")
    case "o": return number(negative: negative, prefix: "0o", whole: digits(8), rest: "")
    case "x": return number(negative: negative, prefix: "0x", whole: digits(16), rest: "")
    case "X":
      return number(
        negative: negative, prefix: "0X", whole: digits(16).uppercased(), rest: "")
    case "c":
      if sign != nil { throw .notAllowed(part: "a sign", with: "'c'") }
      if alternate { throw .notAllowed(part: "'#'", with: "'c'") }
      guard !negative, let code = UInt32(digits(10)), let scalar = Unicode.Scalar(code) else {
        throw .noCharacter(text)
      }
      return number(negative: false, prefix: "", whole: "", rest: String(scalar))
    default: throw .wrongType(letter, kind: "an integer")
    }
  }
}
