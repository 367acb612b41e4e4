import Testing

/// Lets one test at a time use something that the whole process shares.
actor Turn {
  private var isTaken = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func begin() async {
    if isTaken {
      await withCheckedContinuation { waiting.append($0) }
    } else {
      isTaken = true
    }
  }

  func end() {
    if waiting.isEmpty { isTaken = false } else { waiting.removeFirst().resume() }
  }
}

/// A test that runs while no other with the same turn does.
struct TurnTrait: TestTrait, SuiteTrait, TestScoping {
  fileprivate let turn: Turn

  var isRecursive: Bool { true }

  @concurrent func provideScope(
    for test: Test, testCase: Test.Case?,
    performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    guard testCase != nil else { return try await function() }
    await turn.begin()
    do { try await function() } catch {
      await turn.end()
      throw error
    }
    await turn.end()
  }
}

private let systemCalls = Turn()

extension Trait where Self == TurnTrait {
  /// For tests that switch the log of system calls, of which there is one.
  static var usesSystemCallLog: Self { TurnTrait(turn: systemCalls) }
}
