/// Text and bytes in any encoding: those of `TextEncoding`, and whatever iconv(3) knows.
public enum TextCodec {
  /// The text that `bytes` stand for in the encoding of that name, such as `euc-kr`.
  public static func decode(
    _ bytes: [UInt8], _ encoding: String = "utf-8", errors: TextErrorMode = .strict
  ) throws(TextCodecError) -> String {
    if let own = TextEncoding(named: encoding) {
      return try own.decode(bytes, errors: errors)
    }
    let converter = try converter(encoding, decoding: true)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count * 2)
    var index = 0
    while index < bytes.count {
      let offset: Int
      let cut: Bool
      switch converter.convert(bytes, from: index, into: &output) {
      case .done: return String(decoding: output, as: UTF8.self)
      case .invalid(let place): (offset, cut) = (place, false)
      case .incomplete(let place): (offset, cut) = (place, true)
      }
      let offending = cut ? Array(bytes[offset...]) : Array(bytes[offset...].prefix(1))
      if errors == .strict {
        throw .undecodable(
          TextDecodeFailure(
            encoding: encoding, offset: offset, bytes: offending,
            reason: "\(cut ? "incomplete" : "illegal") multibyte sequence",
            cutInsideCharacter: cut))
      }
      output.append(contentsOf: errors.standIn(for: offending))
      index = offset + max(1, offending.count)
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// The bytes that `text` becomes in the encoding of that name.
  public static func encode(
    _ text: String, _ encoding: String = "utf-8", errors: TextErrorMode = .strict
  ) throws(TextCodecError) -> [UInt8] {
    if let own = TextEncoding(named: encoding) {
      return try own.encode(text, errors: errors)
    }
    let converter = try converter(encoding, decoding: false)
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let offset: Int
      switch converter.convert(bytes, from: index, into: &output) {
      case .done:
        index = bytes.count
        continue
      case .invalid(let place), .incomplete(let place): offset = place
      }
      let rest = String(decoding: bytes[offset...].prefix(4), as: UTF8.self)
      guard let scalar = rest.unicodeScalars.first else { break }
      if errors == .strict {
        let before = String(decoding: bytes[..<offset], as: UTF8.self).unicodeScalars.count
        throw .unencodable(
          TextEncodeFailure(encoding: encoding, offset: before, scalar: scalar))
      }
      _ = converter.convert(errors.standIn(for: scalar), into: &output)
      index = offset + scalar.utf8.count
    }
    converter.finish(into: &output)
    return output
  }
}
