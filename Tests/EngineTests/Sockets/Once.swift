import Synchronization

/// Says yes once.
final class Once: Sendable {
  private let taken = Atomic<Bool>(false)

  var isTaken: Bool { taken.load(ordering: .relaxed) }

  func take() -> Bool { !taken.exchange(true, ordering: .relaxed) }
}
