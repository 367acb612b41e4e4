/// A pattern as steps for `PatternMatcher`.
struct PatternProgram {
  /// One step; those that need no more go on with the next.
  enum Step {
    case scalar(UInt32)
    /// A scalar of the set with this number.
    case set(Int)
    /// As many scalars of the set as there are, or fewer; the mark with the second number.
    case run(Int, mark: Int)
    /// The first way, and when that fails the second.
    case split(Int, Int)
    case jump(Int)
    /// Who comes here at a place from which every way has failed before fails at once.
    case mark(Int)
    /// Notes the place in a register.
    case note(Int)
    /// Goes on at the step if nothing was taken since the place in a register.
    case unless(Int, taken: Int)
    case start
    case end
    case lineStart
    case lineEnd
    case lastEnd
    /// Where a word of the set with this number begins or ends, or anywhere else.
    case word(Int, isEdge: Bool)
    case grapheme
    /// What the group has captured.
    case reference(Int)
    /// Goes on at the step if what is behind this one, up to `close`, matches; or does not.
    case ahead(Int, isNegative: Bool)
    /// Goes on at the step where the first way ends that matches what is behind this one, up to `close`.
    case atomic(Int)
    case close
    case match
  }

  private(set) var steps: [Step] = []
  private(set) var sets: [ScalarSet] = []
  /// How many steps are marks.
  private(set) var marks = 0
  /// Two for the whole and each group, then those of loops.
  private(set) var registers: Int
  /// How many groups capture.
  let captures: Int
  /// Whether a step asks what a group captured: then what failed at a place may not fail there again.
  private(set) var refers = false
  /// Steps, at most.
  static let limit = 20_000

  /// The steps of a pattern that Swift's Regex takes.
  init(_ source: String) throws(PatternParser.Unknown) {
    var parser = PatternParser(source)
    let tree = try parser.tree()
    captures = parser.captures
    registers = 2 * captures + 2
    try add(tree)
    steps.append(.match)
  }

  private mutating func add(_ tree: PatternTree) throws(PatternParser.Unknown) {
    if steps.count > Self.limit { throw .tooLong }
    switch tree {
    case .empty: break
    case .scalar(let scalar): steps.append(.scalar(scalar.value))
    case .set(let set): steps.append(.set(number(of: set)))
    case .start: steps.append(.start)
    case .end: steps.append(.end)
    case .lineStart: steps.append(.lineStart)
    case .lineEnd: steps.append(.lineEnd)
    case .lastEnd: steps.append(.lastEnd)
    case .word(let set, let isEdge): steps.append(.word(number(of: set), isEdge: isEdge))
    case .grapheme: steps.append(.grapheme)
    case .reference(let group):
      refers = true
      steps.append(.reference(group))
    case .sequence(let parts): for part in parts { try add(part) }
    case .choice(let parts): try addChoice(parts)
    case .capture(let group, let inner):
      steps.append(.note(2 * group))
      try add(inner)
      steps.append(.note(2 * group + 1))
    case .repeated(let inner, let min, let max, let isLazy):
      for _ in 0..<min {
        let count = steps.count
        try add(inner)
        if steps.count == count { break }
      }
      guard let max else { return try addLoop(inner, isLazy) }
      try addOptional(inner, max - min, isLazy)
    case .ahead(let inner, let isNegative):
      try addEnclosed(inner) { .ahead($0, isNegative: isNegative) }
    case .atomic(let inner): try addEnclosed(inner) { .atomic($0) }
    }
  }

  /// A part with an end of its own behind a step that knows what follows.
  private mutating func addEnclosed(
    _ inner: PatternTree, _ step: (Int) -> Step
  ) throws(PatternParser.Unknown) {
    let place = steps.count
    steps.append(.match)
    try add(inner)
    steps.append(.close)
    steps[place] = step(steps.count)
  }

  private mutating func number(of set: ScalarSet) -> Int {
    if let known = sets.firstIndex(where: { $0 === set }) { return known }
    sets.append(set)
    return sets.count - 1
  }

  private mutating func newMark() -> Step {
    marks += 1
    return .mark(marks - 1)
  }

  private mutating func addChoice(_ parts: [PatternTree]) throws(PatternParser.Unknown) {
    var ends: [Int] = []
    for (index, part) in parts.enumerated() {
      let place = steps.count
      if index < parts.count - 1 { steps.append(.match) }
      try add(part)
      guard index < parts.count - 1 else { break }
      ends.append(steps.count)
      steps.append(.match)
      steps[place] = .split(place + 1, steps.count)
    }
    for end in ends { steps[end] = .jump(steps.count) }
    steps.append(newMark())
  }

  /// So many times at most, each inside of the one before.
  private mutating func addOptional(
    _ inner: PatternTree, _ count: Int, _ isLazy: Bool
  ) throws(PatternParser.Unknown) {
    var places: [Int] = []
    for _ in 0..<count {
      places.append(steps.count)
      steps.append(.match)
      try add(inner)
    }
    for place in places {
      steps[place] = isLazy ? .split(steps.count, place + 1) : .split(place + 1, steps.count)
    }
    if count > 0 { steps.append(newMark()) }
  }

  private mutating func addLoop(
    _ inner: PatternTree, _ isLazy: Bool
  ) throws(PatternParser.Unknown) {
    if case .set(let set) = inner, !isLazy {
      guard case .mark(let mark) = newMark() else { return }
      return steps.append(.run(number(of: set), mark: mark))
    }
    let head = steps.count
    steps.append(newMark())
    let place = steps.count
    steps.append(.match)
    if inner.matchesEmpty {
      let register = registers
      registers += 1
      steps.append(.note(register))
      try add(inner)
      steps.append(.unless(register, taken: steps.count + 2))
    } else {
      try add(inner)
    }
    steps.append(.jump(head))
    steps[place] = isLazy ? .split(steps.count, place + 1) : .split(place + 1, steps.count)
  }

  /// The bytes that a match can begin with; nil when it may be empty.
  func firstBytes() -> [Bool]? {
    var first = [Bool](repeating: false, count: 256)
    var seen: Set<Int> = []
    var todo = [0]
    while let step = todo.popLast() {
      guard seen.insert(step).inserted else { continue }
      switch steps[step] {
      case .scalar(let value):
        if let scalar = Unicode.Scalar(value), let byte = String(scalar).utf8.first {
          first[Int(byte)] = true
        }
      case .set(let set): add(sets[set], to: &first)
      case .run(let set, _):
        add(sets[set], to: &first)
        todo.append(step + 1)
      case .split(let one, let other): todo += [one, other]
      case .jump(let target): todo.append(target)
      case .unless(_, let target): todo += [step + 1, target]
      case .mark, .note: todo.append(step + 1)
      case .start, .end, .lineStart, .lineEnd, .lastEnd, .word, .grapheme, .reference, .ahead,
        .atomic, .close, .match:
        return nil
      }
    }
    return first
  }

  private func add(_ set: ScalarSet, to first: inout [Bool]) {
    for value in 0..<128 where set.contains(UInt32(value)) { first[value] = true }
    for byte in 0xC2...0xF4 { first[byte] = true }
  }
}
