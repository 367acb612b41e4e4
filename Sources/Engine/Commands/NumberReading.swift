import BigInt

/// Numbers as people and peers write them, by Python's rules.
extension Call {
  /// The integer that a text or bytes spell; ValueError names the first character that is none of
  /// its digits.
  func digits(_ slot: Int, base: Int) throws -> Value {
    guard base == 0 || (2...36).contains(base) else {
      throw invalid(1, "\(base) is no base", why: "it is 2 to 36, or 0 for a prefix such as 0x")
    }
    let content = try content(slot)
    if base == 10, let number = quick(content.bytes) { return .int(number) }
    guard let text = String(validUTF8: content.bytes) else {
      throw noInteger(slot, self[slot].repr, nil)
    }
    var reader = IntegerReader(text, base: base)
    if let value = reader.read() { return value }
    if reader.isTooLarge {
      throw invalid(
        slot, "\(reader.digitCount) digits are too many",
        why: "integers are bounded to \(Arithmetic.bitLimit) bits")
    }
    throw noInteger(slot, shortened(self[slot]), reader.fault)
  }

  /// Up to 18 decimal digits and nothing else.
  private func quick(_ bytes: [UInt8]) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 18 else { return nil }
    var value = 0
    for byte in bytes {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value &* 10 &+ Int(byte &- 0x30)
    }
    return value
  }

  private func noInteger(
    _ slot: Int, _ shown: String, _ fault: (text: String, position: Int)?
  ) -> Failure {
    var hints: [Wording] = []
    if case .text(let text) = self[slot], NumberReading.float(text.string) != nil {
      hints = ["int(float(x)) cuts the decimals off"]
    } else if case .bytes = self[slot] {
      hints = ["from_bytes(data, big) reads an integer that was sent as its bytes"]
    }
    var why: Wording = "nothing stands where the digits should be"
    if let fault { why = "\(Value.quoted(fault.text)) at position \(fault.position)" }
    return Failure(
      .value, "\(command.name): \(shown) is no integer", why: why, hints: hints, argument: slot)
  }

  private func shortened(_ value: Value) -> String {
    let text = value.repr
    return text.unicodeScalars.count > 60 ? "\(text.prefix(56))…" : text
  }

  /// The float that a text spells.
  func floating(_ slot: Int, _ text: String) throws -> Value {
    if let value = NumberReading.float(text) { return .float(value) }
    throw invalid(
      slot, "\(shortened(self[slot])) is no number", hints: ["such as 2.5, -3 or 1e-3"])
  }
}

/// The grammars of numbers.
enum NumberReading {
  /// The most digits that a text is read as an integer from, so that reading stays quick.
  static let longestInteger = 78_900

  /// Python's float grammar: digits with a point and an exponent, single `_` between digits,
  /// `inf`, `infinity` and `nan`; nil for anything else.
  static func float(_ text: String) -> Double? {
    let scalars = text.unicodeScalars.drop(while: Letters.isSpace)
    guard let last = scalars.lastIndex(where: { !Letters.isSpace($0) }) else { return nil }
    var plain = ""
    for scalar in scalars[...last] {
      plain.unicodeScalars.append(Letters.asciiDigit(scalar) ?? scalar)
    }
    var bytes = Array(plain.lowercased().utf8)
    let sign: UInt8? = bytes.first == 0x2B || bytes.first == 0x2D ? bytes.removeFirst() : nil
    let value: Double?
    switch String(decoding: bytes, as: UTF8.self) {
    case "inf", "infinity": value = .infinity
    case "nan": value = .nan
    default:
      value =
        isFloat(bytes) ? Double(String(decoding: bytes.filter { $0 != 0x5F }, as: UTF8.self)) : nil
    }
    return value.map { sign == 0x2D ? -$0 : $0 }
  }

  private static func isFloat(_ bytes: [UInt8]) -> Bool {
    var index = 0
    func run() -> Int? {
      let start = index
      while index < bytes.count {
        let isDigit = (0x30...0x39).contains(bytes[index])
        let joins =
          bytes[index] == 0x5F && index > start && index + 1 < bytes.count
          && (0x30...0x39).contains(bytes[index + 1]) && bytes[index - 1] != 0x5F
        guard isDigit || joins else { break }
        index += 1
      }
      return index > start ? index - start : nil
    }
    let whole = run()
    var fraction: Int?
    if index < bytes.count, bytes[index] == 0x2E {
      index += 1
      fraction = run()
    }
    guard whole != nil || fraction != nil else { return false }
    if index < bytes.count, bytes[index] == 0x65 {
      index += 1
      if index < bytes.count, bytes[index] == 0x2B || bytes[index] == 0x2D { index += 1 }
      if run() == nil { return false }
    }
    return index == bytes.count
  }
}

/// Reads the digits of an integer: white space around, a sign, a prefix, single `_` between digits.
private struct IntegerReader {
  private let scalars: [Unicode.Scalar]
  private let end: Int
  private var base: Int
  private var index = 0
  private(set) var digitCount = 0
  /// Whether the digits make an integer beyond `Arithmetic.bitLimit`.
  private(set) var isTooLarge = false

  init(_ text: String, base: Int) {
    scalars = Array(text.unicodeScalars)
    self.base = base
    end = (scalars.lastIndex { !Letters.isSpace($0) } ?? -1) + 1
    while index < end, Letters.isSpace(scalars[index]) { index += 1 }
  }

  /// What stands where reading stopped; nil at the end.
  var fault: (text: String, position: Int)? {
    index < scalars.count && end > 0 ? (String(scalars[index]), index) : nil
  }

  mutating func read() -> Value? {
    var isNegative = false
    if index < end, scalars[index] == "-" || scalars[index] == "+" {
      isNegative = scalars[index] == "-"
      index += 1
    }
    let prefixed = readPrefix()
    let start = index
    guard let digits = readDigits(afterPrefix: prefixed) else { return nil }
    digitCount = digits.utf8.count
    if base == 0 {
      guard !digits.hasPrefix("0") || digits.allSatisfy({ $0 == "0" }) else {
        index = start
        return nil
      }
      base = 10
    }
    isTooLarge = digitCount > NumberReading.longestInteger
    if isTooLarge { return nil }
    if let small = Int(isNegative ? "-" + digits : digits, radix: base) { return .int(small) }
    guard let large = base < 36 ? BigInt(digits, radix: base) : largest(digits) else {
      return nil
    }
    isTooLarge = large.bitWidth > Arithmetic.bitLimit
    if isTooLarge { return nil }
    return .integer(isNegative ? -large : large)
  }

  /// Digits in base 36, which BigInt does not read: twelve of them fit a word.
  private func largest(_ digits: String) -> BigInt? {
    var value = BigInt(0)
    var rest = Substring(digits)
    while !rest.isEmpty {
      let piece = rest.prefix(12)
      guard let word = Int(piece, radix: 36) else { return nil }
      value = value * BigInt(36).power(piece.count) + BigInt(word)
      rest = rest.dropFirst(12)
    }
    return value
  }

  private mutating func readPrefix() -> Bool {
    guard index + 1 < end, scalars[index] == "0" else { return false }
    let named: Int
    switch scalars[index + 1] {
    case "x", "X": named = 16
    case "o", "O": named = 8
    case "b", "B": named = 2
    default: return false
    }
    guard base == named || base == 0 else { return false }
    base = named
    index += 2
    return true
  }

  /// ASCII digits up to the end; nil, standing at the fault, when there is something else.
  private mutating func readDigits(afterPrefix: Bool) -> String? {
    var digits: [UInt8] = []
    var mayJoin = afterPrefix
    while index < end {
      let scalar = Letters.asciiDigit(scalars[index]) ?? scalars[index]
      if scalar == "_", mayJoin {
        mayJoin = false
      } else if let digit = Letters.digit(scalar), digit < (base == 0 ? 10 : base) {
        digits.append(UInt8(truncatingIfNeeded: scalar.value))
        mayJoin = true
      } else {
        return nil
      }
      index += 1
    }
    return digits.isEmpty || !mayJoin ? nil : String(decoding: digits, as: UTF8.self)
  }
}
