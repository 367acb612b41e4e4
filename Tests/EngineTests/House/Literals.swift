/// The string literals of a Swift source, as keys of `Wording`.
enum Literals {
  /// Behind these stands an explanation: an argument, or what is assigned.
  private static let labels = [
    "hints:", "hint:", "why:", "label:", "hints = ", "hints.append(", "hints += ", "Wording = ",
    "Wording? = ", "let advice = ",
  ]
  /// What stands in the brackets behind these is an explanation.
  private static let calls = [
    "mistyped(", ".word(", "number(", "mistaken(", "say(", "-> Wording {", "-> Wording? {",
    "-> [Wording] {", ": Wording {", ": Wording? {",
  ]
  /// Files that hold nothing else.
  private static let tables = ["ForeignWord.swift", "ErrnoCoach.swift", "ErrorMeanings.swift"]

  /// Every literal.
  static func keys(in source: String) -> Set<String> {
    var keys: Set<String> = []
    for line in source.split(separator: "\n") where !isComment(line) {
      var rest = line[...]
      while let start = rest.firstIndex(of: "\"") {
        rest = rest[rest.index(after: start)...]
        keys.insert(key(&rest))
      }
    }
    return keys
  }

  /// The literals that explain something to people.
  static func explanations(in source: SourceRulesTests.Source) -> Set<String> {
    if tables.contains(where: source.path.hasSuffix) {
      return keys(in: source.text).filter { $0.contains(" ") }
    }
    let text = source.text.split(separator: "\n").filter { !isComment($0) }.joined(separator: "\n")
    var found: Set<String> = []
    for (marks, isCall) in [(labels, false), (calls, true)] {
      for mark in marks {
        for range in text.ranges(of: mark) {
          var rest = text[range.upperBound...]
          expression(&rest, isCall: isCall, into: &found)
        }
      }
    }
    return found
  }

  /// The literals up to the end of an expression, or up to the bracket that closes.
  private static func expression(
    _ rest: inout Substring, isCall: Bool, into found: inout Set<String>
  ) {
    var depth = 0
    var hasBegun = false
    while let character = rest.popFirst() {
      switch character {
      case "\"" where rest.hasPrefix("\"\""):
        // A text of several lines: what it says is no explanation.
        rest = rest.firstRange(of: "\"\"\"\n").map { rest[$0.upperBound...] } ?? ""
        rest = rest.firstRange(of: "\"\"\"").map { rest[$0.upperBound...] } ?? ""
      case "\"": found.insert(key(&rest))
      case "/" where rest.hasPrefix("/"): rest = rest.drop { $0 != "\n" }
      case "(", "[", "{": depth += 1
      case ")", "]", "}":
        depth -= 1
        if depth < 0 { return }
      case "," where depth == 0 && !isCall: return
      case "\n" where depth == 0 && hasBegun && !isCall:
        // The next line goes on only with an operator.
        guard let next = rest.first(where: { $0 != " " }), "?:+.".contains(next) else { return }
      case _: break
      }
      if !character.isWhitespace { hasBegun = true }
    }
  }

  private static func isComment(_ line: Substring) -> Bool {
    line.drop { $0 == " " }.hasPrefix("//")
  }

  /// Reads up to the quote that ends the literal.
  private static func key(_ rest: inout Substring) -> String {
    var key = ""
    var holes = 0
    while let character = rest.popFirst(), character != "\"" {
      guard character == "\\" else {
        key.append(character)
        continue
      }
      let escaped = rest.popFirst()
      if escaped == "(" {
        skipInterpolation(&rest)
        holes += 1
        key += "%\(holes)"
      } else if let escaped {
        key.append(escaped)
      }
    }
    return key
  }

  private static func skipInterpolation(_ rest: inout Substring) {
    var depth = 1
    while depth > 0, let character = rest.popFirst() {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if character == "\"" { _ = key(&rest) }
    }
  }
}
