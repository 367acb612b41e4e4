import Engine

/// Finds and reads scripts.
enum ScriptFile {
  /// The largest script read.
  static let limit = 64 << 20

  /// The script at a path; `-` is standard input.
  static func load(_ path: String) throws(UsageError) -> SourceText {
    do throws(SystemError) {
      if path == "-" {
        return SourceText(name: "<stdin>", bytes: try StandardStreams.readAll(limit: limit))
      }
      let bytes = try File.readAll(path, limit: limit)
      return SourceText(name: path, folder: folder(of: path), bytes: bytes)
    } catch {
      throw UsageError(
        "\(path): \(error.message) (\(error.name))",
        hint: error.name == "ENOENT" ? "check the name; `workbench demo` lists the demos" : "")
    }
  }

  /// What the compiler asks for when a script imports another.
  static func load(import path: String, from folder: String) throws -> SourceText {
    let full = path.hasPrefix("/") ? path : folder + "/" + path
    do throws(SystemError) {
      let name = try File.canonical(full)
      return SourceText(
        name: name, folder: Self.folder(of: name), bytes: try File.readAll(name, limit: limit))
    } catch {
      throw Failure(error)
    }
  }

  /// The folder part of a path; `.` when it has none.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// `--sandbox`, from here on; a recording is the person's own wish and may be elsewhere.
  static func enterSandbox(_ folder: String, writing recording: String? = nil) throws(UsageError) {
    do throws(SystemError) { try Sandbox.enter(folder, writing: recording) } catch {
      throw UsageError("--sandbox: \(error)", hint: "name a script that is a file")
    }
  }

  /// Compiles a script; tells its syntax errors and gives nil when it has any.
  @EngineActor
  static func compile(_ source: SourceText, _ settings: Settings) -> Engine.Program? {
    let compilation = Compilation(table: .complete, load: load(import:from:))
    do {
      return try compilation.compile(source)
    } catch {
      tell(error, settings)
      return nil
    }
  }

  /// Tells a script's syntax errors and whether it has none; for a process that ends afterwards, as to
  /// take the tree and the code of a large script apart would only cost time.
  @EngineActor
  static func check(_ source: SourceText, _ settings: Settings) -> Bool {
    let compilation = Compilation(table: .complete, load: load(import:from:))
    do throws(SyntaxErrors) {
      let tree = try Parser.parse(source)
      _ = Unmanaged.passRetained(Kept(tree, try compilation.compile(tree, of: source)))
      return true
    } catch {
      tell(error, settings)
      return false
    }
  }

  private static func tell(_ errors: SyntaxErrors, _ settings: Settings) {
    let renderer = DiagnosticText(color: settings.usesColor(on: 2), language: settings.language)
    StandardStreams.writeMessage(errors.text(renderer))
  }

  private final class Kept {
    let tree: Block
    let program: Engine.Program

    init(_ tree: Block, _ program: Engine.Program) {
      self.tree = tree
      self.program = program
    }
  }
}
