/// Reads Swift's syntax of regular expressions but for what has to be matched by trying: back references. And
/// but for what is rare: looking behind, graphemes, flags other than i, m and s.
struct PatternParser {
  /// The pattern asks for something that is not read here.
  struct Unknown: Error {}

  private let source: [Unicode.Scalar]
  private var offset = 0
  /// `i`, `m` and `s`, as far as they are on.
  private var flags: Set<Unicode.Scalar> = []
  private var depth = 0
  /// How many groups capture.
  private(set) var captures = 0

  /// A pattern that Swift's Regex takes.
  init(_ source: String) throws(Unknown) {
    self.source = Array(source.unicodeScalars)
    // Swift repeats characters, which may be several scalars.
    if self.source.count != source.count { throw Unknown() }
  }

  /// The whole of it as a tree.
  mutating func tree() throws(Unknown) -> PatternTree {
    let tree = try choice()
    if peek != nil { throw Unknown() }
    return tree
  }

  private var peek: Unicode.Scalar? { offset < source.count ? source[offset] : nil }

  private mutating func next() throws(Unknown) -> Unicode.Scalar {
    guard let scalar = peek else { throw Unknown() }
    offset += 1
    return scalar
  }

  private mutating func takes(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    offset += 1
    return true
  }

  /// Flags that are set inside hold until its end.
  private mutating func choice() throws(Unknown) -> PatternTree {
    let outer = flags
    defer { flags = outer }
    depth += 1
    defer { depth -= 1 }
    if depth > 100 { throw Unknown() }
    var branches = [try sequence()]
    while takes("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws(Unknown) -> PatternTree {
    var parts: [PatternTree] = []
    while let scalar = peek, scalar != "|", scalar != ")" {
      guard let part = try atom() else { continue }
      parts.append(try repeated(part))
    }
    return parts.count == 1 ? parts[0] : parts.isEmpty ? .empty : .sequence(parts)
  }

  private mutating func repeated(_ part: PatternTree) throws(Unknown) -> PatternTree {
    guard let (min, max) = try bounds() else { return part }
    switch part {
    case .start, .end, .place, .empty, .ahead: throw Unknown()
    case .scalar, .set, .sequence, .choice, .capture, .repeated, .atomic: break
    }
    let isLazy = takes("?")
    let isPossessive = !isLazy && takes("+")
    if let scalar = peek, "*+?{".unicodeScalars.contains(scalar) { throw Unknown() }
    let all = PatternTree.repeated(part, min: min, max: max, isLazy: isLazy)
    return isPossessive ? .atomic(all) : all
  }

  private mutating func bounds() throws(Unknown) -> (Int, Int?)? {
    if takes("*") { return (0, nil) }
    if takes("+") { return (1, nil) }
    if takes("?") { return (0, 1) }
    guard takes("{") else { return nil }
    let min = number()
    if takes("}") {
      guard let min else { throw Unknown() }
      return (min, min)
    }
    guard takes(",") else { throw Unknown() }
    let max = number()
    guard takes("}"), min != nil || max != nil, (max ?? .max) >= (min ?? 0) else {
      throw Unknown()
    }
    return (min ?? 0, max)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let scalar = peek, let digit = Int(String(scalar)), (value ?? 0) < 1_000_000 {
      value = (value ?? 0) * 10 + digit
      offset += 1
    }
    return value
  }

  /// The next thing that can be repeated; nil for flags and comments.
  private mutating func atom() throws(Unknown) -> PatternTree? {
    let start = offset
    let scalar = try next()
    switch scalar {
    case "(": return try group()
    case "[": return try custom(from: start)
    case ".": return try set(from: start)
    case "^": return flags.contains("m") ? .place("(?m)^") : .start
    case "$": return flags.contains("m") ? .place("(?m)$") : .end
    case "\\": return try escape(from: start)
    case "*", "+", "?", "{", "}", "]": throw Unknown()
    default: return try literal(scalar)
    }
  }

  private func literal(_ scalar: Unicode.Scalar) throws(Unknown) -> PatternTree {
    guard flags.contains("i") else { return .scalar(scalar) }
    return try set("\\u{\(String(scalar.value, radix: 16))}")
  }

  private func set(from start: Int) throws(Unknown) -> PatternTree {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: source[start..<offset])
    return try set(String(text))
  }

  private func set(_ text: String) throws(Unknown) -> PatternTree {
    let letters = flags.map { String($0) }.sorted().joined()
    guard let set = ScalarSet((letters.isEmpty ? "" : "(?\(letters))") + text) else {
      throw Unknown()
    }
    return .set(set)
  }

  private mutating func group() throws(Unknown) -> PatternTree? {
    var number: Int?
    var made: (PatternTree) -> PatternTree = { .sequence([$0]) }
    if takes("?") {
      switch try next() {
      case ":": break
      case "=": made = { .ahead($0, isNegative: false) }
      case "!": made = { .ahead($0, isNegative: true) }
      case ">": made = { .atomic($0) }
      case "#":
        while try next() != ")" {}
        return nil
      case "P" where takes("<"), "<":
        let first = try next()
        guard first == "_" || first.properties.isAlphabetic else { throw Unknown() }
        while try next() != ">" {}
        captures += 1
        number = captures
      case _:
        offset -= 1
        return try flagged()
      }
    } else {
      if peek == "*" { throw Unknown() }
      captures += 1
      number = captures
    }
    let inner = try choice()
    guard takes(")") else { throw Unknown() }
    return number.map { .capture($0, inner) } ?? made(inner)
  }

  /// `(?i)` for the rest of the group, `(?i:…)`, `(?-i)`.
  private mutating func flagged() throws(Unknown) -> PatternTree? {
    let outer = flags
    var isOn = true
    while true {
      let flag = try next()
      switch flag {
      case "-": isOn = false
      case "i", "m", "s": if isOn { flags.insert(flag) } else { flags.remove(flag) }
      case ")": return nil
      case ":":
        let inner = try choice()
        guard takes(")") else { throw Unknown() }
        flags = outer
        return .sequence([inner])
      case _: throw Unknown()
      }
    }
  }

  /// `[…]`, with those inside of it.
  private mutating func custom(from start: Int) throws(Unknown) -> PatternTree {
    var open = 1
    _ = takes("^")
    if peek == "]" { throw Unknown() }
    while open > 0 {
      switch try next() {
      case "\\": if try next() == "Q" { throw Unknown() }
      case "[":
        open += 1
        _ = takes("^")
        if peek == "]" { throw Unknown() }
      case "]": open -= 1
      case _: break
      }
    }
    return try set(from: start)
  }

  private mutating func escape(from start: Int) throws(Unknown) -> PatternTree {
    let scalar = try next()
    switch scalar {
    case "d", "D", "w", "W", "s", "S", "h", "H", "v", "V", "N", "n", "r", "t", "f", "e", "a":
      if scalar == "N", peek == "{" { throw Unknown() }
      return try set(from: start)
    case "p", "P", "x", "u":
      if takes("{") {
        while try next() != "}" {}
      } else {
        // \pL, \xHH, \uHHHH.
        for _ in 0..<(scalar == "u" ? 4 : scalar == "x" ? 2 : 1) { _ = try next() }
      }
      let text = source[start..<offset]
      if text.contains(" "), scalar == "u" || scalar == "x" { throw Unknown() }
      return try set(from: start)
    case "b", "B": return .place("\\\(scalar)")
    case "A": return .start
    case "z": return .end
    case "Z": return .place("\\Z")
    case _:
      guard scalar.isASCII, !scalar.properties.isAlphabetic, scalar.properties.numericType == nil
      else { throw Unknown() }
      return try literal(scalar)
    }
  }
}
