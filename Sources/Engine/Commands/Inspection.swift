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

  /// The whole as lines for a person.
  var text: String {
    var lines = ["\(bytes.count) \(bytes.count == 1 ? "byte" : "bytes")"]
    if !bytes.isEmpty {
      lines.append("  hex     " + shown(limit: 16, separator: " ") { Hex.text(of: [$0]) })
      lines.append("  binary  " + shown(limit: 8, separator: " ", Inspection.binary))
    }
    lines += textLines
    if !readings.isEmpty {
      let width = max(12, readings.map(\.big.count).max() ?? 0) + 2
      lines.append("  " + column("", 8) + column("big", width) + "little")
      for reading in readings {
        let little = reading.name.hasSuffix("8") ? "" : reading.little
        let line = "  " + column(reading.name, 8) + column(reading.big, width) + little
        lines.append(line.trimmingBlanks)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var textLines: [String] {
    if bytes.isEmpty { return [] }
    let part = Array(bytes.prefix(60))
    do throws(TextCodecError) {
      let text = try TextEncoding.utf8.decode(bytes)
      let start = text.unicodeScalars.prefix(40)
      let more = text.unicodeScalars.count > 40 ? "…" : ""
      return ["  utf-8   \(Value.quoted(String(start)))\(more)"]
    } catch {
      let more = bytes.count > part.count ? "…" : ""
      let latin = (try? TextEncoding.latin1.decode(part)) ?? ""
      return ["  utf-8   no: \(error.headline)", "  latin-1 \(Value.quoted(latin))\(more)"]
    }
  }

  private func shown(limit: Int, separator: String, _ form: (UInt8) -> String) -> String {
    bytes.prefix(limit).map(form).joined(separator: separator) + (bytes.count > limit ? " …" : "")
  }

  private static func binary(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 2)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  private func column(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}

extension String {
  /// Without blanks at the end.
  fileprivate var trimmingBlanks: String {
    var text = Substring(self)
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
