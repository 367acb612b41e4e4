import BigInt

extension SessionPython {
  /// An expression as a statement of its own. Sockets that the prompt has named get their name.
  mutating func alone(_ expression: Expression) -> String {
    if case .task(let identifier, let block) = expression.kind {
      return (identifier.map { name($0.name) + " = " } ?? "") + thread(block)
    }
    return text(expression)
  }

  /// An expression; `single` takes the first of several values, as one name on the left does.
  mutating func text(_ expression: Expression, single: Bool = false) -> String {
    switch expression.kind {
    case .none: return "None"
    case .bool(let truth): return truth ? "True" : "False"
    case .int(let number): return "\(number)"
    case .bigInt(let number): return "\(number)"
    case .float(let number): return "\(number)"
    case .duration(let nanoseconds): return "\(Double(nanoseconds) / 1e9)"
    case .text(let string): return quoted(string)
    case .template(let parts): return template(parts)
    case .bytes(let bytes): return Value.bytesText(bytes)
    case .regex(let source):
      modules.insert("re")
      return "re.compile(\(quoted(source)))"
    case .address(let host, let port):
      var number = template(port)
      if port.count == 1, case .text(let digits) = port[0] { number = digits }
      if port.count == 1, case .value(let value, nil) = port[0] { number = text(value) }
      return "(\(template(host)), \(number))"
    case .name(let name): return self.name(name)
    case .list(let items): return "[" + list(items) + "]"
    case .tuple(let items): return "(" + list(items) + (items.count == 1 ? ",)" : ")")
    case .map(let pairs):
      return "{" + pairs.map { "\(text($0.key)): \(text($0.value))" }.joined(separator: ", ") + "}"
    case .unary(let op, let operand):
      return op == .not ? "not \(inner(operand))" : op.rawValue + inner(operand)
    case .binary(let op, let left, let right):
      return "\(inner(left)) \(op.rawValue) \(inner(right))"
    case .comparison(let first, let rest):
      return inner(first) + rest.map { " \($0.op.rawValue) \(inner($0.operand))" }.joined()
    case .both(let left, let right): return "\(inner(left)) and \(inner(right))"
    case .either(let left, let right): return "\(inner(left)) or \(inner(right))"
    case .conditional(let condition, let then, let otherwise):
      return "\(inner(then)) if \(inner(condition)) else \(inner(otherwise))"
    case .index(let base, let index): return "\(inner(base))[\(text(index))]"
    case .slice(let base, let from, let to, let step):
      let bounds = [from, to].map { $0.map { text($0) } ?? "" }.joined(separator: ":")
      return "\(inner(base))[\(bounds)\(step.map { ":" + text($0) } ?? "")]"
    case .property(let base, let property): return self.property(inner(base), property.name)
    case .call(let call): return text(call, single: single)
    case .task(_, let block): return thread(block)
    }
  }

  private mutating func list(_ items: [Expression]) -> String {
    items.map { text($0) }.joined(separator: ", ")
  }

  /// An operand, in parentheses unless it is whole by itself.
  mutating func inner(_ expression: Expression) -> String {
    switch expression.kind {
    case .unary, .binary, .comparison, .both, .either, .conditional: "(\(text(expression)))"
    case .none, .bool, .int, .bigInt, .float, .duration, .text, .template, .bytes, .regex,
      .address, .name, .list, .tuple, .map, .call, .index, .slice, .property, .task:
      text(expression)
    }
  }

  private func property(_ base: String, _ name: String) -> String {
    switch name {
    case "port": "\(base).getsockname()[1]"
    case "local": "\(base).getsockname()"
    case "peer": "\(base).getpeername()"
    case _: "\(base).\(name)"
    }
  }

  private mutating func template(_ parts: [TemplatePart]) -> String {
    let pieces = parts.map { part -> String in
      switch part {
      case .text(let text): quoted(text)
      case .value(let value, let spec):
        spec.map { "format(\(text(value)), \(quoted($0.name)))" } ?? "str(\(text(value)))"
      }
    }
    return pieces.isEmpty ? "''" : pieces.joined(separator: " + ")
  }

  /// A text in Python's quotes; the escapes are the same.
  func quoted(_ text: String) -> String { Value.quoted(text) }
}
