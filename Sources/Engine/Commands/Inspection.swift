import BigInt

/// What bytes mean when they are read as numbers in both orders, and as text.
struct Inspection {
  /// One way to read the first bytes.
  struct Reading: Equatable {
    /// `u32`, `float`.
    let name: String
    let big: String
    let little: String
  }

  let bytes: [UInt8]
  /// As integers and floats of the sizes that the data has bytes for.
  let readings: [Reading]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var readings: [Reading] = []
    for size in [1, 2, 4, 8] where bytes.count >= size {
      let part = bytes[..<size]
      for signed in [false, true] {
        readings.append(
          Reading(
            name: "\(signed ? "i" : "u")\(size * 8)",
            big: String(IntegerCodec.decode(part, order: .big, signed: signed)),
            little: String(IntegerCodec.decode(part, order: .little, signed: signed))))
      }
    }
    for (name, size) in [("float", 4), ("double", 8)] where bytes.count >= size {
      readings.append(
        Reading(
          name: name, big: Inspection.float(bytes[..<size]),
          little: Inspection.float(bytes[..<size].reversed())))
    }
    self.readings = readings
  }

  /// Most significant byte first.
  private static func float(_ bytes: some Collection<UInt8>) -> String {
    let pattern = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard bytes.count == 4 else { return FloatText.repr(Double(bitPattern: pattern)) }
    let value = Float(bitPattern: UInt32(truncatingIfNeeded: pattern))
    return value.isFinite ? "\(value)" : FloatText.repr(Double(value))
  }

  /// The whole as lines of so many columns.
  func lines(width: Int) -> [StyledText] {
    let room = max(24, width - Self.labelWidth - 2)
    var lines = [StyledText(ViewText.count(bytes.count, "byte"), .strong)]
    guard !bytes.isEmpty else { return lines }
    let digits = bytes.prefix(16).map { Hex.text(of: [$0]) } + (bytes.count > 16 ? ["…"] : [])
    let bits = bytes.prefix(8).map(Self.binary) + (bytes.count > 8 ? ["…"] : [])
    lines += Self.row("hex", digits, room) + Self.row("binary", bits, room) + text(room)
    return lines + numbers(width)
  }

  private static let labelWidth = 8

  /// As many words on a line as have room; the label is in front of the first line.
  private static func row(_ label: String, _ words: [String], _ room: Int) -> [StyledText] {
    ViewText.packed(words, room).enumerated().map { index, line in
      StyledText("  " + ViewText.left(index == 0 ? label : "", labelWidth), .faint)
        + StyledText(line)
    }
  }

  private func text(_ room: Int) -> [StyledText] {
    func shown(_ text: String) -> String {
      var count = 0
      var columns = 0
      for scalar in text.unicodeScalars.prefix(40) {
        columns += DisplayWidth.columns(of: Value.quoted(String(scalar))) - 2
        if columns > room - 3 { break }
        count += 1
      }
      let start = String(String.UnicodeScalarView(text.unicodeScalars.prefix(count)))
      return Value.quoted(start) + (text.unicodeScalars.count > count ? "…" : "")
    }
    do throws(TextCodecError) {
      return Self.row("utf-8", [shown(try TextEncoding.utf8.decode(bytes))], room)
    } catch {
      let reason = "no: \(error.headline)".split(separator: " ").map { String($0) }
      let latin = (try? TextEncoding.latin1.decode(bytes.prefix(60).map { $0 })) ?? ""
      return Self.row("utf-8", reason, room) + Self.row("latin-1", [shown(latin)], room)
    }
  }

  /// Both orders side by side, or one below the other where they have no room.
  private func numbers(_ width: Int) -> [StyledText] {
    let column = max(12, readings.map(\.big.count).max() ?? 0) + 2
    let little = readings.map(\.little.count).max() ?? 0
    let fits = 2 + Self.labelWidth + column + little <= width
    func line(_ label: String, _ text: String, _ style: StyledText.Style = .plain) -> StyledText {
      let front = StyledText("  " + ViewText.left(label, Self.labelWidth), .faint)
      return (front + StyledText(text, style)).trimmed
    }
    let heading = fits ? ViewText.left("big", column) + "little" : "big, and below it little"
    return [line("", heading, .faint)]
      + readings.flatMap { reading -> [StyledText] in
        if reading.name.hasSuffix("8") { return [line(reading.name, reading.big)] }
        if fits {
          return [line(reading.name, ViewText.left(reading.big, column) + reading.little)]
        }
        return [line(reading.name, reading.big), line("", reading.little)]
      }
  }

  private static func binary(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 2)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
