/// Turns the statements of one script, function or task into instructions: names become
/// registers, calls find their commands, and every error is noted rather than thrown.
final class ChunkCompiler {
  /// What leaving a region early has to do first.
  enum Cleanup {
    case deadline
    case finally(Block)
  }

  /// A loop being compiled.
  struct Loop {
    var breaks: [Int] = []
    var continues: [Int] = []
    let cleanupCount: Int
  }

  /// A `try` region being compiled, with the instructions it covers so far.
  struct Region {
    var ranges: [Range<Int>] = []
    var start: Int
    var cleanupCount: Int
  }

  let source: SourceText
  let scope: ModuleScope
  let compilation: Compilation
  let isTopLevel: Bool
  /// Registers of a function's own variables; empty at the top level.
  let locals: NameTable<Int>
  var assembler: Assembler
  var loops: [Loop] = []
  var cleanups: [Cleanup] = []
  var regions: [Region] = []
  var deadlineCount = 0
  /// How many `try … finally` are open.
  var finallyDepth = 0
  static let finallyLimit = 8
  /// Regions that ended and wait for their handler's code.
  var pendingHandlers: [(ranges: [Range<Int>], register: Int, catchesCancellation: Bool)] = []
  /// The registers of the errors being handled, innermost last, for a bare `raise`.
  var handling: [Int] = []
  /// How deep functions and tasks nest.
  let nesting: Int

  init(
    source: SourceText, scope: ModuleScope, compilation: Compilation, isTopLevel: Bool,
    locals: NameTable<Int>, nesting: Int
  ) {
    self.source = source
    self.scope = scope
    self.compilation = compilation
    self.isTopLevel = isTopLevel
    self.locals = locals
    self.nesting = nesting
    assembler = Assembler(variableCount: isTopLevel ? scope.names.count : locals.count)
  }

  /// The code of a whole file, or of one line at the prompt.
  static func topLevel(
    _ block: Block, source: SourceText, scope: ModuleScope, compilation: Compilation
  ) -> Chunk {
    let names = NameCollector(block)
    for function in names.functions {
      scope.declareFunction(function, isFinal: !compilation.showsValues)
    }
    for name in names.assigned + names.globalsOfFunctions { _ = scope.declare(name) }
    if compilation.showsValues { _ = scope.declare("_") }
    let compiler = ChunkCompiler(
      source: source, scope: scope, compilation: compilation, isTopLevel: true, locals: .init(),
      nesting: 0)
    compiler.block(block)
    return compiler.finish(name: source.name, at: Span(block.span.end, block.span.end))
  }

  /// Ends the chunk with a plain return.
  func finish(
    name: String, parameters: [String] = [], requiredCount: Int = 0, at span: Span
  ) -> Chunk {
    assembler.emit(.leave, 0, assembler.constant(.none), at: span)
    let chunk = Chunk(
      name: name, source: source, scope: scope, parameters: parameters,
      requiredCount: requiredCount, isTopLevel: isTopLevel)
    chunk.finish(&assembler, variables: variableNames)
    return chunk
  }

  private var variableNames: [String] {
    isTopLevel ? scope.names : locals.pairs.sorted { $0.meaning < $1.meaning }.map(\.name)
  }

  /// Notes an error of this source.
  func complain(_ headline: String, _ span: Span, label: Wording = "", hints: [Wording] = []) {
    compilation.complain(
      Diagnostic(headline, in: source, at: span, label: label, hints: hints))
  }

  /// The register of a variable that this chunk holds itself.
  func register(of name: String) -> Int? {
    isTopLevel ? scope.slots[name] : locals[name]
  }

  /// Every name that a misspelt one could mean here.
  var knownNames: [String] {
    Array(locals.names) + scope.names + Array(scope.functionNumbers.names)
      + Array(scope.imports.keys)
  }

  func block(_ block: Block) {
    for statement in block.statements {
      let mark = assembler.mark
      self.statement(statement)
      assembler.release(to: mark)
    }
  }

  /// `def`: a chunk of its own, whose variables are its parameters and what it assigns.
  func function(_ syntax: FunctionSyntax) -> Chunk {
    var locals = NameTable<Int>()
    let parameters = syntax.parameters.map(\.name.name)
    let names = NameCollector(syntax.body)
    for name in parameters + names.assigned where locals[name] == nil {
      if names.globals.contains(name), !parameters.contains(name) { continue }
      locals[name] = locals.count
    }
    let compiler = ChunkCompiler(
      source: source, scope: scope, compilation: compilation, isTopLevel: false, locals: locals,
      nesting: nesting + 1)
    compiler.block(syntax.body)
    return compiler.finish(
      name: syntax.name.name, parameters: parameters,
      requiredCount: syntax.parameters.count { $0.initial == nil },
      at: Span(syntax.body.span.end - 1, syntax.body.span.end))
  }

  /// `task { … }`: its variables are copies of those around it, in the same registers.
  func task(_ name: String, _ body: Block) -> Chunk {
    let compiler = ChunkCompiler(
      source: source, scope: scope, compilation: compilation, isTopLevel: isTopLevel,
      locals: locals, nesting: nesting + 1)
    compiler.block(body)
    return compiler.finish(name: name, at: Span(body.span.end, body.span.end))
  }
}
