/// A few bytes on one line: `'This is '`, `'GET / HTTP/1.1\r\n'…`, `x"00 00 4e 20"…`.
public enum ShortText {
  /// At most `columns` terminal columns (never fewer than 6): as text, or as hex when more than a
  /// quarter of the first bytes is none. `…` marks that more bytes follow.
  public static func of(_ bytes: some Collection<UInt8>, columns: Int) -> String {
    let limit = max(6, columns)
    let front = Array(bytes.prefix(limit * 4))
    let tokens = tokens(of: front, isWhole: front.count == bytes.count)
    let odd = tokens.reduce(0) { $0 + $1.odd }
    if odd * 4 > front.count { return hex(front, total: bytes.count, columns: limit) }
    return text(tokens, isWhole: front.count == bytes.count, columns: limit)
  }

  /// All of the bytes as text without quotes, with what is no text as escapes.
  public static func escaped(_ bytes: some Collection<UInt8>) -> String {
    tokens(of: Array(bytes), isWhole: true).map { $0.text == "\\'" ? "'" : $0.text }.joined()
  }

  private struct Token {
    let text: String
    /// How many bytes of it are no text.
    let odd: Int
  }

  /// A character that the end of `bytes` cuts is left out when more bytes follow there.
  private static func tokens(of bytes: [UInt8], isWhole: Bool) -> [Token] {
    var tokens: [Token] = []
    bytes.withUnsafeBufferPointer { buffer in
      var index = 0
      while index < buffer.count {
        switch TextEncoding.utf8Step(buffer, at: index) {
        case .scalar(let scalar, let length):
          tokens.append(token(scalar))
          index += length
        case .bad(let length, _):
          for byte in buffer[index..<min(buffer.count, index + length)] {
            tokens.append(stray(byte))
          }
          index += length
        case .cut:
          if isWhole { for byte in buffer[index...] { tokens.append(stray(byte)) } }
          index = buffer.count
        }
      }
    }
    return tokens
  }

  private static func token(_ scalar: Unicode.Scalar) -> Token {
    switch scalar {
    case "\n": return Token(text: "\\n", odd: 0)
    case "\r": return Token(text: "\\r", odd: 0)
    case "\t": return Token(text: "\\t", odd: 0)
    case "'": return Token(text: "\\'", odd: 0)
    case "\\": return Token(text: "\\\\", odd: 0)
    default: break
    }
    if scalar.value < 0x80, DisplayWidth.isControl(scalar) {
      return stray(UInt8(truncatingIfNeeded: scalar.value))
    }
    if DisplayWidth.columns(of: scalar) == 0 || DisplayWidth.isControl(scalar) {
      return Token(text: "\\u{\(String(scalar.value, radix: 16))}", odd: 0)
    }
    return Token(text: String(scalar), odd: 0)
  }

  private static func stray(_ byte: UInt8) -> Token {
    Token(text: "\\x" + Hex.text(of: CollectionOfOne(byte)), odd: 1)
  }

  private static func text(_ tokens: [Token], isWhole: Bool, columns: Int) -> String {
    let room = columns - 2
    var kept = ""
    var width = 0
    var dots = isWhole ? 0 : 1
    for (index, token) in tokens.enumerated() {
      let next = width + DisplayWidth.columns(of: token.text)
      let isLast = index == tokens.count - 1
      if next + (isLast ? dots : 1) > room {
        dots = 1
        break
      }
      kept += token.text
      width = next
    }
    return "'\(kept)'" + (dots == 1 ? "…" : "")
  }

  private static func hex(_ bytes: [UInt8], total: Int, columns: Int) -> String {
    let fitting = (columns - 3 + 1) / 3
    if total <= fitting { return "x\"\(Hex.text(of: bytes, separator: " "))\"" }
    let kept = max(1, (columns - 4 + 1) / 3)
    return "x\"\(Hex.text(of: bytes.prefix(kept), separator: " "))\"…"
  }
}
