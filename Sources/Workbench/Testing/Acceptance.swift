import Engine

/// What becomes of a script's expected output when something else was printed: `--update` takes what came,
/// `--review` asks a person, case by case.
@EngineActor
final class Acceptance {
  /// Who decides.
  enum Mode { case never, always, ask }

  private var mode: Mode
  private let list: TestList

  init(_ mode: Mode, list: TestList) {
    self.mode = mode
    self.list = list
  }

  /// The result after the decision, and whether it has been shown already; an expectation taken is written
  /// to its file.
  func decide(_ result: TestResult, _ text: TestText) async -> (result: TestResult, isShown: Bool) {
    guard case .failed(.prints(_, let file)) = result.outcome, mode != .never else {
      return (result, false)
    }
    if mode == .ask {
      list.write(text.text(of: result))
      guard await asks(about: file) else { return (result, true) }
    }
    var decided = result
    do throws(SystemError) {
      try File.writeAll(file, result.output)
      decided.outcome = .updated
    } catch {
      decided.outcome = .failed(.broken("\(file): \(error.message) (\(error.name))"))
    }
    return (decided, false)
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
