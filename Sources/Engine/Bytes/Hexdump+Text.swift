extension Hexdump {
  /// The whole dump as lines of plain text, without a newline at its end.
  public static func text(
    of bytes: some Sequence<UInt8>, width: Int = 16, squeeze: Bool = true, offset: Int = 0
  ) -> String {
    styled(of: bytes, width: width, squeeze: squeeze, offset: offset).plain
      .joined(separator: "\n")
  }

  /// The whole dump as lines; `before` are the bytes before it, whose last character it may complete. A
  /// note that does not fit behind its row in so many columns stands below it; `say` puts it into words.
  public static func styled(
    of bytes: some Sequence<UInt8>, width: Int = 16, squeeze: Bool = true, offset: Int = 0,
    after before: [UInt8] = [], columns: Int = .max, say: (Wording) -> String = \.description
  ) -> [StyledText] {
    var dump = Hexdump(width: width, offset: offset, squeeze: squeeze, after: before)
    let lines = dump.feed(bytes) + dump.finish()
    return lines.flatMap { line in
      let whole = line.styled(width: dump.width, say: say)
      guard case .row(let row) = line, whole.columns > columns else { return [whole] }
      let notes = row.notes(say).map { StyledText(StyledText.blanks(noteIndent)) + $0 }
      return [row.styled(width: dump.width)] + notes
    }
  }

  /// Where a note begins that stands below its row: under the digits.
  static let noteIndent = 10

  /// The widest of the usual widths, 16 bytes at most, whose rows have no more than so many columns.
  public static func width(for columns: Int) -> Int {
    [16, 8, 4].first { rowColumns($0) <= columns } ?? 2
  }

  /// Columns of a row of so many bytes: offset, digits in groups of eight, framed text.
  public static func rowColumns(_ width: Int) -> Int {
    8 + 2 + width * 3 - 1 + (width - 1) / 8 + 2 + width + 2
  }
}

extension HexdumpLine {
  /// As `styled`, without colours.
  public func text(width: Int) -> String { styled(width: width).plain }

  /// `00000000  01 33 c5 2f …  │×3×/ … │`: the offset in eight digits, groups of eight bytes, and
  /// the text; `*` for squeezed rows. `width` is that of the dump.
  public func styled(
    width: Int, say: (Wording) -> String = \.description
  ) -> StyledText {
    switch self {
    case .squeezed: return StyledText("*", .faint)
    case .end(let offset): return StyledText(Hex.text(of: offset, width: 8), .faint)
    case .row(let row):
      return row.notes(say).reduce(row.styled(width: width)) { $0 + "  " + $1 }
    }
  }
}

extension HexdumpRow {
  /// Without its notes.
  fileprivate func styled(width: Int) -> StyledText {
    var line = StyledText(Hex.text(of: offset, width: 8), .faint) + "  "
    line += hex(width: width)
    line.append("  ")
    line.append("│", .faint)
    for (byte, cell) in zip(bytes, cells) { line.append(cell.text, cell.style(byte)) }
    line.append(StyledText.blanks(width - bytes.count))
    line.append("│", .faint)
    return line
  }

  /// Two digits a byte in groups of eight, filled with blanks up to `width` bytes.
  fileprivate func hex(width: Int) -> StyledText {
    var text = StyledText()
    for (index, byte) in bytes.enumerated() {
      let gap = index == 0 ? "" : index % 8 == 0 ? "  " : " "
      text.append(gap + Hex.text(of: CollectionOfOne(byte)), ByteKind(byte).style)
    }
    let used = bytes.count * 3 - 1 + (bytes.count - 1) / 8
    text.append(StyledText.blanks(width * 3 - 1 + (width - 1) / 8 - used))
    return text
  }

  /// What is said behind the row.
  fileprivate func notes(_ say: (Wording) -> String) -> [StyledText] {
    var words: [Wording] = []
    if let completed { words.append("completes \(ScalarLook.name(of: completed))") }
    if cutInsideCharacter { words.append("cut inside a character") }
    return words.map { StyledText("╎ " + say($0), .bad) }
  }
}

extension HexdumpCell {
  /// The style over a byte.
  fileprivate func style(_ byte: UInt8) -> StyledText.Style {
    switch role {
    case .character, .continuation, .control: ByteKind(byte).style
    case .invalid, .cut, .completing: .bad
    }
  }
}

extension ByteKind {
  /// Its colour.
  var style: StyledText.Style {
    switch self {
    case .null: .null
    case .control: .control
    case .space: .space
    case .printable: .plain
    case .high: .high
    }
  }
}
