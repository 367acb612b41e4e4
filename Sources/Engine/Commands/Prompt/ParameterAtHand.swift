/// Which parameter of a command or function an argument stands for, and what suits it.
struct ParameterAtHand {
  let call: SyntaxRecord.OpenCall
  /// The command, unless a function has that name.
  let command: Command?
  /// The parameters of the function.
  let function: [String]?
  /// The command's parameter; nil for a function and when all values are given.
  let parameter: Signature.Parameter?
  /// The function's parameter.
  let functionParameter: String?
  /// Whether it is the first argument of a command or call without receiver.
  let isFirst: Bool
  /// How many parameters have been filled by position before this one.
  private let values: Int
  private let given: Set<String>

  /// The parameter at hand for an argument of a call; `text` is the source of the call's offsets.
  init(
    _ call: SyntaxRecord.OpenCall, argument: Int, _ table: CommandTable, _ symbols: PromptSymbols,
    word: (Int) -> String
  ) {
    self.call = call
    let name = call.callee.name
    var isModule = false
    if case .name(let receiver)? = call.receiver?.kind {
      isModule =
        symbols.modules[receiver] != nil
        || (symbols.kind(of: receiver) == nil && ChunkCompiler.pythonModules.contains(receiver))
      function =
        symbols.modules[receiver].map { $0.functions[name] ?? [] } ?? symbols.functions[name]
    } else {
      function = symbols.functions[name]
    }
    let command = function == nil ? table[name] : nil
    self.command = command
    let implied = call.receiver == nil || isModule ? 0 : 1
    isFirst = argument == 0 && implied == 0
    let arguments = call.arguments
    given = Set(arguments.compactMap(\.label))
    let label = arguments.indices.contains(argument) ? arguments[argument].label : nil
    var index = arguments.prefix(max(0, argument)).count { $0.label == nil } + implied
    if implied == 0, let signature = command?.signature,
      ParameterAtHand.leavesOutSocket(arguments, signature, symbols, word)
    {
      index += 1
    }
    values = index
    guard argument >= 0, argument < arguments.count else {
      (parameter, functionParameter) = (nil, nil)
      return
    }
    guard let signature = command?.signature else {
      parameter = nil
      let names = function ?? []
      functionParameter = label ?? (index < names.count ? names[index] : nil)
      return
    }
    functionParameter = nil
    if let label {
      parameter = signature.parameters.first { $0.name == label && !$0.isVariadic }
      return
    }
    let positional = signature.positional
    if index < positional.count {
      parameter = signature.parameters[positional[index]]
    } else {
      parameter = signature.parameters.last { $0.isVariadic }
    }
  }

  /// Whether the first argument cannot be the socket, so that the current one stands in.
  private static func leavesOutSocket(
    _ arguments: [(start: Int, label: String?)], _ signature: Signature, _ symbols: PromptSymbols,
    _ word: (Int) -> String
  ) -> Bool {
    guard signature.hasSocket, signature.positional.count > 1, let first = arguments.first,
      first.label == nil
    else { return false }
    let text = word(first.start)
    guard let start = text.utf8.first else { return false }
    if text.utf8.last == UInt8(ascii: "\"") || text.utf8.last == UInt8(ascii: "'") { return true }
    if Lexer.isDigit(start) || start == UInt8(ascii: "-") { return true }
    if let kind = symbols.kind(of: text) {
      return ![.other, .map, .list, .tuple, .module].contains(kind) && !kind.isSocket
    }
    return signature.parameters[signature.positional[1]].words.contains(text)
  }

  /// The parameters that may still be given by keyword.
  var openLabels: [Signature.Parameter] {
    guard let command else { return [] }
    let positional = command.signature.positional
    return command.signature.parameters.enumerated().filter { slot, parameter in
      guard !parameter.isVariadic, !given.contains(parameter.name) else { return false }
      if parameter.isKeyword { return true }
      guard parameter.isOptional, !parameter.isSocket else { return false }
      return (positional.firstIndex(of: slot) ?? 0) >= values
    }.map(\.element)
  }

  /// The same of a function.
  var openLabelsOfFunction: [String] {
    (function ?? []).dropFirst(values).filter { !given.contains($0) }
  }
}
