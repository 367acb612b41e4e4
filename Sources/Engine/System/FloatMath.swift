import Glibc

/// The C library's functions on doubles that Swift's own type lacks.
enum FloatMath {
  /// pow(3)
  static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
}
