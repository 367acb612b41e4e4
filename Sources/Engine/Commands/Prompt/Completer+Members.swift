/// What follows a dot.
extension Completer {
  /// The properties and methods of a value; of an imported file its functions and variables.
  func members(
    of value: Expression, _ names: PromptSymbols, _ context: CursorContext
  ) -> [Candidate] {
    if case .name(let name) = value.kind {
      if let module = names.modules[name], names.variables[name] == nil {
        return members(of: module)
      }
      if names.kind(of: name) == nil, ChunkCompiler.pythonModules.contains(name) {
        return members(ofPython: name)
      }
    }
    let kind = Completer.kind(of: value, names)
    return properties(kind) + methods(kind, context)
  }

  private func members(of module: PromptSymbols.Module) -> [Candidate] {
    module.variables.sorted().map { Candidate($0, .property) }
      + module.functions.sorted { $0.key < $1.key }.map {
        Candidate(
          $0.key, .method, detail: "(\($0.value.joined(separator: ", ")))", append: "(")
      }
  }

  private func members(ofPython module: String) -> [Candidate] {
    let constants = module == "socket" ? SocketConstants.names : []
    let all = table.commands.filter { command in
      switch module {
      case "socket": command.group == .sockets
      case "time": ["time", "ctime", "sleep", "strftime", "perf_counter"].contains(command.name)
      case "struct": ["pack", "unpack", "calcsize"].contains(command.name)
      case "random": ["random", "choice", "shuffle", "seed"].contains(command.name)
      default: false
      }
    }
    return all.map { Candidate($0.name, .method, detail: say.summary(of: $0), append: "(") }
      + constants.map { Candidate($0, .word) }
  }

  private func properties(_ kind: PromptSymbols.Kind) -> [Candidate] {
    Property.names(of: kind).map { Candidate($0, .property) }
  }

  /// The commands that take such a value first.
  private func methods(_ kind: PromptSymbols.Kind, _ context: CursorContext) -> [Candidate] {
    named(context).compactMap { name, command in
      guard let first = command.signature.parameters.first, takes(kind, first, command)
      else { return nil }
      let isAlone = command.signature.parameters.count == 1
      return Candidate(
        name, .method, detail: say.summary(of: command), append: isAlone ? "()" : "(")
    }
  }

  private func takes(
    _ kind: PromptSymbols.Kind, _ first: Signature.Parameter, _ command: Command
  ) -> Bool {
    if kind == .other { return !first.isKeyword && !first.isVariadic && first.words.isEmpty }
    if kind.isSocket {
      guard first.isSocket || (command.name == "use") else {
        return kind == .process && first.name == "task"
      }
      return ParameterTaste.kinds(first, of: command)?.contains(kind) ?? true
    }
    if first.isSocket { return command.name == "get" && kind == .map }
    return Completer.firstParameters[kind]?.contains(first.name) ?? false
  }

  /// The first parameters that stand for a kind of value.
  private static let firstParameters: [PromptSymbols.Kind: Set<String>] = [
    .text: ["text", "template", "separator", "sequence", "path", "host"],
    .bytes: ["text", "data", "separator", "sequence"],
    .buffer: ["data"],
    .list: ["list", "sequence"],
    .tuple: ["sequence"],
    .map: ["map", "list"],
    .file: ["file"],
    .task: ["task"],
    .number: ["n", "number"],
  ]

  /// What an expression gives, as far as its form tells.
  static func kind(of value: Expression, _ names: PromptSymbols) -> PromptSymbols.Kind {
    switch value.kind {
    case .name(let name): names.kind(of: name) ?? .other
    case .text, .template: .text
    case .bytes: .bytes
    case .list: .list
    case .map: .map
    case .tuple: .tuple
    case .address: .address
    case .int, .float, .bigInt: .number
    case .duration: .duration
    case .task: .task
    case .call(let call): PromptSymbols.Kind(resultOf: call.callee.name) ?? .other
    case .property(_, let name):
      switch name.name {
      case "peer", "local": .address
      case "name", "state", "host", "message", "family", "kind": .text
      case "port", "fileno", "errno": .number
      default: .other
      }
    case .slice(let base, _, _, _): kind(of: base, names)
    case .index(let base, _): kind(of: base, names) == .text ? .text : .other
    case .none, .bool, .regex, .unary, .binary, .comparison, .both, .either, .conditional: .other
    }
  }
}

extension Property {
  /// The properties of a kind of value.
  nonisolated static func names(of kind: PromptSymbols.Kind) -> [String] {
    switch kind {
    case .listener, .connection, .datagram, .socket:
      ["family", "fileno", "kind", "local", "name", "peer", "port", "state"]
    case .process, .file: ["name"]
    case .address: ["host", "path", "port"]
    case .error: ["errno", "message", "name", "partial"]
    case .task: ["name", "state"]
    case .other: ["host", "local", "message", "name", "peer", "port", "state"]
    case .buffer, .list, .map, .tuple, .text, .bytes, .number, .duration, .module: []
    }
  }
}
