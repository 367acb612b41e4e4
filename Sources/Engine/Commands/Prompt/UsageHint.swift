/// The line below the prompt: how the command at hand is used, and which of its parameters the cursor
/// stands in.
public struct UsageHint: Sendable, Equatable {
  /// `recv [s] n [timeout=…]`
  public let usage: String
  /// The scalars of the parameter at hand.
  public let emphasis: Range<Int>?
  /// What the command does, or what the parameter at hand is.
  public let summary: String
  /// The command that a misspelt one probably meant.
  public let near: String?

  init(_ usage: String, emphasis: Range<Int>? = nil, summary: String, near: String? = nil) {
    self.usage = usage
    self.emphasis = emphasis
    self.summary = summary
    self.near = near
  }

  /// The usage cut to so many columns; the parameter at hand stays visible.
  public func fitted(columns: Int) -> UsageHint {
    let scalars = Array(usage.unicodeScalars)
    guard scalars.count > columns, columns > 2 else { return self }
    let wanted = emphasis ?? 0..<0
    var start = 0
    if wanted.upperBound > columns - 1 {
      start = max(0, min(wanted.lowerBound - 2, scalars.count - columns + 1))
    }
    let room = columns - (start > 0 ? 1 : 0)
    let cutsEnd = start + room < scalars.count
    let end = cutsEnd ? start + room - 1 : scalars.count
    var view = String.UnicodeScalarView()
    if start > 0 { view.append("…") }
    view.append(contentsOf: scalars[start..<max(start, end)])
    if cutsEnd { view.append("…") }
    let shift = start > 0 ? start - 1 : 0
    let shown = emphasis.map { range -> Range<Int> in
      let low = max(0, range.lowerBound - shift)
      return low..<max(low, min(range.upperBound - shift, view.count))
    }
    return UsageHint(String(view), emphasis: shown, summary: summary, near: near)
  }
}

/// Finds the hint for a place in a typed text.
public struct UsageHinter: Sendable {
  let table: CommandTable

  /// Hints over these commands.
  public init(table: CommandTable) { self.table = table }

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
      return UsageHint.command(command, at: nil)
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
      return UsageHint.function(name, function, at: hand.functionParameter)
    }
    if let command = hand.command { return UsageHint.command(command, at: hand.parameter) }
    return names.kind(of: name) == nil ? unknown(name, names) : nil
  }

  /// The command that the cursor's own word names.
  private func hint(ofWord context: CursorContext, _ names: PromptSymbols) -> UsageHint? {
    let word = context.text.text(context.word)
    guard !word.isEmpty, let place = context.position?.place else { return nil }
    switch place {
    case .statement, .rightHand, .operand, .argument, .member: break
    case .errorName:
      return ErrorKind(name: word).map { UsageHint($0.rawValue, summary: $0.meaning) }
    case .newName, .knownName, .afterOperand: return nil
    }
    if let function = names.functions[word] { return UsageHint.function(word, function, at: nil) }
    if names.kind(of: word) != nil { return nil }
    if let command = table[word] { return UsageHint.command(command, at: nil) }
    guard case .statement = place else { return nil }
    if let statement = StatementHelp.all.first(where: { $0.name == word }) {
      return UsageHint(statement.usage, summary: statement.summary)
    }
    let isBegun =
      table.names.contains { $0.hasPrefix(word) }
      || StatementHelp.all.contains { $0.name.hasPrefix(word) }
      || names.variables.keys.contains { $0.hasPrefix(word) }
      || names.functions.keys.contains { $0.hasPrefix(word) }
    return isBegun ? nil : unknown(word, names)
  }

  /// The nearest known name, when there is one.
  private func unknown(_ name: String, _ names: PromptSymbols) -> UsageHint? {
    let known = table.names + StatementHelp.all.map(\.name) + names.functions.keys
    guard let near = NearNames.nearest(to: name, in: known, limit: 1).first else { return nil }
    let summary =
      table[near]?.summary ?? StatementHelp.all.first { $0.name == near }?.summary ?? "a function"
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
      case .end: return found.map { UsageHint($0.usage, summary: $0.summary) }
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

extension UsageHint {
  /// A command's usage with one of its parameters marked.
  static func command(_ command: Command, at parameter: Signature.Parameter?) -> UsageHint {
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
      summary: parameter.flatMap { $0.help(in: command) } ?? command.summary)
  }

  /// A function's parameters, one of them marked.
  static func function(_ name: String, _ parameters: [String], at marked: String?) -> UsageHint {
    var usage = name + "("
    var emphasis: Range<Int>?
    for (index, parameter) in parameters.enumerated() {
      if index > 0 { usage += ", " }
      let start = usage.unicodeScalars.count
      usage += parameter
      if parameter == marked { emphasis = start..<usage.unicodeScalars.count }
    }
    return UsageHint(usage + ")", emphasis: emphasis, summary: "your function")
  }
}

extension Signature.Parameter {
  /// What is to be said on this parameter alone.
  fileprivate func help(in command: Command) -> String? {
    if command.name == "set", isKeyword { return SocketOption.named(name)?.help }
    if !words.isEmpty, words != ["*"], !hasShortList {
      return "\(name): \(words.joined(separator: " "))"
    }
    return nil
  }
}
