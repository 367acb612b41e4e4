/// A session or a script as a Python program that does the same with the same peers, for the statements and
/// calls that Python has too, and with helpers for those that it has not.
struct SessionPython {
  private var lines: [String] = []
  private var depth = 0
  var helpers: Set<PythonHelper> = []
  var modules: Set<String> = ["socket"]
  private var threads = 0
  private var tests = 0
  /// Functions that the program defines.
  private(set) var functions: Set<String> = []
  /// The names of imported files.
  private var imports: Set<String> = []
  /// The names that the program has given so far, and those of each function around this place.
  private var frames: [Set<String>] = [[]]
  /// The variables of the loops around this place.
  private var loopNames: [String] = []
  /// What some variables hold, where their last assignment tells.
  var kinds: [String: ValueKind] = [:]
  /// Variables that hold Unix sockets and their addresses.
  var unixNames: Set<String> = []
  /// Variables that the program lacks, with the call that Python has not.
  var lost: [String: String] = [:]
  /// The call in this statement that Python has not.
  var missing: String?
  /// What is read, and where the files are that it imports.
  var source = SourceText(name: "", text: "")
  private var folder: String { source.folder }

  /// The program of some sources, one after another.
  static func text(of sources: [SourceText]) throws(SyntaxErrors) -> String {
    var program = SessionPython()
    for source in sources {
      program.source = source
      program.add(try Parser.parse(source))
    }
    return program.whole
  }

  private var whole: String {
    let modules = helpers.reduce(modules) { $0.union($1.modules) }
    var text = modules.sorted().map { "import \($0)\n" }.joined()
    let mayEndEarly = !helpers.isDisjoint(with: [.timed, .within])
    let reads = !helpers.isDisjoint(with: [.exactly, .until, .all])
    let helpers = mayEndEarly && reads ? helpers.union([.kept]) : helpers
    for helper in PythonHelper.allCases where helpers.contains(helper) {
      text += "\n\n" + helper.code(losingNothing: mayEndEarly)
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
    let start = lines.count
    add(block)
    if lines[start...].allSatisfy({ $0.drop { $0 == " " }.hasPrefix("#") }) { line("pass") }
    depth -= 1
  }

  /// A statement; as a remark where Python has no such call.
  private mutating func add(_ statement: Statement) {
    let (start, outer) = (lines.count, missing)
    missing = nil
    translate(statement)
    let given = names(of: statement)
    if let missing {
      lines.removeSubrange(start...)
      line("# Python has no \(missing):")
      for text in source.text(statement.span).split(separator: "\n") { line("# " + text) }
      for name in given { lost[name] = missing }
    } else {
      for name in given { lost[name] = nil }
    }
    missing = outer
  }

  private mutating func translate(_ statement: Statement) {
    switch statement.kind {
    case .expression(let expression):
      if isRemark(expression) {
        line("# " + source.text(statement.span).replacing("\n", with: " "))
      } else {
        line(alone(expression))
      }
    case .assign(let first, let more, let value):
      let targets = [first] + more
      let single = targets.allSatisfy { if case .several = $0 { false } else { true } }
      let places = targets.map { target($0) }.joined(separator: " = ")
      line(places + " = " + text(value, single: single))
      give(statement)
      note(targets, value)
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
      let outer = loopNames
      loopNames += place.names
      frames[frames.count - 1].formUnion(place.names)
      body(block)
      loopNames = outer
    case .breakLoop: line("break")
    case .continueLoop: line("continue")
    case .giveBack(let values): line("return " + values.map { text($0) }.joined(separator: ", "))
    case .define(let function): define(function)
    case .attempt(let block, let handlers, let otherwise, let finally):
      attempt(block, handlers, otherwise, finally)
    case .raise(let value?):
      let isError = kind(of: value) == .error
      line("raise " + (isError ? text(value) : "RuntimeError(\(text(value)))"))
    case .raise(nil): line("raise")
    case .assertion(let condition, let message):
      line("assert \(text(condition))" + (message.map { ", \(text($0))" } ?? ""))
    case .parameter(let name, let initial, _):
      line("\(self.name(name.name)) = \(initial.map { text($0) } ?? "None")")
    case .global(let names): line("global " + names.map(\.name).joined(separator: ", "))
    case .group(let block): add(block)
    case .within(let time, let block):
      helpers.insert(.within)
      line("with within(\(text(time))):")
      body(block)
    case .expectError(let names, let block):
      line("try:")
      body(block)
      line("except \(errors(names)):")
      line("    pass")
      line("else:")
      line("    raise AssertionError('no \(names.map(\.name).joined(separator: " or ")) came')")
    case .importFile(let path, _, let alias):
      imports.insert(alias.name)
      importFile(path, as: name(alias.name))
    case .test(let title, let block): test(title, block)
    }
  }

  /// What is for the eyes, as views are, or for the shell: Python has nothing like it.
  private func isRemark(_ expression: Expression) -> Bool {
    let name: String
    switch expression.kind {
    case .call(let call) where isOfAFile(call): return false
    case .call(let call): name = call.callee.name
    case .name(let word) where !isVariable(word): name = word
    case _: return false
    }
    guard !functions.contains(name), let command = CommandTable.complete[name] else { return false }
    return command.group == .looking || command.group == .shell
      || ["use", "tasks"].contains(command.name)
  }

  /// A function of an imported file, whatever commands are called.
  func isOfAFile(_ call: CallSyntax) -> Bool {
    guard let receiver = call.receiver else { return false }
    return isFile(receiver)
  }

  /// Whether this is an imported file.
  func isFile(_ expression: Expression) -> Bool {
    guard case .name(let name) = expression.kind else { return false }
    return imports.contains(name)
  }

  /// Whether the program has given the name a value.
  func isVariable(_ name: String) -> Bool { frames.contains { $0.contains(name) } }

  /// A `test` block does not run with the script; pytest finds and runs the function.
  private mutating func test(_ title: Expression, _ block: Block) {
    tests += 1
    var name = "\(tests)"
    if case .text(let text) = title.kind {
      let words = text.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
      if !words.isEmpty { name += "_" + words.joined(separator: "_") }
    }
    let words = text(title).dropFirst().dropLast().filter { $0 != "\"" && $0 != "\\" }
    line("def test_\(name)():")
    line("    \"\"\"\(words)\"\"\"")
    let given = Set(NameCollector(block).assigned)
    depth += 1
    let names = given.sorted().map { self.name($0) }
    if !names.isEmpty { line("global " + names.joined(separator: ", ")) }
    depth -= 1
    body(block)
  }

  /// An imported file is a module of its own inside the program.
  private mutating func importFile(_ path: String, as alias: String) {
    let full = path.hasPrefix("/") ? path : folder + "/" + path
    var program = SessionPython()
    do {
      let folder = full.split(separator: "/").dropLast().joined(separator: "/")
      program.source = SourceText(
        name: full, folder: (full.hasPrefix("/") ? "/" : "") + folder,
        bytes: try File.readAll(full, limit: 64 << 20))
      program.add(try Parser.parse(program.source))
    } catch {
      return line("raise ImportError(\(quoted("\(full) cannot be read")))")
    }
    modules.formUnion(program.modules.union(["types"]))
    helpers.formUnion(program.helpers)
    line("\(alias) = types.ModuleType(\(quoted(alias)))")
    line("\(alias).__dict__.update(globals())")
    line("exec('\\n'.join([")
    for code in program.lines { line("    \(quoted(code)),") }
    line("]), \(alias).__dict__)")
  }

  private func names(of statement: Statement) -> [String] {
    NameCollector(Block(statements: [statement], span: statement.span)).assigned
  }

  private mutating func give(_ statement: Statement) {
    frames[frames.count - 1].formUnion(names(of: statement))
  }

  private mutating func define(_ function: FunctionSyntax) {
    let parameters = function.parameters.map { parameter in
      name(parameter.name.name) + (parameter.initial.map { "=" + text($0) } ?? "")
    }
    functions.insert(function.name.name)
    line("def \(name(function.name.name))(\(parameters.joined(separator: ", "))):")
    frames.append(
      Set(function.parameters.map(\.name.name) + NameCollector(function.body).assigned))
    body(function.body)
    frames.removeLast()
  }

  private mutating func attempt(
    _ block: Block, _ handlers: [HandlerSyntax], _ otherwise: Block?, _ finally: Block?
  ) {
    line("try:")
    body(block)
    for handler in handlers {
      if let name = handler.variable?.name {
        kinds[name] = .error
        frames[frames.count - 1].insert(name)
      }
      line(
        "except \(errors(handler.names))" + (handler.variable.map { " as \(name($0.name))" } ?? "")
          + ":")
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

  /// Python's name of an error.
  func error(_ name: String) -> String {
    switch name {
    case "Error": "Exception"
    case "AddressInUseError", "NetworkUnreachableError": "OSError"
    case "HostNotFoundError": "socket.gaierror"
    case "IncompleteReadError": "EOFError"
    case "ExpectationError": "AssertionError"
    case "CancelledError": "KeyboardInterrupt"
    default: name
    }
  }

  /// What stands behind `except`.
  private func errors(_ names: [Identifier]) -> String {
    let kinds = names.map { error($0.name) }
    return kinds.isEmpty
      ? "Exception" : kinds.count == 1 ? kinds[0] : "(" + kinds.joined(separator: ", ") + ")"
  }

  /// A block that runs beside the rest: a thread. What it gives a value is its own; before that, and for
  /// the variables of loops, it has the values from when it was started.
  mutating func thread(_ block: Block) -> String {
    threads += 1
    let function = "task_\(threads)"
    let given = NameCollector(block).assigned
    let own = Set(given).intersection(frames[frames.count - 1]).union(loopNames)
    line(
      "def \(function)(\(own.sorted().map { "\(name($0))=\(name($0))" }.joined(separator: ", "))):")
    frames.append(Set(given).union(own))
    body(block)
    frames.removeLast()
    helpers.insert(.start)
    return "start(\(function))"
  }

  private mutating func target(_ target: Target) -> String {
    switch target {
    case .name(let identifier): name(identifier.name)
    case .index(let base, let index, _): "\(text(base))[\(text(index))]"
    case .property(let base, let property): "\(inner(base)).\(property.name)"
    case .several(let targets, _): targets.map { self.target($0) }.joined(separator: ", ")
    }
  }

  /// A name that Python keeps for itself gets a `_`.
  func name(_ name: String) -> String {
    switch name {
    case "big", "little": "'\(name)'"
    case "class", "from", "is", "lambda", "with", "yield", "del", "pass", "async", "await",
      "nonlocal", "elif", "None", "True", "False", "print", "socket", "time", "threading", "struct",
      "re", "types", "signal", "os", "sys", "zlib", "hashlib", "random", "select", "fcntl",
      "tempfile", "termios",
      "contextlib", "as_bytes", "exactly", "until", "everything", "abort", "start", "timed",
      "kept", "within", "expect", "expect_eof", "expect_match", "expect_reset", "connect_unix",
      "match_of", "port_of", "waiting", "dict", "getattr", "format":
      name + "_"
    case _: Self.builtIns.contains(name) ? name + "_" : name
    }
  }

  /// Commands that Python has as they are.
  static let builtIns: Set<String> = [
    "str", "repr", "ord", "chr", "bin", "oct", "int", "float", "bool", "type", "isinstance", "abs",
    "divmod", "round", "pow", "min", "max", "sum", "len", "range", "enumerate", "zip", "sorted",
    "reversed", "any", "all", "list", "tuple", "print", "input", "open", "bytes", "bytearray",
  ]
}

extension Target {
  /// The variables among it.
  var names: [String] {
    switch self {
    case .name(let identifier): [identifier.name]
    case .several(let targets, _): targets.flatMap(\.names)
    case .index, .property: []
    }
  }
}
