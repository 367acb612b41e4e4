extension SourceText {
  /// What to say when the bytes are not UTF-8: where they stop being it, once for the whole file.
  var encodingProblem: Diagnostic? {
    let bytes = bytes
    let offset: Int
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch { offset = error.byteOffsets.lowerBound }
    let file = name.hasPrefix("<") ? "FILE" : name
    return Diagnostic(
      "SyntaxError: this is not UTF-8 text", in: self, at: Span(offset, offset + 1),
      label: "byte 0x\(Hex.text(of: [bytes[offset]])) at offset \(offset)",
      hints: [
        "save the file as UTF-8; from a Korean editor perhaps: iconv -f cp949 -t utf-8 \(file)"
      ])
  }
}
