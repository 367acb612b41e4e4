/// A command's parameters, read from the text that its table entry gives, for example
/// `s:socket n timeout=`. `:socket` and `:listener` may be left out for the current one, `:a|b`
/// takes one of the words and `:*` any word, `?` may be left out, `=` is given by keyword only,
/// `...` takes all that is left. `order/byteorder` has Python's keyword as another name.
public final class Signature: Sendable {
  /// One parameter.
  public final class Parameter: Sendable {
    /// Its name, which is also its keyword.
    public let name: String
    /// The keyword that Python has for it, where that is another.
    let pythonName: String?
    /// The fixed words it takes; empty when it takes any value.
    public let words: [String]
    /// The current connection or listener stands in when it is missing.
    public let isSocket: Bool
    /// It is the listener that stands in.
    public let isListener: Bool
    /// May be left out.
    public let isOptional: Bool
    /// Only by keyword.
    public let isKeyword: Bool
    /// Takes all further values.
    public let isVariadic: Bool

    /// Reads one word of the table's text.
    fileprivate init(_ item: Substring) {
      var text = item
      isVariadic = text.hasSuffix("...")
      if isVariadic { text = text.dropLast(3) }
      isKeyword = text.hasSuffix("=")
      if isKeyword { text = text.dropLast() }
      let mayMiss = text.hasSuffix("?")
      if mayMiss { text = text.dropLast() }
      let parts = text.split(separator: ":", maxSplits: 1)
      let kind = parts.count == 2 ? String(parts[1]) : ""
      isListener = kind == "listener"
      isSocket = kind == "socket" || isListener
      isOptional = mayMiss || isKeyword || isSocket || isVariadic
      words = isSocket || kind.isEmpty ? [] : kind.split(separator: "|").map(String.init)
      let names = parts[0].split(separator: "/").map(String.init)
      name = names[0]
      pythonName = names.count == 2 ? names[1] : nil
    }

    /// Whether it takes an address, which may be written without quotes.
    var isAddress: Bool { name == "address" || name == "target" || name == "where" }

    /// Whether it takes fixed words, few enough to stand in the usage.
    public var hasShortList: Bool { !words.isEmpty && words != ["*"] && words.count < 12 }
  }

  /// In order; keyword-only ones follow, a variadic one is last.
  public let parameters: [Parameter]
  /// The number of slots before the variadic values.
  public let fixedCount: Int

  /// Reads the text of a table entry.
  public init(_ text: String) {
    var all = text.split(separator: " ").map(Parameter.init)
    if let index = all.firstIndex(where: \.isVariadic) { all.append(all.remove(at: index)) }
    parameters = all
    fixedCount = all.count { !$0.isVariadic }
    takesWords = all.contains { !$0.words.isEmpty }
    neededCount = all.count { !$0.isOptional }
    positional = all.indices.filter { !all[$0].isKeyword && !all[$0].isVariadic }
  }

  /// Whether one of the parameters takes fixed words.
  let takesWords: Bool

  /// Whether a missing first argument means the current socket.
  public var hasSocket: Bool { parameters.first?.isSocket ?? false }

  /// The slot of a keyword.
  func slot(of keyword: String) -> Int? {
    parameters.firstIndex { ($0.name == keyword || $0.pythonName == keyword) && !$0.isVariadic }
  }

  /// The slots that values without keywords fill, in order.
  let positional: [Int]

  /// How many values must be given.
  let neededCount: Int

  /// `no value`, `one value`, `3 values`.
  static func count(_ number: Int) -> String {
    number == 0 ? "no value" : number == 1 ? "one value" : "\(number) values"
  }

  /// Words as messages list them: the first eight.
  static func list(_ words: [String]) -> String {
    words.prefix(8).joined(separator: ", ") + (words.count > 8 ? ", …" : "")
  }

  /// As help and messages write it: `recv [s] n [timeout=…]`.
  public var usage: String {
    parameters.map(\.usage).joined(separator: " ")
  }
}

extension Signature.Parameter {
  /// As the usage writes it: `n`, `[timeout=…]`, `read|write|both`, `values…`.
  public var usage: String {
    let value = hasShortList ? words.joined(separator: "|") : "…"
    var text = isKeyword ? "\(name)=\(value)" : name
    if !isKeyword, hasShortList { text = value }
    if isVariadic { return text + "…" }
    return isOptional ? "[\(text)]" : text
  }
}
