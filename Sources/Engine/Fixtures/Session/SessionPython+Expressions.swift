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
      return "(\(template(host.map(\.withoutBrackets))), \(number))"
    case .name(let name): return self.word(name, expression)
    case .list(let items): return "[" + list(items) + "]"
    case .tuple(let items): return "(" + list(items) + (items.count == 1 ? ",)" : ")")
    case .map(let pairs):
      return "{" + pairs.map { "\(text($0.key)): \(text($0.value))" }.joined(separator: ", ") + "}"
    case .unary(let op, let operand):
      return op == .not ? "not \(inner(operand))" : op.rawValue + inner(operand)
    case .binary(let op, let left, let right):
      return "\(inner(left)) \(op.rawValue) \(inner(right))"
    case .comparison(let left, let op, let right, let more):
      return inner(left)
        + ([(op, right)] + more).map { " \($0.rawValue) \(inner($1))" }.joined()
    case .both(let left, let right): return "\(inner(left)) and \(inner(right))"
    case .either(let left, let right): return "\(inner(left)) or \(inner(right))"
    case .conditional(let condition, let then, let otherwise):
      return "\(inner(then)) if \(inner(condition)) else \(inner(otherwise))"
    case .index(let base, let index): return "\(inner(base))[\(text(index))]"
    case .slice(let base, let from, let to, let step):
      let bounds = [from, to].map { $0.map { text($0) } ?? "" }.joined(separator: ":")
      return "\(inner(base))[\(bounds)\(step.map { ":" + text($0) } ?? "")]"
    case .property(let base, let property): return self.property(base, property.name)
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

  /// A name by itself: a variable, or a call without arguments.
  private mutating func word(_ name: String, _ expression: Expression) -> String {
    if let call = lost[name] { missing = call }
    guard !isVariable(name), functions.contains(name) || CommandTable.complete[name] != nil,
      name != "big", name != "little"
    else { return self.name(name) }
    let callee = Identifier(name: name, span: expression.span)
    return text(
      CallSyntax(callee: callee, receiver: nil, arguments: [], style: .command), single: true)
  }

  private mutating func property(_ base: Expression, _ name: String) -> String {
    if let module = module(base) {
      modules.insert(module)
      return module == "sys" && name == "argv" ? "sys.argv[1:]" : "\(module).\(name)"
    }
    let place = inner(base)
    if isFile(base) { return "\(place).\(name)" }
    switch (name, kind(of: base)) {
    case ("port", .address): return "\(place)[1]"
    case ("port", .socket): return "\(place).getsockname()[1]"
    case ("port", _):
      helpers.insert(.port)
      return "port_of(\(place))"
    case ("host", _): return "\(place)[0]"
    case ("path", _): return place
    case ("local", _): return "\(place).getsockname()"
    case ("peer", _): return "\(place).getpeername()"
    case ("fileno", _): return "\(place).fileno()"
    case ("message", _): return "str(\(place))"
    case ("name", .error): return "type(\(place)).__name__"
    case ("errno", _), ("name", .file): return "\(place).\(name)"
    case _:
      missing = "." + name
      return "\(place).\(name)"
    }
  }

  /// Python's module of this name, where no variable hides it.
  func module(_ expression: Expression) -> String? {
    guard case .name(let name) = expression.kind, !isVariable(name),
      ["socket", "time", "sys", "os", "random", "struct", "zlib", "hashlib"].contains(name)
    else { return nil }
    return name
  }

  /// Where a socket is bound or connected: a pair, or the path of a Unix socket.
  mutating func place(_ expression: Expression) -> String {
    switch expression.kind {
    case .text(let text) where text.hasPrefix("unix:"): return quoted(String(text.dropFirst(5)))
    case .text(let text):
      guard let address = try? Address.read(text) else { return quoted(text) }
      return "(\(quoted(address.host)), \(address.port))"
    case .template(var parts):
      guard case .text(let start)? = parts.first, start.hasPrefix("unix:") else { break }
      parts[0] = .text(String(start.dropFirst(5)))
      return template(parts)
    case _: break
    }
    return text(expression)
  }

  /// The values that the program can tell apart.
  enum ValueKind { case socket, address, error, file }

  func kind(of expression: Expression) -> ValueKind? {
    switch expression.kind {
    case .name(let name): return kinds[name]
    case .address, .tuple: return .address
    case .property(_, let name): return ["local", "peer"].contains(name.name) ? .address : nil
    case .call(let call):
      switch call.callee.name {
      case "socket", "listen", "connect", "accept", "create_server", "create_connection":
        return .socket
      case "getsockname", "getpeername": return .address
      case "open": return .file
      case let name: return ErrorKind(rawValue: name) == nil ? nil : .error
      }
    case _: return nil
    }
  }

  /// Whether this is a Unix socket or the address of one.
  func isOfUnix(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .name(let name): return unixNames.contains(name)
    case .property(let base, let name):
      return ["local", "peer"].contains(name.name) && isOfUnix(base)
    case .call(let call):
      guard let first = call.receiver ?? call.arguments.first?.value else { return false }
      switch call.callee.name {
      case "socket":
        return call.arguments.contains {
          if case .name(let word) = $0.value.kind {
            ["unix", "AF_UNIX"].contains(word)
          } else {
            false
          }
        }
      case "listen", "connect", "create_server", "create_connection":
        return first.isUnix || isOfUnix(first)
      case "accept", "getsockname", "getpeername": return isOfUnix(first)
      case _: return false
      }
    case _: return false
    }
  }

  /// Keeps in mind what an assignment gives.
  mutating func note(_ targets: [Target], _ value: Expression) {
    for target in targets {
      for name in target.names { kinds[name] = nil }
      if isOfUnix(value) {
        unixNames.formUnion(target.names)
      } else {
        unixNames.subtract(target.names)
      }
      switch target {
      case .name(let name): kinds[name.name] = kind(of: value)
      case .several(let both, _):
        guard case .call(let call) = value.kind, both.count == 2,
          ["accept", "recvfrom"].contains(call.callee.name)
        else { continue }
        if call.callee.name == "accept" { for name in both[0].names { kinds[name] = .socket } }
        for name in both[1].names { kinds[name] = .address }
      case .index, .property: continue
      }
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

extension TemplatePart {
  /// A host as Python writes it: `::1` for `[::1]`.
  var withoutBrackets: TemplatePart {
    if case .text(let text) = self, text.hasPrefix("["), text.hasSuffix("]") {
      return .text(String(text.dropFirst().dropLast()))
    }
    return self
  }

  /// Whether it is text with a colon, which hosts of IPv6 alone have.
  var hasColon: Bool { if case .text(let text) = self { text.contains(":") } else { false } }
}
