import Testing

@testable import Engine

@EngineActor @Suite(.timeLimit(.minutes(1))) struct GateTests {
  @Test func everybodyGetsThrough() async throws {
    let gate = Gate()
    var through = 0
    let tasks = (0..<3).map { _ in
      Task { @EngineActor in
        try await gate.wait()
        through += 1
      }
    }
    await EventLoop.shared.yield()
    #expect(through == 0)
    gate.open()
    for task in tasks { try await task.value }
    #expect(through == 3)
    try await gate.wait()
    #expect(gate.isOpen)
  }

  @Test func aWaitMayEndEarly() async {
    let gate = Gate()
    await #expect(throws: WaitFailure.timedOut) { try await gate.wait(until: .now) }
    let task = Task { @EngineActor in try await gate.wait() }
    await EventLoop.shared.yield()
    task.cancel()
    await #expect(throws: WaitFailure.cancelled) { try await task.value }
    gate.open()
  }
}
