/// `"{} bytes".format(n)` and `${value:spec}`.
extension Percent {
  /// `"{} bytes".format(n)`, `"{0} {1:>5} {0!r}".format(a, b)`.
  static func braces(_ template: String, _ values: [Value]) throws -> String {
    var out = ""
    var numbering = Numbering(values: values)
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
      guard brace == "{", let end = closing(rest) else {
        throw Failure(
          .value, "a lone `\(brace)` in \(Value.quoted(template))",
          hints: ["write \(brace)\(brace)"])
      }
      out += try field(rest[..<end], &numbering)
      rest = rest[rest.index(after: end)...]
    }
    return out + rest
  }

  /// Values by position: counted along, or numbered by hand, as the first field does it.
  private struct Numbering {
    let values: [Value]
    var next = 0
    var isManual: Bool?

    mutating func value(_ name: Substring) throws -> Value {
      if !name.isEmpty, Int(name) == nil {
        throw Failure(
          .key, "`{\(name)}` has no value", why: "format gives values by position",
          hints: ["write {} or {0}, or \"…${\(name)}…\" for a variable"])
      }
      if let isManual, isManual == name.isEmpty {
        throw Failure(.value, "`{}` and `{0}` do not go together in one text")
      }
      isManual = !name.isEmpty
      let position = Int(name) ?? next
      next += 1
      guard values.indices.contains(position) else {
        let given: Wording =
          values.isEmpty
          ? "no value given"
          : values.count == 1 ? "one value given" : "\(values.count) values given"
        throw Failure(
          .index, "no value for `{\(name)}`", why: given)
      }
      return values[position]
    }
  }

  /// The brace that ends a field; a specification may hold fields itself.
  private static func closing(_ text: Substring) -> Substring.Index? {
    var depth = 1
    for index in text.indices {
      if text[index] == "{" { depth += 1 }
      if text[index] == "}" { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  private static func field(_ text: Substring, _ numbering: inout Numbering) throws -> String {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let head = (parts.first ?? "").split(
      separator: "!", maxSplits: 1, omittingEmptySubsequences: false)
    var value = try numbering.value(head.first ?? "")
    if head.count > 1 {
      switch head[1] {
      case "r", "a": value = .string(value.repr)
      case "s": value = .string(value.display)
      default:
        throw Failure(.value, "`!\(head[1])` is no conversion", hints: ["!r or !s"])
      }
    }
    var spec = parts.count > 1 ? String(parts[1]) : ""
    while let open = spec.firstIndex(of: "{"), let close = spec[open...].firstIndex(of: "}") {
      let inner = try numbering.value(spec[spec.index(after: open)..<close])
      spec.replaceSubrange(open...close, with: inner.display)
    }
    return try render(spec, value)
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
