extension TextEncoding {
  /// The text that `bytes` stand for; valid UTF-8 is checked and copied in one go.
  public func decode(
    _ bytes: [UInt8], errors: TextErrorMode = .strict
  ) throws(TextCodecError) -> String {
    if let text = decodeAtOnce(bytes, errors: errors) { return text }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    let failure = bytes.withUnsafeBufferPointer { decode($0, errors: errors, into: &output) }
    if let failure { throw .undecodable(failure) }
    return String(decoding: output, as: UTF8.self)
  }

  /// The bytes that `text` becomes.
  public func encode(
    _ text: String, errors: TextErrorMode = .strict
  ) throws(TextCodecError) -> [UInt8] {
    switch self {
    case .utf8: return Array(text.utf8)
    case .utf8Signature: return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case .ascii: return try encode(text, below: 0x80, errors)
    case .latin1: return try encode(text, below: 0x100, errors)
    case .utf16: return [0xFF, 0xFE] + Self.units16(of: text, .little)
    case .utf16LittleEndian: return Self.units16(of: text, .little)
    case .utf16BigEndian: return Self.units16(of: text, .big)
    case .utf32: return [0xFF, 0xFE, 0, 0] + Self.units32(of: text, .little)
    case .utf32LittleEndian: return Self.units32(of: text, .little)
    case .utf32BigEndian: return Self.units32(of: text, .big)
    }
  }

  /// nil when the bytes have to be looked at one by one.
  private func decodeAtOnce(_ bytes: [UInt8], errors: TextErrorMode) -> String? {
    switch self {
    case .utf8:
      errors == .replace
        ? String(decoding: bytes, as: UTF8.self) : String(validUTF8: bytes)
    case .ascii:
      bytes.allSatisfy { $0 < 0x80 } ? String(decoding: bytes, as: UTF8.self) : nil
    case .latin1, .utf8Signature, .utf16, .utf16LittleEndian, .utf16BigEndian, .utf32,
      .utf32LittleEndian, .utf32BigEndian:
      nil
    }
  }

  /// Appends UTF-8 to `output`, or tells where it had to stop.
  private func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, errors: TextErrorMode, into output: inout [UInt8]
  ) -> TextDecodeFailure? {
    let (encoding, start) = resolved(bytes)
    var index = start
    while index < bytes.count {
      let length: Int
      let reason: String
      var cut = false
      switch encoding.step(bytes, at: index) {
      case .scalar(let scalar, let count):
        scalar.utf8.forEach { output.append($0) }
        index &+= count
        continue
      case .bad(let count, let why): (length, reason) = (count, why)
      case .cut(let why): (length, reason, cut) = (bytes.count &- index, why, true)
      }
      let offending = Array(bytes[index..<(index &+ length)])
      if errors == .strict {
        return TextDecodeFailure(
          encoding: rawValue, offset: index, bytes: offending, reason: reason,
          cutInsideCharacter: cut)
      }
      output.append(contentsOf: errors.standIn(for: offending))
      index &+= length
    }
    return nil
  }

  private func encode(
    _ text: String, below limit: UInt32, _ errors: TextErrorMode
  ) throws(TextCodecError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var offset = 0
    for scalar in text.unicodeScalars {
      if scalar.value < limit {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else if errors == .strict {
        throw .unencodable(TextEncodeFailure(encoding: rawValue, offset: offset, scalar: scalar))
      } else {
        bytes.append(contentsOf: errors.standIn(for: scalar))
      }
      offset &+= 1
    }
    return bytes
  }

  private static func units16(of text: String, _ order: ByteOrder) -> [UInt8] {
    text.utf16.flatMap { unit in
      let pair = [UInt8(truncatingIfNeeded: unit >> 8), UInt8(truncatingIfNeeded: unit)]
      return order == .big ? pair : pair.reversed()
    }
  }

  private static func units32(of text: String, _ order: ByteOrder) -> [UInt8] {
    text.unicodeScalars.flatMap { scalar in
      let four = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: scalar.value >> UInt32($0)) }
      return order == .big ? four : four.reversed()
    }
  }
}

extension TextErrorMode {
  /// What goes into the text, as UTF-8, in place of bytes that cannot be decoded.
  public func standIn(for bytes: some Collection<UInt8>) -> [UInt8] {
    switch self {
    case .strict, .ignore: []
    case .replace: [0xEF, 0xBF, 0xBD]
    case .backslashreplace: Array("\\x".utf8) + Array(Hex.text(of: bytes, separator: "\\x").utf8)
    }
  }

  /// What goes into the bytes, as ASCII, in place of a character that cannot be encoded.
  public func standIn(for scalar: Unicode.Scalar) -> [UInt8] {
    switch self {
    case .strict, .ignore: []
    case .replace: [0x3F]
    case .backslashreplace:
      if scalar.value < 0x100 {
        Array("\\x\(Hex.text(of: Int(scalar.value), width: 2))".utf8)
      } else if scalar.value < 0x10000 {
        Array("\\u\(Hex.text(of: Int(scalar.value), width: 4))".utf8)
      } else {
        Array("\\U\(Hex.text(of: Int(scalar.value), width: 8))".utf8)
      }
    }
  }
}
