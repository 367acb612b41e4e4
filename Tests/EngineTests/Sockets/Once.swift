import Synchronization

/// Says yes once.
final class Once: Sendable {
  private let taken = Atomic<Bool>(false)

  var isTaken: Bool { taken.load(ordering: .relaxed) }

  func take() -> Bool { !taken.exchange(true, ordering: .relaxed) }
}

/// Counts from 1.
final class Counter: Sendable {
  private let count = Atomic<Int>(0)

  func next() -> Int { count.add(1, ordering: .relaxed).newValue }
}
