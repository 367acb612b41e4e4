/// Collects the names that a block gives values to: they are its variables (language.md §4).
public struct NameCollector {
  /// In the order of their first assignment.
  public private(set) var assigned: [String] = []
  /// Declared by `global`.
  public private(set) var globals: Set<String> = []
  /// Functions defined in the block.
  public private(set) var functions: [FunctionSyntax] = []
  /// `global` names of the functions defined in the block.
  public private(set) var globalsOfFunctions: [String] = []
  private var seen: Set<NameKey> = []

  /// The names of a block and the blocks in it, but not of the functions in it.
  public init(_ block: Block) { collect(block) }

  private mutating func add(_ name: String) {
    if seen.insert(NameKey(name: name)).inserted { assigned.append(name) }
  }

  private mutating func collect(_ block: Block) {
    for statement in block.statements { collect(statement) }
  }

  private mutating func collect(_ target: Target) {
    switch target {
    case .name(let identifier): add(identifier.name)
    case .several(let targets, _): for target in targets { collect(target) }
    case .index, .property: break
    }
  }

  private mutating func collect(_ statement: Statement) {
    switch statement.kind {
    case .assign(let target, let more, let value):
      collect(target)
      for target in more { collect(target) }
      collect(value)
    case .augment(let target, _, let value):
      collect(target)
      collect(value)
    case .expression(let value): collect(value)
    case .conditional(let branches, let otherwise):
      for branch in branches { collect(branch.body) }
      if let otherwise { collect(otherwise) }
    case .whileLoop(_, let body), .loop(_, let body), .within(_, let body), .test(_, let body),
      .expectError(_, let body), .group(let body):
      collect(body)
    case .forLoop(let target, _, let body):
      collect(target)
      collect(body)
    case .attempt(let body, let handlers, let otherwise, let finally):
      collect(body)
      for handler in handlers {
        if let variable = handler.variable { add(variable.name) }
        collect(handler.body)
      }
      if let otherwise { collect(otherwise) }
      if let finally { collect(finally) }
    case .define(let function):
      functions.append(function)
      globalsOfFunctions += NameCollector(function.body).globals.sorted()
    case .parameter(let name, _, _): add(name.name)
    case .global(let names): globals.formUnion(names.map(\.name))
    case .giveBack(let values): for value in values { collect(value) }
    case .breakLoop, .continueLoop, .raise, .importFile, .assertion: break
    }
  }

  /// Only tasks give values inside an expression: `task server { … }` names one.
  private mutating func collect(_ expression: Expression) {
    guard case .task(let name, let body) = expression.kind else { return }
    if let name { add(name.name) }
    collect(body)
  }
}
