/// The names that an expression uses, by what they are.
struct ExpressionNames {
  private(set) var variables: Set<String> = []
  private(set) var calls: Set<String> = []
  private(set) var properties: Set<String> = []

  init(_ expression: Expression) { visit(expression) }

  private mutating func visit(_ expressions: [Expression]) {
    for expression in expressions { visit(expression) }
  }

  private mutating func visit(_ parts: [TemplatePart]) {
    for case .value(let value, _) in parts { visit(value) }
  }

  private mutating func visit(_ expression: Expression) {
    switch expression.kind {
    case .none, .bool, .int, .bigInt, .float, .duration, .text, .bytes, .regex, .task: break
    case .name(let name): variables.insert(name)
    case .template(let parts): visit(parts)
    case .address(let host, let port):
      visit(host)
      visit(port)
    case .list(let items), .tuple(let items): visit(items)
    case .map(let pairs): for pair in pairs { visit([pair.key, pair.value]) }
    case .unary(_, let operand): visit(operand)
    case .binary(_, let left, let right), .both(let left, let right), .either(let left, let right),
      .index(let left, let right):
      visit([left, right])
    case .comparison(let left, _, let right, let more):
      visit([left, right] + more.map(\.operand))
    case .conditional(let condition, let then, let otherwise): visit([condition, then, otherwise])
    case .slice(let base, let from, let to, let step):
      visit([base] + [from, to, step].compactMap { $0 })
    case .property(let base, let name):
      properties.insert(name.name)
      visit(base)
    case .call(let call):
      calls.insert(call.callee.name)
      if let receiver = call.receiver { visit(receiver) }
      visit(call.arguments.map(\.value))
    }
  }
}
