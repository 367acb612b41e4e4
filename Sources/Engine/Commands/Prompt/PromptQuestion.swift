/// A question mark at the end of a line: `recv ?`, `recv?`, `c1.recv?`, `c1 ?`, `?`.
public enum PromptQuestion: Sendable, Equatable {
  /// Everything there is.
  case overview
  /// Something that `help` has a page on.
  case topic(String)
  /// A variable and what it holds.
  case variable(String, PromptSymbols.Kind)
  /// A function of the person's own, with its parameters.
  case function(String, [String])
  /// Nothing of that name; what may have been meant.
  case unknown(String, near: [String])

  /// What a line asks for; nil when it is no question.
  public static func read(
    _ text: String, table: CommandTable, symbols: PromptSymbols
  ) -> PromptQuestion? {
    var bytes = Array(text.utf8)
    while let last = bytes.last, last == 0x20 || last == 0x09 || last == 0x0A { bytes.removeLast() }
    guard bytes.last == UInt8(ascii: "?") else { return nil }
    while bytes.last == UInt8(ascii: "?") { bytes.removeLast() }
    let line = String(decoding: bytes, as: UTF8.self)
    let context = CursorContext(ScalarText(line), cursor: bytes.count)
    guard context.quoted == nil, !context.isOpaque, !context.isInterpolation else { return nil }
    let names = context.names(symbols)
    let word = context.text.text(context.word)
    if !word.isEmpty { return of(word, context, table, names) }
    let blank = bytes.reversed().drop { $0 == 0x20 || $0 == 0x09 }
    if blank.isEmpty { return .overview }
    if let (call, _) = context.call { return of(call.callee.name, context, table, names) }
    if case .errorName? = context.position?.place { return .topic("errors") }
    let end = blank.count
    let before = CursorContext(context.text, cursor: end)
    let last = before.text.text(before.word)
    return last.isEmpty ? .overview : of(last, before, table, names)
  }

  private static func of(
    _ name: String, _ context: CursorContext, _ table: CommandTable, _ names: PromptSymbols
  ) -> PromptQuestion {
    if case .member? = context.position?.place, table[name] != nil { return .topic(name) }
    if let parameters = names.functions[name] { return .function(name, parameters) }
    if let kind = names.kind(of: name) { return .variable(name, kind) }
    let help = HelpText(table: table, width: 80)
    if help.topics.contains(name) || ErrnoName.number(of: name) != nil { return .topic(name) }
    let (hand, command) = (context.parameter(table, names), context.call?.call.callee.name)
    if let words = hand?.parameter?.words, words.contains(name), let command {
      return .topic(command)
    }
    let known = help.topics + names.variables.keys + names.functions.keys
    return .unknown(name, near: NearNames.nearest(to: name, in: known))
  }
}
