import Testing

@testable import Engine

@Suite(.timeLimit(.minutes(1))) struct EventLoopTests {
  @EngineActor @Test func codeOfTheActorRunsOnTheLoop() {
    #expect(EventLoop.shared.isOnLoop)
    #expect(EngineActor.assumeIsolated { EventLoop.shared.isOnLoop })
  }

  @Test func runGivesTheResultToAnotherThread() {
    #expect(!EventLoop.shared.isOnLoop)
    let value = EventLoop.shared.run {
      await EventLoop.shared.yield()
      return EventLoop.shared.isOnLoop ? 42 : 0
    }
    #expect(value == 42)
  }

  @Test func aTurnOnAnotherThreadDoesNothing() {
    _ = EventLoop.shared.run { 0 }
    #expect(EventLoop.shared.turn() == false)
  }

  @EngineActor private final class Numbers {
    var list: [Int] = []
    nonisolated init() {}
  }

  @Test func workFromAnotherThreadArrivesInOrder() async {
    let numbers = Numbers()
    for number in 0..<100 { EventLoop.shared.onLoop { numbers.list.append(number) } }
    #expect(await numbers.list == Array(0..<100))
  }

  @EngineActor @Test func tasksTakeTurns() async throws {
    var log: [String] = []
    let other = Gate()
    Task { @EngineActor in
      for number in 0..<3 {
        log.append("b\(number)")
        await EventLoop.shared.yield()
      }
      other.open()
    }
    for number in 0..<3 {
      log.append("a\(number)")
      await EventLoop.shared.yield()
    }
    try await other.wait()
    #expect(log.sorted() == ["a0", "a1", "a2", "b0", "b1", "b2"])
    #expect(log != ["a0", "a1", "a2", "b0", "b1", "b2"])
  }

  @EngineActor @Test func thousandsOfTasks() async throws {
    var count = 0
    let all = Gate()
    for _ in 0..<5000 {
      Task { @EngineActor in
        await EventLoop.shared.yield()
        count += 1
        if count == 5000 { all.open() }
      }
    }
    try await all.wait()
    #expect(count == 5000)
  }

  @EngineActor @Test func aBusyTaskDoesNotStopTimers() async throws {
    var isDone = false
    Task { @EngineActor in
      try await EventLoop.shared.sleep(until: .after(nanoseconds: 2_000_000))
      isDone = true
    }
    let end = Deadline.after(nanoseconds: 20_000_000_000)
    while !isDone, !end.hasPassed { await EventLoop.shared.yield() }
    #expect(isDone)
  }

  @EngineActor @Test func sleepTakesItsTime() async throws {
    for nanoseconds in [0, 200_000, 5_000_000] {
      let start = MonotonicClock.now
      try await EventLoop.shared.sleep(until: .after(nanoseconds: nanoseconds))
      #expect(MonotonicClock.now - start >= nanoseconds)
    }
  }

  @EngineActor @Test func sleepersWakeInTheOrderOfTheirTimes() async throws {
    var order: [Int] = []
    let (start, waiting) = (Numbers(), Numbers())
    let (ready, all) = (Gate(), Gate())
    for delay in [3, 1, 2] {
      Task { @EngineActor in
        waiting.list.append(delay)
        try await ready.wait()
        // The three go through the gate together; whoever is first sets the time.
        if start.list.isEmpty { start.list = [MonotonicClock.now + 50_000_000] }
        try await EventLoop.shared.sleep(
          until: Deadline(at: start.list[0] + delay * 1_000_000))
        order.append(delay)
        if order.count == 3 { all.open() }
      }
    }
    while waiting.list.count < 3 { await EventLoop.shared.yield() }
    ready.open()
    try await all.wait()
    #expect(order == [1, 2, 3])
  }

  @EngineActor @Test func aCancelledSleepEndsAtOnce() async {
    let task = Task { @EngineActor () -> WaitFailure? in
      do throws(WaitFailure) {
        try await EventLoop.shared.sleep(until: .never)
        return nil
      } catch {
        return error
      }
    }
    await EventLoop.shared.yield()
    task.cancel()
    #expect(await task.value == .cancelled)
    #expect(EventLoop.shared.timers.next != .never)
  }

  @EngineActor @Test func cancelledBeforeItSleeps() async {
    let task = Task { @EngineActor () -> Bool in
      withUnsafeCurrentTask { $0?.cancel() }
      do { try await EventLoop.shared.sleep(until: .never) } catch { return true }
      return false
    }
    #expect(await task.value)
  }

  @EngineActor @Test func cancelledFromAnotherThread() async {
    let task = Task { @EngineActor in try await EventLoop.shared.sleep(until: .never) }
    await EventLoop.shared.yield()
    Task.detached { task.cancel() }
    await #expect(throws: WaitFailure.cancelled) { try await task.value }
  }

  @EngineActor @Test func aJobMayRunTheLoopAgain() async throws {
    let gate = Gate()
    Task { @EngineActor in
      await EventLoop.shared.yield()
      gate.open()
    }
    let limit = Deadline.after(nanoseconds: 20_000_000_000)
    while !gate.isOpen, !limit.hasPassed { EventLoop.shared.turn(until: limit) }
    #expect(gate.isOpen)
    let nested = EventLoop.shared.run {
      try? await EventLoop.shared.sleep(until: .after(nanoseconds: 100_000))
      return 7
    }
    #expect(nested == 7)
    #expect(Task.isCancelled == false)
    await EventLoop.shared.yield()
  }

  @EngineActor @Test func aTurnWithADeadlineWaitsNoLonger() async {
    let start = MonotonicClock.now
    while MonotonicClock.now - start < 2_000_000 {
      EventLoop.shared.turn(until: Deadline(at: start + 2_000_000))
    }
    #expect(MonotonicClock.now - start < 30_000_000_000)
  }

  @EngineActor @Test func otherActorsAndBack() async {
    let value = await Elsewhere().double(21)
    #expect(EventLoop.shared.isOnLoop)
    #expect(value == 42)
  }

  private actor Elsewhere {
    func double(_ number: Int) -> Int { EventLoop.shared.isOnLoop ? 0 : number * 2 }
  }
}
