/// Python's `text % values` and `text.format(values)`, which the slides use.
enum Percent {
  /// `"%s: %d" % (name, n)`; throws TypeError or ValueError as Python does.
  static func format(_ template: String, _ argument: Value) throws -> String {
    var values = argument.tupleItems ?? [argument]
    values.reverse()
    var out = ""
    var scalars = Substring(template)
    while let percent = scalars.firstIndex(of: "%") {
      out += scalars[..<percent]
      scalars = scalars[scalars.index(after: percent)...]
      if scalars.first == "%" {
        out += "%"
        scalars = scalars.dropFirst()
        continue
      }
      let flags = scalars.prefix { "#0- +123456789.".contains($0) }
      scalars = scalars.dropFirst(flags.count)
      guard let letter = scalars.popFirst() else {
        throw Failure(
          .value, "the text ends inside a `%` conversion", hints: ["a percent sign is %%"])
      }
      guard let value = values.popLast() else {
        throw Failure(.type, "too few values for `%` in \(Value.quoted(template))")
      }
      out += try conversion(letter, String(flags), value)
    }
    if !values.isEmpty, argument.tupleItems != nil || out == template {
      throw Failure(.type, "not all values fit into \(Value.quoted(template))")
    }
    return out + scalars
  }

  private static func conversion(_ letter: Character, _ flags: String, _ value: Value) throws
    -> String
  {
    let left = flags.contains("-")
    let zero = flags.hasPrefix("0") && !left
    var rest = Substring(flags.filter { $0 != "-" })
    while let first = rest.first, first == "0" || first == "+" || first == " " || first == "#" {
      rest = rest.dropFirst()
    }
    let sign = flags.contains("+") ? "+" : flags.contains(" ") ? " " : ""
    let form = flags.contains("#") ? "#" : ""
    let align = left ? "<" : zero ? "" : ">"
    switch letter {
    case "s": return try render("\(align == "" ? ">" : align)\(rest)s", .string(value.display))
    case "r", "a": return try render("\(align == "" ? ">" : align)\(rest)s", .string(value.repr))
    case "c": return try render("\(rest)", value)
    case "d", "i", "u": return try render("\(align)\(sign)\(zero ? "0" : "")\(rest)d", value)
    case "x", "X", "o", "e", "E", "f", "F", "g", "G":
      return try render("\(align)\(sign)\(form)\(zero ? "0" : "")\(rest)\(letter)", value)
    default:
      throw Failure(
        .value, "`%\(letter)` is no conversion", hints: ["%s text, %d integer, %x hex, %.1f float"])
    }
  }

  /// `"{} bytes".format(n)`, `"{0} {name:>5}"`.
  static func braces(_ template: String, _ values: [Value]) throws -> String {
    var out = ""
    var next = 0
    var rest = Substring(template)
    while let index = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      out += rest[..<index]
      let brace = rest[index]
      rest = rest[rest.index(after: index)...]
      if rest.first == brace {
        out.append(brace)
        rest = rest.dropFirst()
        continue
      }
      guard brace == "{", let end = rest.firstIndex(of: "}") else {
        throw Failure(
          .value, "a lone `\(brace)` in \(Value.quoted(template))",
          hints: ["write \(brace)\(brace)"])
      }
      let field = rest[..<end].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      rest = rest[rest.index(after: end)...]
      let position = field.first.flatMap { Int($0) } ?? next
      next += 1
      guard values.indices.contains(position) else {
        throw Failure(.index, "no value for `{\(field.joined(separator: ":"))}`")
      }
      out += try render(field.count > 1 ? String(field[1]) : "", values[position])
    }
    return out + rest
  }

  /// `${value:spec}`: Python's format mini-language.
  static func render(_ spec: String, _ value: Value) throws -> String {
    if spec.isEmpty { return value.display }
    do {
      let format = try FormatSpec(parsing: spec)
      switch value {
      case .int(let number): return try format.format(number)
      case .bool(let truth): return try format.format(truth ? 1 : 0)
      case .big(let number): return try format.format(number.value)
      case .float(let number): return try format.format(number)
      default: return try format.format(value.display)
      }
    } catch {
      throw Failure(
        .value, "`\(spec)` does not format \(value.withArticle)", why: "\(error)",
        hints: ["for example ${x:.1f} ${n:08x} ${name:>10}"])
    }
  }
}

extension Value {
  /// The elements of a tuple, if it is one.
  var tupleItems: [Value]? {
    switch self {
    case .tuple(let tuple), .several(let tuple): tuple.items
    default: nil
    }
  }
}
