import Engine

/// The keyboard has one reader at a time; who comes next is told by the order in which they came.
@EngineActor
final class KeyboardTurns {
  private var isTaken = false
  private var waiting: [Gate] = []
  /// Somebody waits for the keyboard.
  var isAwaited: Bool { !waiting.isEmpty }

  /// Waits for the keyboard; `end` gives it on.
  func take(until deadline: Deadline? = nil) async throws(WaitFailure) {
    guard isTaken else {
      isTaken = true
      return
    }
    let gate = Gate()
    waiting.append(gate)
    do throws(WaitFailure) {
      try await gate.wait(until: deadline)
    } catch {
      waiting.removeAll { $0 === gate }
      // It was given the keyboard just as it stopped waiting.
      if gate.isOpen { end() }
      throw error
    }
  }

  /// Gives the keyboard to who has waited longest.
  func end() {
    if waiting.isEmpty { isTaken = false } else { waiting.removeFirst().open() }
  }
}
