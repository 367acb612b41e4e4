/// An open file with its name, as `open` gives it: of bytes, or of text in some encoding.
public final class OpenFile {
  let file: File
  let path: String
  /// Whether reading gives bytes; text otherwise.
  let binary: Bool
  /// The encoding of a text file.
  let encoding: String
  /// What happens to what cannot be converted.
  let errors: TextErrorMode

  /// What one read gives at most: 1 GiB.
  static let limit = 1 << 30

  init(
    file: File, path: String, binary: Bool, encoding: String = "utf-8",
    errors: TextErrorMode = .strict
  ) {
    self.file = file
    self.path = path
    self.binary = binary
    self.encoding = encoding
    self.errors = errors
  }

  /// The next line with its end, as `for line in file` gives it; nil at the end.
  func line() throws -> Value? {
    if !binary, isWide {
      throw Failure(
        .value, "the lines of \(encoding) cannot be read one by one",
        hints: ["read the whole file, then lines(text)"])
    }
    guard let bytes = try file.readLine(limit: OpenFile.limit) else { return nil }
    return try value(of: bytes)
  }

  /// So many bytes or characters, fewer only at the end; all that is left without a count.
  func read(_ count: Int?) throws -> Value {
    guard let count, count >= 0, !binary else { return try value(of: readBytes(count)) }
    guard countsCharacters else {
      throw Failure(
        .value, "a number of characters cannot be read from \(encoding)",
        hints: ["read the whole file, or open it with \"rb\" and decode the bytes"])
    }
    var bytes: [UInt8] = []
    var missing = count
    while missing > 0 {
      let piece = try readBytes(missing)
      if piece.isEmpty { break }
      bytes += piece
      while isUTF8, let next = try file.peek(), next & 0xC0 == 0x80 { bytes += try file.read(1) }
      if bytes.last == 0x0D, try file.peek() == 0x0A { bytes += try file.read(1) }
      missing = count - characters(bytes)
    }
    return try value(of: bytes)
  }

  private func readBytes(_ count: Int?) throws -> [UInt8] {
    let wanted = count.map { $0 < 0 ? .max : $0 } ?? Int.max
    let bytes = try file.read(min(wanted, OpenFile.limit))
    if bytes.count == OpenFile.limit, wanted > OpenFile.limit, try file.peek() != nil {
      throw Failure(
        .memory, "\(path) is too much to hold at once", why: "bounded to 1 GiB",
        hints: ["read it in pieces: read f 65536"])
    }
    return bytes
  }

  private func characters(_ bytes: [UInt8]) -> Int {
    var count = 0
    var last: UInt8 = 0
    for byte in bytes {
      if !isUTF8 || byte & 0xC0 != 0x80 { count &+= 1 }
      if byte == 0x0A, last == 0x0D { count &-= 1 }
      last = byte
    }
    return count
  }

  private var isUTF8: Bool { TextEncoding(named: encoding) == .utf8 }

  private var isWide: Bool {
    switch TextEncoding(named: encoding) {
    case .utf16, .utf16LittleEndian, .utf16BigEndian, .utf32, .utf32LittleEndian, .utf32BigEndian:
      true
    case .utf8, .utf8Signature, .ascii, .latin1, nil: false
    }
  }

  private var countsCharacters: Bool {
    switch TextEncoding(named: encoding) {
    case .utf8, .ascii, .latin1: true
    case .utf8Signature, .utf16, .utf16LittleEndian, .utf16BigEndian, .utf32, .utf32LittleEndian,
      .utf32BigEndian, nil:
      false
    }
  }

  /// Bytes as the mode of the file has them; in a text, `\r\n` becomes `\n`, as in Python.
  private func value(of bytes: [UInt8]) throws -> Value {
    if binary { return .bytes(bytes) }
    let text: String
    do throws(TextCodecError) {
      text = try TextCodec.decode(bytes, encoding, errors: errors)
    } catch {
      let advice = error.advice.map { [$0] } ?? []
      throw Failure(
        .unicodeDecode, "\(path): \(error.headline)",
        hints: ["open it with \"rb\" and decode the bytes yourself"] + advice)
    }
    guard text.utf8.contains(0x0D) else { return .string(text) }
    return .string(OpenFile.withoutReturns(text))
  }

  /// A text whose lines end with `\n` only.
  static func withoutReturns(_ text: String) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      if byte == 0x0A, out.last == 0x0D { out.removeLast() }
      out.append(byte)
    }
    return String(decoding: out, as: UTF8.self)
  }
}
