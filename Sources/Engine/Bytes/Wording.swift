/// Words for people that exist in several languages. They are written in English where they are
/// needed, as a literal; its holes are counted, so that `"\(name) needs \(count) bytes"` has the key
/// `%1 needs %2 bytes`, under which the other languages have the same.
public struct Wording: Sendable, ExpressibleByStringInterpolation {
  /// What stands in a hole: a name or a number as it is, or words that are translated too.
  enum Part: Sendable {
    case plain(String)
    case words(Wording)
  }

  /// The English text with `%1`, `%2`, … for its holes.
  let key: String
  let parts: [Part]

  /// A text without holes: code, names, what a system said; or words that were chosen elsewhere.
  public init(_ text: String) {
    key = text
    parts = []
  }

  /// Words without holes.
  public init(stringLiteral text: String) { self.init(text) }

  /// Words with holes.
  public init(stringInterpolation: StringInterpolation) {
    key = stringInterpolation.key
    parts = stringInterpolation.parts
  }

  /// Gathers the key and what stands in its holes.
  public struct StringInterpolation: StringInterpolationProtocol {
    var key = ""
    var parts: [Part] = []

    /// Nothing yet.
    public init(literalCapacity: Int, interpolationCount: Int) {
      key.reserveCapacity(literalCapacity + 2 * interpolationCount)
    }

    /// What is said in English.
    public mutating func appendLiteral(_ text: String) { key += text }

    /// What is the same in all languages.
    public mutating func appendInterpolation(_ value: some Any) { append(.plain("\(value)")) }

    /// Words that are translated too.
    public mutating func appendInterpolation(_ words: Wording) { append(.words(words)) }

    private mutating func append(_ part: Part) {
      parts.append(part)
      key += "%\(parts.count)"
    }
  }

  /// A text of a table, whose holes are written as `%1`, with these in them.
  func filling(_ values: String...) -> Wording {
    parts.isEmpty ? Wording(key: key, parts: values.map(Part.plain)) : self
  }

  private init(key: String, parts: [Part]) {
    self.key = key
    self.parts = parts
  }

  /// Whether there is nothing to say.
  public var isEmpty: Bool { key.isEmpty }

  /// The words of a template for the key, whose holes hold what `say` makes of words in them.
  func filled(_ template: String, _ say: (Wording) -> String) -> String {
    if parts.isEmpty { return template }
    var text = ""
    var rest = template[...]
    while let mark = rest.firstIndex(of: "%") {
      text += rest[..<mark]
      rest = rest[rest.index(after: mark)...]
      guard let digit = rest.first?.wholeNumberValue, parts.indices.contains(digit - 1) else {
        text += "%"
        continue
      }
      switch parts[digit - 1] {
      case .plain(let plain): text += plain
      case .words(let words): text += say(words)
      }
      rest = rest.dropFirst()
    }
    return text + rest
  }
}

extension Wording: CustomStringConvertible, Equatable {
  /// The words in English.
  public var description: String { filled(key, \.description) }

  /// Whether both say the same.
  public static func == (left: Wording, right: Wording) -> Bool {
    left.description == right.description
  }
}
