extension FormatSpec {
  /// A text: type `s`, the precision cuts it, and width counts Unicode scalars.
  public func format(_ value: String) throws(FormatSpecError) -> String {
    let kind = "a text"
    if let type, type != "s" { throw .wrongType(type, kind: kind) }
    if let separator { throw .notAllowed(part: "'\(separator)'", with: kind) }
    if sign != nil { throw .notAllowed(part: "a sign", with: kind) }
    if dropsNegativeZero { throw .notAllowed(part: "'z'", with: kind) }
    if alternate { throw .notAllowed(part: "'#'", with: kind) }
    if alignment == .afterSign { throw .notAllowed(part: "'=' alignment", with: kind) }
    guard let precision else { return pad(value, default: .left) }
    return pad(String(value.unicodeScalars.prefix(precision)), default: .left)
  }

  /// Sign, prefix (only with `#`), digits in their groups, and what follows them.
  func number(negative: Bool, prefix: String, whole: String, rest: String) -> String {
    let head = signText(negative) + (alternate ? prefix : "")
    let fillsAfterSign = zeroPads || alignment == .afterSign
    let others = head.unicodeScalars.count + rest.unicodeScalars.count
    if fillsAfterSign, fill == "0" {
      return head + grouped(whole, atLeast: width - others) + rest
    }
    let digits = grouped(whole, atLeast: 0)
    if fillsAfterSign {
      return head + filling(width - others - digits.unicodeScalars.count) + digits + rest
    }
    return pad(head + digits + rest, default: .right)
  }

  private func signText(_ negative: Bool) -> String {
    if negative { return "-" }
    return switch sign {
    case .plus: "+"
    case .space: " "
    case .minusOnly, nil: ""
    }
  }

  /// Digits with the separator between groups of three (four for `b o x`), led by zeros up to the
  /// width; a separator never comes first, so that the result may be one longer. Without digits
  /// (`inf`) there are no groups.
  private func grouped(_ digits: String, atLeast width: Int) -> String {
    guard let mark = separator?.asciiValue, !digits.isEmpty else {
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    let size = type.map { "boxX".contains($0) } ?? false ? 4 : 3
    var reversed: [UInt8] = []
    var inGroup = 0
    func add(_ digit: UInt8) {
      if inGroup == size {
        reversed.append(mark)
        inGroup = 0
      }
      reversed.append(digit)
      inGroup += 1
    }
    for digit in digits.utf8.reversed() { add(digit) }
    while reversed.count < width { add(0x30) }
    return String(decoding: reversed.reversed(), as: UTF8.self)
  }

  private func pad(_ text: String, default usual: Alignment) -> String {
    let room = width - text.unicodeScalars.count
    guard room > 0 else { return text }
    switch alignment ?? usual {
    case .left: return text + filling(room)
    case .right, .afterSign: return filling(room) + text
    case .center: return filling(room / 2) + text + filling(room - room / 2)
    }
  }

  private func filling(_ count: Int) -> String {
    count > 0 ? String(repeating: Character(fill), count: count) : ""
  }
}
