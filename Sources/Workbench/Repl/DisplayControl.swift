import Engine

/// What a terminal does with a scalar of the line being edited.
enum DisplayControl {
  /// True for what is not drawn, or would turn the direction of writing: shown by its number.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    // Zero-width joiners belong to what they join.
    scalar.value != 0x200D && DisplayWidth.isControl(scalar)
  }

  /// Columns taken.
  static func columns(of scalar: Unicode.Scalar) -> Int {
    scalar.value == 0x200D ? 0 : DisplayWidth.columns(of: scalar)
  }
}
