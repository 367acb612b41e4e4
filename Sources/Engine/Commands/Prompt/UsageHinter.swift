/// Finds the hint for a place in a typed text.
public struct UsageHinter: Sendable {
  let table: CommandTable
  let say: PromptWords

  /// Hints over these commands, in one of the languages.
  public init(table: CommandTable, language: MessageLanguage = .en) {
    self.table = table
    say = PromptWords(language: language)
  }

  /// What helps at the cursor, an offset in scalars; nil where nothing is at hand.
  public func hint(_ text: String, cursor: Int, symbols: PromptSymbols) -> UsageHint? {
    let context = CursorContext(text, cursor: cursor)
    if context.isOpaque { return nil }
    let names = context.names(symbols)
    for index in (0..<(context.position?.calls.count ?? 0)).reversed() {
      if let hint = hint(ofCall: index, context, names) { return hint }
    }
    // Right after `)` the call is still what the person looks at.
    let closed = context.record.calls.last { $0.style != .command && $0.end == context.cursor }
    if let command = closed.flatMap({ table[$0.callee.name] }), names.functions[command.name] == nil
    {
      return self.command(command, at: nil)
    }
    return hint(ofWord: context, names) ?? statement(context)
  }

  /// The call at hand, innermost first.
  private func hint(
    ofCall index: Int, _ context: CursorContext, _ names: PromptSymbols
  ) -> UsageHint? {
    guard let (call, argument) = context.position?.calls[index] else { return nil }
    let hand = ParameterAtHand(call, argument: argument, table, names) { start in
      context.text.start(of: start + context.base)
    }
    let name = call.callee.name
    if let function = hand.function {
      return self.function(name, function, at: hand.functionParameter)
    }
    if let command = hand.command { return self.command(command, at: hand.parameter) }
    return names.kind(of: name) == nil ? unknown(name, names) : nil
  }

  /// The command that the cursor's own word names.
  private func hint(ofWord context: CursorContext, _ names: PromptSymbols) -> UsageHint? {
    let word = context.text.text(context.word)
    guard !word.isEmpty, let place = context.position?.place else { return nil }
    switch place {
    case .statement, .rightHand, .operand, .argument, .member: break
    case .errorName:
      return ErrorKind(name: word).map { UsageHint($0.rawValue, summary: say.meaning(of: $0)) }
    case .newName, .knownName, .afterOperand: return nil
    }
    if let function = names.functions[word] { return self.function(word, function, at: nil) }
    if names.kind(of: word) != nil { return nil }
    if let command = table[word] { return self.command(command, at: nil) }
    guard case .statement = place else { return nil }
    if let statement = StatementHelp.all.first(where: { $0.name == word }) {
      return UsageHint(statement.usage, summary: say.summary(of: statement))
    }
    let isBegun =
      table.known.contains { $0.hasPrefix(word) }
      || StatementHelp.all.contains { $0.name.hasPrefix(word) }
      || names.variables.keys.contains { $0.hasPrefix(word) }
      || names.functions.keys.contains { $0.hasPrefix(word) }
    return isBegun ? nil : unknown(word, names)
  }

  /// The nearest known name, when there is one.
  private func unknown(_ name: String, _ names: PromptSymbols) -> UsageHint? {
    let known = Array(table.known) + StatementHelp.all.map(\.name) + names.functions.keys
    guard let near = NearNames.nearest(to: name, in: known, limit: 1).first else { return nil }
    let summary =
      table[near].map(say.summary) ?? StatementHelp.all.first { $0.name == near }.map(say.summary)
      ?? say.ownFunction
    let usage =
      table[near]?.usage ?? StatementHelp.all.first { $0.name == near }?.usage ?? near
    return UsageHint(usage, summary: summary, near: near)
  }

  /// The statement whose word stands last before the cursor, on its line and in its block.
  private func statement(_ context: CursorContext) -> UsageHint? {
    var lexer = Lexer(context.text.source, to: context.cursor)
    var found: StatementHelp?
    while true {
      let token = lexer.next(acrossLines: false)
      switch token.kind {
      case .end: return found.map { UsageHint($0.usage, summary: say.summary(of: $0)) }
      case .newline, .semicolon, .symbol(.openBrace), .symbol(.closeBrace): found = nil
      case .name where found == nil:
        let word = context.text.text(token.span)
        found = StatementHelp.all.first {
          $0.name == word || ($0.name == "try" && word == "except")
        }
      case .name, .number, .text, .bytes, .symbol, .unknown: break
      }
    }
  }
}

extension UsageHinter {
  /// A command's usage with one of its parameters marked.
  private func command(_ command: Command, at parameter: Signature.Parameter?) -> UsageHint {
    var usage = command.name
    var emphasis: Range<Int>?
    for piece in command.signature.parameters {
      usage += " "
      let start = usage.unicodeScalars.count
      usage += piece.usage
      if piece.name == parameter?.name { emphasis = start..<usage.unicodeScalars.count }
    }
    return UsageHint(
      usage, emphasis: emphasis,
      summary: parameter.flatMap { help(on: $0, of: command) } ?? say.summary(of: command))
  }

  /// A function's parameters, one of them marked.
  private func function(_ name: String, _ parameters: [String], at marked: String?) -> UsageHint {
    var usage = name + "("
    var emphasis: Range<Int>?
    for (index, parameter) in parameters.enumerated() {
      if index > 0 { usage += ", " }
      let start = usage.unicodeScalars.count
      usage += parameter
      if parameter == marked { emphasis = start..<usage.unicodeScalars.count }
    }
    return UsageHint(usage + ")", emphasis: emphasis, summary: say.ownFunction)
  }

  /// What is to be said on a parameter alone.
  private func help(on parameter: Signature.Parameter, of command: Command) -> String? {
    let name = parameter.name
    if command.name == "set", parameter.isKeyword {
      return SocketOption.named(name).map(say.help)
    }
    if !parameter.words.isEmpty, parameter.words != ["*"], !parameter.hasShortList {
      return "\(name): \(parameter.words.joined(separator: " "))"
    }
    return nil
  }
}
