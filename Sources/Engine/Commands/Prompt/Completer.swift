/// What Tab offers: everything that the grammar, the table of commands and the names in use allow at
/// the cursor. Knows no terminal.
public struct Completer: Sendable {
  let table: CommandTable
  let files: FileLister
  let say: PromptWords

  /// Completion over these commands and files, explained in one of the languages.
  public init(
    table: CommandTable, files: FileLister = .none, language: MessageLanguage = .en
  ) {
    self.table = table
    self.files = files
    say = PromptWords(language: language)
  }

  /// What may stand at the cursor, an offset in scalars; no candidates where nothing is known.
  public func complete(_ text: String, cursor: Int, symbols: PromptSymbols) -> Completions {
    let context = CursorContext(text, cursor: cursor)
    let here = context.text.scalar(context.cursor)
    if context.isOpaque { return Completions(here..<here, []) }
    let names = context.names(symbols)
    if let quoted = context.quoted {
      return insideQuotes(context, quoted, names)
    }
    if let first = context.prefix.utf8.first, Lexer.isDigit(first) {
      return Completions(here..<here, [])
    }
    let all = unique(offers(context, names))
    return choose(among: all, context)
  }

  /// Those that fit what is typed. A word with the cursor in it is replaced whole when candidates fit
  /// on both sides; else only what stands before the cursor is.
  private func choose(among all: [Candidate], _ context: CursorContext) -> Completions {
    let text = context.text
    let (prefix, suffix) = (context.prefix, context.suffix)
    let start = text.scalar(context.word.start)
    if !suffix.isEmpty, !prefix.isEmpty {
      let whole = all.filter { $0.text.hasPrefix(prefix) && $0.text.hasSuffix(suffix) }
      if !whole.isEmpty { return Completions(start..<text.scalar(context.word.end), whole) }
    }
    let range = start..<text.scalar(context.cursor)
    let fitting = all.filter { $0.text.utf8.starts(with: prefix.utf8) }
    if !fitting.isEmpty || prefix.isEmpty { return Completions(range, fitting) }
    let lower = prefix.lowercased()
    return Completions(range, all.filter { $0.text.lowercased().hasPrefix(lower) })
  }

  /// In the order of what they are, then of their names; the first of a name stays.
  private func unique(_ all: [Candidate]) -> [Candidate] {
    var seen = Set<String>()
    return all.filter { seen.insert($0.text).inserted }
  }

  private func offers(_ context: CursorContext, _ names: PromptSymbols) -> [Candidate] {
    let words = context.words.map { keyword($0) }
    guard let position = context.position else {
      return words.isEmpty && !context.prefix.isEmpty ? infix : words
    }
    switch position.place {
    case .statement:
      if context.isInterpolation { return words + operands(context, names) }
      return words + statements(context, names)
    case .rightHand: return words + rightHand(context, names)
    case .argument: return arguments(context, names)
    case .operand: return words + operands(context, names)
    case .errorName: return words + errors
    case .newName: return words
    case .knownName: return variables(names)
    case .member(let value): return members(of: value, names, context)
    case .afterOperand: return words
    }
  }
}

/// Statements and expressions.
extension Completer {
  /// What begins a statement.
  func statements(_ context: CursorContext, _ names: PromptSymbols) -> [Candidate] {
    let keywords = StatementHelp.all.map {
      Candidate(
        $0.name, .keyword, detail: say.summary(of: $0),
        append: Completer.bare.contains($0.name) ? "" : " ")
    }
    return variables(names) + functions(names, isStatement: true)
      + commands(context, isStatement: true) + keywords
  }

  /// What gives a value to be assigned or returned.
  func rightHand(_ context: CursorContext, _ names: PromptSymbols) -> [Candidate] {
    variables(names) + functions(names, isStatement: true) + commands(context, isStatement: true)
      + constants + errorsWhereTyped(context)
  }

  /// What may stand inside an expression.
  func operands(_ context: CursorContext, _ names: PromptSymbols) -> [Candidate] {
    let kinds = context.parameter(table, names).flatMap { hand in
      hand.parameter.flatMap { parameter in
        hand.command.flatMap { ParameterTaste.kinds(parameter, of: $0) }
      }
    }
    let own = ordered(variables(names), names, kinds)
    if context.prefix.isEmpty { return own }
    return own + constants + functions(names, isStatement: false)
      + commands(context, isStatement: false) + errorsWhereTyped(context)
  }

  /// Errors are made by calling their names; only a capital letter asks for them.
  private func errorsWhereTyped(_ context: CursorContext) -> [Candidate] {
    guard context.prefix.unicodeScalars.first?.properties.isUppercase == true else { return [] }
    return errors.map { Candidate($0.text, .error, detail: $0.detail, append: "(") }
  }

  /// The variables by name.
  func variables(_ names: PromptSymbols) -> [Candidate] {
    let own = names.variables.sorted { $0.key < $1.key }.filter { $0.key != "_" }
    let modules = names.modules.keys.sorted().filter { names.variables[$0] == nil }
    return own.map { Candidate($0.key, .variable, detail: say.name(of: $0.value)) }
      + modules.map { Candidate($0, .variable, detail: say.name(of: .module), append: ".") }
  }

  /// Those of some kinds first.
  func ordered(
    _ all: [Candidate], _ names: PromptSymbols, _ kinds: Set<PromptSymbols.Kind>?
  ) -> [Candidate] {
    guard let kinds else { return all }
    let fits = { (candidate: Candidate) in
      names.kind(of: candidate.text).map { kinds.contains($0) } ?? false
    }
    return all.filter(fits) + all.filter { !fits($0) }
  }

  func functions(_ names: PromptSymbols, isStatement: Bool) -> [Candidate] {
    names.functions.sorted { $0.key < $1.key }.map { name, parameters in
      Candidate(
        name, .function, detail: "(\(parameters.joined(separator: ", ")))",
        append: !isStatement || parameters.isEmpty ? "(" : " ")
    }
  }

  /// The commands but those that only make errors.
  func commands(_ context: CursorContext, isStatement: Bool) -> [Candidate] {
    named(context).map { name, command in
      let takes = !command.signature.parameters.isEmpty
      return Candidate(
        name, .command, detail: say.summary(of: command),
        append: isStatement ? (takes ? " " : "") : "(")
    }
  }

  /// The names of errors.
  var errors: [Candidate] {
    ErrorKind.allCases.filter { $0 != .exit && $0 != .usage }.map {
      Candidate($0.rawValue, .error, detail: say.meaning(of: $0))
    }.sorted { $0.text < $1.text }
  }

  /// The commands by the name to offer: a second name only where it alone begins as what is typed.
  func named(_ context: CursorContext) -> [(name: String, command: Command)] {
    let prefix = context.prefix
    let all = table.commands.flatMap { command -> [(name: String, command: Command)] in
      if ErrorKind(rawValue: command.name) != nil { return [] }
      if command.name.hasPrefix(prefix) { return [(command.name, command)] }
      return command.aliases.map { ($0, command) }
    }
    return all.sorted { $0.name < $1.name }
  }

  var constants: [Candidate] {
    ["true", "false", "none", "big", "little", "not"].map { keyword($0) }
  }

  /// What joins two operands.
  private var infix: [Candidate] { ["and", "or", "in", "is", "not", "if", "else"].map(keyword) }

  func keyword(_ word: String) -> Candidate {
    let help = StatementHelp.all.first { $0.name == word }
    let ends = ["true", "false", "none", "big", "little"].contains(word)
    return Candidate(word, .keyword, detail: help.map(say.summary) ?? "", append: ends ? "" : " ")
  }

  /// Statements that may be only their word.
  private static let bare: Set<String> = ["break", "continue", "return"]
}
