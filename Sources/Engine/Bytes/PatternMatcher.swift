/// Matches a pattern in a time that grows with the text's length and not faster: a step that failed at a
/// place is not tried there again (but for patterns that ask what a group captured). The match is the one
/// that Swift's Regex finds: the leftmost, and the first of its ways. A search can pause.
final class PatternMatcher {
  private let program: PatternProgram
  private lazy var firstBytes = program.firstBytes()

  private var text = ""
  private var extent = Extent.anywhere
  private var wantsAll = false
  /// The last match: the offsets in UTF-8 of the whole and of its groups, nil for a group without part.
  private(set) var match: [Range<Int>?]?
  /// Every match so far, where all are wanted.
  private(set) var found: [[Range<Int>?]] = []
  /// The search ended because too many ways were open.
  private(set) var isFull = false

  /// Where the match at work begins; nil while such a place is looked for.
  private var start: Int?
  private var step = 0
  private var place = 0
  private var stack: [Choice] = []
  /// How much of the stack lies outside of the innermost enclosed part.
  private var floor = 0
  private var registers: [Int]
  /// For each mark and place whether all ways from there have failed, and the words of it that are not 0.
  private var failed: [UInt64] = []
  private var touched: [Int] = []

  /// What to do when a way fails. Texts are shorter than 2 GiB, so that short numbers do.
  private enum Choice {
    case go(Int32, at: Int32)
    /// A run that may end earlier: its step, its mark, where it began, and where it ended last.
    case shorten(Int32, mark: Int32, from: Int32, to: Int32)
    /// Every way from a mark at a place has failed.
    case failed(Int32, at: Int32)
    /// What was in a register.
    case restore(Int32, Int32)
    /// The step that an enclosed part belongs to, where it was tried, and the floor around it.
    case enclosed(Int32, at: Int32, floor: Int32)
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

  /// How some steps ended.
  private enum Advance { case matched, failed, paused, full }

  /// Choices, at most: 1.3 GB.
  static let limit = 1 << 26
  /// Steps that take a few milliseconds: after them others have their turn.
  static let slice = 1 << 19

  init(_ program: PatternProgram) {
    self.program = program
    registers = Array(repeating: -1, count: program.registers)
  }

  /// Begins a search for the first match, or for all from left to right.
  func begin(in text: String, _ extent: Extent = .anywhere, wantsAll: Bool = false) {
    self.text = text
    self.extent = extent
    self.wantsAll = wantsAll
    (match, found, isFull) = (nil, [], false)
    (start, place) = (nil, 0)
    let words = (program.marks * (text.utf8.count + 1) + 63) / 64
    if failed.count < words { failed = Array(repeating: 0, count: words) }
  }

  /// Goes on for about so many steps; true when the search has ended.
  func go(for steps: Int = .max) -> Bool {
    let hasEnded = text.withUTF8 { search($0, steps) }
    if hasEnded { forget() }
    return hasEnded
  }

  /// Gives back what a long text has needed.
  private func forget() {
    text = ""
    forgetFailures()
    if !stack.isEmpty { stack.removeAll(keepingCapacity: true) }
    if stack.capacity > 1 << 14 { stack = [] }
    if failed.count > 1 << 14 { failed = [] }
  }

  private func forgetFailures() {
    if touched.isEmpty { return }
    for word in touched { failed[word] = 0 }
    touched.removeAll(keepingCapacity: true)
  }

  private typealias Bytes = UnsafeBufferPointer<UInt8>

  private func search(_ bytes: Bytes, _ steps: Int) -> Bool {
    guard bytes.count < Int32.max else {
      isFull = true
      return true
    }
    var budget = steps
    while budget > 0 {
      guard let start = start ?? nextStart(bytes) else { return true }
      self.start = start
      switch advance(bytes, &budget) {
      case .paused: return false
      case .full:
        isFull = true
        return true
      case .matched:
        let match = captured(from: start)
        self.match = match
        guard wantsAll else { return true }
        found.append(match)
        forgetFailures()
        if place == start { place += place < bytes.count ? Self.length(bytes[place]) : 1 }
        guard place <= bytes.count else { return true }
      case .failed:
        guard extent == .anywhere, start < bytes.count else { return true }
        place = start + Self.length(bytes[start])
        budget -= 1
      }
      self.start = nil
    }
    return false
  }

  /// The next place from which a match is tried, with everything ready for its first step.
  private func nextStart(_ bytes: Bytes) -> Int? {
    if extent == .anywhere, let firstBytes {
      while place < bytes.count, !firstBytes[Int(bytes[place])] { place += 1 }
      if place == bytes.count { return nil }
    }
    for index in registers.indices { registers[index] = -1 }
    if !stack.isEmpty { stack.removeAll(keepingCapacity: true) }
    (step, floor) = (0, 0)
    return place
  }

  private func captured(from start: Int) -> [Range<Int>?] {
    (0...program.captures).map { $0 == 0 ? start..<place : capture($0) }
  }

  private func capture(_ group: Int) -> Range<Int>? {
    let (lower, upper) = (registers[2 * group], registers[2 * group + 1])
    return upper < 0 ? nil : lower..<upper
  }

  /// Takes steps, and goes back to the last choice where one fails.
  private func advance(_ bytes: Bytes, _ budget: inout Int) -> Advance {
    var (step, place) = (step, place)
    defer { (self.step, self.place) = (step, place) }
    while true {
      let result = take(bytes, &step, &place, &budget)
      if result == .paused || result == .full { return result }
      if result == .matched, extent != .whole || place == bytes.count { return .matched }
      guard retreat(bytes, &step, &place) else { return .failed }
    }
  }

  /// Takes steps up to the match, or to one that fails.
  private func take(
    _ bytes: Bytes, _ step: inout Int, _ place: inout Int, _ budget: inout Int
  ) -> Advance {
    if stack.count > Self.limit { return .full }
    while budget > 0 {
      budget -= 1
      switch program.steps[step] {
      case .scalar(let wanted):
        guard place < bytes.count, Self.scalar(bytes, &place) == wanted else { return .failed }
      case .set(let set):
        guard place < bytes.count, program.sets[set].contains(Self.scalar(bytes, &place)) else {
          return .failed
        }
      case .run(let set, let mark):
        guard !hasFailed(mark, place, bytes.count) else { return .failed }
        let from = place
        takeRun(bytes, program.sets[set], mark, &place)
        budget -= (place - from) >> 3
        stack.append(
          .shorten(
            Self.short(step), mark: Self.short(mark), from: Self.short(from), to: Self.short(place))
        )
      case .split(let one, let other):
        stack.append(.go(Self.short(other), at: Self.short(place)))
        step = one
        continue
      case .jump(let target):
        step = target
        continue
      case .mark(let mark):
        guard !hasFailed(mark, place, bytes.count) else { return .failed }
        stack.append(.failed(Self.short(mark), at: Self.short(place)))
      case .note(let register):
        stack.append(.restore(Self.short(register), Self.short(registers[register])))
        registers[register] = place
      case .unless(let register, let target):
        if registers[register] == place {
          step = target
          continue
        }
      case .start: guard place == 0 else { return .failed }
      case .end: guard place == bytes.count else { return .failed }
      case .lineStart, .lineEnd, .lastEnd, .word:
        guard stands(program.steps[step], bytes, place) else { return .failed }
      case .grapheme: guard takeGrapheme(bytes, &place) else { return .failed }
      case .reference(let group):
        guard let part = capture(group), bytes[place...].starts(with: bytes[part]) else {
          return .failed
        }
        place += part.count
        budget -= part.count >> 3
      case .ahead, .atomic:
        stack.append(.enclosed(Self.short(step), at: Self.short(place), floor: Self.short(floor)))
        floor = stack.count
      case .close:
        guard leave(&step, &place) else { return .failed }
        continue
      case .match: return .matched
      }
      step += 1
    }
    return .paused
  }

  private func takeRun(_ bytes: Bytes, _ set: ScalarSet, _ mark: Int, _ place: inout Int) {
    while place < bytes.count {
      var next = place
      guard set.contains(Self.scalar(bytes, &next)), !hasFailed(mark, next, bytes.count) else {
        return
      }
      place = next
    }
  }

  private func takeGrapheme(_ bytes: Bytes, _ place: inout Int) -> Bool {
    guard place < bytes.count else { return false }
    var recognizer = Unicode._CharacterRecognizer()
    let start = place
    var next = place
    while next < bytes.count, let scalar = Unicode.Scalar(Self.scalar(bytes, &next)) {
      if recognizer.hasBreak(before: scalar), place > start { break }
      place = next
    }
    return true
  }

  /// Leaves the part that is enclosed: its other ways are forgotten, and after looking ahead for what must not
  /// come, what its groups captured.
  private func leave(_ step: inout Int, _ place: inout Int) -> Bool {
    guard floor > 0, case .enclosed(let owner, let outer, let outerFloor) = stack[floor - 1] else {
      return false
    }
    // In place: who copied the stack each time would need the square of the text's length.
    var end = floor - 1
    for index in floor..<stack.count {
      guard case .restore = stack[index] else { continue }
      stack[end] = stack[index]
      end += 1
    }
    stack.removeLast(stack.count - end)
    floor = Int(outerFloor)
    switch program.steps[Int(owner)] {
    case .ahead(_, isNegative: true): return false
    case .ahead(let next, isNegative: false): (step, place) = (next, Int(outer))
    case .atomic(let next): step = next
    case _: return false
    }
    return true
  }

  /// Whether a place is one of those that a step asks for.
  private func stands(_ step: PatternProgram.Step, _ bytes: Bytes, _ place: Int) -> Bool {
    let before = scalar(before: place, bytes)
    let after = scalar(after: place, bytes)
    switch step {
    case .lineStart:
      let isInside = before == 0x0D && after == 0x0A
      return before.map { Self.isNewline($0) && !isInside } ?? true
    case .lineEnd: return after.map(Self.isNewline) ?? true
    case .lastEnd:
      return after.map { Self.isNewline($0) && place + Self.length(bytes[place]) == bytes.count }
        ?? true
    case .word(let set, let isEdge):
      let set = program.sets[set]
      let differs = (before.map(set.contains) ?? false) != (after.map(set.contains) ?? false)
      return differs == isEdge
    case _: return false
    }
  }

  private static func isNewline(_ value: UInt32) -> Bool {
    (0x0A...0x0D).contains(value) || value == 0x85 || value == 0x2028 || value == 0x2029
  }

  /// Goes back to the last choice.
  private func retreat(_ bytes: Bytes, _ step: inout Int, _ place: inout Int) -> Bool {
    while let choice = stack.popLast() {
      switch choice {
      case .go(let target, let offset):
        (step, place) = (Int(target), Int(offset))
        return true
      case .shorten(let run, let mark, let from, let to):
        fail(Int(mark), Int(to), bytes.count)
        guard to > from else { continue }
        (step, place) = (Int(run) + 1, Int(to))
        repeat { place -= 1 } while bytes[place] & 0xC0 == 0x80
        stack.append(.shorten(run, mark: mark, from: from, to: Self.short(place)))
        return true
      case .failed(let mark, let offset): fail(Int(mark), Int(offset), bytes.count)
      case .restore(let register, let old): registers[Int(register)] = Int(old)
      case .enclosed(let owner, let offset, let outerFloor):
        floor = Int(outerFloor)
        if case .ahead(let next, isNegative: true) = program.steps[Int(owner)] {
          (step, place) = (next, Int(offset))
          return true
        }
      }
    }
    return false
  }

  private static func short(_ number: Int) -> Int32 { Int32(truncatingIfNeeded: number) }

  private func hasFailed(_ mark: Int, _ place: Int, _ count: Int) -> Bool {
    let number = mark * (count + 1) + place
    return failed[number >> 6] & 1 << UInt64(number & 63) != 0
  }

  private func fail(_ mark: Int, _ place: Int, _ count: Int) {
    if program.refers { return }
    let number = mark * (count + 1) + place
    if failed[number >> 6] == 0 { touched.append(number >> 6) }
    failed[number >> 6] |= 1 << UInt64(number & 63)
  }

  private func scalar(after place: Int, _ bytes: Bytes) -> UInt32? {
    var place = place
    return place < bytes.count ? Self.scalar(bytes, &place) : nil
  }

  private func scalar(before place: Int, _ bytes: Bytes) -> UInt32? {
    guard place > 0 else { return nil }
    var start = place
    repeat { start -= 1 } while bytes[start] & 0xC0 == 0x80
    return Self.scalar(bytes, &start)
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
