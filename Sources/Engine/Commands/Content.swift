/// What a command that works on texts and on bytes alike looks at: the bytes, or the UTF-8 of a
/// text. Offsets count bytes; positions count as the language does, in scalars for a text.
struct Content {
  let bytes: [UInt8]
  let isText: Bool

  /// A part as a value of the same type.
  func value(_ part: ArraySlice<UInt8>) -> Value {
    isText ? .string(String(decoding: part, as: UTF8.self)) : .bytes(Array(part))
  }

  /// A result as a value of the same type.
  func value(_ result: [UInt8]) -> Value {
    isText ? .string(String(decoding: result, as: UTF8.self)) : .bytes(result)
  }

  /// The position of a byte offset.
  func position(_ offset: Int) -> Int {
    isText ? Content.scalars(bytes[..<offset]) : offset
  }

  /// The number of positions.
  var length: Int { position(bytes.count) }

  /// The offset of a position between 0 and `length`.
  func offset(_ position: Int) -> Int {
    guard isText else { return position }
    var left = position
    for (offset, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 {
      if left == 0 { return offset }
      left -= 1
    }
    return bytes.count
  }

  /// The bytes between two positions as Python's optional `start` and `end` mean them; nil when
  /// the start lies behind the end of the whole.
  func offsets(_ start: Int?, _ end: Int?) -> Range<Int>? {
    guard start != nil || end != nil else { return 0..<bytes.count }
    let length = length
    func clip(_ value: Int) -> Int { max(0, value < 0 ? value &+ length : value) }
    let low = clip(start ?? 0)
    let high = min(length, clip(end ?? length))
    if low > high { return nil }
    return offset(low)..<offset(high)
  }

  /// Whether the scalars or bytes begin at this offset.
  func isBoundary(_ offset: Int) -> Bool { !isText || bytes[offset] & 0xC0 != 0x80 }

  /// The number of scalars in UTF-8.
  static func scalars(_ utf8: some Sequence<UInt8>) -> Int {
    var count = 0
    for byte in utf8 where byte & 0xC0 != 0x80 { count &+= 1 }
    return count
  }

  /// The first place of a part within some offsets.
  func find(_ part: [UInt8], in range: Range<Int>) -> Int? {
    let place = Searching.find(part, in: bytes, from: range.lowerBound)
    guard let place, place + part.count <= range.upperBound else { return nil }
    return place
  }

  /// The last place of a part within some offsets.
  func findLast(_ part: [UInt8], in range: Range<Int>) -> Int? {
    var place = range.upperBound - part.count
    while place >= range.lowerBound {
      if bytes[place..<place + part.count].elementsEqual(part) { return place }
      place -= 1
    }
    return nil
  }

  /// The places of a part that is not empty, from left to right, none inside another.
  func places(_ part: [UInt8], in range: Range<Int>, atMost limit: Int = .max) -> [Int] {
    var places: [Int] = []
    var from = range.lowerBound
    while places.count < limit, let place = find(part, in: from..<range.upperBound) {
      places.append(place)
      from = place + part.count
    }
    return places
  }
}

extension Call {
  /// A text or bytes.
  func content(_ slot: Int) throws -> Content {
    switch self[slot] {
    case .text(let text): return Content(bytes: Array(text.string.utf8), isText: true)
    case .bytes(let bytes): return Content(bytes: bytes, isText: false)
    case .buffer(let buffer): return Content(bytes: buffer.bytes, isText: false)
    case .int, .big, .float, .bool:
      throw mistyped(slot, "a text or bytes", hints: ["str(x) makes text of a number"])
    case .list:
      throw mistyped(slot, "a text or bytes", hints: ["loop over the list, or take an element"])
    default: throw mistyped(slot, "a text or bytes")
    }
  }

  /// Another argument, which has to be a text where the first is one, and bytes where it is bytes.
  func content(_ slot: Int, like first: Content) throws -> [UInt8] {
    try part(self[slot], slot, like: first)
  }

  /// A value of that argument that has to be of the same type as the first argument.
  func part(_ value: Value, _ slot: Int, like first: Content) throws -> [UInt8] {
    switch value {
    case .text(let text) where first.isText: return Array(text.string.utf8)
    case .bytes(let bytes) where !first.isText: return bytes
    case .buffer(let buffer) where !first.isText: return buffer.bytes
    case .text:
      throw mixed(slot, "a text", "bytes", ["write b\"…\" for bytes, or decode the data first"])
    case .bytes, .buffer:
      throw mixed(slot, "bytes", "a text", ["decode(data) makes text of the bytes"])
    default: throw mistyped(slot, first.isText ? "a text" : "bytes")
    }
  }

  private func mixed(_ slot: Int, _ given: String, _ wanted: Wording, _ hints: [Wording]) -> Failure
  {
    Failure(
      .type, "\(command.name): \(given) does not go with \(wanted)",
      why: "expected \(wanted), as the first value is", hints: hints, argument: slot)
  }
}
