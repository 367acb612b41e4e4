/// Reads Swift's syntax of regular expressions, but for what is rare there: `\G`, `\y`, callouts and their like.
struct PatternParser {
  /// What is not read here.
  enum Unknown: Error, Equatable, CustomStringConvertible {
    /// A piece of the pattern.
    case piece(String)
    case end
    case tooDeep
    case tooLong

    /// In the words that Regex uses.
    var description: String {
      switch self {
      case .piece(let text): "'\(text)' is not currently supported"
      case .end: "expected more at the end"
      case .tooDeep: "it is nested too deeply: at most 100 groups or sets"
      case .tooLong: "it counts too far: at most \(PatternProgram.limit) steps"
      }
    }
  }

  private let source: [Character]
  private var offset = 0
  /// The letters that are on, of `i`, `m`, `s`, `x`, `n`, `U`, and of those that choose members of classes.
  private var flags: Set<Character> = []
  private var depth = 0
  /// How many groups capture, which of them are open, and their names.
  private(set) var captures = 0
  private var open: Set<Int> = []
  private var names: [String: Int] = [:]

  /// A pattern that Swift's Regex takes.
  init(_ source: String) { self.source = Array(source) }

  /// The whole of it as a tree.
  mutating func tree() throws(Unknown) -> PatternTree {
    let tree = try choice()
    if peek != nil { throw unknown(from: offset, taking: 1) }
    return tree
  }

  private var peek: Character? { offset < source.count ? source[offset] : nil }

  private mutating func next() throws(Unknown) -> Character {
    guard let character = peek else { throw .end }
    offset += 1
    return character
  }

  private mutating func takes(_ text: String) -> Bool {
    guard source[offset...].starts(with: text) else { return false }
    offset += text.count
    return true
  }

  /// The text up to a character, which is passed.
  private mutating func text(upTo end: Character) throws(Unknown) -> String {
    var text = ""
    while true {
      let character = try next()
      if character == end { return text }
      text.append(character)
    }
  }

  private func unknown(from start: Int, taking count: Int = 0) -> Unknown {
    .piece(String(source[start..<min(source.count, offset + count)]))
  }

  /// With `x`, white space and comments say nothing.
  private mutating func skipSpace() throws(Unknown) {
    while flags.contains("x"), let character = peek {
      if character == "#" {
        while let character = peek, !["\n", "\r", "\r\n"].contains(character) { offset += 1 }
      } else if character.isPatternSpace {
        offset += 1
      } else {
        return
      }
    }
  }

  private mutating func skipBlanks() {
    while peek?.isPatternSpace == true { offset += 1 }
  }

  /// Flags that are set inside hold until its end.
  private mutating func choice() throws(Unknown) -> PatternTree {
    let outer = flags
    defer { flags = outer }
    depth += 1
    defer { depth -= 1 }
    if depth > 100 { throw .tooDeep }
    var branches = [try sequence()]
    while takes("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws(Unknown) -> PatternTree {
    var parts: [PatternTree] = []
    while true {
      try skipSpace()
      guard let character = peek, character != "|", character != ")" else { break }
      let start = offset
      guard let part = try atom() else { continue }
      try skipSpace()
      parts.append(try repeated(part, from: start))
    }
    return parts.count == 1 ? parts[0] : parts.isEmpty ? .empty : .sequence(parts)
  }

  private mutating func repeated(
    _ part: PatternTree, from start: Int
  ) throws(Unknown) -> PatternTree {
    guard let (min, max) = bounds() else { return part }
    switch part {
    case .start, .end, .lineStart, .lineEnd, .lastEnd, .word, .empty, .ahead:
      throw unknown(from: start)
    case .scalar, .set, .grapheme, .sequence, .choice, .capture, .reference, .repeated, .atomic:
      break
    }
    try skipSpace()
    let isReluctant = takes("?")
    let isPossessive = !isReluctant && takes("+")
    let isLazy = flags.contains("U") ? !isReluctant && !isPossessive : isReluctant
    let all = PatternTree.repeated(part, min: min, max: max, isLazy: isLazy)
    return isPossessive ? .atomic(all) : all
  }

  /// How often at least and at most. A brace that is no count stands for itself; blanks say nothing.
  private mutating func bounds() -> (Int, Int?)? {
    if takes("*") { return (0, nil) }
    if takes("+") { return (1, nil) }
    if takes("?") { return (0, 1) }
    let start = offset
    guard takes("{") else { return nil }
    let min = count()
    if let min, takes("}") { return (min, min) }
    if takes(",") {
      let max = count()
      let isCount = min != nil || max != nil
      if isCount, (max ?? .max) >= (min ?? 0), takes("}") { return (min ?? 0, max) }
    }
    offset = start
    return nil
  }

  private mutating func count() -> Int? {
    skipBlanks()
    defer { skipBlanks() }
    return number()
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let digit = peek?.asciiDigit, (value ?? 0) < 1_000_000 {
      value = (value ?? 0) * 10 + digit
      offset += 1
    }
    return value
  }

  /// The next thing that can be repeated; nil for flags and comments.
  private mutating func atom() throws(Unknown) -> PatternTree? {
    let start = offset
    let character = try next()
    switch character {
    case "(": return try group(from: start)
    case "[": return try custom(from: start)
    case ".": return try set(from: start)
    case "^": return flags.contains("m") ? .lineStart : .start
    case "$": return flags.contains("m") ? .lineEnd : .end
    case "\\": return try escape(from: start)
    case "*", "+", "?": throw unknown(from: start)
    default: return try literal(character)
    }
  }

  private func literal(_ character: Character) throws(Unknown) -> PatternTree {
    let scalars = try character.unicodeScalars.map { (scalar) throws(Unknown) -> PatternTree in
      flags.contains("i")
        ? try set("\\u{\(String(scalar.value, radix: 16))}") : .scalar(scalar)
    }
    return scalars.count == 1 ? scalars[0] : .sequence(scalars)
  }

  private func set(from start: Int) throws(Unknown) -> PatternTree {
    try set(String(source[start..<offset]))
  }

  private func set(_ text: String) throws(Unknown) -> PatternTree {
    let letters = flags.filter { "imsxDSWP".contains($0) }.map { String($0) }.sorted().joined()
    guard let set = ScalarSet((letters.isEmpty ? "" : "(?\(letters))") + text) else {
      throw .piece(text)
    }
    return .set(set)
  }

  private mutating func group(from start: Int) throws(Unknown) -> PatternTree? {
    if takes("?#") {
      _ = try text(upTo: ")")
      return nil
    }
    if takes("?:") { return .sequence([try inner(from: start)]) }
    if takes("?=") { return .ahead(try inner(from: start), isNegative: false) }
    if takes("?!") { return .ahead(try inner(from: start), isNegative: true) }
    if takes("?>") { return .atomic(try inner(from: start)) }
    if takes("?P=") {
      let name = try text(upTo: ")")
      return try reference(name, from: start)
    }
    var name: String?
    if takes("?P<") || takes("?<") {
      name = try text(upTo: ">")
    } else if takes("?'") {
      name = try text(upTo: "'")
    } else if takes("?") {
      return try flagged(from: start)
    } else if peek == "*" {
      throw unknown(from: start, taking: 1)
    } else if flags.contains("n") {
      return .sequence([try inner(from: start)])
    }
    if let name, name.contains(where: { !$0.isLetter && !$0.isNumber && $0 != "_" }) {
      throw unknown(from: start)
    }
    captures += 1
    let number = captures
    if let name { names[name] = number }
    open.insert(number)
    defer { open.remove(number) }
    return .capture(number, try inner(from: start))
  }

  private mutating func inner(from start: Int) throws(Unknown) -> PatternTree {
    let tree = try choice()
    guard takes(")") else { throw unknown(from: start) }
    return tree
  }

  /// `(?i)` for the rest of the group, `(?i:…)`, `(?-i)`.
  private mutating func flagged(from start: Int) throws(Unknown) -> PatternTree? {
    let outer = flags
    var isOn = true
    while true {
      let flag = try next()
      switch flag {
      case "-": isOn = false
      case "x" where peek == "x": throw unknown(from: start, taking: 1)
      case "i", "m", "s", "x", "n", "U", "D", "S", "W", "P":
        if isOn { flags.insert(flag) } else { flags.remove(flag) }
      case ")": return nil
      case ":":
        let tree = try inner(from: start)
        flags = outer
        return .sequence([tree])
      case _: throw unknown(from: start)
      }
    }
  }

  /// A group by its number or name; never from inside of it.
  private func reference(_ text: String, from start: Int) throws(Unknown) -> PatternTree {
    guard let group = Int(text) ?? names[text], !open.contains(group) else {
      throw unknown(from: start)
    }
    // A group that comes later has no part yet, whatever is tried.
    return group <= captures ? .reference(group) : .ahead(.empty, isNegative: true)
  }

  /// `[…]`, with those inside of it.
  private mutating func custom(from start: Int) throws(Unknown) -> PatternTree {
    var open = 1
    _ = takes("^")
    if peek == "]" { throw unknown(from: start, taking: 1) }
    while open > 0 {
      if open > 100 { throw .tooDeep }
      let character = try next()
      switch character {
      case "\\": if try next() == "Q" { throw unknown(from: start) }
      case "[":
        open += 1
        _ = takes("^")
        if peek == "]" { throw unknown(from: start, taking: 1) }
      case "]": open -= 1
      case _: if character.unicodeScalars.count > 1 { throw unknown(from: start) }
      }
    }
    return try set(from: start)
  }

  private mutating func escape(from start: Int) throws(Unknown) -> PatternTree {
    let character = try next()
    switch character {
    case "d", "D", "w", "W", "s", "S", "h", "H", "v", "V", "n", "r", "t", "f", "e", "a":
      return try set(from: start)
    case "N", "p", "P", "x", "u", "o":
      if takes("{") {
        let text = try text(upTo: "}")
        if text.contains(" "), "xuo".contains(character) { throw unknown(from: start) }
      } else {
        // \pL, \xHH, \uHHHH.
        for _ in 0..<(character == "u" ? 4 : character == "x" ? 2 : 1) {
          let isFit = character == "p" || character == "P" ? peek?.isLetter : peek?.isHexDigit
          guard isFit == true, character != "N", character != "o" else {
            throw unknown(from: start)
          }
          offset += 1
        }
      }
      return try set(from: start)
    case "b", "B":
      guard case .set(let set) = try set("\\w") else { throw unknown(from: start) }
      return .word(set, isEdge: character == "b")
    case "A": return .start
    case "z": return .end
    case "Z": return .lastEnd
    case "X": return .grapheme
    case "R":
      return .atomic(.choice([try literal("\r\n"), try set("[\\n-\\r\\u{85}\\u{2028}\\u{2029}]")]))
    case "Q":
      var parts: [PatternTree] = []
      while !takes("\\E"), peek != nil { parts.append(try literal(try next())) }
      // What is repeated behind it is its last character, which is rarely meant.
      if let last = peek, "*+?{".contains(last) { throw unknown(from: start, taking: 1) }
      return .sequence(parts)
    case "k":
      let ends: [Character: Character] = ["<": ">", "'": "'", "{": "}"]
      guard let end = ends[try next()] else { throw unknown(from: start) }
      let name = try text(upTo: end)
      return try reference(name, from: start)
    case "g", "1", "2", "3", "4", "5", "6", "7", "8", "9":
      if character != "g" { offset -= 1 }
      let name = takes("{") ? try text(upTo: "}") : number().map { "\($0)" } ?? ""
      return try reference(name, from: start)
    case _:
      guard !character.isLetter, !character.isNumber else { throw unknown(from: start) }
      return try literal(character)
    }
  }
}

extension Character {
  fileprivate var asciiDigit: Int? { isASCII ? wholeNumberValue : nil }

  /// Unicode's Pattern_White_Space.
  fileprivate var isPatternSpace: Bool {
    unicodeScalars.first?.properties.isPatternWhitespace == true
  }
}
