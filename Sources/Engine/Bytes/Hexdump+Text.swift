extension Hexdump {
  /// The whole dump as lines of plain text, without a newline at its end.
  public static func text(
    of bytes: some Sequence<UInt8>, width: Int = 16, squeeze: Bool = true, offset: Int = 0
  ) -> String {
    var dump = Hexdump(width: width, offset: offset, squeeze: squeeze)
    let lines = dump.feed(bytes) + dump.finish()
    return lines.map { $0.text(width: dump.width) }.joined(separator: "\n")
  }
}

extension HexdumpLine {
  /// `00000000  01 33 c5 2f …  │×3×/ … │`: the offset in eight digits, groups of eight bytes, and
  /// the text; `*` for squeezed rows. `width` is that of the dump.
  public func text(width: Int) -> String {
    switch self {
    case .squeezed: return "*"
    case .end(let offset): return Hex.text(of: offset, width: 8)
    case .row(let row):
      let padding = String(repeating: " ", count: max(0, width - row.bytes.count))
      let note = row.cutInsideCharacter ? "  ╎ cut inside a character" : ""
      return "\(Hex.text(of: row.offset, width: 8))  \(row.hexText(width: width))"
        + "  │\(row.text)\(padding)│\(note)"
    }
  }
}

extension HexdumpRow {
  /// Two digits a byte in groups of eight, filled with blanks up to `width` bytes.
  public func hexText(width: Int) -> String {
    var text: [UInt8] = []
    let columns = width * 3 + (width - 1) / 8
    text.reserveCapacity(columns)
    for (index, byte) in bytes.enumerated() {
      if index > 0 { text.append(0x20) }
      if index > 0, index % 8 == 0 { text.append(0x20) }
      text.append(contentsOf: Hex.text(of: CollectionOfOne(byte)).utf8)
    }
    let blanks = columns - 1 - text.count
    if blanks > 0 { text.append(contentsOf: repeatElement(0x20, count: blanks)) }
    return String(decoding: text, as: UTF8.self)
  }
}
