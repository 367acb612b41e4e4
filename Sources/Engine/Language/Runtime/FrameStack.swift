/// The frames of the callers, outermost first, in memory of their own: to call and to return moves
/// frames, which a Swift array would copy.
struct FrameStack: ~Copyable {
  private var start: UnsafeMutablePointer<Machine.Frame>?
  private var capacity = 0
  /// How many there are.
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  /// The frames, innermost first.
  var innermostFirst: [Machine.Frame] {
    guard let start else { return [] }
    return (0..<count).reversed().map { start[$0] }
  }

  /// Keeps the running frame, and puts the next in its place.
  @inline(__always)
  mutating func push(_ running: inout Machine.Frame, entering next: Machine.Frame) {
    if count == capacity { grow() }
    withUnsafeMutablePointer(to: &running) { running in
      if let start { (start + count).moveInitialize(from: running, count: 1) }
      running.initialize(to: next)
    }
    count &+= 1
  }

  /// Puts the innermost caller in the place of the running frame, which goes; only if there is one.
  @inline(__always)
  mutating func pop(into running: inout Machine.Frame) {
    guard let start, count > 0 else { return }
    count &-= 1
    running = (start + count).move()
  }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<Machine.Frame>.allocate(capacity: max(8, capacity * 2))
    if let start {
      larger.moveInitialize(from: start, count: count)
      start.deallocate()
    }
    capacity = max(8, capacity * 2)
    start = larger
  }

  deinit {
    start?.deinitialize(count: count)
    start?.deallocate()
  }
}
