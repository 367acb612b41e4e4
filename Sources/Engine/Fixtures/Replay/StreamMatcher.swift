/// Compares a stream as it comes with what is to come: bytes, and patterns between them. Where one chunk
/// ends and the next begins does not matter.
struct StreamMatcher {
  /// A part of the entries that are to come, with the place it has in them.
  struct Wanted {
    let part: Transcript.Part
    /// Which entry, and which of its parts.
    let entry: Int
    let number: Int
  }

  /// How far it has got.
  enum State: Equatable {
    /// More must come.
    case hungry
    /// Only a pattern at the end is left, and what came so far may be all that it is to take.
    case open
    /// Everything has come.
    case done
    /// Other bytes came.
    case failed
  }

  private let wanted: [Wanted]
  /// The part at work, and how many of its bytes have come.
  private(set) var position = 0
  private(set) var offset = 0
  /// What came and belongs to no part yet.
  private(set) var buffer: [UInt8] = []
  private(set) var state = State.hungry

  /// Longest text that a pattern takes.
  static let patternLimit = 1 << 20

  init(_ wanted: [Wanted]) {
    self.wanted = wanted
    advance()
  }

  /// The part at work; nil when all have come.
  var current: Wanted? { position < wanted.count ? wanted[position] : nil }

  /// Whether all parts of an entry have come.
  func hasPassed(entry: Int) -> Bool { current.map { $0.entry > entry } ?? true }

  /// The bytes that came for the part at work.
  var came: [UInt8] {
    guard case .bytes(let bytes)? = current?.part else { return buffer }
    return bytes.prefix(offset) + buffer
  }

  /// Takes in what came next.
  mutating func feed(_ bytes: [UInt8]) {
    buffer += bytes
    advance()
  }

  /// Nothing more comes for now: a pattern at the end takes what is there.
  mutating func close() {
    guard state == .open, let length = prefix(buffer[...]) else { return }
    buffer.removeFirst(length)
    position = wanted.count
    state = .done
  }

  private mutating func advance() {
    state = .hungry
    while state == .hungry {
      guard let current else {
        state = .done
        return
      }
      switch current.part {
      case .bytes(let bytes): if !take(bytes) { return }
      case .pattern: if !takePatterns() { return }
      }
    }
  }

  /// Compares with literal bytes; true when they are all there.
  private mutating func take(_ bytes: [UInt8]) -> Bool {
    let count = min(bytes.count - offset, buffer.count)
    guard bytes[offset..<offset + count].elementsEqual(buffer[..<count]) else {
      state = .failed
      return false
    }
    buffer.removeFirst(count)
    offset += count
    guard offset == bytes.count else { return false }
    position += 1
    offset = 0
    return true
  }

  /// Gives a row of patterns the shortest stretch that they match in front of the next bytes.
  private mutating func takePatterns() -> Bool {
    guard let (next, bytes) = nextBytes else {
      state = prefix(buffer[...]) == nil ? .hungry : .open
      return false
    }
    let pattern = pattern(upTo: next)
    var start = 0
    while let place = find(bytes, from: start) {
      if pattern?.firstMatch(in: Self.text(buffer[..<place]).string, .whole) != nil {
        buffer.removeFirst(place)
        position = next
        return true
      }
      start = place + 1
    }
    if buffer.count > Self.patternLimit { state = .failed }
    return false
  }

  /// The next literal bytes behind the patterns.
  private var nextBytes: (Int, [UInt8])? {
    for index in position..<wanted.count {
      if case .bytes(let bytes) = wanted[index].part { return (index, bytes) }
    }
    return nil
  }

  private func pattern(upTo end: Int) -> Pattern? {
    let sources = wanted[position..<end].compactMap { wanted in
      if case .pattern(let source) = wanted.part { "(?:\(source))" } else { nil }
    }
    return try? Pattern(sources.joined())
  }

  private func find(_ bytes: [UInt8], from start: Int) -> Int? {
    guard buffer.count >= bytes.count, start <= buffer.count - bytes.count else { return nil }
    return (start...buffer.count - bytes.count).first {
      buffer[$0] == bytes[0] && buffer[$0..<$0 + bytes.count].elementsEqual(bytes)
    }
  }

  /// How many bytes the patterns at the end take of these; nil when they do not match yet.
  private func prefix(_ bytes: ArraySlice<UInt8>) -> Int? {
    let text = Self.text(bytes)
    guard let match = pattern(upTo: wanted.count)?.firstMatch(in: text.string, .prefix),
      let end = match[0]?.upperBound
    else { return nil }
    return text.isUTF8 ? end : Pattern.part(0..<end, of: text.string).unicodeScalars.count
  }

  /// Bytes that are no UTF-8 are matched one character a byte, as Latin-1.
  private static func text(_ bytes: ArraySlice<UInt8>) -> (string: String, isUTF8: Bool) {
    if let text = String(validating: bytes, as: UTF8.self) { return (text, true) }
    return (String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })), false)
  }
}
