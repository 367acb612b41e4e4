import Engine

/// A case with the words that its script gets.
struct FoundCase {
  let test: TestCase
  var arguments: [String] = []
  /// Why it cannot be run: its file, or a folder that may hold cases, cannot be read.
  var problem: String?
}

/// Finds the cases in files and folders.
struct TestFinder {
  /// Values for the scripts' parameters: a script gets those that it has.
  let parameters: [(name: String, value: String)]
  private(set) var cases: [FoundCase] = []
  private(set) var fileCount = 0
  private var usedParameters: Set<String> = []
  private var visited: Set<String> = []

  init(parameters: [(name: String, value: String)]) { self.parameters = parameters }

  /// Adds the cases of a path: of all scripts and recordings in a folder, or of one file.
  mutating func add(_ path: String) throws(UsageError) {
    do throws(SystemError) {
      if File.isFolder(path) { return try addFolder(path) }
      guard File.exists(path) else {
        throw SystemError(errno: 2, call: "stat", subject: path)
      }
    } catch {
      throw UsageError(Self.problem(path, error), hint: "check the name")
    }
    if TestFinder.isRecording(path) { return addRecording(path, isNamed: true) }
    guard TestFinder.isScript(path) else {
      throw UsageError(
        "\(path): no script",
        hint: "a script's name ends in .nws, a recording's in .nwt; a folder is searched for both")
    }
    addScript(path, isNamed: true)
  }

  /// Fails for a parameter that no script has.
  func checkParameters() throws(UsageError) {
    guard !cases.isEmpty else { return }
    if let other = parameters.first(where: { !usedParameters.contains($0.name) }) {
      throw UsageError(
        "no script here has a parameter `\(other.name)`",
        hint: "a script declares it: param \(other.name) = 0")
    }
  }

  private static func isScript(_ path: String) -> Bool { path.hasSuffix(".nws") }
  private static func isRecording(_ path: String) -> Bool { path.hasSuffix(".nwt") }

  /// A recording in a folder is a case when it says with `run:` what it is a case of.
  private mutating func addRecording(_ path: String, isNamed: Bool) {
    guard visited.insert((try? File.canonical(path)) ?? path).inserted else { return }
    fileCount += 1
    let test = FoundCase(test: TestCase(file: path, kind: .transcript))
    do {
      let file = try TranscriptFile.load(path)
      if isNamed || file.transcript.header(.run) != nil { cases.append(test) }
    } catch let error as SystemError {
      add(path, Self.problem(path, error))
    } catch {
      // Playing it tells what is wrong with it.
      cases.append(test)
    }
  }

  /// Hidden files and folders are left out; a folder that links lead to twice is searched once.
  private mutating func addFolder(_ folder: String) throws(SystemError) {
    guard visited.insert(try File.canonical(folder)).inserted else { return }
    // Without the right to search it, nothing in it would seem to be there.
    _ = try File.size(folder + "/.")
    let prefix = folder == "." ? "" : folder.hasSuffix("/") ? folder : folder + "/"
    for name in try File.list(folder) where !name.hasPrefix(".") {
      let path = prefix + name
      if File.isFolder(path) {
        do throws(SystemError) { try addFolder(path) } catch {
          add(path, Self.problem(path, error))
        }
      } else if TestFinder.isScript(path), File.isFile(path) {
        addScript(path, isNamed: false)
      } else if TestFinder.isRecording(path), File.isFile(path) {
        addRecording(path, isNamed: false)
      }
    }
  }

  private mutating func add(_ path: String, _ problem: String) {
    cases.append(FoundCase(test: TestCase(file: path, kind: .ends), problem: problem))
  }

  private static func problem(_ path: String, _ error: SystemError) -> String {
    "\(path): \(error.message) (\(error.name))"
  }

  /// What a script is to print: `echo.out` beside `echo.nws`, or `expected.out` beside `demo.nws`.
  static func expectation(of script: String) -> String? {
    let own = String(script.dropLast(4)) + ".out"
    if File.isFile(own) { return own }
    guard script.split(separator: "/").last == "demo.nws" else { return nil }
    let folder = script.dropLast("demo.nws".utf8.count)
    return File.isFile(folder + "expected.out") ? folder + "expected.out" : nil
  }

  private mutating func addScript(_ path: String, isNamed: Bool) {
    guard visited.insert((try? File.canonical(path)) ?? path).inserted else { return }
    fileCount += 1
    let expected = TestFinder.expectation(of: path)
    let whole: TestCase.Kind = expected.map { .prints(expected: $0) } ?? .ends
    let source: SourceText
    do throws(UsageError) {
      source = try ScriptFile.load(path)
    } catch {
      return add(path, error.headline)
    }
    guard let block = try? Parser.parse(source) else {
      // Running it tells what is wrong with it.
      cases.append(FoundCase(test: TestCase(file: path, kind: whole)))
      return
    }
    let arguments = words(for: block)
    let tests = TestBlocks(block)
    let hasTests = !tests.named.isEmpty || !tests.computed.isEmpty
    if expected != nil || (isNamed && !hasTests) {
      cases.append(FoundCase(test: TestCase(file: path, kind: whole), arguments: arguments))
    }
    for test in tests.named {
      let test = TestCase(file: path, kind: .block(test.name), part: test.name)
      cases.append(FoundCase(test: test, arguments: arguments))
    }
    if let first = tests.computed.first {
      let test = TestCase(file: path, kind: .computedBlocks, part: source.text(first))
      cases.append(FoundCase(test: test, arguments: arguments))
    }
  }

  private mutating func words(for block: Block) -> [String] {
    let declared = block.statements.compactMap { statement -> String? in
      if case .parameter(let name, _, _) = statement.kind { name.name } else { nil }
    }
    let given = parameters.filter { declared.contains($0.name) }
    usedParameters.formUnion(given.map(\.name))
    return given.map { "--\($0.name)=\($0.value)" }
  }
}
