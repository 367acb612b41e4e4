/// What characters are, as Python's methods of str and bytes ask.
enum Letters {
  /// White space as `str.isspace` has it.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F,
      0x205F, 0x3000:
      true
    default: false
    }
  }

  /// White space as `bytes.isspace` has it.
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// A decimal digit of any script as the ASCII one; nil for anything else.
  static func asciiDigit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if scalar.isASCII { return isDecimal(scalar) ? scalar : nil }
    guard isDecimal(scalar), let value = scalar.properties.numericValue else { return nil }
    return Unicode.Scalar(0x30 + UInt32(value))
  }

  /// The value of an ASCII digit or letter, 0 to 35.
  static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "0"..."9": Int(scalar.value) - 0x30
    case "a"..."z": Int(scalar.value) - 0x61 + 10
    case "A"..."Z": Int(scalar.value) - 0x41 + 10
    default: nil
    }
  }

  static func isDecimal(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? ("0"..."9").contains(scalar) : scalar.properties.generalCategory == .decimalNumber
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.numericType {
    case .decimal, .digit: true
    case .numeric, nil: false
    default: false
    }
  }

  static func isNumeric(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.numericType != nil
  }

  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  static func isUpper(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isUppercase }

  static func isLower(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isLowercase }

  static func isCased(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isCased }
}
