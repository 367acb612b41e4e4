import Testing

@testable import Engine

@EngineActor @Suite struct TimerHeapTests {
  /// A fixed sequence of numbers without a visible order.
  private func scattered(_ count: Int) -> [Int] {
    var state = 12345
    return (0..<count).map { _ in
      state = (state &* 1_103_515_245 &+ 12345) & 0x7FFF_FFFF
      return state % 1000
    }
  }

  @Test func comesOutInOrder() {
    var heap = TimerHeap()
    let times = scattered(500)
    for time in times { heap.insert(Waiter(), at: Deadline(at: time)) }
    #expect(heap.count == 500)
    #expect(heap.next == times.min().map { Deadline(at: $0) })
    var out: [Int] = []
    while let waiter = heap.popDue(at: 1000) { out.append(waiter.deadline.nanoseconds) }
    #expect(out == times.sorted())
    #expect(heap.isEmpty)
  }

  @Test func onlyWhatIsDue() {
    var heap = TimerHeap()
    for time in [30, 10, 20] { heap.insert(Waiter(), at: Deadline(at: time)) }
    #expect(heap.popDue(at: 9) == nil)
    #expect(heap.popDue(at: 10)?.deadline == Deadline(at: 10))
    #expect(heap.popDue(at: 19) == nil)
    #expect(heap.popDue(at: 40)?.deadline == Deadline(at: 20))
  }

  @Test func takenOutOfTheMiddle() {
    var heap = TimerHeap()
    let waiters = scattered(300).map { time in
      let waiter = Waiter()
      heap.insert(waiter, at: Deadline(at: time))
      return waiter
    }
    for (index, waiter) in waiters.enumerated() where index % 3 == 0 { heap.remove(waiter) }
    heap.remove(waiters[0])
    let left = waiters.enumerated().filter { $0.offset % 3 != 0 }.map(\.element)
    #expect(heap.count == left.count)
    var out: [Int] = []
    while let waiter = heap.popDue(at: .max) { out.append(waiter.deadline.nanoseconds) }
    #expect(out == left.map(\.deadline.nanoseconds).sorted())
    #expect(waiters.allSatisfy { $0.timerIndex == -1 })
  }
}
