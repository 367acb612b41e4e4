/// How the text column of a hexdump draws a character.
enum ScalarLook: UInt8 {
  /// As `×`: a terminal would obey it instead of drawing it.
  case control = 1
  /// Behind a dotted circle: it would join the cell before it.
  case combining
  /// One column.
  case narrow
  /// Two columns.
  case wide

  /// Nothing that would move the cursor, join the cell before it or turn the direction of writing.
  init(_ scalar: Unicode.Scalar) {
    if scalar.value < 0x7F {
      self = scalar.value < 0x20 ? .control : .narrow
      return
    }
    if DisplayWidth.isControl(scalar) {
      self = .control
      return
    }
    let columns = DisplayWidth.columns(of: scalar)
    switch scalar.properties.generalCategory {
    case .unassigned, .control, .lineSeparator, .paragraphSeparator: self = .control
    case .format where columns == 0: self = .control
    default: self = columns == 0 ? .combining : columns == 2 ? .wide : .narrow
    }
  }

  /// The character itself, or its number when it is not to be drawn: `녕`, `U+0085`.
  static func name(of scalar: Unicode.Scalar) -> String {
    switch ScalarLook(scalar) {
    case .narrow, .wide: String(scalar)
    case .combining: "◌\(scalar)"
    case .control:
      "U+" + Hex.text(of: Int(scalar.value), width: 4).uppercased()
    }
  }
}
