/// The waiters that have a deadline, the earliest on top: a binary heap in which each waiter knows its
/// place, so that one that ends early is taken out at once.
@EngineActor struct TimerHeap {
  private var waiters: [Waiter] = []

  nonisolated init() {}

  var isEmpty: Bool { waiters.isEmpty }
  var count: Int { waiters.count }

  /// The earliest deadline.
  var next: Deadline? { waiters.first?.deadline }

  mutating func insert(_ waiter: Waiter, at deadline: Deadline) {
    waiter.deadline = deadline
    waiter.timerIndex = waiters.count
    waiters.append(waiter)
    rise(from: waiters.count - 1)
  }

  mutating func remove(_ waiter: Waiter) {
    let index = waiter.timerIndex
    guard waiters.indices.contains(index), waiters[index] === waiter else { return }
    waiter.timerIndex = -1
    let last = waiters.removeLast()
    guard index < waiters.count else { return }
    place(last, at: index)
    rise(from: index)
    sink(from: last.timerIndex)
  }

  /// Takes the earliest waiter out if its time has come.
  mutating func popDue(at now: Int) -> Waiter? {
    guard let first = waiters.first, first.deadline.nanoseconds <= now else { return nil }
    remove(first)
    return first
  }

  private mutating func place(_ waiter: Waiter, at index: Int) {
    waiters[index] = waiter
    waiter.timerIndex = index
  }

  private mutating func rise(from start: Int) {
    var index = start
    let waiter = waiters[index]
    while index > 0 {
      let parent = (index - 1) / 2
      if waiters[parent].deadline <= waiter.deadline { break }
      place(waiters[parent], at: index)
      index = parent
    }
    place(waiter, at: index)
  }

  private mutating func sink(from start: Int) {
    var index = start
    let waiter = waiters[index]
    while true {
      var child = 2 * index + 1
      guard child < waiters.count else { break }
      if child + 1 < waiters.count, waiters[child + 1].deadline < waiters[child].deadline {
        child += 1
      }
      if waiter.deadline <= waiters[child].deadline { break }
      place(waiters[child], at: index)
      index = child
    }
    place(waiter, at: index)
  }
}
