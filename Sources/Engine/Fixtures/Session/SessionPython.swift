/// A session or a script as a Python program that does the same with the same peers, for the statements and
/// calls that Python has too. What it has not stands there as a remark.
struct SessionPython {
  private var lines: [String] = []
  private var depth = 0
  var helpers: Set<PythonHelper> = []
  var modules: Set<String> = ["socket"]
  private var threads = 0

  /// The program of some sources, one after another.
  static func text(of sources: [SourceText]) throws(SyntaxErrors) -> String {
    var program = SessionPython()
    for source in sources { program.add(try Parser.parse(source)) }
    return program.whole
  }

  private var whole: String {
    var text = modules.sorted().map { "import \($0)\n" }.joined()
    for helper in PythonHelper.allCases where helpers.contains(helper) {
      text += "\n\n" + helper.code
    }
    if !helpers.isEmpty { text += "\n" }
    return text + "\n" + lines.map { $0 + "\n" }.joined()
  }

  private mutating func line(_ text: String) {
    lines.append(String(repeating: "    ", count: depth) + text)
  }

  private mutating func add(_ block: Block) {
    for statement in block.statements { add(statement) }
  }

  private mutating func body(_ block: Block) {
    depth += 1
    if block.statements.isEmpty { line("pass") }
    add(block)
    depth -= 1
  }

  private mutating func add(_ statement: Statement) {
    switch statement.kind {
    case .expression(let expression): line(alone(expression))
    case .assign(let targets, let value):
      let single = targets.count == 1
      line(targets.map { target($0) }.joined(separator: ", ") + " = " + text(value, single: single))
    case .augment(let place, let op, let value):
      line("\(target(place)) \(op.rawValue)= \(text(value))")
    case .conditional(let branches, let otherwise):
      for (index, branch) in branches.enumerated() {
        line("\(index == 0 ? "if" : "elif") \(text(branch.condition)):")
        body(branch.body)
      }
      if let otherwise {
        line("else:")
        body(otherwise)
      }
    case .whileLoop(let condition, let block):
      line("while \(text(condition)):")
      body(block)
    case .loop(let count, let block):
      line(count.map { "for _ in range(\(text($0))):" } ?? "while True:")
      body(block)
    case .forLoop(let place, let items, let block):
      line("for \(target(place)) in \(text(items)):")
      body(block)
    case .breakLoop: line("break")
    case .continueLoop: line("continue")
    case .giveBack(let values): line("return " + values.map { text($0) }.joined(separator: ", "))
    case .define(let function): define(function)
    case .attempt(let block, let handlers, let otherwise, let finally):
      attempt(block, handlers, otherwise, finally)
    case .raise(let value): line(value.map { "raise RuntimeError(\(text($0)))" } ?? "raise")
    case .assertion(let condition, let message):
      line("assert \(text(condition))" + (message.map { ", \(text($0))" } ?? ""))
    case .parameter(let name, let initial, _):
      line("\(self.name(name.name)) = \(initial.map { text($0) } ?? "None")")
    case .global(let names): line("global " + names.map(\.name).joined(separator: ", "))
    case .group(let block): add(block)
    case .within, .importFile, .expectError, .test:
      line("# Python has no such statement as this one of the script")
      line("pass")
    }
  }

  private mutating func define(_ function: FunctionSyntax) {
    let parameters = function.parameters.map { parameter in
      name(parameter.name.name) + (parameter.initial.map { "=" + text($0) } ?? "")
    }
    line("def \(function.name.name)(\(parameters.joined(separator: ", "))):")
    body(function.body)
  }

  private mutating func attempt(
    _ block: Block, _ handlers: [HandlerSyntax], _ otherwise: Block?, _ finally: Block?
  ) {
    line("try:")
    body(block)
    for handler in handlers {
      let names = handler.names.map { $0.name == "Error" ? "Exception" : $0.name }
      let kind = names.isEmpty ? "Exception" : names.joined(separator: ", ")
      let list = names.count > 1 ? "(\(kind))" : kind
      line("except \(list)" + (handler.variable.map { " as \($0.name)" } ?? "") + ":")
      body(handler.body)
    }
    if let otherwise, !handlers.isEmpty {
      line("else:")
      body(otherwise)
    }
    if let finally {
      line("finally:")
      body(finally)
    }
  }

  /// A block that runs beside the rest: a thread.
  mutating func thread(_ block: Block) -> String {
    threads += 1
    let function = "task_\(threads)"
    modules.insert("threading")
    line("def \(function)():")
    body(block)
    helpers.insert(.start)
    return "start(\(function))"
  }

  private mutating func target(_ target: Target) -> String {
    switch target {
    case .name(let identifier): name(identifier.name)
    case .index(let base, let index, _): "\(text(base))[\(text(index))]"
    case .property(let base, let property): "\(text(base)).\(property.name)"
    case .several(let targets, _): targets.map { self.target($0) }.joined(separator: ", ")
    }
  }

  /// A name that Python keeps for itself gets a `_`.
  func name(_ name: String) -> String {
    switch name {
    case "big", "little": "'\(name)'"
    case "class", "from", "is", "lambda", "with", "yield", "del", "pass", "async", "await",
      "nonlocal", "print", "socket", "time", "threading", "struct":
      name + "_"
    case _: name
    }
  }
}
