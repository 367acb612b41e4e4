/// Matches a pattern in a time that grows with the text's length and not faster: a step that failed at a
/// place is not tried there again. The match is the one that Swift's Regex finds: the leftmost, and the first
/// of its ways.
final class PatternMatcher {
  private let program: PatternProgram
  private lazy var firstBytes = program.firstBytes()
  private var stack: [Choice] = []
  private var registers: [Int]
  /// For each mark and place whether all ways from there have failed, and the words of it that are not 0.
  private var failed: [UInt64] = []
  private var touched: [Int] = []
  private var places: [Set<Int>] = []

  /// What to do when a way fails.
  private enum Choice {
    case go(Int, at: Int)
    /// A run that may end earlier: its step, its mark, where it began, and where it ended last.
    case shorten(Int, mark: Int, from: Int, to: Int)
    /// Every way from a mark at a place has failed.
    case failed(Int, at: Int)
    case restore(Int, Int)
  }

  /// What may stand around a match.
  enum Extent {
    /// Anything.
    case anywhere
    /// It begins the text.
    case prefix
    /// It is the text.
    case whole
  }

  /// Nil for a pattern that needs more than this, as back references do.
  init?(_ source: String) {
    guard let program = PatternProgram(source) else { return nil }
    self.program = program
    registers = Array(repeating: -1, count: program.registers)
  }

  /// The offsets in UTF-8 of the first match from an offset on, and of its groups.
  func firstMatch(
    in text: String, from start: Int = 0, _ extent: Extent = .anywhere
  ) -> [Range<Int>?]? {
    var text = text
    places = program.places.map { Self.offsets(of: $0, in: text) }
    defer { shrink() }
    return text.withUTF8 { search($0, from: start, extent) }
  }

  /// Every match, from left to right.
  func matches(in text: String) -> [[Range<Int>?]] {
    var text = text
    places = program.places.map { Self.offsets(of: $0, in: text) }
    defer { shrink() }
    return text.withUTF8 { bytes in
      var found: [[Range<Int>?]] = []
      var start = 0
      while start <= bytes.count, let match = search(bytes, from: start, .anywhere),
        let range = match[0]
      {
        found.append(match)
        start = range.upperBound
        if range.isEmpty { start += start < bytes.count ? Self.length(bytes[start]) : 1 }
      }
      return found
    }
  }

  /// Gives back what a long text has needed.
  private func shrink() {
    places = []
    if failed.count > 1 << 14 { failed = [] }
    if stack.capacity > 1 << 14 { stack = [] }
  }

  private static func offsets(of source: String, in text: String) -> Set<Int> {
    guard let regex = try? Regex(source).matchingSemantics(.unicodeScalar) else { return [] }
    return Set(
      text.matches(of: regex).map {
        text.utf8.distance(from: text.startIndex, to: $0.range.lowerBound)
      })
  }

  private typealias Bytes = UnsafeBufferPointer<UInt8>

  private func search(_ bytes: Bytes, from first: Int, _ extent: Extent) -> [Range<Int>?]? {
    let words = (program.marks * (bytes.count + 1) + 63) / 64
    if failed.count < words {
      failed = Array(repeating: 0, count: words)
    }
    defer {
      for word in touched { failed[word] = 0 }
      touched.removeAll(keepingCapacity: true)
      stack.removeAll(keepingCapacity: true)
    }
    let firstBytes = extent == .anywhere ? firstBytes : nil
    var start = first
    while true {
      if let firstBytes {
        while start < bytes.count, !firstBytes[Int(bytes[start])] { start += 1 }
        if start == bytes.count { return nil }
      }
      if let end = end(bytes, from: start, isWhole: extent == .whole) {
        return (0...program.captures).map { group in
          if group == 0 { return start..<end }
          let (lower, upper) = (registers[2 * group], registers[2 * group + 1])
          return upper < 0 ? nil : lower..<upper
        }
      }
      guard extent == .anywhere, start < bytes.count else { return nil }
      start += Self.length(bytes[start])
    }
  }

  /// Where a match that begins here ends.
  private func end(_ bytes: Bytes, from start: Int, isWhole: Bool) -> Int? {
    for index in registers.indices { registers[index] = -1 }
    return end(bytes, 0, at: start, isWhole: isWhole)
  }

  /// Where the steps from here on end that begin at a place. The choices that are left stay on the stack.
  private func end(_ bytes: Bytes, _ first: Int, at start: Int, isWhole: Bool) -> Int? {
    let floor = stack.count
    var step = first
    var place = start
    while true {
      if advance(bytes, &step, &place), !isWhole || place == bytes.count { return place }
      guard retreat(bytes, &step, &place, to: floor) else { return nil }
    }
  }

  /// The same with the first way that matches as the only one; `isUndone` is whether groups forget it.
  private func onlyEnd(_ bytes: Bytes, _ first: Int, at start: Int, isUndone: Bool) -> Int? {
    let floor = stack.count
    guard let end = end(bytes, first, at: start, isWhole: false) else { return nil }
    let left = stack[floor...]
    stack.removeSubrange(floor...)
    for choice in isUndone ? left.reversed() : Array(left) {
      guard case .restore(let register, let old) = choice else { continue }
      if isUndone { registers[register] = old } else { stack.append(choice) }
    }
    return end
  }

  /// Takes steps up to the match; false when one fails.
  private func advance(_ bytes: Bytes, _ step: inout Int, _ place: inout Int) -> Bool {
    while true {
      switch program.steps[step] {
      case .scalar(let wanted):
        guard place < bytes.count, Self.scalar(bytes, &place) == wanted else { return false }
      case .set(let set):
        guard place < bytes.count, program.sets[set].contains(Self.scalar(bytes, &place)) else {
          return false
        }
      case .run(let number, let mark):
        guard !hasFailed(mark, place, bytes.count) else { return false }
        let set = program.sets[number]
        let from = place
        while place < bytes.count {
          var next = place
          guard set.contains(Self.scalar(bytes, &next)), !hasFailed(mark, next, bytes.count)
          else { break }
          place = next
        }
        stack.append(.shorten(step, mark: mark, from: from, to: place))
      case .split(let one, let other):
        stack.append(.go(other, at: place))
        step = one
        continue
      case .jump(let target):
        step = target
        continue
      case .mark(let mark):
        guard !hasFailed(mark, place, bytes.count) else { return false }
        stack.append(.failed(mark, at: place))
      case .note(let register):
        stack.append(.restore(register, registers[register]))
        registers[register] = place
      case .unless(let register, let target):
        if registers[register] == place {
          step = target
          continue
        }
      case .start: guard place == 0 else { return false }
      case .end: guard place == bytes.count else { return false }
      case .place(let number): guard places[number].contains(place) else { return false }
      case .ahead(let next, let isNegative):
        let end = onlyEnd(bytes, step + 1, at: place, isUndone: isNegative)
        guard (end == nil) == isNegative else { return false }
        step = next
        continue
      case .atomic(let next):
        guard let end = onlyEnd(bytes, step + 1, at: place, isUndone: false) else { return false }
        (step, place) = (next, end)
        continue
      case .match: return true
      }
      step += 1
    }
  }

  /// Goes back to the last choice.
  private func retreat(
    _ bytes: Bytes, _ step: inout Int, _ place: inout Int, to floor: Int
  ) -> Bool {
    while stack.count > floor, let choice = stack.popLast() {
      switch choice {
      case .go(let target, let offset):
        (step, place) = (target, offset)
        return true
      case .shorten(let run, let mark, let from, let to):
        fail(mark, to, bytes.count)
        guard to > from else { continue }
        (step, place) = (run + 1, to)
        repeat { place -= 1 } while bytes[place] & 0xC0 == 0x80
        stack.append(.shorten(run, mark: mark, from: from, to: place))
        return true
      case .failed(let mark, let offset): fail(mark, offset, bytes.count)
      case .restore(let register, let old): registers[register] = old
      }
    }
    return false
  }

  private func hasFailed(_ mark: Int, _ place: Int, _ count: Int) -> Bool {
    let number = mark * (count + 1) + place
    return failed[number >> 6] & 1 << UInt64(number & 63) != 0
  }

  private func fail(_ mark: Int, _ place: Int, _ count: Int) {
    let number = mark * (count + 1) + place
    if failed[number >> 6] == 0 { touched.append(number >> 6) }
    failed[number >> 6] |= 1 << UInt64(number & 63)
  }

  private static func length(_ byte: UInt8) -> Int {
    byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
  }

  /// The scalar at a place, which moves behind it.
  private static func scalar(_ bytes: Bytes, _ place: inout Int) -> UInt32 {
    let first = bytes[place]
    let length = length(first)
    var value = length == 1 ? UInt32(first) : UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<max(1, length) {
      value = value << 6 | UInt32(bytes[place + offset] & 0x3F)
    }
    place += length
    return value
  }
}
