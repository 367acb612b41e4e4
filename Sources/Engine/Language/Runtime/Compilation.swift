/// A script parameter as `--help` shows it.
public struct ScriptParameter: Sendable {
  /// Its name; `--name`, and `-n` when no earlier parameter begins with that letter.
  public let name: String
  /// The words behind the default.
  public let help: String
  /// The default as written; nil when a value must be given.
  public let initial: String?
  /// Whether it is a switch: its default is true or false.
  public let isSwitch: Bool
}

/// A compiled script, ready to run any number of times.
public final class Program {
  let main: Chunk
  let scope: ModuleScope
  /// In the order of the script.
  public let parameters: [ScriptParameter]
  /// The names of its `test` blocks that are plain texts.
  public let source: SourceText

  init(main: Chunk, scope: ModuleScope, parameters: [ScriptParameter], source: SourceText) {
    self.main = main
    self.scope = scope
    self.parameters = parameters
    self.source = source
  }
}

/// Compiles a script and what it imports, and gathers every error on the way.
public final class Compilation {
  /// Reads the file that an import names, relative to the folder of the importing script.
  public typealias Loader = (_ path: String, _ folder: String) throws -> SourceText

  let table: CommandTable
  private let load: Loader
  private(set) var diagnostics: [Diagnostic] = []
  var parameters: [ScriptParameter] = []
  /// Files being compiled, outermost first, to find import cycles.
  private var loading: [String] = []
  private var loaded: [String: ModuleScope] = [:]
  private let interactive: Bool

  /// A compilation with these commands.
  public init(table: CommandTable, interactive: Bool = false, load: @escaping Loader) {
    self.table = table
    self.interactive = interactive
    self.load = load
  }

  /// The whole script; throws all syntax errors, unknown commands and bad arguments at once.
  public func compile(_ source: SourceText) throws(SyntaxErrors) -> Program {
    try compile(source, in: ModuleScope(source: source))
  }

  /// A script or line whose names join those of `scope`.
  public func compile(_ source: SourceText, in scope: ModuleScope) throws(SyntaxErrors) -> Program {
    try compile(try Parser.parse(source), of: source, in: scope)
  }

  /// A whole source that was parsed before.
  public func compile(_ block: Block, of source: SourceText) throws(SyntaxErrors) -> Program {
    try compile(block, of: source, in: ModuleScope(source: source))
  }

  /// Some statements of a source, whose names join those of `scope`.
  func compile(
    _ block: Block, of source: SourceText, in scope: ModuleScope
  ) throws(SyntaxErrors) -> Program {
    diagnostics = []
    parameters = []
    loading = [source.name]
    let chunk = ChunkCompiler.topLevel(block, source: source, scope: scope, compilation: self)
    if !diagnostics.isEmpty { throw SyntaxErrors(diagnostics) }
    return Program(main: chunk, scope: scope, parameters: parameters, source: source)
  }

  /// Values of expressions and assignments are shown, as at the prompt; not those of imported files.
  var showsValues: Bool { interactive && loading.count == 1 }

  func complain(_ diagnostic: Diagnostic) {
    // A `finally` block is compiled once for each way into it.
    let isKnown = diagnostics.contains {
      $0.span == diagnostic.span && $0.headline == diagnostic.headline
        && $0.source === diagnostic.source
    }
    if !isKnown, diagnostics.count < Parser.complaintLimit { diagnostics.append(diagnostic) }
  }

  /// The scope of an imported file, compiled once; nil after an error, which is noted.
  func module(_ path: String, at span: Span, in source: SourceText) -> ModuleScope? {
    do {
      let file = try load(path, source.folder)
      if let known = loaded[file.name] { return known }
      if let index = loading.firstIndex(of: file.name) {
        let circle = (loading[index...] + [file.name]).joined(separator: " → ")
        complain(
          Diagnostic(
            "ImportError: \(path) imports itself", in: source, at: span, label: Wording(circle),
            hints: ["move what both need into a third file"]))
        return nil
      }
      return compileModule(file)
    } catch let failure as Failure where failure.kind == .fileNotFound {
      complain(
        Diagnostic(
          "FileNotFoundError: import \(Value.quoted(path)): there is no such file (ENOENT)",
          in: source, at: span,
          hints: ["check the name; it starts in the folder of this script: \(source.folder)"]))
    } catch let failure as Failure {
      complain(
        Diagnostic(
          "\(failure.kind.rawValue): \(failure.what)", in: source, at: span, label: failure.why,
          hints: failure.hints))
    } catch {
      complain(Diagnostic("ImportError: \(error)", in: source, at: span))
    }
    return nil
  }

  private func compileModule(_ file: SourceText) -> ModuleScope? {
    guard loading.count < 100 else { return nil }
    loading.append(file.name)
    defer { loading.removeLast() }
    do {
      let block = try Parser.parse(file)
      let scope = ModuleScope(source: file)
      let kept = parameters
      scope.chunk = ChunkCompiler.topLevel(block, source: file, scope: scope, compilation: self)
      parameters = kept
      loaded[file.name] = scope
      return scope
    } catch {
      for diagnostic in error.diagnostics { complain(diagnostic) }
      return nil
    }
  }
}
