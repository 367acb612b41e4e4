/// The `test` blocks of a script, for those who choose among them without running it.
public struct TestBlocks: Sendable {
  /// A block that has a name of its own, or all of those with one name.
  public struct Named: Sendable, Equatable {
    /// As written between the quotes.
    public let name: String
    /// Of the first of them.
    public let span: Span
  }

  /// Those whose names are plain texts, in the order of the script, each name once.
  public private(set) var named: [Named] = []
  /// The names of the others, as they are written: they are known only when the script runs.
  public private(set) var computed: [Span] = []

  /// The blocks of a script, those inside loops and conditions too.
  public init(_ block: Block) { collect(block) }

  private mutating func collect(_ block: Block?) {
    for statement in block?.statements ?? [] { collect(statement) }
  }

  private mutating func collect(_ statement: Statement) {
    switch statement.kind {
    case .test(let name, _):
      guard case .text(let text) = name.kind else { return computed.append(name.span) }
      if named.contains(where: { $0.name == text }) { return }
      named.append(Named(name: text, span: statement.span))
    case .conditional(let branches, let otherwise):
      for branch in branches { collect(branch.body) }
      collect(otherwise)
    case .whileLoop(_, let body), .loop(_, let body), .within(_, let body),
      .expectError(_, let body), .group(let body), .forLoop(_, _, let body):
      collect(body)
    case .attempt(let body, let handlers, let otherwise, let finally):
      collect(body)
      for handler in handlers { collect(handler.body) }
      collect(otherwise)
      collect(finally)
    case .define(let function): collect(function.body)
    case .expression, .assign, .augment, .breakLoop, .continueLoop, .giveBack, .raise, .importFile,
      .parameter, .assertion, .global:
      break
    }
  }
}
