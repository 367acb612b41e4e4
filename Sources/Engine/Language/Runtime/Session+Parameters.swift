/// A value that a line at the prompt gave.
public struct Shown {
  /// The value.
  public let value: Value
  /// The variable that it was assigned to.
  public let name: String?
  /// The command that gave it, when the line was a call.
  public let command: String?

  /// A value, and where it came from.
  public init(value: Value, name: String? = nil, command: String? = nil) {
    self.value = value
    self.name = name
    self.command = command
  }
}

/// Which `test` blocks of a script run.
public enum TestSelection: Sendable, Equatable {
  /// None, as in a plain run.
  case none
  /// Those of that name.
  case named(String)
  /// Those of any other name.
  case except(Set<String>)

  func contains(_ name: String) -> Bool {
    switch self {
    case .none: false
    case .named(let wanted): name == wanted
    case .except(let others): !others.contains(name)
    }
  }
}

extension Session {
  /// The value of a script parameter: what was given, read as the default's type.
  func parameter(_ name: String, default value: Value, isRequired: Bool) throws -> Value {
    guard let text = options.parameters[name] else {
      if isRequired {
        throw Failure(
          .value, "the script needs a value for `\(name)`", hints: ["give it as --\(name) VALUE"])
      }
      return value
    }
    if let read = Session.read(text, like: value) { return read }
    throw Failure(
      .usage, "--\(name) \(text): \(value.withArticle) is needed",
      why: "its default is \(value.repr)", hints: ["workbench run FILE --help lists the parameters"]
    )
  }

  /// Text as a value of the same type as another; nil when it does not fit.
  static func read(_ text: String, like value: Value) -> Value? {
    switch value {
    case .int, .big:
      if let number = Int(text) { return .int(number) }
      let source = SourceText(name: "parameter", text: text)
      guard let block = try? Parser.parse(source), block.statements.count == 1,
        case .expression(let number) = block.statements[0].kind, case .int(let size) = number.kind
      else { return nil }
      return .int(size)
    case .float: return Double(text).map { .float($0) }
    case .bool:
      switch text.lowercased() {
      case "true", "yes", "on", "1", "": return .bool(true)
      case "false", "no", "off", "0": return .bool(false)
      default: return nil
      }
    case .duration:
      let source = SourceText(name: "parameter", text: text)
      guard let block = try? Parser.parse(source), block.statements.count == 1,
        case .expression(let time) = block.statements[0].kind,
        case .duration(let nanoseconds) = time.kind
      else {
        return Double(text).flatMap { Int(exactly: ($0 * 1e9).rounded()) }.map { .duration($0) }
      }
      return .duration(nanoseconds)
    case .bytes: return .bytes(Array(text.utf8))
    case .address: return (try? Address.read(text)).flatMap { $0 }.map { .address($0) }
    default: return .string(text)
    }
  }

  /// Whether the body of a `test` block runs.
  func runsTest(named name: String, of source: SourceText) -> Bool {
    guard source === mainSource, options.tests.contains(name) else { return false }
    testsBegun += 1
    return true
  }

  /// Shows a value at the prompt.
  func show(_ shown: Shown, in frame: Machine.Frame) {
    if shown.name == nil, let slot = frame.chunk.scope.slots["_"] {
      frame.globals.values[slot] = shown.value.first
    }
    onShow?(shown)
  }
}
