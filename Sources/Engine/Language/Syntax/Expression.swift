import BigInt

/// A name with its place.
public struct Identifier: Sendable {
  /// The name as written.
  public let name: String
  /// Where it stands.
  public let span: Span
}

/// One argument of a call; `label` is set for `NAME=VALUE`.
public struct Argument: Sendable {
  /// The keyword, for a keyword argument.
  public var label: Identifier? { keyword?.label }
  /// What is passed.
  public let value: Expression
  /// Few arguments have one: it stands elsewhere.
  private let keyword: Keyword?

  private final class Keyword: Sendable {
    let label: Identifier

    init(_ label: Identifier) { self.label = label }
  }

  init(label: Identifier?, value: Expression) {
    keyword = label.map(Keyword.init)
    self.value = value
  }
}

/// A call in any of its spellings (language.md §1).
public final class CallSyntax: Sendable {
  /// Which spelling was used; only messages and the prompt care.
  public enum Style: Sendable { case command, call, method }

  /// The command or function.
  public let callee: Identifier
  /// `x` of `x.f(a)`.
  public let receiver: Expression?
  /// In the order written.
  public let arguments: [Argument]
  /// The spelling.
  public let style: Style

  init(callee: Identifier, receiver: Expression?, arguments: [Argument], style: Style) {
    self.callee = callee
    self.receiver = receiver
    self.arguments = arguments
    self.style = style
  }
}

/// A piece of an interpolated text.
public enum TemplatePart: Sendable {
  /// Text as it is.
  case text(String)
  /// `${value}` or `${value:spec}`.
  case value(Expression, spec: Identifier?)
}

/// Operators with two operands that are both evaluated.
public enum BinaryOperator: String, Sendable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case floorDivide = "//"
  case modulo = "%"
  case power = "**"
  case and = "&"
  case or = "|"
  case xor = "^"
  case shiftLeft = "<<"
  case shiftRight = ">>"
}

/// Comparison operators; they chain as in Python.
public enum ComparisonOperator: String, Sendable, CaseIterable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case contains = "in"
  case lacks = "not in"
  case identical = "is"
  case distinct = "is not"
}

/// Operators with one operand.
public enum UnaryOperator: String, Sendable, CaseIterable {
  case negate = "-"
  case plus = "+"
  case invert = "~"
  case not = "not"
}

/// An expression with its place.
public struct Expression: Sendable {
  /// The kinds of expression; what is no leaf stands elsewhere.
  public enum Kind: Sendable {
    case none
    case bool(Bool)
    case int(Int)
    indirect case bigInt(BigInt)
    case float(Double)
    /// Nanoseconds.
    case duration(Int)
    case text(String)
    case template([TemplatePart])
    case bytes([UInt8])
    case regex(String)
    /// `host:port`; both parts may hold `${…}`.
    indirect case address(host: [TemplatePart], port: [TemplatePart])
    case name(String)
    case list([Expression])
    case tuple([Expression])
    case map([(key: Expression, value: Expression)])
    indirect case unary(UnaryOperator, Expression)
    indirect case binary(BinaryOperator, Expression, Expression)
    /// `a < b`, and what follows in `a < b < c`.
    indirect case comparison(
      Expression, ComparisonOperator, Expression,
      more: [(op: ComparisonOperator, operand: Expression)])
    indirect case both(Expression, Expression)
    indirect case either(Expression, Expression)
    indirect case conditional(Expression, then: Expression, otherwise: Expression)
    case call(CallSyntax)
    indirect case index(Expression, Expression)
    indirect case slice(Expression, from: Expression?, to: Expression?, step: Expression?)
    indirect case property(Expression, Identifier)
    indirect case task(Identifier?, Block)
  }

  /// What it is.
  public let kind: Kind
  /// Where it stands.
  public let span: Span
}
