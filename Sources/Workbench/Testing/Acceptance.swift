import Engine

/// What becomes of an expected output or a recording when something else came: `--update` takes what came,
/// `--review` asks a person, case by case.
@EngineActor
final class Acceptance {
  /// Who decides.
  enum Mode { case never, always, ask }

  private var mode: Mode
  private let list: TestList
  private let run: TestRun

  init(_ mode: Mode, list: TestList, run: TestRun) {
    self.mode = mode
    self.list = list
    self.run = run
  }

  /// The result after the decision, and whether it has been shown already; an expectation taken is written
  /// to its file.
  func decide(
    _ result: TestResult, of index: Int, _ text: TestText
  ) async -> (result: TestResult, isShown: Bool) {
    guard mode != .never, let file = file(of: result) else { return (result, false) }
    if mode == .ask {
      list.write(text.text(of: result))
      guard await asks(about: file) else { return (result, true) }
    }
    if result.test.kind == .transcript { return (await run.update(index), false) }
    var decided = result
    do throws(SystemError) {
      try File.writeAll(file, result.output)
      decided.outcome = .updated
    } catch {
      decided.outcome = .failed(.broken("\(file): \(error.message) (\(error.name))"))
    }
    return (decided, false)
  }

  /// The file that could take what came, where something else came than it expects.
  private func file(of result: TestResult) -> String? {
    switch result.reason {
    case .prints(_, let file): file
    case .code(4) where result.test.kind == .transcript: result.test.file
    case .code, .exit, .time, .signal, .flood, .notReached, .broken, nil: nil
    }
  }

  /// The person's answer; everything from `a` on is taken, from `q` on nothing.
  private func asks(about file: String) async -> Bool {
    while true {
      list.ask("           take this as \(file)? [y]es, [n]o, [a]ll, [q]uit: ")
      defer { list.answered() }
      guard let line = try? await StandardInput.readLine(until: nil) else {
        mode = .never
        return false
      }
      switch line.lowercased().first {
      case "y": return true
      case "n", nil: return false
      case "a":
        mode = .always
        return true
      case "q":
        mode = .never
        return false
      case .some: continue
      }
    }
  }
}
