/// Reads a program's bytes as a terminal does: text in UTF-8, controls and escape sequences
/// (ECMA-48 as xterm understands it). Pieces may be cut anywhere.
struct EscapeParser {
  /// What the terminal is asked to do.
  enum Item: Equatable {
    /// A character to draw; U+FFFD for bytes that are not UTF-8.
    case scalar(Unicode.Scalar)
    /// A C0 control or DEL.
    case control(UInt8)
    /// ESC, then these characters.
    case escape(String)
    /// CSI with its parameters.
    case sequence(ControlSequence)
    /// The body of OSC (`]`), DCS (`P`), APC (`_`) or PM (`^`), which stands in front of it.
    case string(String)
  }

  /// `ESC [ ? 1 ; 2 h` is marker `?`, parameters 1 and 2, final `h`.
  struct ControlSequence: Equatable {
    let marker: Character?
    let parameters: [Int?]
    let final: Character

    /// The parameter at `index`; 0 and a missing one are `standard`.
    func count(_ index: Int = 0, standard: Int = 1) -> Int {
      guard index < parameters.count, let value = parameters[index], value > 0 else {
        return standard
      }
      return value
    }
  }

  private enum State {
    case ground
    case escape([UInt8])
    case sequence([UInt8])
    case string([UInt8], escaped: Bool)
  }

  private var state = State.ground
  private var partial: [UInt8] = []

  /// True between the first and the last byte of a character or a sequence.
  var isInside: Bool {
    if case .ground = state { return !partial.isEmpty }
    return true
  }

  /// The items that `byte` completes.
  mutating func feed(_ byte: UInt8) -> [Item] {
    if case .string(let body, let escaped) = state {
      return string(body, escaped: escaped, byte)
    }
    if byte == 0x1B {
      let broken = endText()
      state = .escape([])
      return broken
    }
    if byte < 0x20 || byte == 0x7F {
      if byte == 0x18 || byte == 0x1A { state = .ground }
      return endText() + [.control(byte)]
    }
    switch state {
    case .ground: return text(byte)
    case .escape(let body): return escape(body + [byte])
    case .sequence(let body): return sequence(body + [byte])
    case .string: return []
    }
  }

  private mutating func text(_ byte: UInt8) -> [Item] {
    if byte & 0xC0 != 0x80 {
      let broken = endText()
      partial = [byte]
      return broken + whole()
    }
    if partial.isEmpty { return [.scalar("\u{FFFD}")] }
    partial.append(byte)
    return whole()
  }

  /// The character in `partial` when it is complete.
  private mutating func whole() -> [Item] {
    let lead = partial[0]
    let needed = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard needed > 0, lead < 0xF5 else { return endText() }
    guard partial.count == needed else { return [] }
    defer { partial = [] }
    return String(decoding: partial, as: UTF8.self).unicodeScalars.map { .scalar($0) }
  }

  private mutating func endText() -> [Item] {
    defer { partial = [] }
    return partial.isEmpty ? [] : [.scalar("\u{FFFD}")]
  }

  private mutating func escape(_ body: [UInt8]) -> [Item] {
    if body.count == 1 {
      switch body[0] {
      case UInt8(ascii: "["):
        state = .sequence([])
        return []
      case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"):
        state = .string(body, escaped: false)
        return []
      default: break
      }
    }
    if let last = body.last, (0x20..<0x30).contains(last) {
      state = .escape(body)
      return []
    }
    state = .ground
    return [.escape(String(decoding: body, as: UTF8.self))]
  }

  private mutating func sequence(_ body: [UInt8]) -> [Item] {
    guard let last = body.last, (0x40..<0x7F).contains(last) else {
      state = .sequence(body)
      return []
    }
    state = .ground
    var inner = body.dropLast()
    var marker: Character?
    if let first = inner.first, !(0x30..<0x3C).contains(first) {
      marker = Character(Unicode.Scalar(first))
      inner = inner.dropFirst()
    }
    let words = inner.split(omittingEmptySubsequences: false) { $0 == 0x3B || $0 == 0x3A }
    return [
      .sequence(
        ControlSequence(
          marker: marker, parameters: words.map { Int(String(decoding: $0, as: UTF8.self)) },
          final: Character(Unicode.Scalar(last))))
    ]
  }

  private mutating func string(_ body: [UInt8], escaped: Bool, _ byte: UInt8) -> [Item] {
    let ends = byte == 0x07 || (escaped && byte == UInt8(ascii: "\\"))
    guard ends else {
      state = .string(byte == 0x1B ? body : body + [byte], escaped: byte == 0x1B)
      return []
    }
    state = .ground
    return [.string(String(decoding: body, as: UTF8.self))]
  }
}
