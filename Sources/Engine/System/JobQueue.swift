/// First in, first out, in a ring that grows: safe to push to while it is being emptied, also from a
/// job that runs the loop again.
struct JobQueue {
  private var ring: [UnownedJob?] = Array(repeating: nil, count: 64)
  private var head = 0
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  mutating func append(_ job: UnownedJob) {
    if count == ring.count { grow() }
    ring[(head &+ count) & (ring.count &- 1)] = job
    count &+= 1
  }

  mutating func popFirst() -> UnownedJob? {
    guard count > 0 else { return nil }
    let job = ring[head]
    ring[head] = nil
    head = (head &+ 1) & (ring.count &- 1)
    count &-= 1
    return job
  }

  private mutating func grow() {
    let ordered = ring[head...] + ring[..<head]
    ring = ordered + Array(repeating: nil, count: ring.count)
    head = 0
  }
}
