import BigInt

/// Floats as text, digit for digit as Python writes them.
public enum FloatText {
  /// Python's `repr`: the fewest digits that read back as the same number, `1e+16` from 16 digits
  /// before the point on, `1e-05` from five places behind it on, and always a point or exponent.
  public static func repr(_ value: Double) -> String {
    if let text = notANumber(value) { return text }
    let digits = DecimalDigits(shortest: value.magnitude)
    let text =
      (-3...16).contains(digits.point)
      ? digits.fixed(places: max(1, digits.significant - digits.point))
      : digits.exponent(places: max(0, digits.significant - 1))
    return value.sign == .minus ? "-" + text : text
  }

  /// `precision` digits behind the point (`%.2f`); the exact binary value is rounded, a tie to
  /// the even digit. `alternate` keeps the point when there is no digit behind it.
  public static func fixed(
    _ value: Double, precision: Int, alternate: Bool = false
  ) -> String {
    if let text = notANumber(value) { return text }
    let places = max(0, precision)
    let text =
      alternate ? nil : fixedInWords(value.magnitude, places)
    let body =
      text
      ?? DecimalDigits(exact: value.magnitude)
      .rounded(toPlaces: places).fixed(places: places, alternate: alternate)
    return value.sign == .minus ? "-" + body : body
  }

  /// One digit before the point and `precision` behind it (`%.2e`), the exponent with at least
  /// two digits.
  public static func exponent(
    _ value: Double, precision: Int, alternate: Bool = false
  ) -> String {
    if let text = notANumber(value) { return text }
    let places = max(0, precision)
    let body = DecimalDigits(exact: value.magnitude)
      .rounded(toDigits: places.addingReportingOverflow(1).partialValue)
      .exponent(places: places, alternate: alternate)
    return value.sign == .minus ? "-" + body : body
  }

  /// `precision` significant digits (`%.3g`), as `fixed` while the number has no more digits
  /// than that before the point and no more than four zeros behind it, else as `exponent`.
  /// Zeros at the end go, unless `alternate`; `pointZero` keeps `.0` as `format(x, ".3")` does.
  public static func general(
    _ value: Double, precision: Int, alternate: Bool = false, pointZero: Bool = false
  ) -> String {
    if let text = notANumber(value) { return text }
    let wanted = max(1, precision)
    let digits = DecimalDigits(exact: value.magnitude).rounded(toDigits: wanted)
    let kept = alternate ? wanted : digits.significant
    let body: String
    if digits.point > -4, digits.point <= wanted - (pointZero ? 1 : 0) {
      let places = max(pointZero ? 1 : 0, kept - digits.point)
      body = digits.fixed(places: places, alternate: alternate)
    } else {
      body = digits.exponent(places: max(0, kept - 1), alternate: alternate)
    }
    return value.sign == .minus ? "-" + body : body
  }

  /// The nearest float, a tie to the even one; nil above the largest.
  public static func double(of value: BigInt) -> Double? {
    let excess = value.magnitude.bitWidth - 64
    let sign: FloatingPointSign = value.sign == .minus ? .minus : .plus
    if excess <= 0 {
      let number = Double(UInt64(truncatingIfNeeded: value.magnitude))
      return sign == .minus ? -number : number
    }
    if excess > 1024 { return nil }
    var top = UInt64(truncatingIfNeeded: value.magnitude >> excess)
    if value.magnitude.trailingZeroBitCount < excess { top |= 1 }
    let number = Double(sign: sign, exponent: excess, significand: Double(top))
    return number.isFinite ? number : nil
  }

  private static func notANumber(_ value: Double) -> String? {
    if value.isNaN { return "nan" }
    return value.isInfinite ? (value < 0 ? "-inf" : "inf") : nil
  }

  /// `fixed` in 128 bits, which is exact for most numbers people print; nil for the others.
  private static func fixedInWords(_ value: Double, _ places: Int) -> String? {
    guard places <= 19, value < 9e15 else { return nil }
    if value == 0 { return DecimalDigits(digits: [], point: 0).fixed(places: places) }
    let shift = -(value.exponent &- 52)
    guard value.isNormal, shift >= 0, shift < 127 else { return nil }
    let significand = UInt128(value.significandBitPattern | 1 << 52)
    let scaled = significand &* UInt128(powersOfTen[places])
    var whole = scaled >> UInt128(shift)
    let rest = scaled & ((1 << UInt128(shift)) - 1)
    let half: UInt128 = shift == 0 ? 1 : 1 << UInt128(shift - 1)
    if rest > half || (rest == half && whole & 1 == 1) { whole += 1 }
    var digits = Array(String(whole).utf8)
    if places == 0 { return String(decoding: digits, as: UTF8.self) }
    if digits.count <= places {
      digits.insert(contentsOf: repeatElement(0x30, count: places + 1 - digits.count), at: 0)
    }
    digits.insert(0x2E, at: digits.count - places)
    return String(decoding: digits, as: UTF8.self)
  }

  private static let powersOfTen: [UInt64] = (0..<20).map { exponent in
    (0..<exponent).reduce(UInt64(1)) { power, _ in power * 10 }
  }
}
