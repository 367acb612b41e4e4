import Testing

@testable import Engine

/// What a script did.
struct ScriptRun {
  /// Standard output.
  let output: String
  /// What people read on standard error: diagnostics.
  let messages: String
  /// The exit code of product.md §1; 2 for a script that does not compile.
  let code: Int32
  /// The failures that nobody handled.
  let failures: [Failure]
  /// The prompts of `input`.
  let prompts: [String]

  /// The lines of the output.
  var lines: [String] { output.split(separator: "\n").map(String.init) }

  /// The failure that ended the script, as `ValueError: what: why`.
  var failure: String? { failures.first.map { "\($0.kind.rawValue): \($0.message)" } }
}

/// Runs a script as `workbench run` does, with a console that keeps what it writes.
///
/// `files` stand in a folder of their own, which is the script's `script_folder` and goes away
/// afterwards. A script that has not ended after `seconds` is cancelled, and the test fails.
@EngineActor
func run(
  _ script: String, input: [String] = [], parameters: [String: String] = [:],
  arguments: [String] = [], files: [String: String] = [:], tests: TestSelection = .none,
  language: MessageLanguage = .en, endsAtFailure: Bool = false, limit: Int? = nil,
  color: Bool = false, table: CommandTable = .standard, seconds: Double = 60, width: Int = 80,
  sourceLocation: SourceLocation = #_sourceLocation
) async throws -> ScriptRun {
  let folder = files.isEmpty ? "." : try File.makeTemporaryFolder()
  defer { if !files.isEmpty { try? File.removeTree(folder) } }
  for (name, text) in files { try File.writeAll("\(folder)/\(name)", Array(text.utf8)) }
  let console = RecordingConsole(input: input, color: color)
  var options = Session.Options()
  options.parameters = parameters
  options.arguments = arguments
  options.folder = folder
  options.tests = tests
  options.language = language
  options.endsAtFailure = endsAtFailure
  options.limit = limit
  let session = Session(table: table, console: console, options: options, trace: Trace())
  session.width = width
  let compilation = Compilation(table: table) { path, folder in
    SourceText(name: path, folder: folder, bytes: try File.readAll("\(folder)/\(path)"))
  }
  let source = SourceText(name: "test.nws", folder: folder, text: script)
  let program: Program
  do throws(SyntaxErrors) {
    program = try compilation.compile(source)
  } catch {
    let renderer = DiagnosticText(color: false, language: language)
    return ScriptRun(
      output: "", messages: error.text(renderer), code: 2,
      failures: [], prompts: [])
  }
  let watch = Task {
    try? await EventLoop.shared.sleep(until: .after(nanoseconds: Int(seconds * 1e9)))
    guard !Task.isCancelled else { return }
    Issue.record("the script has not ended after \(seconds) s", sourceLocation: sourceLocation)
    session.interrupt()
  }
  let result = await session.run(program)
  watch.cancel()
  session.runEndings()
  return ScriptRun(
    output: console.output, messages: console.messages, code: result.code,
    failures: result.failures, prompts: console.prompts)
}
