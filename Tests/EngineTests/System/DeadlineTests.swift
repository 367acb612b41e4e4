import Testing

@testable import Engine

@Suite struct DeadlineTests {
  @Test func theClockGoesForward() {
    let first = MonotonicClock.now
    #expect(MonotonicClock.now >= first)
  }

  @Test func laterIsInTheFuture() {
    let before = MonotonicClock.now
    let deadline = Deadline.after(nanoseconds: 60_000_000_000)
    #expect(deadline.nanoseconds >= before + 60_000_000_000)
    #expect(!deadline.hasPassed)
    #expect((59_000_000_000...60_000_000_000).contains(deadline.remaining))
  }

  @Test(arguments: [0, -1, Int.min])
  func nothingAndLessIsNow(nanoseconds: Int) {
    let deadline = Deadline.after(nanoseconds: nanoseconds)
    #expect(deadline.hasPassed)
    #expect(deadline.remaining == 0)
  }

  @Test func tooLateIsNever() {
    #expect(Deadline.after(nanoseconds: .max) == .never)
    #expect(Deadline.never.remaining > 1_000_000_000_000_000_000)
    #expect(Deadline.immediate.remaining == 0)
  }

  @Test func theEarlierOfTwo() {
    let (one, two) = (Deadline(at: 1), Deadline(at: 2))
    #expect(Deadline.earlier(one, two) == one)
    #expect(Deadline.earlier(two, one) == one)
    #expect(Deadline.earlier(nil, two) == two)
    #expect(Deadline.earlier(one, nil) == one)
    #expect(Deadline.earlier(nil, nil) == nil)
  }
}
