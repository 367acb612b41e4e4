@testable import Engine

/// The first three bytes are the width, the options and the size of the pieces; the rest is shown.
enum HexdumpFuzz {
  static func check(_ input: [UInt8]) throws(BrokenPromise) {
    guard input.count > 3 else { return }
    let width = Int(input[0])
    let squeezes = input[1] & 1 == 1
    let colors = input[1] & 2 == 2
    let piece = Int(input[2]) + 1
    let bytes = Array(input[3...])

    let lines = Hexdump.styled(of: bytes, width: width, squeeze: squeezes, offset: 7)
    let expected = lines.map { $0.text(color: colors) + "\n" }.joined()

    var printer = HexdumpPrinter(width: width, offset: 7, squeeze: squeezes, color: colors)
    var out = OutputBuffer(capacity: 64)
    var dump = Hexdump(width: width, offset: 7, squeeze: squeezes)
    var rows: [HexdumpLine] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      rest.prefix(piece).withUnsafeBytes { printer.feed($0, into: &out) }
      rows += dump.feed(rest.prefix(piece))
      rest = rest.dropFirst(piece)
    }
    printer.finish(into: &out)
    rows += dump.finish()

    try promise(out.text == expected, "the printer writes\n\(out.text)and not\n\(expected)")
    let inPieces = rows.map { $0.styled(width: dump.width).text(color: colors) + "\n" }.joined()
    try promise(inPieces == expected, "in pieces of \(piece)\n\(inPieces)and not\n\(expected)")
    guard !squeezes else { return }
    let shown = rows.flatMap { line in
      if case .row(let row) = line { row.bytes } else { [UInt8]() }
    }
    try promise(shown == bytes, "the rows hold other bytes")
  }
}
