import Synchronization

/// What a command's body gives: a value at once, or something to wait for.
public enum Outcome {
  case value(Value)
  /// A socket's verb that the task waits for by itself.
  case park(SocketWait<Value>)
  case wait(@EngineActor () async throws -> Value)
}

/// The groups that `help` lists commands in (language.md §5–§9).
public enum CommandGroup: String, Sendable, CaseIterable {
  case sockets, bytes, values, files, checking, looking, tasks, shell
}

/// One row of the table of commands: everything that the interpreter, help, completion, colours
/// and the reference need.
public final class Command: Sendable {
  /// What a command does.
  public typealias Body = @EngineActor @Sendable (borrowing Call) throws -> Outcome

  /// Its name.
  public let name: String
  /// Other names for the same, such as Python's.
  public let aliases: [String]
  /// Where help lists it.
  public let group: CommandGroup
  /// What it does, in one line.
  public let summary: String
  /// The longer help: what the system call does, when it fails.
  public let details: String
  /// The same in Python.
  public let python: String
  /// A line that shows it.
  public let example: String
  /// The slide it comes from; empty if none.
  public let slide: String
  let signatureText: String
  let body: Body
  private let cachedSignature = Mutex<Signature?>(nil)

  /// A command that may have to wait.
  public init(
    _ name: String, _ signature: String, _ group: CommandGroup, _ summary: String,
    aliases: [String] = [], details: String = "", python: String = "", example: String = "",
    slide: String = "", waiting body: @escaping Body
  ) {
    self.name = name
    self.aliases = aliases
    self.group = group
    self.summary = summary
    self.details = details
    self.python = python
    self.example = example
    self.slide = slide
    signatureText = signature
    self.body = body
  }

  /// A command that never waits.
  public convenience init(
    _ name: String, _ signature: String, _ group: CommandGroup, _ summary: String,
    aliases: [String] = [], details: String = "", python: String = "", example: String = "",
    slide: String = "",
    _ body: @escaping @EngineActor @Sendable (borrowing Call) throws -> Value
  ) {
    self.init(
      name, signature, group, summary, aliases: aliases, details: details, python: python,
      example: example, slide: slide,
      waiting: { call in .value(try body(call)) })
  }

  /// Stands where no command is.
  static let unknown = Command("", "", .values, "") { _ in .none }

  /// Its parameters; read from the table's text when first needed, to keep the start-up short.
  public var signature: Signature {
    cachedSignature.withLock { cached in
      if let cached { return cached }
      let signature = Signature(signatureText)
      cached = signature
      return signature
    }
  }

  /// `recv [s] n [timeout=…]`
  public var usage: String {
    let parameters = signature.usage
    return parameters.isEmpty ? name : "\(name) \(parameters)"
  }
}

/// The table of commands by name. Folders to the right add their own.
public struct CommandTable: Sendable {
  /// In the order of the table.
  public private(set) var commands: [Command]
  private var byName: NameTable<Command>

  /// A table of these commands.
  public init(_ commands: [Command]) {
    self.commands = commands
    byName = NameTable(capacity: commands.count * 2)
    for command in commands {
      byName[command.name] = command
      for alias in command.aliases { byName[alias] = command }
    }
  }

  /// The command of that name or alias.
  public subscript(name: String) -> Command? { byName[name] }

  /// Every name and alias.
  public var names: [String] { byName.names.sorted() }

  /// The same in no order.
  var known: some Collection<String> { byName.names }

  /// This table with more commands.
  public func adding(_ more: [Command]) -> CommandTable { CommandTable(commands + more) }
}
