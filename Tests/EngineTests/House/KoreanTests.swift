import Testing

@testable import Engine

/// The Korean explanations belong to words that the sources say.
@Suite struct KoreanTests {
  @Test func everyKeyIsSaidSomewhere() {
    var said: Set<String> = []
    for source in SourceRulesTests.sources where !source.path.contains("/Korean/") {
      said.formUnion(Literals.keys(in: source.text))
    }
    let unsaid = Korean.phrases.keys.filter { !said.contains($0) }.sorted()
    #expect(unsaid == [], "no source says this any more: change the key in Language/Korean too")
  }
}

/// The string literals of a Swift source, as keys of `Wording`.
enum Literals {
  static func keys(in source: String) -> Set<String> {
    var keys: Set<String> = []
    for line in source.split(separator: "\n") where !line.drop(while: { $0 == " " }).hasPrefix("//")
    {
      var rest = line[...]
      while let start = rest.firstIndex(of: "\"") {
        rest = rest[rest.index(after: start)...]
        keys.insert(key(&rest))
      }
    }
    return keys
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
