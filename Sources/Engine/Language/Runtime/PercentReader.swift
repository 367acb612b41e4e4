/// Takes the left side of `text % values` apart, and hands out the values on the right.
struct PercentReader {
  private let template: String
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private let argument: Value
  private var values: ArraySlice<Value>
  private var usesNames = false

  init(_ template: String, _ argument: Value) {
    self.template = template
    scalars = Array(template.unicodeScalars)
    self.argument = argument
    values = (argument.tupleItems ?? [argument])[...]
  }

  mutating func next() -> Unicode.Scalar? {
    guard index < scalars.count else { return nil }
    index += 1
    return scalars[index - 1]
  }

  /// What stands behind a `%`; nil for `%%`.
  mutating func conversion() throws -> PercentConversion? {
    var result = PercentConversion(letter: "%", value: .none)
    let named = try readName()
    readFlags(&result)
    let width = try readNumber("width")
    if width < 0 { result.left = true }
    result.width = Int(width.magnitude)
    if index < scalars.count, scalars[index] == "." {
      index += 1
      result.precision = max(0, try readNumber("precision"))
    }
    while index < scalars.count, "hlL".unicodeScalars.contains(scalars[index]) { index += 1 }
    guard let letter = next() else {
      throw Failure(
        .value, "the text ends inside a `%` conversion", hints: ["a percent sign is %%"])
    }
    if letter == "%" { return nil }
    result.letter = letter
    result.value = try named ?? take()
    return result
  }

  /// Every value of a tuple has to be used; so has a single one, unless it could give names.
  func checkAllUsed() throws {
    if usesNames || values.isEmpty { return }
    switch argument {
    case .map, .list, .bytes, .buffer, .range: return
    default:
      throw Failure(
        .type, "not all values fit into \(Value.quoted(template))",
        why: "\(values.count) left over", hints: ["there must be one `%` for each value"])
    }
  }

  /// `%(name)d`: the value under that key of the map on the right.
  private mutating func readName() throws -> Value? {
    guard index < scalars.count, scalars[index] == "(" else { return nil }
    guard case .map(let map) = argument else {
      throw Failure(.type, "`%(name)` needs a map on the right", why: Wording(argument.withArticle))
    }
    index += 1
    let start = index
    var depth = 1
    while index < scalars.count {
      if scalars[index] == "(" { depth += 1 }
      if scalars[index] == ")" { depth -= 1 }
      index += 1
      if depth == 0 { break }
    }
    guard depth == 0 else {
      throw Failure(.value, "`%(` without its `)` in \(Value.quoted(template))")
    }
    let name = String(String.UnicodeScalarView(scalars[start..<index - 1]))
    usesNames = true
    return try Indexing.element(.map(map), .string(name))
  }

  private mutating func readFlags(_ result: inout PercentConversion) {
    while index < scalars.count {
      switch scalars[index] {
      case "-": result.left = true
      case "+": result.sign = "+"
      case " ": if result.sign.isEmpty { result.sign = " " }
      case "0": result.zero = true
      case "#": result.alternate = true
      default: return
      }
      index += 1
    }
  }

  /// Digits, or `*` for the next value; 0 when there is neither.
  private mutating func readNumber(_ part: String) throws -> Int {
    if index < scalars.count, scalars[index] == "*" {
      index += 1
      guard case .int(let number) = try take() else {
        throw Failure(.type, "`*` takes its \(part) from an int")
      }
      return try bounded(number, part)
    }
    var number = 0
    while index < scalars.count, ("0"..."9").contains(scalars[index]) {
      number = try bounded(number * 10 + Int(scalars[index].value - 0x30), part)
      index += 1
    }
    return number
  }

  private func bounded(_ number: Int, _ part: String) throws -> Int {
    if number.magnitude <= FormatSpec.limit { return number }
    throw Failure(.value, "the \(part) is above the limit of \(FormatSpec.limit)")
  }

  private mutating func take() throws -> Value {
    if let value = values.popFirst() { return value }
    throw Failure(
      .type, "too few values for `%` in \(Value.quoted(template))",
      hints: ["several values stand in brackets: \"%s %s\" % (a, b)"])
  }
}
