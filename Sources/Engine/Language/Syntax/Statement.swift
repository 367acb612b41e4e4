/// Statements between braces, or a whole script.
public struct Block: Sendable {
  /// In order.
  public let statements: [Statement]
  /// From brace to brace.
  public let span: Span
}

/// Something that can stand left of `=`.
public indirect enum Target: Sendable {
  case name(Identifier)
  case index(Expression, Expression, Span)
  case property(Expression, Identifier)
  case several([Target], Span)

  /// Where it stands.
  public var span: Span {
    switch self {
    case .name(let identifier): identifier.span
    case .index(_, _, let span), .several(_, let span): span
    case .property(let base, let name): base.span.joined(name.span)
    }
  }
}

/// `def name(a, b=1) { … }`
public struct FunctionSyntax: Sendable {
  /// A parameter, with its default if it has one.
  public struct Parameter: Sendable {
    /// Its name.
    public let name: Identifier
    /// Evaluated once, when the `def` runs, as in Python.
    public let initial: Expression?
  }

  /// The function's name.
  public let name: Identifier
  /// In order.
  public let parameters: [Parameter]
  /// What it does.
  public let body: Block
}

/// `except A, B as e { … }`; no names means any error.
public struct HandlerSyntax: Sendable {
  /// The errors caught; empty for all.
  public let names: [Identifier]
  /// The variable that holds the error.
  public let variable: Identifier?
  /// What to do.
  public let body: Block
}

/// A statement with its place.
public final class Statement: Sendable {
  /// The kinds of statement; large ones that are not frequent stand elsewhere.
  public enum Kind: Sendable {
    case expression(Expression)
    /// The first target, those of `a = b = value` behind it, and the value.
    case assign(Target, [Target], Expression)
    case augment(Target, BinaryOperator, Expression)
    case conditional([(condition: Expression, body: Block)], otherwise: Block?)
    indirect case whileLoop(Expression, Block)
    indirect case loop(count: Expression?, Block)
    indirect case forLoop(Target, Expression, Block)
    case breakLoop
    case continueLoop
    case giveBack([Expression])
    indirect case define(FunctionSyntax)
    indirect case attempt(Block, handlers: [HandlerSyntax], otherwise: Block?, finally: Block?)
    case raise(Expression?)
    indirect case within(Expression, Block)
    indirect case importFile(path: String, pathSpan: Span, alias: Identifier)
    indirect case parameter(Identifier, initial: Expression?, help: String)
    indirect case assertion(Expression, message: Expression?)
    indirect case expectError([Identifier], Block)
    indirect case test(Expression, Block)
    case global([Identifier])
    case group(Block)
  }

  /// What it is.
  public let kind: Kind
  /// Where it stands.
  public let span: Span

  init(kind: Kind, span: Span) {
    self.kind = kind
    self.span = span
  }
}
