/// A lexical unit.
public struct Token: Sendable {
  /// The kinds of token. What a literal holds is read from the source by the parser.
  public enum Kind: Sendable, Equatable {
    case end
    case newline
    case semicolon
    case name
    case number
    case text
    case bytes
    case symbol(Symbol)
    /// Not a token of the language; a diagnostic says why.
    case unknown
  }

  /// What it is.
  public let kind: Kind
  /// Where it stands.
  public let span: Span
  /// Whether white space stands right before it.
  public let spaceBefore: Bool
  /// Whether it is a name that is a word of the language.
  public var isReserved = false
}

/// Punctuation and operators.
public enum Symbol: String, Sendable, CaseIterable {
  case openParen = "("
  case closeParen = ")"
  case openBracket = "["
  case closeBracket = "]"
  case openBrace = "{"
  case closeBrace = "}"
  case comma = ","
  case colon = ":"
  case dot = "."
  case dollar = "$"
  case assign = "="
  case plus = "+"
  case minus = "-"
  case star = "*"
  case slash = "/"
  case doubleStar = "**"
  case doubleSlash = "//"
  case percent = "%"
  case ampersand = "&"
  case pipe = "|"
  case caret = "^"
  case tilde = "~"
  case shiftLeft = "<<"
  case shiftRight = ">>"
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case plusAssign = "+="
  case minusAssign = "-="
  case starAssign = "*="
  case slashAssign = "/="
  case percentAssign = "%="
  case doubleSlashAssign = "//="
  case doubleStarAssign = "**="
  case ampersandAssign = "&="
  case pipeAssign = "|="
  case caretAssign = "^="
  case shiftLeftAssign = "<<="
  case shiftRightAssign = ">>="
  case question = "?"

  /// The operator with two operands that it stands for, and how strongly it binds.
  var binary: (level: Int, op: BinaryOperator)? {
    switch self {
    case .pipe: (0, .or)
    case .caret: (1, .xor)
    case .ampersand: (2, .and)
    case .shiftLeft: (3, .shiftLeft)
    case .shiftRight: (3, .shiftRight)
    case .plus: (4, .add)
    case .minus: (4, .subtract)
    case .star: (5, .multiply)
    case .slash: (5, .divide)
    case .doubleSlash: (5, .floorDivide)
    case .percent: (5, .modulo)
    default: nil
    }
  }

  /// The comparison that it stands for.
  var comparison: ComparisonOperator? {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    default: nil
    }
  }

  /// The operator that `x op= y` stands for.
  var augmented: BinaryOperator? {
    switch self {
    case .plusAssign: .add
    case .minusAssign: .subtract
    case .starAssign: .multiply
    case .slashAssign: .divide
    case .doubleSlashAssign: .floorDivide
    case .percentAssign: .modulo
    case .doubleStarAssign: .power
    case .ampersandAssign: .and
    case .pipeAssign: .or
    case .caretAssign: .xor
    case .shiftLeftAssign: .shiftLeft
    case .shiftRightAssign: .shiftRight
    default: nil
    }
  }
}

/// The words that begin or join statements.
public enum Keyword {
  /// Never variables.
  public static let reserved: Set<String> = [
    "if", "else", "while", "for", "in", "break", "continue", "return", "def", "try", "except",
    "finally", "and", "or", "not", "is", "true", "false", "none", "big", "little",
  ]
  /// Words that begin a statement only where its shape follows; else they are ordinary names.
  public static let soft: Set<String> = [
    "loop", "raise", "task", "within", "import", "param", "assert", "expect_error", "test",
    "global", "hide",
  ]
  /// Whether these bytes begin as such a word does; most names do not.
  static func mayBeSoft(_ name: ArraySlice<UInt8>) -> Bool { softCodes.contains(code(of: name)) }

  /// Whether these bytes are a reserved word.
  static func isReserved(_ name: ArraySlice<UInt8>) -> Bool {
    isReserved(code(of: name), length: name.count)
  }

  /// Whether a name of so many bytes, given by its last eight as a number, is a reserved word. Every name
  /// of a script is asked, so no text is made of it.
  static func isReserved(_ code: UInt64, length: Int) -> Bool {
    length <= 8 && reservedCodes[Int(code & 31)].contains(code)
  }

  /// By the last five bits.
  private static let reservedCodes = (0..<32).map { bits in
    reserved.map { code(of: Array($0.utf8)[...]) }.filter { $0 & 31 == bits }
  }
  private static let softCodes = soft.map { code(of: Array($0.utf8)[...]) }

  /// The first eight bytes as a number.
  private static func code(of name: ArraySlice<UInt8>) -> UInt64 {
    name.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Words that cannot begin an argument.
  static let infix: Set<String> = ["in", "and", "or", "is", "if", "else", "as"]
}
