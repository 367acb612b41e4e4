/// What the parser notes for the prompt besides its tree, also of a source that does not parse:
/// calls with their arguments, names that get values, and what stands at one offset.
final class SyntaxRecord {
  /// A call, as far as it has been read.
  final class OpenCall {
    /// What is called.
    let callee: Identifier
    /// `x` of `x.f(…)`.
    let receiver: Expression?
    /// How it is spelt.
    let style: CallSyntax.Style
    /// Where each argument's value begins, and its keyword.
    fileprivate(set) var arguments: [(start: Int, label: String?)] = []
    /// Where it ends; nil when it has no end.
    fileprivate(set) var end: Int?

    fileprivate init(_ callee: Identifier, _ receiver: Expression?, _ style: CallSyntax.Style) {
      self.callee = callee
      self.receiver = receiver
      self.style = style
    }
  }

  /// What the grammar allows at an offset.
  enum Place {
    /// A statement begins: a keyword, a command, an expression.
    case statement
    /// A command or an expression.
    case rightHand
    /// An argument: a keyword with `=`, or an expression.
    case argument
    /// An expression.
    case operand
    /// A name that the person invents, in words.
    case newName(String)
    /// The name of a variable that is there.
    case knownName
    /// The name of an error.
    case errorName
    /// A property or a method of this value.
    case member(Expression)
    /// Only the words of `words`.
    case afterOperand
  }

  /// What was reached at the offset: the place, and the calls around it with the argument at hand.
  struct Position {
    let place: Place
    let calls: [(call: OpenCall, argument: Int)]
    /// How many of the names in `assigned` had their value by then.
    let assigned: Int
  }

  /// The offset that is asked about; -1 for none.
  let offset: Int
  /// Every call, in the order of its name.
  private(set) var calls: [OpenCall] = []
  /// Names that get a value, with the name of the call that gives it.
  private(set) var assigned: [(name: Identifier, from: String?)] = []
  /// Functions and their parameters.
  private(set) var functions: [(name: String, parameters: [String])] = []
  /// What stands at the offset.
  private(set) var position: Position?
  /// Words that may continue what was read before the offset, as `else` after a block.
  private(set) var words: [String] = []
  /// Where names of errors stand.
  private(set) var errorNames: Set<Int> = []
  private var open: [OpenCall] = []

  init(offset: Int = -1) { self.offset = offset }

  func begin(_ callee: Identifier, _ receiver: Expression?, _ style: CallSyntax.Style) {
    let call = OpenCall(callee, receiver, style)
    calls.append(call)
    open.append(call)
  }

  /// Leaves the innermost call; `end` is nil when it did not parse.
  func leave(_ end: Int?) { open.popLast()?.end = end }

  func argument(at start: Int, label: String?) {
    open.last?.arguments.append((start, label))
  }

  func assign(_ name: Identifier, from value: Expression? = nil) {
    var origin: String?
    if case .call(let call)? = value?.kind { origin = call.callee.name }
    assigned.append((name, origin))
  }

  func expectError(at start: Int) { errorNames.insert(start) }

  func define(_ name: String, _ parameters: [String]) { functions.append((name, parameters)) }

  /// The parser has come to a token at `start` where `place` is allowed.
  func reach(_ place: Place, at start: Int) {
    guard start == offset, position == nil else { return }
    var calls = open.map { (call: $0, argument: $0.arguments.count - 1) }
    if case .argument = place, let last = calls.indices.last { calls[last].argument += 1 }
    position = Position(place: place, calls: calls, assigned: assigned.count)
  }

  func offer(_ word: String, at start: Int) {
    guard start == offset, !words.contains(word) else { return }
    words.append(word)
  }
}

extension Parser {
  /// Notes what is allowed where the current token stands.
  func reach(_ place: @autoclosure () -> SyntaxRecord.Place) {
    guard let record, token.span.start == record.offset else { return }
    record.reach(place(), at: token.span.start)
  }

  /// Whether the current token is this word, which is noted as a possible one.
  func isExpected(_ word: StaticString) -> Bool {
    record?.offer("\(word)", at: token.span.start)
    return isWord(word)
  }

  /// Reads the whole source for what there is to note.
  static func record(_ source: SourceText, at offset: Int = -1) -> (
    record: SyntaxRecord, roles: [(span: Span, role: Role)], incomplete: Bool
  ) {
    let record = SyntaxRecord(offset: offset)
    var parser = Parser(source, recordingRoles: true, record: record)
    _ = parser.script()
    return (record, parser.sortedRoles, parser.incomplete)
  }

  /// Reads one expression, as it stands in `${…}`.
  static func recordExpression(_ source: SourceText, at offset: Int = -1) -> (
    record: SyntaxRecord, roles: [(span: Span, role: Role)]
  ) {
    let record = SyntaxRecord(offset: offset)
    var parser = Parser(source, recordingRoles: true, record: record)
    parser.context = Context(acrossLines: true, addresses: false)
    _ = try? parser.expression()
    parser.skipRest()
    return (record, parser.sortedRoles)
  }
}
