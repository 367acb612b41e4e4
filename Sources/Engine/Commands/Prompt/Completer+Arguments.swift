/// The arguments of a command or function.
extension Completer {
  /// What an argument may begin with: a fixed word, a variable that suits, a keyword with `=`, an
  /// expression.
  func arguments(_ context: CursorContext, _ names: PromptSymbols) -> [Candidate] {
    guard let hand = context.parameter(table, names) else { return operands(context, names) }
    guard let command = hand.command else {
      let labels = hand.openLabelsOfFunction.map { Candidate($0 + "=", .label) }
      return labels + operands(context, names)
    }
    let labels = labels(hand, command, context)
    guard let parameter = hand.parameter else { return labels }
    let words = words(parameter, command, hand, context)
    if !words.isEmpty, !parameter.isSocket { return words + labels }
    let kinds = ParameterTaste.kinds(parameter, of: command)
    let suiting = variables(names).filter { candidate in
      guard let kinds else { return true }
      return names.kind(of: candidate.text).map { kinds.contains($0) || $0 == .other } ?? false
    }
    let next = context.prefix.isEmpty ? [] : operands(context, names)
    let own = suiting.map { followed($0, hand) } + words + labels
    let isStrict = parameter.isSocket && own.contains { $0.text.hasPrefix(context.prefix) }
    return own + (isStrict ? [] : next)
  }

  /// After a variable that fills a needed parameter comes a blank when more is needed.
  private func followed(_ candidate: Candidate, _ hand: ParameterAtHand) -> Candidate {
    guard hand.call.style == .command, let signature = hand.command?.signature,
      let parameter = hand.parameter, !parameter.isVariadic,
      let slot = signature.parameters.firstIndex(where: { $0.name == parameter.name }),
      slot + 1 < signature.parameters.count, !parameter.isKeyword,
      signature.parameters[(slot + 1)...].contains(where: { !$0.isKeyword && !$0.isVariadic })
    else { return candidate }
    return Candidate(candidate.text, candidate.kind, detail: candidate.detail, append: " ")
  }

  /// Keywords with their `=`: those that can only be given so, then values that may be left out.
  private func labels(
    _ hand: ParameterAtHand, _ command: Command, _ context: CursorContext
  ) -> [Candidate] {
    let takesWord = !(hand.parameter?.words ?? []).isEmpty
    let open = hand.openLabels.filter { parameter in
      parameter.isKeyword || !context.prefix.isEmpty || (!takesWord && parameter.words.isEmpty)
    }
    return (open.filter(\.isKeyword) + open.filter { !$0.isKeyword }).map { parameter in
      let words = parameter.words.joined(separator: "|")
      let detail =
        command.name == "set" ? SocketOption.named(parameter.name).map(say.help) ?? "" : words
      return Candidate(parameter.name + "=", .label, detail: detail)
    }
  }

  /// The fixed words of a parameter. Constants in capitals, which mean the same as another word, are
  /// offered when a capital is typed.
  private func words(
    _ parameter: Signature.Parameter, _ command: Command, _ hand: ParameterAtHand,
    _ context: CursorContext
  ) -> [Candidate] {
    switch (command.name, parameter.name) {
    case ("help", "name"): return topics
    case ("help", "item"): return errors
    case ("isinstance", _) where parameter.words == ["*"]:
      return Completer.types.map { Candidate($0, .word) }
    case ("frames", "format"): return FrameFormat.names.map { Candidate($0, .word) }
    case ("get", "option"):
      return SocketOption.all.map { Candidate($0.name, .word, detail: say.help(on: $0)) }
    default: break
    }
    let constants = ParameterTaste.constants(parameter, of: command)
    if !constants.isEmpty { return constants.map { Candidate($0, .word) } }
    var all = parameter.words.filter { $0 != "*" }
    if parameter.isSocket, hand.isFirst {
      let positional = command.signature.positional
      if positional.count > 1 {
        all = command.signature.parameters[positional[1]].words.filter { $0 != "*" }
      }
    }
    let wantsCapitals =
      context.prefix.unicodeScalars.first?.properties.isUppercase == true
      || all.allSatisfy { $0 == $0.uppercased() }
    let rest = wantsCapitals ? all : all.filter { $0 != $0.uppercased() }
    return rest.map { word in
      Candidate(
        word, .word,
        detail: command.name == "get" ? SocketOption.named(word).map(say.help) ?? "" : "")
    }
  }

  /// What `help` has something to say on.
  private var topics: [Candidate] {
    let help = HelpText(table: table, width: 80)
    return help.topics.sorted().map { name in
      let detail =
        table[name].map(say.summary)
        ?? StatementHelp.all.first { $0.name == name }.map(say.summary)
        ?? ErrorKind(name: name).map(say.meaning) ?? ""
      return Candidate(name, .topic, detail: detail)
    }
  }

  private static let types = [
    "int", "float", "bool", "text", "bytes", "list", "map", "tuple", "address", "duration",
    "socket", "buffer", "task", "error", "file", "process",
  ]
}
