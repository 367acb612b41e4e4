import Glibc
import Testing

@testable import Engine

@Suite struct DeadlineTests {
  @Test func theClockGoesForward() {
    let first = MonotonicClock.now
    #expect(MonotonicClock.now >= first)
  }

  /// Readings far enough to need the system's clock many times in between.
  @Test func theClockIsTheSystems() {
    func systems() -> Int {
      var time = timespec()
      clock_gettime(CLOCK_MONOTONIC, &time)
      return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
    let end = systems() + 20_000_000
    var last = 0
    var (backward, early, late) = (0, 0, 0)
    while last < end {
      let before = systems()
      let now = MonotonicClock.now
      let after = systems()
      if now < last { backward += 1 }
      early = max(early, before - now)
      late = max(late, now - after)
      last = now
    }
    #expect(backward == 0)
    #expect(early < 50_000 && late < 50_000, "nanoseconds early and late")
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
