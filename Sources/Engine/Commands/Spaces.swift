/// White space at the ends of texts and bytes, and between their words.
extension ArraySlice<UInt8> {
  /// Without white space at its beginning.
  func drop(spacesOf content: Content) -> ArraySlice<UInt8> {
    var index = startIndex
    while index < endIndex {
      let length = spaceLength(at: index, content)
      if length == 0 { break }
      index += length
    }
    return self[index...]
  }

  /// Without white space at its end.
  func dropLast(spacesOf content: Content) -> ArraySlice<UInt8> {
    var end = endIndex
    while end > startIndex {
      let start = startOfCharacter(before: end, content)
      guard spaceLength(at: start, content) == end - start else { break }
      end = start
    }
    return self[..<end]
  }

  /// Where its first white space begins.
  func firstSpace(_ content: Content) -> Int? {
    var index = startIndex
    while index < endIndex {
      if spaceLength(at: index, content) > 0 { return index }
      index += 1
    }
    return nil
  }

  /// Where the word at its end begins.
  func startOfLastWord(_ content: Content) -> Int {
    var end = endIndex
    while end > startIndex {
      let start = startOfCharacter(before: end, content)
      if spaceLength(at: start, content) > 0 { break }
      end = start
    }
    return end
  }

  private func startOfCharacter(before end: Int, _ content: Content) -> Int {
    var start = end - 1
    while content.isText, start > startIndex, self[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  /// The bytes of the white space that begins here, 0 when there is none; a text knows more of it
  /// than bytes do.
  private func spaceLength(at index: Int, _ content: Content) -> Int {
    let byte = self[index]
    if byte < 0x80 {
      if Letters.isSpace(byte) { return 1 }
      return content.isText && (0x1C...0x1F).contains(byte) ? 1 : 0
    }
    guard content.isText, byte == 0xC2 || byte == 0xE1 || byte == 0xE2 || byte == 0xE3 else {
      return 0
    }
    let length = byte == 0xC2 ? 2 : 3
    guard index + length <= endIndex,
      let scalar = String(decoding: self[index..<index + length], as: UTF8.self).unicodeScalars
        .first
    else { return 0 }
    return Letters.isSpace(scalar) ? length : 0
  }
}
