extension SourceText {
  /// What to say when the bytes are not UTF-8: where they stop being it, once for the whole file.
  var encodingProblem: Diagnostic? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var offset = 0
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    decoding: while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput, .error: break decoding
      }
    }
    let byte = offset < bytes.count ? bytes[offset] : 0
    let file = name.hasPrefix("<") ? "FILE" : name
    return Diagnostic(
      "SyntaxError: this is not UTF-8 text", in: self, at: Span(offset, offset + 1),
      label: "byte 0x\(Hex.text(of: [byte])) at offset \(offset)",
      hints: [
        "save the file as UTF-8; from a Korean editor perhaps: iconv -f cp949 -t utf-8 \(file)"
      ])
  }
}
