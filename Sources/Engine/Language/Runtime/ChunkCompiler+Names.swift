/// What names mean: variables, functions, commands, imported files, and Python's module names.
extension ChunkCompiler {
  /// Python's modules whose functions are commands here, so that `time.ctime()` works as it stands.
  static let pythonModules: Set<String> = [
    "socket", "time", "sys", "os", "path", "random", "struct", "int", "bytes", "str", "hashlib",
    "zlib",
    "binascii",
  ]

  /// A name by itself: a variable, or a call without arguments.
  func name(_ name: String, into target: Int, _ span: Span, several: Bool) {
    if let register = register(of: name) {
      assembler.emit(.move, target, register, at: span)
    } else if let slot = scope.slots[name] {
      assembler.emit(.loadGlobal, target, slot, at: span)
    } else if let module = scope.imports[name] {
      let value = Value.module(Module(name: name, scope: module))
      assembler.emit(.move, target, assembler.constant(value), at: span)
    } else if isCallable(name) {
      let call = CallSyntax(
        callee: Identifier(name: name, span: span), receiver: nil, arguments: [], style: .command)
      self.call(call, into: target, span, several: several)
    } else {
      assembler.emit(.unknownName, target, assembler.constant(.string(name)), 0, at: span)
    }
  }

  /// Whether the name stands for anything here.
  func isNamed(_ name: String) -> Bool { isVariable(name) || isCallable(name) }

  private func isCallable(_ name: String) -> Bool {
    scope.functionNumbers[name] != nil || compilation.table[name] != nil
  }

  /// Whether this name is a variable or an imported file where it stands.
  func isVariable(_ name: String) -> Bool {
    register(of: name) != nil || scope.slots[name] != nil || scope.imports[name] != nil
  }

  /// `base.name`: an imported file's variable, or a property of a value.
  func property(_ base: Expression, _ name: Identifier, into target: Int, _ span: Span) {
    if case .name(let alias) = base.kind, let module = scope.imports[alias],
      register(of: alias) == nil
    {
      guard let slot = module.slots[name.name] else {
        return unknownMember(name, of: alias, module)
      }
      let number = moduleNumber(module)
      assembler.emit(.loadModule, target, slot, number, at: span)
      return
    }
    if let word = bareWord(base), ChunkCompiler.pythonModules.contains(word), !isVariable(word) {
      if word == "sys", name.name == "argv" {
        return self.name("args", into: target, span, several: false)
      }
      if compilation.table[name.name] == nil {
        assembler.emit(.move, target, assembler.constant(.string(name.name)), at: span)
        return
      }
    }
    assembler.emit(
      .property, target, operand(base), assembler.constant(.string(name.name)), at: span)
  }

  func moduleNumber(_ module: ModuleScope) -> Int {
    if let index = assembler.modules.firstIndex(where: { $0 === module }) { return index }
    assembler.modules.append(module)
    return assembler.modules.count - 1
  }

  func unknownMember(_ name: Identifier, of alias: String, _ module: ModuleScope) {
    let names = module.names + Array(module.functionNumbers.names)
    complain(
      "NameError: \(alias) has nothing named `\(name.name)`", name.span,
      hints: Suggestion.closest(to: name.name, among: names).map { ["did you mean `\($0)`?"] }
        ?? ["it has \(names.sorted().joined(separator: ", "))"])
  }

  /// A bare name, or one behind Python's module names (`socket.AF_INET`).
  func bareWord(_ value: Expression) -> String? {
    switch value.kind {
    case .name(let name): return name
    case .property(let base, let name):
      guard let module = bareWord(base), ChunkCompiler.pythonModules.contains(module),
        !isVariable(module)
      else { return nil }
      return name.name
    default: return nil
    }
  }
}
