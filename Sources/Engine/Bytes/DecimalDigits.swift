import BigInt

/// A number of no sign as decimal digits: 0.d1d2d3… times ten to the power of `point`.
struct DecimalDigits: Equatable {
  /// Values from 0 to 9, the first not 0; empty for zero.
  let digits: [UInt8]
  /// Digits before the decimal point; below 1, as many zeros stand behind it.
  let point: Int

  init(digits: [UInt8], point: Int) {
    self.digits = digits
    self.point = point
  }

  /// All digits of the binary value, of which there are at most 767; `value` is finite, not below 0.
  init(exact value: Double) {
    if value == 0 {
      self.init(digits: [], point: 1)
      return
    }
    let hidden: UInt64 = value.isNormal ? 1 << 52 : 0
    let significand = value.significandBitPattern | hidden
    let zeros = significand.trailingZeroBitCount
    let exponent = (value.isNormal ? Int(value.exponent) : -1022) - 52 + zeros
    let odd = BigUInt(significand >> UInt64(zeros))
    let places = max(0, -exponent)
    let scaled = exponent >= 0 ? odd << exponent : odd * BigUInt(5).power(places)
    let text = Array(String(scaled).utf8)
    self.init(digits: text.map { $0 &- 0x30 }, point: text.count - places)
  }

  /// The fewest digits that are nearer to `value` than to any other number; finite, not below 0.
  init(shortest value: Double) {
    var digits: [UInt8] = []
    var point = 0
    var afterPoint = false
    var exponent = 0
    var exponentSign = 0
    for byte in value.description.utf8 {
      switch byte {
      case 0x65: exponentSign = 1
      case 0x2D: exponentSign = -1
      case 0x2B: continue
      case 0x2E: afterPoint = true
      default:
        if exponentSign != 0 {
          exponent = exponent &* 10 &+ Int(byte &- 0x30)
        } else if byte != 0x30 || !digits.isEmpty {
          digits.append(byte &- 0x30)
          if !afterPoint { point += 1 }
        } else if afterPoint {
          point -= 1
        }
      }
    }
    while digits.last == 0 { digits.removeLast() }
    self.init(digits: digits, point: digits.isEmpty ? 1 : point + exponent * exponentSign)
  }

  /// How many digits there are up to the last that is not 0.
  var significant: Int { (digits.lastIndex { $0 != 0 } ?? -1) + 1 }

  /// At most `count` digits behind the point.
  func rounded(toPlaces count: Int) -> DecimalDigits {
    let (kept, overflow) = point.addingReportingOverflow(count)
    return overflow ? self : rounded(toDigits: kept)
  }

  /// At most `count` digits; a tie goes to the even digit. Below zero nothing is left.
  func rounded(toDigits count: Int) -> DecimalDigits {
    guard count < digits.count else { return self }
    guard count >= 0 else { return DecimalDigits(digits: [], point: 1) }
    var kept = Array(digits[..<count])
    let next = digits[count]
    let isTie = next == 5 && digits[(count + 1)...].allSatisfy { $0 == 0 }
    let roundsUp = isTie ? (kept.last ?? 0) % 2 == 1 : next >= 5
    guard roundsUp else {
      return kept.isEmpty
        ? DecimalDigits(digits: [], point: 1)
        : DecimalDigits(digits: kept, point: point)
    }
    var place = count - 1
    while place >= 0, kept[place] == 9 {
      kept[place] = 0
      place -= 1
    }
    if place >= 0 {
      kept[place] += 1
      return DecimalDigits(digits: kept, point: point)
    }
    return DecimalDigits(digits: [1] + kept.dropLast(), point: point + 1)
  }

  /// Plain notation with `places` digits behind the point; what is beyond them is left out.
  func fixed(places: Int, alternate: Bool = false) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(max(1, point) + places + 1)
    if point <= 0 || digits.isEmpty { text.append(0x30) }
    let whole = digits.isEmpty ? 0 : max(0, point)
    for place in 0..<whole { text.append(digit(place)) }
    if places > 0 || alternate { text.append(0x2E) }
    let start = digits.isEmpty ? 0 : point
    for place in 0..<places { text.append(digit(start + place)) }
    return String(decoding: text, as: UTF8.self)
  }

  /// One digit, `places` digits behind the point, and the exponent.
  func exponent(places: Int, alternate: Bool = false) -> String {
    var text: [UInt8] = [digit(0)]
    if places > 0 || alternate { text.append(0x2E) }
    for place in 0..<places { text.append(digit(1 + place)) }
    let power = point - 1
    text.append(contentsOf: power < 0 ? [0x65, 0x2D] : [0x65, 0x2B])
    if power.magnitude < 10 { text.append(0x30) }
    text.append(contentsOf: String(power.magnitude).utf8)
    return String(decoding: text, as: UTF8.self)
  }

  /// ASCII; 0 where there are no digits.
  private func digit(_ place: Int) -> UInt8 {
    digits.indices.contains(place) ? 0x30 &+ digits[place] : 0x30
  }
}
