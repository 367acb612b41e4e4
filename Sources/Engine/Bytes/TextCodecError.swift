/// Why text could not be decoded or encoded.
public enum TextCodecError: BytesError {
  /// No encoding has this name; the closest that exist.
  case unknownEncoding(String, suggestions: [String])
  /// Bytes that are no text in the encoding.
  case undecodable(TextDecodeFailure)
  /// A character that the encoding does not have.
  case unencodable(TextEncodeFailure)
  /// The system has the converter but could not open it; the reason in its words.
  case unavailable(encoding: String, reason: String)

  /// What failed, with the value at fault.
  public var headline: String {
    switch self {
    case .unknownEncoding(let name, _): "unknown encoding '\(name)'"
    case .undecodable(let failure):
      "\(failure.byteText) at offset \(failure.offset) is not \(failure.encoding):"
        + " \(failure.reason)"
    case .unencodable(let failure):
      "\(failure.characterText) at offset \(failure.offset) has no form in \(failure.encoding)"
    case .unavailable(let encoding, let reason):
      "the converter for \(encoding) cannot be opened: \(reason)"
    }
  }

  /// What was expected or what to try.
  public var advice: Wording? {
    switch self {
    case .unknownEncoding(_, let suggestions):
      suggestions.isEmpty
        ? "such as utf-8, euc-kr, cp949, latin-1 or ascii"
        : "did you mean \(suggestions.joined(separator: ", "))?"
    case .undecodable(let failure):
      failure.cutInsideCharacter
        ? "the data ends in the middle of a character: receive the rest, then decode the whole"
        : "decode it as \(failure.alternative), or pass errors=\"replace\""
    case .unencodable: "encode as utf-8, which has every character, or pass errors=\"replace\""
    case .unavailable: nil
    }
  }
}

/// Where decoding stopped; offsets count bytes from 0.
public struct TextDecodeFailure: Equatable, Sendable {
  /// The encoding as it was named.
  public let encoding: String
  /// Of the first offending byte.
  public let offset: Int
  /// The offending bytes, at least one.
  public let bytes: [UInt8]
  /// Why, in Python's words.
  public let reason: String
  /// True when the bytes up to the end begin a character that more data might complete.
  public let cutInsideCharacter: Bool

  /// A failure; `bytes` are those from `offset` on that make no character.
  public init(
    encoding: String, offset: Int, bytes: [UInt8], reason: String, cutInsideCharacter: Bool
  ) {
    self.encoding = encoding
    self.offset = offset
    self.bytes = bytes
    self.reason = reason
    self.cutInsideCharacter = cutInsideCharacter
  }

  /// What the data may be instead.
  fileprivate var alternative: Wording {
    encoding.lowercased().hasPrefix("utf") || encoding == "ascii"
      ? "another encoding, such as euc-kr or latin-1" : "another encoding, such as utf-8"
  }

  fileprivate var byteText: String {
    let shown = Hex.text(of: bytes.prefix(8), separator: " ")
    return bytes.count == 1 ? "byte 0x\(shown)" : "bytes \(shown)"
  }
}

/// Where encoding stopped; offsets count Unicode scalars from 0, as Python counts characters.
public struct TextEncodeFailure: Equatable, Sendable {
  /// The encoding as it was named.
  public let encoding: String
  /// Of the character that has no form.
  public let offset: Int
  /// The character.
  public let scalar: Unicode.Scalar

  /// A failure at `offset`.
  public init(encoding: String, offset: Int, scalar: Unicode.Scalar) {
    self.encoding = encoding
    self.offset = offset
    self.scalar = scalar
  }

  fileprivate var characterText: String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return DisplayWidth.columns(of: scalar) > 0 ? "'\(scalar)' (\(code))" : code
  }
}
